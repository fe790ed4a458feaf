package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

func TestBar(t *testing.T) {
	tests := []struct {
		n, most, width int
		want           string
	}{
		{0, 5, 10, ""}, {5, 5, 4, "████"}, {1, 2, 3, "█▌"}, {1, 1000, 4, "▏"}, {3, 0, 4, ""}, {3, 3, 0, ""}, {-1, 3, 4, ""},
	}
	for _, tt := range tests {
		if got := bar(tt.n, tt.most, tt.width); got != tt.want {
			t.Errorf("%d of %d in %d: %q, want %q", tt.n, tt.most, tt.width, got, tt.want)
		}
	}
}

func TestSparkline(t *testing.T) {
	if got := sparkline([]int{0, 1, 2, 3, 50, 99, 100}, 100, 4); got != "█·▂▄" {
		t.Errorf("got %q", got)
	}
	if got := sparkline(nil, 0, 3); got != "···" {
		t.Errorf("nothing: %q", got)
	}
}

// long is a report with many of everything, to hold the charts to their room.
func long(t *testing.T) *report.Report {
	r := storyReport(t)
	r.Profile = report.Profile{Words: 800, Sentences: 40, OwnVoiceSentences: 14}
	for i := range 30 {
		id := fmt.Sprintf("x%d", i)
		r.Actors = append(r.Actors, report.Actor{ID: id, Kind: report.Organisation, Name: "The Association of the Harbours of the North 港湾局"})
		for range i {
			a := r.Attributions[0]
			a.Actor = &id
			r.Attributions = append(r.Attributions, a)
		}
		c := r.Consequences[0]
		c.Certainty, c.ClaimedBy = certainties[i%5], nil
		r.Consequences = append(r.Consequences, c)
	}
	return r
}

// The whole profile fits a screen of 80×24; on smaller ones it scrolls.
func TestProfileFits(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 10}, {20, 5}, {1, 1}} {
		m := reader(t, size[0], size[1], termenv.TrueColor)
		m.Update(analysed{found: link(long(t))})
		press(m, "i")
		checkScreen(t, m)
		s := screen(m)
		press(m, "G")
		checkScreen(t, m)
		end := screen(m)
		if size[0] >= 40 && !strings.Contains(strings.Join(strings.Fields(s), " "), "in the article's own voice") {
			t.Errorf("%v cuts its first row off:\n%s", size, s)
		}
		if size[0] >= 80 && !(strings.Contains(s, "Sources") && strings.Contains(s, "first claim")) {
			t.Errorf("%v does not show all of\n%s", size, s)
		}
		if size[1] >= 5 && !strings.Contains(end, "U  first cl") {
			t.Errorf("%v does not scroll to the end:\n%s", size, end)
		}
		m.Update(analysed{found: link(nil)})
		press(m, "i", "i")
		checkScreen(t, m)
	}
}

func TestProfileShows(t *testing.T) {
	m := reader(t, 80, 24, termenv.Ascii)
	m.Update(analysed{found: link(long(t))})
	press(m, "i")
	s := screen(m)
	for _, want := range []string{
		"800 words, 40 sentences, 14 of them in the article's own voice",
		"Sources  of 437 statements", "named     ┃ ███", "unnamed   ┇ ▏ 1", "none      ┊  0",
		"Consequences  31  █ own voice ▒ claimed", "◑ possible  ████████████▒▒ 6+1", "● asserted  ████████████ 6+0",
		"Statements by actor  and 25 more", "The Association of the Ha… ", "████ 29",
		"Speculation along the article  1, 1.2 in 1,000 words",
		"W  first consequence in the article's own voice, at 52%", "U  first claim from an unnamed source, at 49%",
	} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is not in\n%s", want, s)
		}
	}
	m.Update(tea.WindowSizeMsg{Width: 70, Height: 24})
	checkScreen(t, m)
}

func TestFirsts(t *testing.T) {
	m := reader(t, 80, 24, termenv.Ascii)
	r := long(t)
	m.Update(analysed{found: link(r)})
	press(m, "i", "W")
	if m.panel.open() || !strings.Contains(screen(m), "claimed by the article itself") {
		t.Errorf("the first consequence of its own:\n%s", screen(m))
	}
	press(m, "i", "U")
	if !strings.Contains(screen(m), "the first whose source has no name") || m.chosen[0].Index != 1 {
		t.Errorf("the first without a named source, %v:\n%s", m.chosen, screen(m))
	}
	r.Attributions[0].SourceKind = report.SourceNone
	m.Update(analysed{found: link(r)})
	press(m, "U")
	if m.chosen[0].Index != 0 || strings.Contains(screen(m), "no name") {
		t.Errorf("the first without a source, %v:\n%s", m.chosen, screen(m))
	}
	m = newModel("none", text.Parse(story, text.Markdown), m.theme, 0)
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	press(m, "W")
	if !strings.Contains(screen(m), "no consequence in the article's own voice") {
		t.Errorf("none:\n%s", screen(m))
	}
}
