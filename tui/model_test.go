package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/page"
)

const story = `# Pilots weigh a strike 🛩️

Mara Venn of the pilots' union said the crews could strike on Friday. 港湾局は火曜日に発表した。

Some fear delays because fog may stay over the fjord for the whole of the week.

The airline declined to answer. It has ten aircraft and one runway.
`

func passages(t testing.TB, words ...string) []report.Passage {
	t.Helper()
	var out []report.Passage
	for _, w := range words {
		i := strings.Index(story, w)
		if i < 0 {
			t.Fatalf("%q is not in the story", w)
		}
		out = append(out, report.Cut(story, text.Span{Start: i, End: i + len(w)}))
	}
	return out
}

func storyReport(t testing.TB) *report.Report {
	id, claim := "a1", "t2"
	return &report.Report{
		Attributions: []report.Attribution{
			{ID: "t1", Source: passages(t, "Mara Venn of the pilots' union"), Cue: passages(t, "said"),
				Content: passages(t, "the crews could strike on Friday"), Class: report.Statement, Quote: report.Indirect,
				SourceKind: report.SourceNamed, Actor: &id, Confidence: .9, Why: report.Why{By: "verb-of-saying", Trigger: passages(t, "said")[0]}},
			{ID: "t2", Source: passages(t, "Some"), Cue: passages(t, "fear"), Content: passages(t, "delays"), Class: report.Belief,
				Quote: report.Indirect, SourceKind: report.SourceUnnamed, Confidence: .6},
		},
		Speculation: []report.Speculation{{ID: "s1", Span: passages(t, "could")[0], Kind: report.Modal, Strength: report.Medium}},
		Actors: []report.Actor{{ID: "a1", Name: "Mara Venn", Kind: report.Person,
			Mentions: []report.Mention{{Passage: passages(t, "Mara Venn")[0]}}, Attributions: []string{"t1"}}},
		Consequences: []report.Consequence{{ID: "c1", Cause: passages(t, "fog may stay"), Marker: passages(t, "because"),
			Effect: passages(t, "delays"), Certainty: report.Possible, ClaimedBy: &claim}},
	}
}

// reader is a model of the story on a screen, analysed.
func reader(t testing.TB, width, height int, profile termenv.Profile) *model {
	t.Helper()
	m := newModel("story", text.Parse(story, text.Markdown), page.NewTheme("dark", profile), 0)
	m.Update(tea.WindowSizeMsg{Width: width, Height: height})
	m.Update(analysed{found: link(storyReport(t))})
	return m
}

func press(m *model, keys ...string) tea.Cmd {
	var cmd tea.Cmd
	for _, k := range keys {
		_, cmd = m.Update(keyMsg(k))
	}
	return cmd
}

func keyMsg(k string) tea.KeyMsg {
	switch k {
	case "enter":
		return tea.KeyMsg{Type: tea.KeyEnter}
	case "esc":
		return tea.KeyMsg{Type: tea.KeyEsc}
	case "tab":
		return tea.KeyMsg{Type: tea.KeyTab}
	case "space":
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" ")}
	case "f5":
		return tea.KeyMsg{Type: tea.KeyF5}
	case "ctrl+u":
		return tea.KeyMsg{Type: tea.KeyCtrlU}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)}
}

// run does what a command says and what that brings, but no ticks of a clock.
func run(m *model, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			run(m, c)
		}
	case progressed, nil:
	default:
		_, next := m.Update(msg)
		run(m, next)
	}
}

func screen(m *model) string { return ansi.Strip(m.View()) }

// checkScreen holds a screen to its size.
func checkScreen(t *testing.T, m *model) {
	t.Helper()
	rows := strings.Split(m.View(), "\n")
	if len(rows) > m.height {
		t.Fatalf("%d rows on a screen of %d", len(rows), m.height)
	}
	for i, r := range rows {
		if w := ansi.StringWidth(r); w > m.width {
			t.Fatalf("row %d of %d×%d takes %d cells: %q", i, m.width, m.height, w, ansi.Strip(r))
		}
	}
}

