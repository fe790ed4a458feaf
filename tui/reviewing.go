package tui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"ascribe/analyze/report"
	"ascribe/tui/page"
	"ascribe/tui/review"
	"ascribe/tui/review/store"
	"ascribe/tui/settings"
)

// Reviews say where reviews are kept and in whose name.
type Reviews struct {
	Store    *store.Lazy
	Reviewer string
}

// desk is how the reader reviews, whichever article is seen.
type desk struct {
	where    *Reviews // nil when nothing is kept
	in, out  *os.File // the terminal, for an editor
	verdicts []settings.Verdict
	mode     bool   // enter accepts a claim and goes on to the next
	only     string // the claims that are shown: "", unreviewed, or a verdict
	ask      *question
	prompt   *prompt
	marked   *selection // nil while no range is selected
	leaving  bool       // the reader goes as soon as all is saved
	warned   bool       // and was told that not all can be saved

	after func(time.Duration, tea.Msg) tea.Cmd // the clock; nil for the real one
}

// reviewing is the review of one article. What is done takes effect at once; a
// command saves it, and what it brings back is said in the status line.
type reviewing struct {
	keeper  *store.Keeper // nil until the article is analysed
	earlier *store.Keeper // of the article before it was edited just now
	state   *review.Review
	ids     map[string]int // index into state.Claims
	shown   shape          // what found was linked from
	tallies [len(review.Layers)]tally
	signs   []sign
	notes   []noted

	saving bool  // a command is at it
	failed error // why the latest try to save failed
	saved  bool  // something was saved, and nothing waits
	place  int   // that was noted last
	due    int   // to go to when the screen is known
	moved  bool  // the reader has done something
}

// shape tells whether the findings on the page are those of the review.
type shape struct {
	own, corrections int
	changed          string
}

// sign stands beside the row where a claim or a note begins.
type sign struct {
	at    int
	rank  int
	glyph string
	part  page.Part
}

// saved is what came of a try to save or to look.
type saved struct {
	sheet  *sheet
	news   store.News
	err    error
	looked bool
}

type (
	retry struct{ sheet *sheet }
	watch struct{}
)

const (
	retryAfter = time.Second
	watchEvery = 2 * time.Second
)

// on does something with an article as if it were the one that is seen.
func (m *model) on(s *sheet, f func() tea.Cmd) tea.Cmd {
	if s == nil || s == m.sheet {
		return f()
	}
	seen, message := m.sheet, m.message
	m.sheet = s
	cmd := f()
	m.sheet, m.message = seen, message
	m.pane.refresh()
	return cmd
}

// keep makes the review of an article from its report; nil when nothing is kept.
// It reads all claims, which is done where the article is analysed.
func (m *model) keep(s *sheet) func(*report.Report) *store.Keeper {
	w := m.desk.where
	if w == nil {
		return nil
	}
	a := store.Article{Name: s.name, Text: s.article.doc.Source, Least: m.least}
	if s.path != "" {
		if abs, err := filepath.Abs(s.path); err == nil {
			a.Path = abs
		}
	}
	return func(r *report.Report) *store.Keeper {
		a.Report = r
		if r.Text != nil {
			a.Text = *r.Text
		}
		if r.Title != nil {
			a.Title = *r.Title
		}
		if r.Source.URL != nil {
			a.URL = *r.Source.URL
		}
		k := store.NewKeeper(w.Store, a, w.Reviewer)
		k.Review()
		return k
	}
}

// beginReview begins or resumes the review of the article that was analysed.
func (m *model) beginReview(k *store.Keeper) tea.Cmd {
	if k == nil {
		return nil
	}
	m.review.keeper = k
	m.reviewed()
	return m.save()
}

// save has what waits saved.
func (m *model) save() tea.Cmd {
	s := m.sheet
	k, earlier := s.review.keeper, s.review.earlier
	if k == nil {
		return nil
	}
	if s.review.saving {
		return nil // what waits then is saved when this has ended
	}
	s.review.saving, s.review.saved = true, false
	return func() tea.Msg {
		yield() // the first time all findings of a book are packed
		ctx := context.Background()
		if earlier != nil {
			// What was said of the article before it was edited is carried over from there.
			if _, err := earlier.Flush(ctx); err != nil {
				return saved{sheet: s, err: err}
			}
		}
		news, err := k.Flush(ctx)
		k.Review() // read here, where nobody waits for it
		return saved{sheet: s, news: news, err: err}
	}
}

// heard takes in what came of saving or looking.
func (m *model) heard(s saved) tea.Cmd {
	r := &m.review
	if r.keeper == nil {
		r.failed = s.err
		return nil
	}
	var cmd tea.Cmd
	if !s.looked {
		r.saving, r.failed = false, s.err
		if s.err == nil {
			r.earlier = nil
		}
		switch {
		case s.err != nil:
			cmd = m.after(retryAfter, retry{m.sheet})
		case r.keeper.Pending() > 0:
			cmd = m.save()
		case s.news.Saved > 0:
			r.saved = true
		}
	}
	if s.news.Opened {
		m.opened(s.news)
	}
	if s.news.Others {
		m.message = "somebody else reviews this article too; their latest verdicts are shown"
	}
	if s.news.Opened || s.news.Others {
		m.reviewed()
	}
	if m.desk.leaving {
		return tea.Batch(cmd, m.leave())
	}
	return cmd
}

