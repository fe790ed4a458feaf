package review

import (
	"fmt"
	"slices"
	"strings"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// Carried tells what became of a review when its article was edited: of the
// claims and notes that the reader had said something of.
type Carried struct {
	Kept, Moved, Lost int
}

// Carry brings a log over to another version of the article, or to other findings
// in the same one. Claims and notes are found again by their words; a claim that
// the new report does not have becomes the reader's own where its words still
// stand, and is kept as lost where they do not. Lost ones are looked for again too.
// The actions are translated one by one, so that all of them can be undone as before.
func Carry(old *Log, now *report.Report, source string) (*Log, Carried) {
	c := &carrier{
		old: old, find: NewFinder(old.Source, source), source: source,
		next:  &Log{Reviewer: old.Reviewer, Report: now, Source: source},
		claim: map[string]string{}, moved: map[string]bool{}, taken: map[string]bool{},
		actor: sameActors(old.Report, now),
	}
	before := old.Review()
	c.order(before)
	c.claims(before, Claims(now, source))
	for _, a := range old.Done {
		c.next.Done = append(c.next.Done, c.action(a))
	}
	for _, a := range old.Undone {
		c.next.Undone = append(c.next.Undone, c.action(a))
	}
	return c.next, tally(c.next.Review())
}

func tally(r *Review) (out Carried) {
	count := func(lost, moved bool) {
		switch {
		case lost:
			out.Lost++
		case moved:
			out.Moved++
		default:
			out.Kept++
		}
	}
	for i := range r.Claims {
		if k := &r.Claims[i]; k.Touched() {
			count(k.Lost, k.Moved)
		}
	}
	for i := range r.Notes {
		count(r.Notes[i].Lost, r.Notes[i].Moved)
	}
	return out
}

type carrier struct {
	old, next *Log
	find      *Finder
	source    string
	claim     map[string]string // old id of a finding to the new one
	taken     map[string]bool   // new findings that an old one became
	actor     map[string]string
	fresh     int
	moved     map[string]bool // claims that stand in another order than before
}

// place is where a claim or note stands in the new text.
func (c *carrier) place(lost bool, spans []text.Span, quotes []Quote, exact string) ([]text.Span, Fit) {
	switch {
	case !lost:
		return c.find.FindAll(spans)
	case len(quotes) == 0: // lost before quotations were kept
		for part := range strings.SplitSeq(exact, " … ") {
			quotes = append(quotes, Quote{Exact: part})
		}
	}
	return c.find.FindQuotes(quotes)
}

// quotes are the words at spans of the old text, and those around.
func (c *carrier) quotes(spans []text.Span) (out []Quote) {
	for _, s := range spans {
		if s.Start >= 0 && s.Start <= s.End && s.End <= len(c.old.Source) {
			q := QuoteOf(c.old.Source, s)
			q.At = 0 // in a text that is gone
			out = append(out, q)
		}
	}
	return out
}

// order finds the claims that stand in another order now: those outside the
// longest run of claims that kept theirs.
func (c *carrier) order(before *Review) {
	type at struct {
		id  string
		now int
	}
	var list []at
	for i := range before.Claims {
		if k := &before.Claims[i]; k.Touched() && !k.Lost {
			if found, _ := c.find.FindAll(k.Spans); found != nil {
				list = append(list, at{k.ID, found[0].Start})
			}
		}
	}
	length, from := make([]int, len(list)), make([]int, len(list))
	best := -1
	for i := range list {
		length[i], from[i] = 1, -1
		for j := range i {
			if list[j].now <= list[i].now && length[j]+1 > length[i] {
				length[i], from[i] = length[j]+1, j
			}
		}
		if best < 0 || length[i] > length[best] {
			best = i
		}
	}
	for _, k := range list {
		c.moved[k.id] = true
	}
	for ; best >= 0; best = from[best] {
		delete(c.moved, list[best].id)
	}
}

// claims decides what becomes of the findings that were touched and of what was
// carried over before. Claims of the reader's own are carried with the actions that
// add them.
func (c *carrier) claims(before *Review, now []Claim) {
	done := map[string]bool{}
	for _, list := range [...][]Action{c.old.Done, c.old.Undone} {
		for i := range list {
			if list[i].Kind == AddClaim {
				done[list[i].Claim] = true
			}
		}
	}
	for _, list := range [...][]Claim{before.Claims, c.old.Base} { // what was removed is in the second only
		for i := range list {
			if k := &list[i]; !done[k.ID] {
				done[k.ID] = true
				c.carry(k, now)
			}
		}
	}
}

func (c *carrier) carry(k *Claim, now []Claim) {
	spans, fit := c.place(k.Lost, k.Spans, k.Quotes, k.Exact)
	id := c.match(k.Layer, spans, now)
	if !k.Touched() {
		if id != "" {
			c.claim[k.ID] = id
		}
		return
	}
	next := Claim{ID: id, Layer: k.Layer, Own: id == "", Spans: spans, Exact: Exact(c.source, spans),
		Moved: k.Moved || k.Lost || fit < Whole || c.moved[k.ID]}
	prefix := "own"
	switch {
	case fit == Gone:
		prefix = "lost"
		next = Claim{Layer: k.Layer, Own: k.Own, Lost: true, Spans: k.Spans, Exact: k.Exact, Quotes: k.Quotes, Was: k.Was}
		if !k.Lost {
			next.Quotes = c.quotes(k.Spans)
		}
	case id != "":
		next.Exact = now[slices.IndexFunc(now, func(n Claim) bool { return n.ID == id })].Exact
	}
	if !next.Lost {
		next.Was = was(k, next.Exact)
	}
	switch {
	case next.ID != "":
	case k.Own || k.Lost:
		next.ID = k.ID
	default:
		next.ID = c.name(prefix)
	}
	c.claim[k.ID] = next.ID
	c.next.Base = append(c.next.Base, next)
}

// was is what a claim said when it was judged, if it says something else now.
func was(k *Claim, exact string) string {
	first := k.Exact
	if k.Was != "" {
		first = k.Was
	}
	if strings.Join(strings.Fields(first), " ") == strings.Join(strings.Fields(exact), " ") {
		return ""
	}
	return first
}

// match is the new finding that shares most with spans, at least half of both.
func (c *carrier) match(layer Layer, spans []text.Span, now []Claim) string {
	best, share := "", .5
	for i := range now {
		if n := &now[i]; n.Layer == layer && !c.taken[n.ID] {
			if s := Overlap(n.Spans, spans); s >= share && (s > share || best == "") {
				best, share = n.ID, s
			}
		}
	}
	if best != "" {
		c.taken[best] = true
	}
	return best
}

// Overlap is the share of the bytes of two claims that both have, of those that
// either has.
func Overlap(a, b []text.Span) float64 {
	both, sum := 0, 0
	for _, x := range a {
		sum += x.Len()
		for _, y := range b {
			both += max(min(x.End, y.End)-max(x.Start, y.Start), 0)
		}
	}
	for _, y := range b {
		sum += y.Len()
	}
	if sum == both {
		return 0
	}
	return float64(both) / float64(sum-both)
}

// name is an id that neither log has.
func (c *carrier) name(prefix string) string {
	for {
		c.fresh++
		id := fmt.Sprintf("%s%d", prefix, c.fresh)
		if c.old.Free(id) {
			return id
		}
	}
}

// action is an action said of the new version.
func (c *carrier) action(a Action) Action {
	a.Carried = true
	switch a.Kind {
	case AddClaim, AddNote:
		c.added(&a)
	case CorrectActor:
		if a.Correction != nil {
			a.Correction = c.correction(*a.Correction)
		}
	}
	if id, ok := c.claim[a.Claim]; ok {
		a.Claim = id
	}
	return a
}

// added brings a claim or note that the reader added to its place.
func (c *carrier) added(a *Action) {
	spans, fit := c.place(a.Lost, a.Spans, a.Quotes, a.Exact)
	if fit == Gone {
		if !a.Lost {
			a.Quotes = c.quotes(a.Spans)
		}
		a.Lost, a.Moved = true, false
		return
	}
	if a.Kind == AddNote { // a note has one place
		spans = []text.Span{{Start: spans[0].Start, End: spans[len(spans)-1].End}}
	}
	k := Claim{Exact: a.Exact, Was: a.Was}
	a.Moved = a.Moved || a.Lost || fit < Whole || c.moved[a.Claim]
	a.Lost, a.Quotes = false, nil
	a.Spans, a.Exact = spans, Exact(c.source, spans)
	if a.Kind == AddClaim {
		a.Was = was(&k, a.Exact)
	}
}

func (c *carrier) correction(k ActorCorrection) *ActorCorrection {
	k.Actor = c.sameActor(k.Actor)
	if k.Into != "" {
		k.Into = c.sameActor(k.Into)
	}
	k.Mentions = c.mentions(k.Mentions)
	return &k
}

// mentions are those that still stand in the text.
func (c *carrier) mentions(old []text.Span) (now []text.Span) {
	for _, m := range old {
		if at, fit := c.find.Find(m); fit != Gone {
			now = append(now, at)
		}
	}
	return now
}

// sameActor is the id of an actor in the new report; one that nobody has when it
// is not there.
func (c *carrier) sameActor(id string) string {
	base, split, _ := strings.Cut(id, ".")
	if now, ok := c.actor[base]; ok {
		if split != "" {
			return now + "." + split
		}
		return now
	}
	return "gone:" + id
}

// sameActors pairs the actors of two reports by name, then by alias.
func sameActors(old, now *report.Report) map[string]string {
	out := map[string]string{}
	if old == nil || now == nil {
		return out
	}
	names := map[string]string{}
	for _, a := range now.Actors {
		for _, n := range a.Aliases {
			names[strings.ToLower(n)] = a.ID
		}
	}
	for _, a := range now.Actors {
		names[strings.ToLower(a.Name)] = a.ID
	}
	for _, a := range old.Actors {
		for _, n := range append([]string{a.Name}, a.Aliases...) {
			if id, ok := names[strings.ToLower(n)]; ok {
				out[a.ID] = id
				break
			}
		}
	}
	return out
}
