package tui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// The place may be found before the terminal has told its size.
func TestResumeBeforeTheScreenIsKnown(t *testing.T) {
	long, m, at := left(t, reviewFile(t))
	where := m.desk.where
	m = newModel("story.md", text.Parse(long, text.Markdown), page.NewTheme("dark", termenv.Ascii), 0)
	m.desk.where, m.desk.after = where, never
	run(m, m.Init())
	m.Update(tea.WindowSizeMsg{Width: 60, Height: 20})
	if got := m.article.span(); !got.Overlaps(at) {
		t.Errorf("resumed at %v, left at %v", got, at)
	}
	wantScreen(t, m, "where you left it")
}
