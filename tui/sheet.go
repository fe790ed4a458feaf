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
	"ascribe/tui/review/store"
)

// Analysis finds what there is in an article; in some bytes of it only, when part
// is not empty. It tells how much of the work is done, from 0 to 1.
type Analysis func(ctx context.Context, part text.Span, tell func(done float64)) (*report.Report, error)

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
	whole      bool      // the analysis is finished
	part       text.Span // whose marks are shown while it is not
	parting    bool      // a part is being analysed
	wholly     bool      // the whole is being analysed
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
	part       text.Span // that was analysed; empty for the whole
	found      *findings
	keeper     *store.Keeper // of its review; nil for a part and when nothing is kept
	err        error
}

// begin starts the analysis of the article that is seen, unless it is done.
func (m *model) begin() tea.Cmd {
	s := m.sheet
	if s.analyze == nil || s.analysing || s.whole {
		return nil
	}
	s.ctx, s.cancel = context.WithCancel(m.ctx)
	s.generation++
	s.analysing, s.began = true, time.Now()
	s.part, s.parting, s.wholly = text.Span{}, false, false
	s.done.Store(0)
	if len(s.article.doc.Source) > longArticle {
		return tick() // analyzeSeen begins
	}
	s.wholly = true
	return tea.Batch(m.analysis(s, text.Span{}), tick())
}

// aside is how many bytes before and after the screen are analysed with it.
const aside = 2_000

// analyzeSeen analyses what is on the screen while the marks of the whole article
// are not there yet: first of all, and again where the reader has gone meanwhile.
func (m *model) analyzeSeen() tea.Cmd {
	s := m.sheet
	if !s.analysing || s.parting || s.article.page == nil || len(s.article.doc.Source) <= longArticle {
		return nil
	}
	seen := s.article.seen()
	if seen.Empty() || s.part.Contains(seen) {
		return nil
	}
	s.parting = true
	return m.analysis(s, s.widened(seen))
}

// widened is a stretch of the article with something on both sides, in whole blocks.
func (s *sheet) widened(seen text.Span) text.Span {
	var out text.Span
	for _, b := range s.article.doc.Blocks {
		if b.End <= seen.Start-aside {
			continue
		}
		if out.Empty() {
			out.Start = min(b.Start, seen.Start)
		}
		if out.End = b.End; b.End >= seen.End+aside {
			break
		}
	}
	return text.Span{Start: out.Start, End: max(out.End, seen.End)}
}

// analysis is the command that analyses an article, or a part of it.
func (m *model) analysis(s *sheet, part text.Span) tea.Cmd {
	ctx, analyze, result := s.ctx, s.analyze, analysed{sheet: s, generation: s.generation, part: part}
	least, keep := m.least, m.keep(s)
	return func() tea.Msg {
		yield()
		r, err := analyze(ctx, part, func(done float64) {
			if part.Empty() {
				s.done.Store(math.Float64bits(done))
			}
		})
		if result.err = err; err == nil {
			result.found = link(review.Sure(r, least))
			if part.Empty() && keep != nil {
				result.keeper = keep(r)
			}
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
	part := !a.part.Empty()
	if part {
		s.parting = false
	}
	s.analysing = part && a.err == nil
	s.whole = !part && a.err == nil
	if a.err != nil {
		if !errors.Is(a.err, context.Canceled) {
			m.message = "the analysis failed: " + page.Clean(a.err.Error())
		}
		return nil
	}
	s.renew(a.found)
	m.pane.refresh()
	m.panel.lay(m.width)
	if part {
		if s.part = a.part; s.wholly {
			return nil
		}
		s.wholly = true
		return m.analysis(s, text.Span{})
	}
	return m.on(s, func() tea.Cmd { return m.beginReview(a.keeper) })
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
