package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ascribe/analyze/text"
	"ascribe/tui/page"
	"ascribe/tui/review"
	"ascribe/tui/review/store"
)

// noted is an entry of the list of notes: a claim the reader said something of in
// words, a note on the text, or a correction.
type noted struct {
	claim      *review.Claim
	note       *review.Note
	correction int // index, when the others are nil
	at         int // -1 when its place is gone
}

// setNotes lists everything written, in the order of the text: the lost after
// what has a place, corrections last.
func (m *model) setNotes() {
	r := &m.review
	r.notes = nil
	for i := range r.state.Claims {
		c := &r.state.Claims[i]
		if c.Note != "" || len(c.Tags) > 0 || c.Own || c.Lost || c.Moved || c.Was != "" {
			r.notes = append(r.notes, noted{claim: c, at: placeOf(c.Lost, c.Spans)})
		}
	}
	for i := range r.state.Notes {
		n := &r.state.Notes[i]
		r.notes = append(r.notes, noted{note: n, at: placeOf(n.Lost, []text.Span{n.Span})})
	}
	slices.SortStableFunc(r.notes, func(a, b noted) int {
		if (a.at < 0) != (b.at < 0) {
			return b.at - a.at
		}
		return a.at - b.at
	})
	for i := range r.state.Corrections {
		r.notes = append(r.notes, noted{correction: i, at: -1})
	}
}

func placeOf(lost bool, spans []text.Span) int {
	if lost || len(spans) == 0 {
		return -1
	}
	return spans[0].Start
}

func noteEntries(m *model) []entry {
	var out []entry
	for i := range m.review.notes {
		n := &m.review.notes[i]
		e := entry{index: i, at: n.at}
		if n.claim != nil && n.at >= 0 {
			e.item = m.found.item[n.claim.ID]
		}
		out = append(out, e)
	}
	return out
}

func noteRows(m *model, e *entry) []row {
	n := &m.review.notes[e.index]
	body, dim := m.theme.Look(page.Body), m.theme.Look(page.Dim)
	switch {
	case n.claim != nil:
		c := n.claim
		glyph := " "
		if s, ok := signOf(c); ok {
			glyph = s.glyph
		}
		about := []string{}
		switch {
		case c.Lost:
			about = append(about, "lost")
		case c.Was != "":
			about = append(about, "was: "+c.Was)
		case c.Moved:
			about = append(about, "moved")
		}
		if c.Verdict != "" {
			about = append(about, string(c.Verdict))
		} else if c.Own {
			about = append(about, "your own")
		}
		return []row{{body, glyph + " " + m.wordsOf(c.Exact, c.Lost, c.Spans...), ""}, {dim, "  " + page.Clean(told(c.Note, c.Tags, about)), ""}}
	case n.note != nil:
		var about []string
		if n.note.Lost {
			about = append(about, "lost")
		} else if n.note.Moved {
			about = append(about, "moved")
		}
		return []row{{body, noteGlyph + " " + m.wordsOf(n.note.Exact, n.note.Lost, n.note.Span), ""}, {dim, "  " + page.Clean(told(n.note.Text, n.note.Tags, about)), ""}}
	}
	k := &m.review.state.Corrections[n.correction]
	return []row{{body, "± " + page.Clean(m.correctionWords(k)), ""}, {dim, "  actor corrected", ""}}
}

// wordsOf is what something was said of, as the article shows it while it is there;
// parts with no more than markup between them are together.
func (m *model) wordsOf(exact string, lost bool, spans ...text.Span) string {
	if lost || m.article.doc.Format != text.Markdown {
		return page.Clean(exact)
	}
	words := ""
	for i, s := range spans {
		if i > 0 && m.plain(text.Span{Start: spans[i-1].End, End: s.Start}) != "" {
			words += " …"
		}
		words += " " + m.plain(s)
	}
	return strings.TrimSpace(words)
}

// told puts a note, its tags and what else there is to say on one row.
func told(note string, tags, about []string) string {
	parts := append(slices.Clone(about), strings.Join(strings.Fields(note), " "))
	if len(tags) > 0 {
		parts = append(parts, "#"+strings.Join(tags, " #"))
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, " · ")
}

// correctionWords says a correction in the names of the report as it was.
func (m *model) correctionWords(k *review.ActorCorrection) string {
	name := func(id string) string {
		for _, a := range m.review.keeper.Found().Actors {
			if a.ID == id {
				return a.Name
			}
		}
		return id
	}
	return k.Say(name)
}

// pickedNote is the entry picked in the list of notes while it has the keys.
func (m *model) pickedNote() *noted {
	if m.focus != inPane || m.pane.open != tabNotes {
		return nil
	}
	e := m.pane.tab(m).picked()
	if e == nil || e.index >= len(m.review.notes) {
		return nil
	}
	return &m.review.notes[e.index]
}

