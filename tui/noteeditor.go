package tui

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ascribe/analyze/text"
	"ascribe/tui/page"
	"ascribe/tui/review"
)

// noteEdited is what came of editing a note.
type noteEdited struct {
	sheet  *sheet
	what   review.Action
	before string
	text   string
	err    error
}

// scissors stands between a note and what it is on.
const scissors = "---- nothing below this line is kept ----"

// editHere opens the note of the claim or note that is picked in an editor.
func (m *model) editHere() tea.Cmd {
	what, value, ok := m.notable()
	if !ok {
		return nil
	}
	return m.editNote(what, value)
}

// editNote opens a note in the editor of the environment.
func (m *model) editNote(what review.Action, value string) tea.Cmd {
	cmd, done := m.noteEditor(what, value)
	if cmd == nil {
		return nil
	}
	return m.lend(cmd, done)
}

// noteEditor is the editor on a file with a note in it, and what takes the note back
// out of the file. Without an editor or a file it says so and is nil.
func (m *model) noteEditor(what review.Action, value string) (*exec.Cmd, func(error) tea.Msg) {
	editor := cmp.Or(strings.TrimSpace(os.Getenv("VISUAL")), strings.TrimSpace(os.Getenv("EDITOR")))
	if editor == "" {
		m.message = "no editor is set, set one: export EDITOR=vi"
		return nil, nil
	}
	about := ""
	if c := m.review.state.Claim(what.Claim); c != nil {
		about = c.Exact
	}
	if len(what.Spans) > 0 {
		about = m.article.doc.Text(what.Spans[0])
	}
	f, err := os.CreateTemp("", "ascribe-note-*.md")
	if err == nil {
		_, err = fmt.Fprintf(f, "%s\n\n%s\n%s\n", value, scissors, page.CleanLines(about))
		if e := f.Close(); err == nil {
			err = e
		}
	}
	if err != nil {
		m.message = "cannot write a file for the editor: " + page.Clean(err.Error())
		return nil, nil
	}
	args := editorCommand(editor, f.Name(), 1, 1)
	sheet := m.sheet
	return exec.Command(args[0], args[1:]...), func(err error) tea.Msg {
		data, e := os.ReadFile(f.Name())
		if err == nil {
			err = e
		}
		os.Remove(f.Name())
		note, _, _ := strings.Cut(string(data), scissors)
		return noteEdited{sheet, what, value, strings.TrimSpace(strings.ToValidUTF8(note, "\uFFFD")), err}
	}
}

func (m *model) takeEdited(e noteEdited) tea.Cmd {
	if e.err != nil {
		m.message = "the note is as it was: the editor said " + page.Clean(e.err.Error())
		return nil
	}
	if len(e.what.Spans) > 0 {
		return m.noteOn(text.Span(e.what.Spans[0]), e.text)
	}
	return m.writeNote(e.what, e.before, e.text)
}
