package tui

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/atotto/clipboard"
	osc52 "github.com/aymanbagabas/go-osc52/v2"
	tea "github.com/charmbracelet/bubbletea"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// copyClaim copies what is claimed at the reader's row, or the sentence there
// when nothing is; with its source, the title and the place when cited is set.
func (m *model) copyClaim(cited bool) tea.Cmd {
	span, source := m.claimed()
	words := m.plain(span)
	if words == "" {
		m.message = "there is nothing to copy here"
		return nil
	}
	if cited {
		words = m.cite(words, source, span.Start)
	}
	return m.copy(words)
}

// claimed is the text that the chosen finding, or the first on the reader's row,
// claims, and who claims it.
func (m *model) claimed() (text.Span, string) {
	r := m.found.report
	for _, it := range m.here() {
		switch it.Layer {
		case page.Attribution:
			a := &r.Attributions[it.Index]
			if s := extent(a.Content); !s.Empty() {
				return s, m.found.claimant(a)
			}
		case page.Consequences:
			c := &r.Consequences[it.Index]
			return extent(c.Cause, c.Marker, c.Effect), m.found.voice(c)
		case page.Speculation:
			return m.sentence(r.Speculation[it.Index].Span.Start), ""
		}
	}
	row := m.article.span()
	s := m.sentence(row.Start)
	if s.Empty() {
		s = row
	}
	return s, ""
}

// extent is from the first to the last byte of passages.
func extent(lists ...[]report.Passage) text.Span {
	var s text.Span
	for _, ps := range lists {
		for _, p := range ps {
			if s.Empty() {
				s = p.Span()
			}
			s.Start, s.End = min(s.Start, p.Start), max(s.End, p.End)
		}
	}
	return s
}

// plain is the visible text of a span on one line.
func (m *model) plain(s text.Span) string { return page.Clean(m.article.doc.Visible(s)) }

// cite puts words in quotation marks and tells where they are from.
func (m *model) cite(words, source string, at int) string {
	var from []string
	if source != "" {
		from = append(from, page.Clean(source))
	}
	if title := m.plain(m.article.doc.Title); title != "" {
		from = append(from, "“"+title+"”")
	}
	name := m.path
	if name == "" {
		name = m.name
	}
	line, column := m.lineOf(at)
	from = append(from, fmt.Sprintf("%s:%d:%d", page.Clean(name), line, column))
	if words[0] != '"' && !strings.HasPrefix(words, "“") {
		words = "“" + words + "”"
	}
	return words + " — " + strings.Join(from, ", ")
}

// lineOf is the line and column of a byte of the source, counted from 1.
func (m *model) lineOf(at int) (line, column int) {
	before := m.article.doc.Source[:at]
	return 1 + strings.Count(before, "\n"), at - strings.LastIndexByte(before, '\n')
}

// copied tells how copying went.
type copied struct{ message string }

// nativeClipboard is the system's clipboard.
var nativeClipboard = clipboard.WriteAll

// copy sends words to the clipboard by the terminal, which works from afar, and
// to that of the system where there is one at hand.
func (m *model) copy(words string) tea.Cmd {
	asked := false
	if m.say != nil && len(words) < 70_000 && os.Getenv("TERM") != "linux" {
		seq := osc52.New(words)
		if strings.HasPrefix(os.Getenv("TERM"), "screen") && os.Getenv("TMUX") == "" {
			seq = seq.Screen()
		}
		m.say(seq.String())
		asked = true
	}
	far := os.Getenv("SSH_TTY") != "" || os.Getenv("SSH_CONNECTION") != ""
	return func() tea.Msg { return copied{copyNative(words, asked, far)} }
}

// copyNative copies words to the system's clipboard and tells what the reader can
// expect. It does not wait long: some programs for the clipboard never end.
func copyNative(words string, asked, far bool) string {
	short := []rune(words)
	if len(short) > 40 {
		short = append(short[:39], '…')
	}
	if !far {
		done := make(chan error, 1)
		go func() { done <- nativeClipboard(words) }()
		select {
		case err := <-done:
			if err == nil {
				return "copied: " + string(short)
			}
		case <-time.After(2 * time.Second):
		}
	}
	switch {
	case asked && far:
		return "copied through the terminal; if it is not there, allow it OSC 52 (in tmux: set -g set-clipboard on)"
	case asked:
		return "copied through the terminal; if it is not there, allow it OSC 52, or install wl-clipboard, xclip or xsel"
	}
	return "not copied: install wl-clipboard, xclip or xsel, or use a terminal that knows OSC 52"
}

// sentence is the sentence a byte stands in; empty for none.
func (m *model) sentence(at int) text.Span {
	for _, s := range m.article.doc.Sentences {
		if s.End > at {
			if s.Start > at {
				break
			}
			return s.Span
		}
	}
	return text.Span{}
}
