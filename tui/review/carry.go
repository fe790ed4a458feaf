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
// stand, and is kept as lost where they do not. The actions are translated one by
// one, so that all of them can be undone as before.
func Carry(old *Log, now *report.Report, source string) (*Log, Carried) {
	c := &carrier{
		old: old, find: NewFinder(old.Source, source), source: source,
		next:  &Log{Reviewer: old.Reviewer, Report: now, Source: source},
		claim: map[string]string{}, moved: map[string]bool{}, taken: map[string]bool{},
		actor: sameActors(old.Report, now),
	}
	before := old.Review()
	c.order(before)
	c.findings(before, Claims(now, source))
	for i := range old.Base {
		if b := &old.Base[i]; b.Own || b.Lost {
			c.next.Base = append(c.next.Base, c.base(*b))
		}
	}
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

// place is where spans of the old text stand in the new one. Most of their words
// have to be found.
func (c *carrier) place(spans []text.Span) (found []text.Span, fit Fit) {
	fit = Whole
	size, have := 0, 0
	for _, s := range spans {
		size += s.Len()
		at, how := c.find.Find(s)
		fit = min(fit, max(how, Similar))
		if how == Gone {
			continue
		}
		have += s.Len()
		found = append(found, at)
	}
	if 2*have < size || len(found) == 0 {
		return nil, Gone
	}
	slices.SortFunc(found, func(a, b text.Span) int { return a.Start - b.Start })
	return found, fit
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
			if found, _ := c.place(k.Spans); found != nil {
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

// findings decides what becomes of the findings that were touched.
func (c *carrier) findings(before *Review, now []Claim) {
	for i := range before.Claims {
		k := &before.Claims[i]
		if k.Own || k.Lost {
			continue
		}
		spans, fit := c.place(k.Spans)
		id := c.match(k.Layer, spans, now)
		if !k.Touched() {
			if id != "" {
				c.claim[k.ID] = id
			}
			continue
		}
		next := Claim{ID: id, Layer: k.Layer, Own: id == "", Spans: spans, Exact: Exact(c.source, spans),
			Moved: k.Moved || fit < Whole || c.moved[k.ID]}
		switch {
		case fit == Gone:
			next = Claim{ID: c.name("lost"), Layer: k.Layer, Lost: true, Spans: k.Spans, Exact: k.Exact}
		case id == "":
			next.ID = c.name("own")
		default:
			next.Exact = now[slices.IndexFunc(now, func(n Claim) bool { return n.ID == id })].Exact
		}
		if !next.Lost {
			next.Was = was(k, next.Exact)
		}
		c.claim[k.ID] = next.ID
		c.next.Base = append(c.next.Base, next)
	}
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

func (c *carrier) base(b Claim) Claim {
	if b.Lost {
		return b
	}
	spans, fit := c.place(b.Spans)
	if fit == Gone {
		b.Lost, b.Moved = true, false
		return b
	}
	next := b
	next.Spans, next.Exact = spans, Exact(c.source, spans)
	next.Moved = b.Moved || fit < Whole || c.moved[b.ID]
	next.Was = was(&b, next.Exact)
	return next
}

// action is an action said of the new version.
func (c *carrier) action(a Action) Action {
	a.Carried = true
	switch a.Kind {
	case AddClaim, AddNote:
		if a.Lost {
			break
		}
		spans, fit := c.place(a.Spans)
		if fit == Gone {
			a.Lost, a.Moved = true, false
			break
		}
		if a.Kind == AddNote { // a note has one place
			spans = []text.Span{{Start: spans[0].Start, End: spans[len(spans)-1].End}}
		}
		k := Claim{Exact: a.Exact, Was: a.Was}
		a.Spans, a.Exact = spans, Exact(c.source, spans)
		a.Moved = a.Moved || fit < Whole || c.moved[a.Claim]
		if a.Kind == AddClaim {
			a.Was = was(&k, a.Exact)
		}
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

func (c *carrier) correction(k ActorCorrection) *ActorCorrection {
	k.Actor = c.sameActor(k.Actor)
	if k.Into != "" {
		k.Into = c.sameActor(k.Into)
	}
	var mentions []text.Span
	for _, m := range k.Mentions {
		if at, fit := c.find.Find(m); fit != Gone {
			mentions = append(mentions, at)
		}
	}
	k.Mentions = mentions
	return &k
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
