package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/page"
)

// several is a reader of three articles, the last of which cannot be read.
func several(t *testing.T) *model {
	t.Helper()
	one := func(title string) Article {
		return Article{Name: title + ".md", Path: "dir/" + title + ".md", Open: func(context.Context) (Opened, error) {
			long := "# The *" + title + "* story\n\n" + strings.Repeat(story[len("# Pilots weigh a strike"):], 20)
			return Opened{Doc: text.Parse(long, text.Markdown),
				Analyze: func(context.Context, text.Span, func(float64)) (*report.Report, error) { return &report.Report{}, nil }}, nil
		}}
	}
	lost := Article{Name: "lost.md", Open: func(context.Context) (Opened, error) { return Opened{}, errors.New("lost.md is gone") }}
	theme := func() *page.Theme { return page.NewTheme("dark", termenv.Ascii) }
	m, err := newReader(t.Context(), []Article{one("first"), one("second"), lost}, theme)
	if err != nil {
		t.Fatal(err)
	}
	m.Update(tea.WindowSizeMsg{Width: 100, Height: 24})
	run(m, m.Init())
	return m
}

func TestSeveralArticles(t *testing.T) {
	m := several(t)
	has := func(words ...string) {
		t.Helper()
		for _, w := range words {
			if s := screen(m); !strings.Contains(s, w) {
				t.Fatalf("%q is not in\n%s", w, s)
			}
		}
	}
	has("3 articles", "The first story", "dir/second.md", "words   new", "lost.md is gone")
	checkScreen(t, m)
	run(m, press(m, "enter"))
	has("The first story", "no actors")
	press(m, "2", "0", "j")
	place := m.article.row
	run(m, press(m, ">"))
	has("The second story")
	run(m, press(m, ">"))
	has("lost.md is gone", "The second story")
	run(m, press(m, "<"))
	if m.article.row != place || m.name != "first.md" {
		t.Errorf("back in %s at row %d, left at %d", m.name, m.article.row, place)
	}
	press(m, "q")
	has("3 articles", fmt.Sprintf("%d%%", m.article.percent()))
	press(m, "esc")
	has("›")
	if cmd := press(m, "q", "q"); cmd == nil {
		t.Error("q in the list does not quit")
	}
}

// The list tells of the article that is picked, and nothing of the text behind it.
func TestListTellsOfItself(t *testing.T) {
	m := several(t)
	wantScreen(t, m, "article 1 of ", "not opened yet")
	run(m, press(m, "enter"))
	press(m, "]", "O")
	wantScreen(t, m, "esc goes back to it")
	rows := strings.Split(screen(m), "\n")
	if last := rows[len(rows)-1]; strings.Contains(last, "%") || strings.Contains(last, "—") {
		t.Errorf("the list tells of the text: %q", last)
	}
	press(m, "j")
	wantScreen(t, m, "article 2 of ", "not opened yet")
}

func TestOnlyArticleThatCannotBeRead(t *testing.T) {
	gone := errors.New("gone")
	_, err := newReader(t.Context(), []Article{{Open: func(context.Context) (Opened, error) { return Opened{}, gone }}},
		func() *page.Theme { t.Fatal("the terminal was asked"); return nil })
	if !errors.Is(err, gone) {
		t.Errorf("error %v", err)
	}
}

// A long article has the marks of its beginning first, and what the reader chose
// among them is kept.
func TestBeginningFirst(t *testing.T) {
	long := strings.Repeat(story+"\n", 200)
	var parts []text.Span
	m := newModel("long", text.Parse(long, text.Markdown), page.NewTheme("dark", termenv.Ascii), 0)
	m.analyze = func(_ context.Context, part text.Span, tell func(float64)) (*report.Report, error) {
		parts = append(parts, part)
		if part.Empty() {
			if it, ok := m.current(); !ok || it.Layer != page.Attribution {
				t.Error("there is nothing to walk to yet")
			}
			tell(.5)
			if s := m.statusLine(); !strings.Contains(s, "analysing 50%") {
				t.Errorf("status %q", s)
			}
			r := storyReport(t)
			r.Attributions = append([]report.Attribution{{ID: "t0", Content: r.Attributions[1].Content}}, r.Attributions...)
			return r, nil
		}
		return storyReport(t), nil
	}
	m.begin()
	_, cmd := m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	batch := cmd().(tea.BatchMsg)
	_, next := m.Update(batch[1]()) // the first is the layout of the rest
	press(m, "]")
	run(m, next)
	if len(parts) != 2 || !parts[0].Contains(m.article.seen()) || parts[0].Len() > len(long)/2 || !parts[1].Empty() {
		t.Errorf("analysed %v", parts)
	}
	if it, ok := m.current(); !ok || it.Index != 1 {
		t.Errorf("the choice was lost: %v", it)
	}
	m.sheet.whole = false
	if cmd := m.begin(); cmd == nil || !m.analysing {
		t.Fatal("it does not begin")
	}
	m.sheet.leave()
	if m.analysing || m.sheet.ctx.Err() == nil {
		t.Error("leaving the article does not end its analysis")
	}
}
