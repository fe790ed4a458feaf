package tui

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/cli/browser"

	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// hyperlink is a link of the article.
type hyperlink struct {
	span text.Span
	to   string
}

var address = regexp.MustCompile(`(?i)\bhttps?://[^\s<>"“”]+`)

// links are the links between two rows, the first included: those of the markup,
// and addresses that stand in the text, in code or in tables.
func (m *model) links(from, to int) []hyperlink {
	var out []hyperlink
	add := func(s text.Span, dest string) {
		if n := len(out); n > 0 && out[n-1].to == dest {
			out[n-1].span.End = s.End // it goes on, also over a row's end
			return
		}
		out = append(out, hyperlink{s, dest})
	}
	source := m.article.doc.Source
	block := -1
	for i := max(from, 0); i < min(to, len(m.article.page.Rows)); i++ {
		r := &m.article.page.Rows[i]
		if r.Drawn != "" && r.Block >= 0 && r.Block != block { // its rows are not those of the source
			block = r.Block
			s := m.article.doc.Blocks[block].Span
			for _, at := range address.FindAllString(source[s.Start:s.End], -1) {
				add(s, trimAddress(at))
			}
		}
		for _, run := range r.Runs {
			if run.Dest != "" {
				add(run.Span, run.Dest)
				continue
			}
			// An address may go on in the next row.
			end := run.End
			if k := strings.IndexAny(source[end:], " \t\n"); k >= 0 && k < 500 {
				end += k
			}
			for _, at := range address.FindAllStringIndex(source[run.Start:end], -1) {
				s := text.Span{Start: run.Start + at[0], End: run.Start + at[1]}
				if s.Start < run.End {
					s.End = s.Start + len(trimAddress(source[s.Start:s.End]))
					add(s, source[s.Start:s.End])
				}
			}
		}
	}
	return out
}

// trimAddress takes off what ends the sentence, or the bracket, that an address
// stands in.
func trimAddress(s string) string { return strings.TrimRight(s, ".,;:!?)]}'’|`") }

// openLink opens the link on the reader's row, or the one on the screen; of
// several it lets the reader choose.
func (m *model) openLink() tea.Cmd {
	m.linked = m.links(m.article.row, m.article.row+1)
	if len(m.linked) == 0 {
		m.linked = m.links(m.article.top, m.article.top+m.article.height)
	}
	switch len(m.linked) {
	case 0:
		m.message = "there is no link on the screen"
		return nil
	case 1:
		return m.visit(m.linked[0])
	}
	m.openPanel(panelLinks, func(int) (lines []string) {
		for i, l := range m.linked {
			lines = append(lines, fmt.Sprintf("%s %s  %s", m.theme.Paint(page.Accent, fmt.Sprintf("%3d", i+1)),
				m.theme.Paint(page.Link, m.plain(l.span)), m.theme.Paint(page.Dim, page.Clean(l.to))))
		}
		return lines
	})
	return nil
}

// pickLink opens the link with a number from 1.
func (m *model) pickLink(n int) tea.Cmd {
	m.panel.close()
	if n < 1 || n > len(m.linked) {
		m.message = fmt.Sprintf("there is no link %d", n)
		return nil
	}
	return m.visit(m.linked[n-1])
}

// browse opens an address in the system's browser.
var browse = func(to string) error {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" && os.Getenv("WSL_DISTRO_NAME") == "" {
		return errNoScreen // one without windows would take over this terminal
	}
	browser.Stdout, browser.Stderr = io.Discard, io.Discard
	return browser.OpenURL(to)
}

var errNoScreen = errors.New("there is no screen for a browser")

// visit opens a link in a browser; where there is none the address is copied.
func (m *model) visit(l hyperlink) tea.Cmd {
	to := page.Address(l.to)
	if to == "" {
		m.message = "this link is no address on the web: " + page.Clean(l.to)
		return nil
	}
	m.message = "opening " + page.Clean(to)
	return func() tea.Msg {
		err := browse(to)
		var missing *exec.Error
		switch {
		case err == nil:
			return copied{"opened " + page.Clean(to)}
		case errors.Is(err, errNoScreen), errors.As(err, &missing):
			return unopened{to}
		}
		return copied{"the browser could not be opened: " + page.Clean(err.Error())}
	}
}

// unopened is an address that no browser could be found for.
type unopened struct{ to string }

func (m *model) copyAddress(to string) tea.Cmd {
	copying := m.copy(to)
	return func() tea.Msg {
		c := copying().(copied)
		c.message = "no browser is at hand; " + c.message
		return c
	}
}
