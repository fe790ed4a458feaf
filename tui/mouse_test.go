package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/page"
)

func point(m *model, x, y int, button tea.MouseButton) tea.Cmd {
	_, cmd := m.Update(tea.MouseMsg{X: x, Y: y, Button: button, Action: tea.MouseActionPress})
	return cmd
}

// cellOf is where words stand on the screen.
func cellOf(t *testing.T, m *model, words string) (x, y int) {
	t.Helper()
	for y, r := range strings.Split(screen(m), "\n") {
		if i := strings.Index(r, words); i >= 0 {
			return ansi.StringWidth(r[:i]), y
		}
	}
	t.Fatalf("%q is not on the screen\n%s", words, screen(m))
	return 0, 0
}

func TestClicks(t *testing.T) {
	tests := []struct {
		name   string
		clicks []string
		want   []string
		not    []string
	}{
		{"a marker", []string{"could"}, []string{"“could” — modal speculation"}, nil},
		{"a cue, after wide letters too", []string{"fear"}, []string{"Some — belief"}, nil},
		{"twice tells why", []string{"could", "could"}, []string{"Why it is marked", "modal, medium"}, nil},
		{"no mark", []string{"could", "airline"}, nil, []string{"modal speculation"}},
		{"a list", []string{"Con "}, []string{"›Consequences", "◑ fog may stay"}, nil},
		{"an entry", []string{"Con ", "◑ fog"}, []string{"possible, claimed by Some"}, nil},
		{"an actor twice", []string{"named says", "person", "person"}, []string{"only Mara Venn"}, nil},
		{"sorted", []string{"1 by count"}, []string{"1 in order"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := reader(t, 100, 24, termenv.Ascii)
			for _, c := range tt.clicks {
				x, y := cellOf(t, m, c)
				point(m, x+1, y, tea.MouseButtonLeft)
			}
			for _, w := range tt.want {
				if s := screen(m); !strings.Contains(s, w) {
					t.Errorf("%q is missing in\n%s", w, s)
				}
			}
			for _, w := range tt.not {
				if s := screen(m); strings.Contains(s, w) {
					t.Errorf("%q is in\n%s", w, s)
				}
			}
		})
	}
}

// Wherever the mouse is used, whatever is shown, nothing breaks.
func TestMouseEverywhere(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 24}, {60, 20}, {20, 5}, {1, 1}} {
		for _, keys := range [][]string{nil, {"?"}, {"tab"}, {"]", "enter"}, {"o"}, {"M"}, {"t"}} {
			m := reader(t, size[0], size[1], termenv.TrueColor)
			press(m, keys...)
			for y := range size[1] {
				for x := 0; x < size[0]; x += 3 {
					for _, b := range []tea.MouseButton{tea.MouseButtonLeft, tea.MouseButtonWheelDown, tea.MouseButtonWheelUp} {
						point(m, x, y, b)
					}
				}
				checkScreen(t, m)
			}
		}
	}
}

func longReader(t testing.TB, width, height int) *model {
	long := strings.Repeat("Venn said the crews could strike, and nobody in the harbour knew when it would begin or end.\n\n", 200)
	m := newModel("long", text.Parse(long, text.Plain), page.NewTheme("dark", termenv.Ascii), 0)
	m.Update(tea.WindowSizeMsg{Width: width, Height: height})
	m.View()
	return m
}

func TestWheelAndMap(t *testing.T) {
	m := longReader(t, 100, 24)
	point(m, 20, 10, tea.MouseButtonWheelDown)
	if m.article.row != wheelRows || m.article.top != wheelRows {
		t.Errorf("the wheel went to row %d", m.article.row)
	}
	g := m.geometry()
	last := g.body - 1
	point(m, g.article-1, last, tea.MouseButtonLeft)
	if m.article.row < len(m.article.page.Rows)*9/10 {
		t.Errorf("the end of the map is row %d of %d", m.article.row, len(m.article.page.Rows))
	}
	m.Update(tea.MouseMsg{X: g.article, Y: g.pad, Button: tea.MouseButtonLeft, Action: tea.MouseActionMotion})
	if m.article.row != 0 {
		t.Errorf("the beginning of the map is row %d", m.article.row)
	}
	press(m, "M", "j", "j")
	if at := m.article.row; at != 2*len(m.article.page.Rows)/m.article.height {
		t.Errorf("two cells down is row %d", at)
	}
	if s := screen(m); !strings.Contains(s, "100% own voice") || !strings.Contains(s, "◂") {
		t.Errorf("the map tells nothing:\n%s", s)
	}
	press(m, "esc")
	if m.article.row != 0 || m.focus != inText {
		t.Errorf("esc leaves the map at row %d", m.article.row)
	}
}

func TestMouseIsOptional(t *testing.T) {
	m := reader(t, 80, 24, termenv.Ascii)
	if cmd := press(m, "%"); cmd == nil || !m.mouse || !strings.Contains(m.message, "% gives it back") {
		t.Errorf("the mouse did not come: %q", m.message)
	}
	if press(m, "%"); m.mouse {
		t.Error("the mouse did not go")
	}
}

func TestMapShares(t *testing.T) {
	m := reader(t, 100, 24, termenv.Ascii)
	r := storyReport(t)
	for _, s := range m.article.doc.Sentences {
		r.Sentences = append(r.Sentences, report.SentenceSpan{Start: s.Start, End: s.End})
	}
	m.Update(analysed{generation: m.generation, found: link(r)})
	m.View()
	var sourced, hedged, consequent bool
	for _, c := range m.mini.cells {
		sourced = sourced || c.sourced > .5
		hedged = hedged || c.hedged > .9
		consequent = consequent || c.consequent > .3 && c.sourced < .5
		for _, f := range []float64{c.sourced, c.hedged, c.consequent} {
			if f < 0 || f > 1 {
				t.Errorf("share %v", f)
			}
		}
	}
	if !sourced || !hedged || !consequent {
		t.Errorf("cells %+v", m.mini.cells)
	}
}

// Keys that came together are so many keys; what was pasted is none.
func TestTypedAhead(t *testing.T) {
	m := longReader(t, 80, 24)
	m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("5jjj")})
	if m.article.row != 7 {
		t.Errorf("at row %d", m.article.row)
	}
	m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("/harbour")})
	if m.search.query != "harbour" {
		t.Errorf("query %q", m.search.query)
	}
	press(m, "esc")
	m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("jjjj"), Paste: true})
	if m.article.row != 7 {
		t.Errorf("pasting moved to row %d", m.article.row)
	}
}