func TestSizesAndKeys(t *testing.T) {
	sizes := [][2]int{{200, 60}, {120, 40}, {80, 24}, {40, 10}, {1, 1}, {2, 2}, {7, 3}, {20, 5}, {60, 20}, {36, 7}}
	keys := []string{"]", "j", "enter", "j", "esc", "tab", "j", "enter", "tab", "enter", "L", "esc", "?", "G", "q", "d", "/", "s", "o",
		"enter", "n", "N", "}", "{", "[", "t", "v", "A", "S", "P", "C", "4", "G", "h", "s", "f", "v", "e", "enter", "l", "l", "l", "l", "s", "enter", "j", "esc", "+", "-", "t", "b", "u", "esc", "k", "g", "M", "j", "j", "G",
		"v", "enter", "%", "m", "a", "'", "a", "'", "'", "y", "Y", "o", "esc", "E", ">", "O", "9", "9", "j", "G", "]", "y", "L", "M", "T"}
	for _, s := range sizes {
		m := reader(t, s[0], s[1], termenv.TrueColor)
		checkScreen(t, m)
		for _, k := range keys {
			press(m, k)
			checkScreen(t, m)
		}
	}
}

// No look of a row goes on after it, whatever is shown.
func TestNoColourBleeds(t *testing.T) {
	for _, keys := range [][]string{nil, {"]"}, {"tab", "enter"}, {"/", "o", "enter"}, {"v"}, {"M", "j"}, {"P", "]", "enter"}, {"L"}, {"?"}} {
		m := reader(t, 100, 24, termenv.TrueColor)
		press(m, keys...)
		for i, r := range strings.Split(m.View(), "\n") {
			if last := strings.LastIndex(r, "\x1b[0m"); last >= 0 {
				r = r[last+4:]
			}
			for _, seq := range strings.Split(r, "\x1b[")[1:] {
				if end := strings.IndexByte(seq, 'm'); end >= 0 && strings.Trim(seq[:end], "0123456789;:") == "" {
					t.Errorf("%v: row %d leaves a look behind: %q", keys, i, r)
				}
			}
		}
	}
}

// What stands right of letters that terminals draw in different ways keeps its
// column.
func TestPaneKeepsItsColumn(t *testing.T) {
	m := reader(t, 100, 24, termenv.Ascii)
	row := strings.Split(m.View(), "\n")[1]
	if at := fmt.Sprintf("\x1b[%dG", m.geometry().article); !strings.Contains(row, "🛩️") || !strings.Contains(row, at) {
		t.Errorf("%q does not go to its column, %q", row, at)
	}
}

// Passages of a Markdown article are shown as the article shows them.
func TestPassagesWithoutMarkup(t *testing.T) {
	source := "# News\n\nThe [*harbour* board](https://example.org/b) said **fees\nmay** rise.\n"
	cut := func(s string) []report.Passage {
		i := strings.Index(source, s)
		return []report.Passage{report.Cut(source, text.Span{Start: i, End: i + len(s)})}
	}
	m := newModel("news", text.Parse(source, text.Markdown), page.NewTheme("dark", termenv.Ascii), 0)
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 30})
	m.Update(analysed{found: link(&report.Report{Attributions: []report.Attribution{{ID: "t1",
		Source: cut("The [*harbour* board](https://example.org/b)"), Cue: cut("said"), Content: cut("fees\nmay** rise")}}})})
	press(m, "l", "l", "]", "enter")
	s := screen(m)
	for _, want := range []string{"The harbour board — ", "said: fees may rise", "content     fees may rise"} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is missing in\n%s", want, s)
		}
	}
}

