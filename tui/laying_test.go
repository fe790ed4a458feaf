package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// longStory is an article of which the beginning is read first.
func longStory(t *testing.T) (m *model, source string) {
	t.Helper()
	var b strings.Builder
	b.WriteString("# The crews of Norvik\n")
	for i := range 1500 {
		fmt.Fprintf(&b, "\nParagraph %d says that the crews could strike, and nobody in the *harbour* knew when.\n", i)
	}
	source = b.String()
	start, ok := text.Start(source, text.Auto, 8000)
	if !ok {
		t.Fatal("it has no beginning")
	}
	m = newModel("long", start, page.NewTheme("dark", termenv.Ascii), 0)
	m.article.rest = func() *text.Document { return text.Parse(source, text.Auto) }
	return m, source
}

// opens shows the model on a screen and returns the command that lays the rest.
func opens(m *model) tea.Cmd {
	_, cmd := m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	return cmd
}

func TestBeginningIsSeenFirst(t *testing.T) {
	m, source := longStory(t)
	rest := opens(m)
	if !strings.Contains(screen(m), "Paragraph 0") || !m.article.page.Part {
		t.Fatalf("at first it shows\n%s", screen(m))
	}
	for range 5 {
		press(m, "j")
	}
	before := screen(m)
	if cmd := m.layRest(); cmd != nil {
		t.Error("the rest is laid twice")
	}
	run(m, rest)
	if m.article.page.Part || m.article.doc.Blocks[len(m.article.doc.Blocks)-1].End < len(source)-1 {
		t.Error("the rest never came")
	}
	if got := screen(m); rowsOf(got) != rowsOf(before) {
		t.Errorf("the rest changes the screen\nfrom\n%s\nto\n%s", before, got)
	}
}

// rowsOf is the text on a screen without the map and the status line.
func rowsOf(screen string) string {
	var out []string
	for _, r := range strings.Split(screen, "\n") {
		if i := strings.Index(r, "Paragraph"); i >= 0 {
			out = append(out, r[i:i+20])
		}
	}
	return strings.Join(out, "\n")
}

// A move out of the part that is laid is made as soon as its goal is there.
func TestMoveBeforeTheRest(t *testing.T) {
	tests := []struct {
		name string
		move func(m *model)
		want string
	}{
		{"end", func(m *model) { press(m, "G") }, "Paragraph 1499"},
		{"row", func(m *model) { press(m, "2", "0", "0", "0", "G") }, "Paragraph 6"},
		{"left place", func(m *model) { m.resume(strings.Index(m.article.doc.Source, "Paragraph 1200")) }, "Paragraph 1200"},
		{"thought better", func(m *model) { press(m, "G", "g") }, "Paragraph 0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, _ := longStory(t)
			rest := opens(m)
			tt.move(m)
			run(m, rest)
			if s := screen(m); !strings.Contains(s, tt.want) {
				t.Errorf("%q is missing in\n%s", tt.want, s)
			}
		})
	}
}

// Whatever changes while the rest is laid, in the end all of it is there in the
// width and the theme that hold then.
func TestChangesWhileLaying(t *testing.T) {
	m, source := longStory(t)
	rest := opens(m)
	m.article.goTo(strings.Index(source, "Paragraph 30 "))
	press(m, "-", "-")
	m.useTheme(page.NewTheme("light", termenv.TrueColor))
	run(m, rest)
	if m.article.page.Part || m.article.page.Width != m.geometry().text || m.article.theme != m.theme {
		t.Errorf("part %v, width %d of %d", m.article.page.Part, m.article.page.Width, m.geometry().text)
	}
	if s := screen(m); !strings.Contains(s, "Paragraph 30 ") {
		t.Errorf("the place is lost:\n%s", s)
	}
	edit := text.Parse("It was edited.\n", text.Plain)
	_, again := m.Update(tea.WindowSizeMsg{Width: 100, Height: 24})
	m.Update(reopened{sheet: m.sheet, Opened: Opened{Doc: edit}})
	run(m, again)
	if m.article.doc != edit {
		t.Error("the text before the edit came back")
	}
}

// Where the reader goes is analysed before the whole is.
func TestSeenIsAnalysedFirst(t *testing.T) {
	m, source := longStory(t)
	var parts []text.Span
	m.analyze = func(_ context.Context, part text.Span, _ func(float64)) (*report.Report, error) {
		parts = append(parts, part)
		return storyReport(t), nil
	}
	m.begin()
	run(m, opens(m))
	if len(parts) != 2 || parts[0].Start != 0 || !parts[1].Empty() {
		t.Fatalf("analysed %v", parts)
	}
	m.sheet.whole, m.sheet.wholly, m.analysing = false, true, true // the whole takes its time
	at := strings.Index(source, "Paragraph 1000 ")
	m.article.goTo(at)
	run(m, m.analyzeSeen())
	if p := parts[len(parts)-1]; len(parts) != 3 || p.Start > at-aside/2 || p.End < at+aside || p.Len() > 4*aside {
		t.Errorf("at %d it analysed %v", at, parts)
	}
	if !m.analysing || m.analyzeSeen() != nil {
		t.Error("what is on the screen is analysed again")
	}
}
