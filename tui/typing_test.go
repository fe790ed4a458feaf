package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// What is typed is seen, however long the line is.
func TestLongLinesAreSeen(t *testing.T) {
	tests := []struct {
		name  string
		keys  []string
		want  string
		start string // of the status line
	}{
		{"a note", []string{"]", "a", strings.Repeat("word ", 20) + "end"}, "d word end ", "note: …"},
		{"wide letters", []string{"]", "a", strings.Repeat("東京", 40) + "終"}, "京東京終 ", "note: …"},
		{"a search", []string{"/", "the crews could strike on Friday, and again on Friday"}, "again on Friday    0/0", "/…"},
		{"a filter", []string{"tab", "f", strings.Repeat("word ", 12) + "end"}, " word end ", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := reviewer(t, reviewFile(t), 40, 12)
			keys(m, tt.keys...)
			checkScreen(t, m)
			got := screen(m)
			if !strings.Contains(got, tt.want) {
				t.Errorf("%q is not on the screen\n%s", tt.want, got)
			}
			if last := got[strings.LastIndexByte(got, '\n')+1:]; !strings.HasPrefix(last, tt.start) {
				t.Errorf("the line is %q, want it to begin with %q", last, tt.start)
			}
		})
	}
}

// With the cursor at the beginning of a long line that is what is seen.
func TestCursorIsSeen(t *testing.T) {
	m := reviewer(t, reviewFile(t), 40, 12)
	keys(m, "]", "a", "first "+strings.Repeat("word ", 20)+"last")
	m.Update(tea.KeyMsg{Type: tea.KeyHome})
	if s := screen(m); !strings.Contains(s, "note: first word") || !strings.Contains(s, "…") || strings.Contains(s, "last") {
		t.Errorf("at the beginning of the line:\n%s", s)
	}
	checkScreen(t, m)
}

func TestSearchAgain(t *testing.T) {
	tests := []struct {
		name string
		keys string
		want string
	}{
		{"n after esc", "/ «could» esc n", "/could 1/1"},
		{"N after esc", "/ «the» esc N", "/the 6/6"},
		{"an empty search", "/ «the» n esc g / enter", "/the 1/6"},
		{"round from the last row", "/ «the» G esc n", "/the 1/6"},
		{"no search yet", "n", "no search yet, / starts one"},
		{"nor with an empty line", "/ enter", "no search yet, / starts one"},
		{"found nowhere", "/ «zebra» n", "not found: zebra"},
		{"up brings the line back", "/ «the» esc / up", "/the    1/6"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := reader(t, 100, 24, termenv.Ascii)
			for _, k := range keysIn(tt.keys) {
				if k == "up" {
					m.Update(tea.KeyMsg{Type: tea.KeyUp})
				} else {
					press(m, k)
				}
			}
			if s := screen(m); !strings.Contains(s, tt.want) {
				t.Errorf("%q is missing in\n%s", tt.want, s)
			}
		})
	}
}

func TestNoLetterTyped(t *testing.T) {
	m := reader(t, 80, 24, termenv.Ascii)
	for _, k := range []string{"m", "'"} {
		press(m, k, "esc")
		if m.awaiting != "" || m.message != "" {
			t.Errorf("%s and esc wait for %q and say %q", k, m.awaiting, m.message)
		}
	}
}

// A search goes to the rows of a long table, not only to the table.
func TestSearchInATable(t *testing.T) {
	source := "# Ports\n\n| Port | Dues |\n|---|---|\n"
	for i := range 60 {
		source += fmt.Sprintf("| port %d | %d |\n", i, 100+i)
	}
	m := newModel("ports.md", text.Parse(source+"\nPort 1 is closed.\n", text.Markdown), page.NewTheme("dark", termenv.Ascii), 0)
	m.Update(tea.WindowSizeMsg{Width: 60, Height: 16})
	at := func(want, count string) {
		t.Helper()
		if row := m.article.page.Plain(m.article.row); !strings.Contains(row, want) || !strings.Contains(screen(m), strings.TrimSpace(row)) {
			t.Errorf("the reader is at %q, want %q\n%s", row, want, screen(m))
		}
		if !strings.Contains(screen(m), count) {
			t.Errorf("%q is missing in\n%s", count, screen(m))
		}
	}
	press(m, keysIn("/ «port 1»")...)
	at("port 1 ", "/port 1 1/12")
	press(m, "n")
	at("port 10", "/port 1 2/12")
	press(m, "9", "n")
	at("port 19", "/port 1 11/12")
	m.Update(tea.WindowSizeMsg{Width: 50, Height: 12})
	press(m, "n")
	at("Port 1 is closed", "12/12")
	press(m, "N", "N")
	at("port 18", "10/12")
}

// ^c gives up the line that is typed, not the article; what was written is not lost with
// it that way.
func TestInterruptedLine(t *testing.T) {
	for _, keysBefore := range []string{"/ a b", "tab f a b", "] a a b", "] # a", "x", "x h"} {
		m := reviewer(t, reviewFile(t), 100, 24)
		keys(m, keysIn(keysBefore)...)
		_, cmd := m.Update(tea.KeyMsg{Type: tea.KeyCtrlC})
		if m.search.typing || m.pane.typing || m.desk.prompt != nil || m.desk.ask != nil {
			t.Errorf("%s: the line goes on", keysBefore)
		}
		if quits(cmd) {
			t.Errorf("%s: it quits", keysBefore)
		}
		if _, cmd = m.Update(tea.KeyMsg{Type: tea.KeyCtrlC}); !quits(cmd) {
			t.Errorf("%s: then it does not quit", keysBefore)
		}
	}
}

func quits(cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	switch msg := cmd().(type) {
	case tea.QuitMsg:
		return true
	case tea.BatchMsg:
		return slices.ContainsFunc(msg, quits)
	}
	return false
}