func TestScreen(t *testing.T) {
	tests := []struct {
		name          string
		width, height int
		keys          []string
		want          []string
		not           []string
	}{
		{"pane beside the text", 120, 40, nil, []string{"Pilots weigh a strike", "Actors", "Mara Venn", "1 by count"}, nil},
		{"no pane unasked where it would press the text", 80, 24, nil, []string{"Pilots weigh"}, []string{"Actors"}},
		{"pane beside the text, small", 80, 24, []string{"tab"}, []string{"Pilots weigh", "Actors", "Con", "Mara Venn"}, nil},
		{"pane asked for stays", 80, 24, []string{"tab", "esc"}, []string{"Pilots weigh", "Actors"}, nil},
		{"pane off again", 80, 24, []string{"tab", "esc", "t"}, nil, []string{"Actors"}},
		{"no room for the pane", 40, 10, nil, nil, []string{"Actors"}},
		{"pane over the text", 40, 10, []string{"tab"}, []string{"Actors"}, []string{"weigh"}},
		{"next claim", 120, 40, []string{"]"}, []string{"Mara Venn — statement, named source, reported, 90% sure"}, nil},
		{"round", 120, 40, []string{"]", "]", "]"}, []string{"past the last claim"}, nil},
		{"why", 120, 40, []string{"]", "enter"}, []string{"Why it is marked", "verb-of-saying, by “said”"}, nil},
		{"why closed", 120, 40, []string{"]", "enter", "esc"}, nil, []string{"Why it is marked"}},
		{"search", 120, 40, []string{"/", "f", "r", "i", "d", "a", "y", "enter"}, []string{"/friday 1/1"}, nil},
		{"search over a row's end", 40, 24, []string{"/", "crews could strike on", "enter"}, []string{"1/1"}, nil},
		{"search cleared", 120, 40, []string{"/", "f", "o", "g", "enter", "esc"}, nil, []string{"of 1"}},
		{"not found", 120, 40, []string{"/", "zebra", "enter"}, []string{"not found: zebra"}, nil},
		{"pane goes to the place", 120, 40, []string{"tab", "tab", "enter"}, []string{"possible, claimed by Some"}, nil},
		{"layer off", 120, 40, []string{"A"}, []string{"attributions hidden"}, []string{"┃"}},
		{"lists of the pane", 120, 40, []string{"l"}, []string{"1 consequence in order", "◑ fog may stay", "→ delays", "possible · Some"}, nil},
		{"attributions", 120, 40, []string{"l", "l"}, []string{"┃ Mara Venn", "90%", "fear: delays"}, nil},
		{"sorted", 120, 40, []string{"l", "l", "s", "s", "s"}, []string{"Attributions by confidence", "2 attributions by confidence"}, nil},
		{"filtered", 120, 40, []string{"l", "l", "f", "S", "o", "m", "enter"}, []string{"1 of 2 with “Som”"}, []string{"90%"}},
		{"filter dropped", 120, 40, []string{"l", "l", "f", "S", "o", "m", "enter", "esc"}, []string{"2 attributions in order"}, nil},
		{"speculation", 120, 40, []string{"h", "h"}, []string{"m could", "medium", "the crews could strike"}, nil},
		{"one actor", 120, 40, []string{"tab", "enter", "esc"}, []string{"only Mara Venn", "◉ Mara Venn"}, nil},
		{"walk of one actor", 120, 40, []string{"tab", "enter", "esc", "]", "]"}, []string{"past the last place of Mara Venn"}, nil},
		{"number before G", 120, 40, []string{"3", "G"}, []string{"Mara Venn — statement"}, nil},
		{"pane off", 120, 40, []string{"t"}, nil, []string{"Actors"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := reader(t, tt.width, tt.height, termenv.Ascii)
			press(m, tt.keys...)
			got := screen(m)
			for _, w := range tt.want {
				if !strings.Contains(got, w) {
					t.Errorf("%v: %q is missing in\n%s", tt.keys, w, got)
				}
			}
			for _, w := range tt.not {
				if strings.Contains(got, w) {
					t.Errorf("%v: %q is in\n%s", tt.keys, w, got)
				}
			}
		})
	}
}

