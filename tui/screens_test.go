package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/exp/golden"
	"github.com/muesli/termenv"

	"ascribe/tui/page"
	"ascribe/tui/review/store"
	"ascribe/tui/settings"
)

// screens are what the reader shows after some keys, each kept in a file of
// testdata at every size: go test ./tui -run Screens -update writes them. How it looks, in colours, is tested elsewhere.
var screens = []struct {
	name     string
	articles []string
	keys     string
	kept     bool // the review is saved
}{
	{"start", []string{"strait.txt"}, "", false},
	{"markdown", []string{"harbour.md"}, "d d d", false},
	{"consequences", []string{"strait.txt"}, "l", false},
	{"attributions", []string{"strait.txt"}, "l l ] ]", false},
	{"speculation", []string{"strait.txt"}, "l l l } s", false},
	{"notes", []string{"strait.txt"}, "] a «who is he?» # «ask» } 2 V l l a «a place» l l l l", true},
	{"why", []string{"strait.txt"}, "] ] ] enter", false},
	{"actor", []string{"strait.txt"}, "tab j enter esc ] ]", false},
	{"search", []string{"strait.txt"}, "/ «north[a-z]*» n", false},
	{"dimmed", []string{"dam.txt"}, "v", false},
	{"map", []string{"rates.txt"}, "M j j j", false},
	{"help", []string{"strait.txt"}, "?", false},
	{"legend", []string{"strait.txt"}, "L", false},
	{"profile", []string{"rates.txt"}, "i", false},
	{"review", []string{"court.txt"}, "R enter enter enter 2 enter 3", true},
	{"scripts", []string{"../tui/testdata/scripts.md"}, "] ]", false},
	{"several", []string{"strait.txt", "harbour.md", "court.txt"}, "j enter 2 0 j > q", true},
}

func TestScreens(t *testing.T) {
	reviews := &store.Lazy{File: reviewFile(t)}
	defer reviews.Close()
	for _, s := range screens {
		t.Run(s.name, func(t *testing.T) {
			var out strings.Builder
			for _, size := range [][2]int{{200, 60}, {120, 40}, {80, 24}, {40, 12}} {
				var where *Reviews
				if s.kept {
					where = &Reviews{Store: reviews, Reviewer: fmt.Sprint(s.name, size)}
				}
				m := openedAt(t, where, size[0], size[1], s.articles...)
				keys(m, keysIn(s.keys)...)
				checkScreen(t, m)
				fmt.Fprintf(&out, "%d×%d\n", size[0], size[1])
				for _, row := range strings.Split(screen(m), "\n") {
					out.WriteString(strings.TrimRight("|"+row, " ") + "\n")
				}
			}
			golden.RequireEqual(t, out.String())
		})
	}
}

// openedAt is a reader of samples, analysed, on a screen. Without a place to keep
// reviews it looks as if it had one.
func openedAt(t *testing.T, where *Reviews, width, height int, names ...string) *model {
	t.Helper()
	var articles []Article
	for _, name := range names {
		articles = append(articles, sample(t, name))
	}
	m, err := newReader(t.Context(), articles, func() *page.Theme { return page.NewTheme("dark", termenv.Ascii) })
	if err != nil {
		t.Fatal(err)
	}
	m.settle(settings.Settings{})
	m.desk.where, m.desk.after = where, never
	m.Update(tea.WindowSizeMsg{Width: width, Height: height})
	run(m, m.Init())
	if where == nil {
		m.desk.where = &Reviews{}
		m.layout()
	}
	return m
}