func (m *model) opened(n store.News) {
	m.resume(n.Place)
	e := n.Earlier
	if e == nil {
		return
	}
	what := "other claims are found now"
	if e.Edited {
		what = "edited since " + e.Reviewed.Local().Format("2 January")
	}
	m.message = fmt.Sprintf("%s: %d kept, %d moved, %d lost (see Notes)", what, e.Kept, e.Moved, e.Lost)
}

// watching looks again and again what others have done.
func (m *model) watching() tea.Cmd {
	if m.desk.where == nil {
		return nil
	}
	return m.after(watchEvery, watch{})
}

// after has a message come after a while.
func (m *model) after(d time.Duration, msg tea.Msg) tea.Cmd {
	if m.desk.after != nil {
		return m.desk.after(d, msg)
	}
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}

// lookAround sees what others have done meanwhile, and notes where the reader is.
func (m *model) lookAround() tea.Cmd {
	s := m.sheet
	k := s.review.keeper
	if k == nil || s.review.saving {
		return m.watching()
	}
	m.notePlace()
	return tea.Batch(m.watching(), func() tea.Msg {
		news, err := k.Look(context.Background())
		if err != nil {
			return nil // a failure to save is said, one to look is not worth it
		}
		k.Review() // read here, if others have changed it
		return saved{sheet: s, news: news, looked: true}
	})
}

// notePlace notes where the reader is when that is somewhere else.
func (m *model) notePlace() {
	if k := m.review.keeper; k != nil && m.article.page != nil {
		if at := m.article.page.OffsetAt(m.article.row); at != m.review.place {
			m.review.place = at
			k.MoveTo(at)
		}
	}
}

// sheets are the articles that are open.
func (m *model) sheets() []*sheet {
	out := []*sheet{m.sheet}
	for _, v := range m.shelf.volumes {
		if v.sheet != nil && v.sheet != m.sheet {
			out = append(out, v.sheet)
		}
	}
	return out
}

// leave quits when all is saved. When it cannot be, it says so and quits the
// second time.
func (m *model) leave() tea.Cmd {
	waits, busy := 0, false
	var failed error
	for _, s := range m.sheets() {
		for _, k := range []*store.Keeper{s.review.keeper, s.review.earlier} {
			if k != nil {
				waits += k.Pending()
			}
		}
		if s.review.failed != nil && s.review.keeper != nil {
			failed = s.review.failed
		}
		busy = busy || s.review.saving
	}
	d := &m.desk
	switch {
	case waits == 0, failed != nil && d.warned:
		return tea.Quit // the place is saved after the screen is given back
	case failed != nil:
		d.warned, d.leaving = true, false
		m.message = fmt.Sprintf("%s NOT SAVED; once more quits and writes them to a file (%s)", actionsOf(waits), page.Clean(store.Say(failed)))
		return nil
	}
	d.leaving = true
	if busy {
		return nil
	}
	var cmds []tea.Cmd
	for _, s := range m.sheets() {
		cmds = append(cmds, m.on(s, m.save))
	}
	return tea.Batch(cmds...)
}

// reviewMsg takes in what concerns the review.
func (m *model) reviewMsg(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case saved:
		return m.on(msg.sheet, func() tea.Cmd { return m.heard(msg) })
	case recalled:
		return m.on(msg.sheet, func() tea.Cmd { m.resume(msg.place); return nil })
	case retry:
		return m.on(msg.sheet, m.save)
	case watch:
		return m.lookAround()
	case exported, previewed:
		m.exportMsg(msg)
	case noteEdited:
		return tea.Batch(m.useMouse(m.mouse), m.on(msg.sheet, func() tea.Cmd { return m.takeEdited(msg) }))
	}
	return nil
}

// do does an action of the review and has it saved.
func (m *model) do(a review.Action) tea.Cmd {
	m.review.keeper.Do(a)
	m.reviewed()
	return m.save()
}

// undo takes the latest action back, or does it again.
func (m *model) undo(again bool, n int) tea.Cmd {
	if m.review.keeper == nil {
		m.message = m.notYet()
		return nil
	}
	step, word, none := m.review.keeper.Undo, "undone: ", "nothing to undo"
	if again {
		step, word, none = m.review.keeper.Redo, "redone: ", "nothing to redo"
	}
	for i := range max(n, 1) {
		a, ok := step()
		if !ok {
			if i == 0 {
				m.message = none
				return nil
			}
			break
		}
		m.message = word + a.Say()
		m.goToAction(&a)
	}
	m.reviewed()
	return m.save()
}

// goToAction shows the place where something is undone.
func (m *model) goToAction(a *review.Action) {
	if it, ok := m.found.item[a.Claim]; ok {
		if at, ok := m.found.start[it]; ok {
			m.choose(it, at)
		}
		return
	}
	if len(a.Spans) > 0 && !a.Lost {
		m.article.goTo(a.Spans[0].Start)
	}
}

func (m *model) notYet() string {
	switch {
	case m.desk.where == nil:
		return "nothing is kept of this article"
	case m.analysing:
		return "still analysing…"
	}
	return "there is nothing to review"
}
