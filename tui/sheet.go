package tui

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sync/atomic"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/page"
	"ascribe/tui/review"
)

// Analysis finds what there is in an article; in its first bytes only, when upTo
// is not 0. It tells how much of the work is done, from 0 to 1.
type Analysis func(ctx context.Context, upTo int, tell func(done float64)) (*report.Report, error)

// sheet is an article that is open, with everything that is its own.
type sheet struct {
	name, path string
	reopen     opener
	analyze    Analysis
	article    article
	found      *findings
	review     reviewing
	search     search
	linked     []hyperlink    // those the reader is to choose from
	letters    map[string]int // places the reader gave a letter, as source offsets

	chosen    []page.Item // the one finding that was picked, if any
	chosenAt  int         // the place of it that was gone to
	chosenRow int         // the row the reader was at when it was picked
	spot      int         // the actor that stands out alone, -1 for none
	spotted   []text.Span // where it speaks or is named

	generation int
	analysing  bool
	whole      bool // the analysis is finished
	done       *atomic.Uint64
	began      time.Time
	ctx        context.Context // of the analysis that goes on
	cancel     context.CancelFunc
}

func newSheet(name, path string, doc *text.Document, analyze Analysis) *sheet {
	return &sheet{name: name, path: path, analyze: analyze, article: article{doc: doc}, found: link(nil),
		search: newSearch(), letters: map[string]int{}, spot: -1, done: new(atomic.Uint64)}
}

// analysed is the result of an analysis.
type analysed struct {
	sheet      *sheet // nil for the one that is seen
	generation int
	part       bool // of the beginning only
	found      *findings
	report     *report.Report // all of it; of found the less certain part is left out
	err        error
}

// An article longer than longArticle bytes has the marks of its first
// firstPart bytes shown before it is analysed as a whole.
const (
	longArticle = 40_000
	firstPart   = 8_000
)

// begin starts the analysis of the article that is seen, unless it is done.
func (m *model) begin() tea.Cmd {
	s := m.sheet
	if s.analyze == nil || s.analysing || s.whole {
		return nil
	}
	s.ctx, s.cancel = context.WithCancel(m.ctx)
	s.generation++
	s.analysing, s.began = true, time.Now()
	s.done.Store(0)
	return tea.Batch(s.analysis(m.least, s.beginning()), tick())
}

// beginning is where the part ends whose marks a long article has shown first;
// 0 in a short one.
func (s *sheet) beginning() int {
	doc := s.article.doc
	if len(doc.Source) <= longArticle {
		return 0
	}
	for _, b := range doc.Blocks {
		if b.End >= firstPart && b.End < len(doc.Source) {
			return b.End
		}
	}
	return 0
}

// analysis is the command that analyses the article.
func (s *sheet) analysis(least float64, upTo int) tea.Cmd {
	ctx, result := s.ctx, analysed{sheet: s, generation: s.generation, part: upTo > 0}
	return func() tea.Msg {
		r, err := s.analyze(ctx, upTo, func(done float64) {
			if upTo == 0 {
				s.done.Store(math.Float64bits(done))
			}
		})
		if result.err = err; err == nil {
			result.found, result.report = link(review.Sure(r, least)), r
		}
		return result
	}
}

// leave ends an analysis that goes on, until the article is seen again.
func (s *sheet) leave() {
	if s.analysing && s.cancel != nil {
		s.cancel()
		s.generation++
		s.analysing = false
	}
}

// progressed has the status line tell how far an analysis is.
type progressed struct{}

func tick() tea.Cmd {
	return tea.Tick(200*time.Millisecond, func(time.Time) tea.Msg { return progressed{} })
}

// take fills in the result of an analysis, unless a later one was begun.
func (m *model) take(a analysed) tea.Cmd {
	s := a.sheet
	if s == nil {
		s = m.sheet
	}
	if a.generation != s.generation {
		return nil
	}
	s.analysing = a.part && a.err == nil
	s.whole = !a.part && a.err == nil
	if a.err != nil {
		if !errors.Is(a.err, context.Canceled) {
			m.message = "the analysis failed: " + page.Clean(a.err.Error())
		}
		return nil
	}
	s.renew(a.found)
	m.pane.refresh()
	m.panel.lay(m.width)
	if a.part {
		return s.analysis(m.least, 0)
	}
	return m.on(s, func() tea.Cmd { return m.beginReview(a.report) })
}

// renew takes new findings over and keeps what the reader chose among the old
// ones where they hold it, too.
func (s *sheet) renew(f *findings) {
	f.doc = s.article.doc
	var chosen []page.Item
	for _, it := range s.chosen {
		if again, ok := f.same(s.found, it); ok {
			chosen = append(chosen, again)
		}
	}
	again, kept := f.same(s.found, page.Item{Layer: page.Actors, Index: s.spot})
	s.found, s.chosen = f, chosen
	s.spotlight(-1)
	if kept {
		s.spotlight(again.Index)
	}
}

// same is the finding of f that begins where one of the others does.
func (f *findings) same(others *findings, it page.Item) (page.Item, bool) {
	at, ok := others.start[it]
	if !ok {
		return it, false
	}
	for _, p := range f.starts[it.Layer] {
		if p.offset == at {
			return p.item, true
		}
	}
	return it, false
}

// progress is how far the analysis is, with the time that is left.
func (s *sheet) progress(now time.Time) string {
	done := math.Float64frombits(s.done.Load())
	if done <= 0.01 {
		return "analysing…"
	}
	took := now.Sub(s.began)
	left := time.Duration(float64(took) * (1 - done) / done)
	if took < time.Second || left < time.Second {
		return fmt.Sprintf("analysing %.0f%%", 100*done)
	}
	return fmt.Sprintf("analysing %.0f%%, %s left", 100*done, left.Round(time.Second))
}