// Prose is set 60 to 80 columns wide wherever there is room, with and without marks
// of a review, and the pane stands beside it from the first width that leaves it so
// many.
func TestMeasure(t *testing.T) {
	for from, kept := range map[int]*Reviews{95: nil, 96: {}} {
		for width := 70; width < 400; width++ {
			m := newModel("story", text.Parse(story, text.Markdown), page.NewTheme("dark", termenv.Ascii), 0)
			m.desk.where = kept
			m.Update(tea.WindowSizeMsg{Width: width, Height: 24})
			if got := m.article.page.Width; got < 60 || got > 80 {
				t.Fatalf("%d columns of text on a screen of %d", got, width)
			}
			if m.pane.shown != (width >= from) {
				t.Fatalf("the pane is shown: %v, on a screen of %d, want it from %d", m.pane.shown, width, from)
			}
		}
	}
}

func TestTextBeforeMarks(t *testing.T) {
	m := newModel("story", text.Parse(story, text.Markdown), page.NewTheme("dark", termenv.TrueColor), 0)
	m.analyze = func(context.Context, text.Span, func(float64)) (*report.Report, error) { return storyReport(t), nil }
	cmd := m.Init()
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	if s := screen(m); !strings.Contains(s, "Mara Venn") || !strings.Contains(s, "analysing…") {
		t.Errorf("before the analysis:\n%s", s)
	}
	m.Update(analysed{generation: m.generation - 1, err: errors.New("late")})
	if !m.analysing {
		t.Error("a late result ended the analysis")
	}
	run(m, cmd)
	if s := screen(m); strings.Contains(s, "analysing…") || !strings.Contains(s, "┃") {
		t.Errorf("after the analysis:\n%s", s)
	}
}

func TestResizeKeepsThePlace(t *testing.T) {
	long := strings.Repeat("Venn said the crews could strike, and nobody in the harbour knew when it would begin or end.\n\n", 200)
	m := newModel("long", text.Parse(long, text.Plain), page.NewTheme("dark", termenv.Ascii), 0)
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	for range 40 {
		press(m, "j")
	}
	at := m.article.span()
	for _, s := range [][2]int{{40, 10}, {200, 60}, {33, 12}, {80, 24}} {
		m.Update(tea.WindowSizeMsg{Width: s[0], Height: s[1]})
		got := m.article.span()
		if got.Start > at.Start || m.article.row < m.article.top || m.article.row >= m.article.top+m.article.height {
			t.Fatalf("%v: at %v, was at %v", s, got, at)
		}
	}
}

func TestEmptyDocument(t *testing.T) {
	m := newModel("empty", &text.Document{}, page.NewTheme("dark", termenv.Ascii), 0)
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	press(m, "j", "G", "]", "enter", "/", "x", "enter", "tab", "enter")
	checkScreen(t, m)
}

func TestHelpHasEveryKey(t *testing.T) {
	out := strings.Join(help(page.NoTheme(), newKeymap(nil), 300), "\n")
	seen := map[string]action{}
	for _, b := range keyTable {
		if !strings.Contains(out, b.help) {
			t.Errorf("%s is not in the help", b.does)
		}
		for _, k := range b.keys {
			if other, ok := seen[k]; ok {
				t.Errorf("%q does %s and %s", k, other, b.does)
			}
			seen[k] = b.does
		}
	}
}

func TestQuit(t *testing.T) {
	m := reader(t, 80, 24, termenv.Ascii)
	if cmd := press(m, "?", "q"); cmd != nil {
		t.Error("q closes the help first")
	}
	if cmd := press(m, "q"); cmd == nil {
		t.Error("q does not quit")
	}
}

func BenchmarkFrame(b *testing.B) {
	long := strings.Repeat(story+"\n", 2000)
	m := newModel("long", text.Parse(long, text.Markdown), page.NewTheme("dark", termenv.TrueColor), 0)
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	m.Update(analysed{found: link(storyReport(b))})
	for b.Loop() {
		m.article.move(1)
		m.View()
	}
}
