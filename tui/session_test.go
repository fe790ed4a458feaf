package tui

import (
	"context"
	"strings"
	"testing"
	"time"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/teatest"

	"ascribe/tui/review"
	"ascribe/tui/review/store"
	"ascribe/tui/settings"
)

// session is somebody who reads: a program that runs as it does for a reader,
// with its clock, its analysis and its file of reviews, on a terminal of a test.
type session struct {
	*testing.T
	*model // only to be looked at before and after
	tm     *teatest.TestModel
	file   string   // of the reviews
	told   []string // what went to the terminal beside the screen
}

// longest is how long a session waits for what has to be seen.
const longest = 20 * time.Second

// seen is a reader whose screen a test can look at between two messages.
type seen struct{ *model }

type look chan string

func (s seen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if l, ok := msg.(look); ok {
		l <- screen(s.model)
		return s, nil
	}
	_, cmd := s.model.Update(msg)
	return s, cmd
}

// sit opens articles in a terminal of 100×30, reviews in a file that may hold some
// already, with the settings of a file.
func sit(t *testing.T, file, chosen string, articles ...Article) *session {
	t.Helper()
	th := newTheming("dark", false, nil, func(k string) string { return map[string]string{"COLORTERM": "truecolor"}[k] })
	th.ask = false
	m, err := newReader(t.Context(), articles, th.theme)
	if err != nil {
		t.Fatal(err)
	}
	set, err := settings.Parse("config.toml", []byte(chosen), Known())
	if err != nil {
		t.Fatal(err)
	}
	m.settle(set)
	lazy := &store.Lazy{File: file}
	t.Cleanup(func() { lazy.Close() })
	s := &session{T: t, model: m, file: file}
	m.theming, m.desk.where = th, &Reviews{Store: lazy, Reviewer: "ada"}
	m.say = func(words string) { s.told = append(s.told, words) }
	s.tm = teatest.NewTestModel(t, seen{m}, teatest.WithInitialTermSize(100, 30))
	t.Cleanup(func() { s.tm.Quit() }) // of one that was given up
	return s
}

// keys presses keys with spaces between them; «words» are typed as a line and
// ended with enter.
func (s *session) keys(keys string) {
	for _, k := range keysIn(keys) {
		s.tm.Send(keyMsg(k))
	}
}

// screen is what the reader sees.
func (s *session) screen() string {
	l := make(look, 1)
	s.tm.Send(l)
	select {
	case now := <-l:
		return now
	case <-time.After(longest):
		s.Fatal("the reader does not answer")
	}
	return ""
}

// sees waits until all the words are on the screen.
func (s *session) sees(words ...string) {
	s.Helper()
	s.waits(func(now string) (missing string) {
		for _, w := range words {
			if !strings.Contains(now, w) {
				return w + " is missing"
			}
		}
		return ""
	})
}

// misses waits until none of the words is on the screen.
func (s *session) misses(words ...string) {
	s.Helper()
	s.waits(func(now string) string {
		for _, w := range words {
			if strings.Contains(now, w) {
				return w + " is there"
			}
		}
		return ""
	})
}

func (s *session) waits(wrong func(now string) string) {
	s.Helper()
	for until := time.Now().Add(longest); ; time.Sleep(5 * time.Millisecond) {
		now := s.screen()
		what := wrong(now)
		if what == "" {
			return
		}
		if time.Now().After(until) {
			s.Fatalf("%s:\n%s", what, now)
		}
	}
}

// leaves quits and gives back what is kept of the articles, the latest first.
func (s *session) leaves() []*review.Review {
	s.Helper()
	s.keys("q")
	s.tm.WaitFinished(s.T, teatest.WithFinalTimeout(longest))
	if err := s.model.finish(); err != nil {
		s.Fatal(err)
	}
	ctx := context.Background()
	db, err := store.Open(ctx, s.file)
	if err != nil {
		s.Fatal(err)
	}
	defer db.Close()
	list, err := db.List(ctx)
	if err != nil {
		s.Fatal(err)
	}
	var out []*review.Review
	for _, v := range list {
		r, err := db.Review(ctx, v.ID)
		if err != nil {
			s.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

// row is the words of the row that the reader is at.
func (s *session) row() string {
	s.Helper()
	for _, r := range strings.Split(s.screen(), "\n") {
		if strings.HasPrefix(strings.TrimLeft(r, " "), "›") {
			return strings.TrimFunc(ansi.Truncate(r, 60, ""), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		}
	}
	s.Fatal("the reader is at no row")
	return ""
}

// keysIn are keys with spaces between them, «words» letter by letter and an enter.
func keysIn(s string) (out []string) {
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		var key string
		if line, ok := strings.CutPrefix(s, "«"); ok {
			line, s, _ = strings.Cut(line, "»")
			out = append(append(out, strings.Split(line, "")...), "enter")
			continue
		}
		key, s, _ = strings.Cut(s, " ")
		out = append(out, key)
	}
	return out
}
