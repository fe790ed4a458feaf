package tui

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ascribe/tui/page"
)

// edit opens the article in the reader's editor, at the place that is read.
func (m *model) edit() tea.Cmd {
	if m.path == "" {
		m.message = "this article came through a pipe, there is no file to edit"
		return nil
	}
	editor := os.Getenv("VISUAL")
	if editor == "" {
		editor = os.Getenv("EDITOR")
	}
	if strings.TrimSpace(editor) == "" {
		m.message = "no editor is set, set one: export EDITOR=vi"
		return nil
	}
	at := m.article.span().Start
	if _, ok := m.current(); ok {
		at = m.chosenAt
	}
	line, column := m.lineOf(min(at, len(m.article.doc.Source)))
	args := editorCommand(editor, m.path, line, column)
	s := m.sheet
	return m.lend(exec.Command(args[0], args[1:]...), func(err error) tea.Msg { return edited{s, err} })
}

// lend gives the terminal to another program until that ends. It is the terminal
// itself: what the reader's keys come through is none, and would be read until the
// next key also after the end.
func (m *model) lend(cmd *exec.Cmd, done tea.ExecCallback) tea.Cmd {
	if m.desk.in != nil {
		cmd.Stdin = m.desk.in
	}
	if m.desk.out != nil {
		cmd.Stdout, cmd.Stderr = m.desk.out, m.desk.out
	}
	return tea.ExecProcess(cmd, done)
}

// editorCommand is the command of an editor with a place in a file, in the way
// the editor knows; of one that is not known, without the place.
func editorCommand(editor, path string, line, column int) []string {
	if strings.HasPrefix(path, "-") {
		path = "." + string(filepath.Separator) + path
	}
	args := strings.Fields(editor)
	name := strings.TrimSuffix(filepath.Base(args[0]), ".exe")
	place := fmt.Sprintf("%s:%d:%d", path, line, column)
	switch name {
	case "vi", "vim", "nvim", "nano", "pico", "emacs", "emacsclient", "mg", "jed", "joe", "ne", "mcedit", "ex", "view", "gvim":
		return append(args, fmt.Sprintf("+%d", line), path)
	case "kak":
		return append(args, fmt.Sprintf("+%d:%d", line, column), path)
	case "micro":
		return append(args, fmt.Sprintf("+%d:%d", line, column), path)
	case "hx", "helix", "subl", "zed", "lapce":
		return append(args, place)
	case "code", "codium", "cursor":
		return append(args, "--goto", place)
	}
	return append(args, path)
}

// edited tells that an editor was closed.
type edited struct {
	sheet *sheet
	err   error
}

// reopened is an article read again.
type reopened struct {
	sheet *sheet
	Opened
	err error
}

// afterEdit reads the article again.
func (m *model) afterEdit(e edited) tea.Cmd {
	if e.err != nil {
		m.message = "the editor: " + page.Clean(e.err.Error())
		return nil
	}
	s, ctx := e.sheet, m.ctx
	if s.reopen == nil {
		return nil
	}
	return func() tea.Msg {
		o, err := s.reopen(ctx)
		return reopened{s, o, err}
	}
}

// replace shows the article as it is after an edit, at the row where it was left.
func (m *model) replace(r reopened) tea.Cmd {
	switch {
	case r.err != nil:
		m.message = page.Clean(r.err.Error())
		return nil
	case r.Doc.Source == r.sheet.article.doc.Source:
		return nil
	}
	s := r.sheet
	s.leave()
	s.review = reviewing{earlier: s.review.keeper}
	s.article.doc, s.article.rest, s.article.pages = r.Doc, r.Rest, nil
	s.analyze, s.whole = r.Analyze, false
	s.search = newSearch()
	s.renew(link(nil))
	m.message = "the article was edited"
	m.pane.refresh()
	m.layout()
	return m.begin()
}

// opener opens an article again; nil for one that cannot be.
type opener func(context.Context) (Opened, error)