func (m *model) removeNoted(n *noted) tea.Cmd {
	bring := ", " + m.keys.key(undo) + " brings it back"
	switch {
	case n.note != nil:
		m.message = "note removed" + bring
		return m.do(review.Action{Kind: review.RemoveNote, Note: n.note.ID})
	case n.claim != nil && (n.claim.Own || n.claim.Lost):
		m.message = "claim removed" + bring
		return m.do(review.Action{Kind: review.RemoveClaim, Claim: n.claim.ID})
	case n.claim != nil && n.claim.Note != "":
		m.message = "note removed" + bring
		return m.do(review.Action{Kind: review.WriteNote, Claim: n.claim.ID})
	case n.claim != nil:
		m.message = "there is no note to remove"
		return nil
	}
	m.message = "correction withdrawn" + bring
	return m.do(review.Action{Kind: review.Withdraw, At: n.correction})
}

// claimPlaces are where the claims begin that are shown and that fit, in the order
// of the text.
func (m *model) claimPlaces(fits func(*review.Claim) bool) []place {
	var out []place
	for i := range m.review.state.Claims {
		c := &m.review.state.Claims[i]
		it, ok := m.found.item[c.ID]
		if !ok || c.Lost || m.layers&it.Layer == 0 || !fits(c) {
			continue
		}
		if at, ok := m.found.start[it]; ok {
			out = append(out, place{at, it})
		}
	}
	return out
}

const unreviewed = "unreviewed"

// nextOnly shows the claims of the next verdict only; after the last one all.
func (m *model) nextOnly() {
	if m.review.state == nil {
		m.message = m.notYet()
		return
	}
	all := []string{"", unreviewed}
	for _, v := range m.desk.verdicts {
		all = append(all, v.Name)
	}
	for i := range m.review.state.Claims {
		if v := string(m.review.state.Claims[i].Verdict); !slices.Contains(all, v) {
			all = append(all, v)
		}
	}
	at := slices.Index(all, m.desk.only)
	for range all {
		at = (at + 1) % len(all)
		m.desk.only = all[at]
		if n := len(m.claimPlaces(m.fits)); n > 0 || m.desk.only == "" {
			m.message = fmt.Sprintf("only what is %s: %d", page.Clean(m.desk.only), n)
			break
		}
	}
	if m.desk.only == "" {
		m.message = "claims of every verdict"
	}
	m.pane.refresh()
}

// fits reports whether a claim has the verdict that alone is shown.
func (m *model) fits(c *review.Claim) bool {
	switch m.desk.only {
	case "":
		return true
	case unreviewed:
		return c.Open()
	}
	return string(c.Verdict) == m.desk.only
}

// showsItem reports whether a finding has the verdict that alone is shown.
func (m *model) showsItem(it page.Item) bool {
	if m.desk.only == "" || it.Layer == page.Actors || it.Layer == 0 {
		return true
	}
	c := m.claimOf(it)
	return c == nil || m.fits(c)
}

// tally is how many claims there are, and how many of them have a verdict.
type tally struct{ done, all int }

// setTallies counts the claims that are shown, by layer in the order of
// review.Layers.
func (m *model) setTallies() {
	r := &m.review
	r.tallies = [len(review.Layers)]tally{}
	for i := range r.state.Claims {
		c := &r.state.Claims[i]
		layer := slices.Index(review.Layers[:], c.Layer)
		if _, shown := m.found.item[c.ID]; !shown || c.Lost || layer < 0 {
			continue
		}
		t := &r.tallies[layer]
		if t.all++; !c.Open() {
			t.done++
		}
	}
}

// reviewProgress is how far the review is, by layer.
func (m *model) reviewProgress() string {
	r := &m.review
	if r.state == nil {
		return ""
	}
	var all, every int
	var parts []string
	for i, t := range r.tallies {
		all, every = all+t.done, every+t.all
		parts = append(parts, fmt.Sprintf("%c %d/%d", "ASC"[i], t.done, t.all))
	}
	switch {
	case !m.desk.mode && all == 0:
		return ""
	case m.width < 80, m.width < 100 && !m.desk.mode: // while reviewing it is worth the room
		return fmt.Sprintf("%d/%d", all, every)
	}
	return strings.Join(parts, " ")
}

// reviewStatus is what the status line tells of the review: what alarms first.
func (m *model) reviewStatus() (alarm string, right []string) {
	r := &m.review
	if r.failed != nil {
		n := 0
		if r.keeper != nil {
			n = r.keeper.Pending()
		}
		switch {
		case n > 0:
			alarm = fmt.Sprintf("%s NOT SAVED: %s, trying again", actionsOf(n), page.Clean(store.Say(r.failed)))
		case m.desk.mode || m.message == "":
			right = append(right, "cannot save: "+page.Clean(store.Say(r.failed)))
		}
	}
	if p := m.reviewProgress(); p != "" {
		right = append(right, p)
	}
	if m.desk.only != "" {
		right = append(right, "only "+page.Clean(m.desk.only))
	}
	if m.desk.mode {
		right = append(right, "review")
	}
	switch {
	case r.failed != nil:
	case r.keeper != nil && r.keeper.Pending() > 0:
		right = append(right, "saving…")
	case r.saved:
		right = append(right, "saved")
	}
	return alarm, right
}
