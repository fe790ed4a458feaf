package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"ascribe/tui/page"
)

// Every word of the help and the legend can be read on a small screen.
func TestHelpIsNotCutOff(t *testing.T) {
	for _, width := range []int{80, 40} {
		words := strings.Join(strings.Fields(strings.Join(help(page.NoTheme(), newKeymap(nil), width), " ")), " ")
		for _, b := range keyTable {
			if !strings.Contains(words, b.help) {
				t.Errorf("%d columns: %q is not in the help", width, b.help)
			}
		}
		for _, key := range []string{"?", "L"} {
			m := reader(t, width, 24, termenv.Ascii)
			press(m, key)
			for range m.panel.lines {
				if s := screen(m); strings.Contains(s, "…") {
					t.Fatalf("%s: cut off at %d columns:\n%s", key, width, s)
				}
				press(m, "j")
			}
		}
	}
}

// What lies over the text is set anew when the window or the theme changes, and
// when the analysis ends.
func TestPanelKeepsUp(t *testing.T) {
	m := reader(t, 120, 40, termenv.Ascii)
	press(m, "]", "enter")
	m.Update(tea.WindowSizeMsg{Width: 30, Height: 20})
	if s := screen(m); strings.Contains(s, "crews could…") || !strings.Contains(s, "strike on Friday") {
		t.Errorf("on a narrow screen:\n%s", s)
	}
	m = reader(t, 120, 40, termenv.Ascii)
	m.analysing = true
	press(m, "i")
	m.analysing = false
	m.Update(analysed{generation: m.generation, found: link(storyReport(t))})
	if s := screen(m); strings.Contains(s, "still analysing") || !strings.Contains(s, "Sources  of 2 statements") {
		t.Errorf("after the analysis:\n%s", s)
	}
	m = themed(t, "dark", nil, map[string]string{"COLORTERM": "truecolor"})
	press(m, "L")
	before := m.View()
	press(m, "T")
	if !m.panel.open() || m.View() == before {
		t.Error("the legend is not shown in the next theme")
	}
}

// What a card explains is seen above it, also when it stood at the end of the
// screen; closing the card leaves the text where it was.
func TestCardDoesNotCoverWhatItExplains(t *testing.T) {
	for _, height := range []int{24, 40, 14, 9} {
		m := openedAt(t, nil, 100, height, "strait.txt")
		for range 25 {
			press(m, "]")
			before, words := screen(m), m.article.doc.Text(m.article.span())
			press(m, "enter")
			text, _, _ := strings.Cut(screen(m), "── Why")
			if !strings.Contains(text, words) {
				t.Fatalf("%d rows: %q is hidden\n%s", height, words, screen(m))
			}
			checkScreen(t, m)
			press(m, "esc")
			if screen(m) != before {
				t.Fatalf("%d rows: the card has moved the text\n%s", height, screen(m))
			}
		}
	}
}

// On a screen with no room beside the text the map does not hide it.
func TestMapOnANarrowScreen(t *testing.T) {
	m := reader(t, 50, 12, termenv.Ascii)
	press(m, "M", "j")
	if s := screen(m); !strings.Contains(s, "◂") || strings.Contains(s, "Actors") {
		t.Errorf("the map:\n%s", s)
	}
}

// A pane that has no room for the names of all lists shows them short, and what
// the open one is called below; names of actors go before counts.
func TestNarrowPane(t *testing.T) {
	m := reader(t, 80, 24, termenv.Ascii)
	press(m, "t")
	wantScreen(t, m, "Actors Con Att Spe Not", "named says", "person           1    1")
	press(m, "l")
	wantScreen(t, m, "Act Con Att Spe Not", "1 consequence in order")
	x, y := cellOf(t, m, "Spe")
	point(m, x+1, y, tea.MouseButtonLeft)
	wantScreen(t, m, "Act Con Att ›Spe Not", "1 speculation in order")
}

// A page over the text keeps keys from claims that nobody sees.
func TestKeysOverAPage(t *testing.T) {
	tests := []struct {
		name      string
		keys      []string
		want, not string
	}{
		{"a verdict", []string{"]", "?", "2"}, "close this page first, esc does", "disputed"},
		{"a note", []string{"]", "L", "a"}, "close this page first, esc does", "note:"},
		{"undo", []string{"]", "2", "i", "z"}, "close this page first, esc does", "undone"},
		{"the next claim", []string{"?", "]"}, "Mara Venn — statement", "Keys ·"},
		{"a search", []string{"?", "/", "c", "o"}, "/co ", "Keys ·"},
		{"another page", []string{"?", "L"}, "What the marks mean", "Keys ·"},
		{"why, below the text", []string{"]", "enter", "2"}, "disputed: “", "close this"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := reviewer(t, reviewFile(t), 100, 24)
			keys(m, tt.keys...)
			if s := screen(m); !strings.Contains(s, tt.want) || strings.Contains(s, tt.not) {
				t.Errorf("want %q and not %q in\n%s", tt.want, tt.not, s)
			}
		})
	}
}
