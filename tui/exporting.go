package tui

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ascribe/tui/export"
	"ascribe/tui/page"
	"ascribe/tui/review"
)

// exportKeys are the keys of the formats, as far as possible their first letters.
var exportKeys = map[export.Format]string{export.HTML: "h", export.Markdown: "m", export.CSV: "c", export.JSON: "j",
	export.Annotations: "a", export.ClaimReview: "r", export.Brat: "b", export.Gold: "g"}

// exported is what came of writing a review to a file.
type exported struct {
	file string
	err  error
}

// previewed is a review as a page to read.
type previewed struct {
	lines []string
	err   error
}

// startExport asks for the format of an export.
func (m *model) startExport() {
	if m.review.keeper == nil {
		m.message = m.notYet()
		return
	}
	q := &question{text: "export: p preview", answers: map[string]func() tea.Cmd{"p": m.showReview}}
	for _, k := range export.Formats() {
		key, ok := exportKeys[k.Format]
		if !ok {
			continue
		}
		q.text += " · " + key + " " + string(k.Format)
		q.answers[key] = func() tea.Cmd {
			base := strings.TrimSuffix(filepath.Base(m.name), filepath.Ext(m.name))
			if m.path == "" {
				base = "review"
			}
			m.askLine("write to: ", base+".review"+k.Extension, func(file string) tea.Cmd { return m.exportTo(file, k.Format) })
			return nil
		}
	}
	m.desk.ask = q
}

// exportTo writes the review to a file; over one that is there only when the
// reader says so.
func (m *model) exportTo(file string, format export.Format) tea.Cmd {
	if file == "" {
		m.message = "nothing written"
		return nil
	}
	if rest, ok := strings.CutPrefix(file, "~/"); ok { // no shell has seen it
		if home, err := os.UserHomeDir(); err == nil {
			file = filepath.Join(home, rest)
		}
	}
	r := m.review.state
	if _, err := os.Lstat(file); err == nil {
		m.desk.ask = &question{text: page.Clean(file) + " is there already: y writes over it", answers: map[string]func() tea.Cmd{
			"y": func() tea.Cmd { return writeExport(file, r, format) }}}
		return nil
	}
	return writeExport(file, r, format)
}

// writeExport writes a review beside the file and then in its place, so that a
// full disk leaves what was there.
func writeExport(file string, r *review.Review, format export.Format) tea.Cmd {
	return func() tea.Msg {
		f, err := os.CreateTemp(filepath.Dir(file), ".ascribe-*")
		if err != nil {
			return exported{file, err}
		}
		err = errors.Join(export.Write(f, r, format), f.Chmod(0o644), f.Close())
		if err == nil {
			err = os.Rename(f.Name(), file)
		}
		if err != nil {
			os.Remove(f.Name())
		}
		return exported{file, err}
	}
}

// showReview shows the review as it would be printed.
func (m *model) showReview() tea.Cmd {
	r, theme, width := m.review.state, m.theme, max(min(m.width-2, 100), page.MinWidth)
	return func() tea.Msg {
		var b strings.Builder
		err := export.Write(&b, r, export.Markdown)
		return previewed{theme.Markdown(b.String(), width), err}
	}
}

// exportMsg takes in what came of an export.
func (m *model) exportMsg(msg tea.Msg) {
	switch msg := msg.(type) {
	case exported:
		m.message = "written to " + page.Clean(msg.file)
		if msg.err != nil {
			var p *fs.PathError
			if errors.As(msg.err, &p) {
				msg.err = p.Err
			}
			m.message = "NOT written to " + page.Clean(msg.file) + ": " + page.Clean(msg.err.Error())
		}
	case previewed:
		if msg.err != nil {
			m.message = "cannot show the review: " + page.Clean(msg.err.Error())
			return
		}
		m.openPanel(panelReview, nil)
		m.panel.lines = msg.lines
	}
}
