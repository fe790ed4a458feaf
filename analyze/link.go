package analyze

import (
	"slices"
	"strconv"
	"strings"

	"ascribe/analyze/consequence"
	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// link numbers the findings and ties the layers together: sources to actors,
// markers and consequences to the innermost attribution that holds them.
func link(rep *report.Report, doc *text.Document, tree *syntax.Tree) {
	number(rep)
	mentions := mentionsByStart(rep.Actors)
	for i := range rep.Attributions {
		linkSource(rep, &rep.Attributions[i], mentions, doc, tree)
	}
	holders := newHolders(rep.Attributions)
	for i := range rep.Speculation {
		s := &rep.Speculation[i]
		if at := holders.innermost(s.Span.Span()); at >= 0 {
			s.Attribution = &rep.Attributions[at].ID
		}
	}
	for i := range rep.Consequences {
		c := &rep.Consequences[i]
		at := holders.innermost(extent(c.Marker, c.Effect))
		if pair := holders.innermost(extent(c.Cause, c.Effect)); at < 0 && pair >= 0 && meet(c.Marker, rep.Attributions[pair].Cue) {
			at = pair // the marker is the cue: they blame her for it
		}
		if at >= 0 {
			c.ClaimedBy = &rep.Attributions[at].ID
		}
	}
	dropPersons(rep)
	report.Link(rep)
	consequence.Link(rep.Consequences)
}

// dropPersons takes back that "it" refers to a person: the consequences are found
// before anybody knows who is one.
func dropPersons(rep *report.Report) {
	persons := map[string]bool{}
	for _, a := range rep.Actors {
		if a.Kind == report.Person {
			persons[a.Name] = true
			for _, name := range a.Aliases {
				persons[name] = true
			}
		}
	}
	for i := range rep.Consequences {
		c := &rep.Consequences[i]
		if c.CauseRefersTo == nil || !strings.EqualFold(c.Cause[0].Text, "it") {
			continue
		}
		name, _, _ := strings.Cut(*c.CauseRefersTo, ",") // Anna Berg, the mayor
		for more := true; more && !persons[name]; {
			_, name, more = strings.Cut(name, " ") // the mayor Anna Berg
		}
		if persons[name] {
			c.CauseRefersTo = nil
		}
	}
}

func number(rep *report.Report) {
	id := func(letter string, i int) string { return letter + strconv.Itoa(i+1) }
	for i := range rep.Attributions {
		rep.Attributions[i].ID = id("t", i)
	}
	for i := range rep.Speculation {
		rep.Speculation[i].ID = id("s", i)
		rep.Speculation[i].Scope = list(rep.Speculation[i].Scope)
	}
	for i := range rep.Actors {
		a := &rep.Actors[i]
		a.ID = id("a", i)
		a.Aliases, a.Mentions = list(a.Aliases), list(a.Mentions)
	}
	for i := range rep.Consequences {
		c := &rep.Consequences[i]
		c.ID = id("c", i)
		c.Follows = list(c.Follows)
	}
}

// mention is the place of a mention of actor number actor.
type mention struct {
	text.Span
	actor int
}

func mentionsByStart(actors []report.Actor) []mention {
	var out []mention
	for i, a := range actors {
		for _, m := range a.Mentions {
			out = append(out, mention{m.Span(), i})
		}
	}
	slices.SortFunc(out, func(a, b mention) int { return a.Start - b.Start })
	return out
}

// linkSource names the actors of an attribution: the mention that holds the
// source's head is its actor; those of coordinated heads share the statement.
func linkSource(rep *report.Report, t *report.Attribution, mentions []mention, doc *text.Document, tree *syntax.Tree) {
	t.Actors = []string{}
	for _, src := range t.Source {
		for _, head := range heads(src.Span(), doc, tree) {
			if i := mentionAt(mentions, doc.Tokens[head].Span); i >= 0 {
				t.Actors = append(t.Actors, rep.Actors[i].ID)
			}
		}
	}
	if len(t.Actors) == 0 && len(t.Source) > 0 {
		linkInside(rep, t, mentions)
	}
}

// linkInside falls back to the last named mention inside the source ("a
// spokesman for the ministry" speaks for the ministry).
func linkInside(rep *report.Report, t *report.Attribution, mentions []mention) {
	if t.SourceKind != report.SourceNamed {
		return
	}
	src := t.Source[0].Span()
	at, _ := slices.BinarySearchFunc(mentions, src.Start, func(m mention, start int) int { return m.Start - start })
	best := -1
	for ; at < len(mentions) && mentions[at].Start < src.End; at++ {
		if src.Contains(mentions[at].Span) && rep.Actors[mentions[at].actor].Kind != report.Unnamed {
			best = mentions[at].actor
		}
	}
	if best >= 0 {
		t.Actors = append(t.Actors, rep.Actors[best].ID)
	}
}

// heads are the tokens of span that are governed from outside it, then the
// tokens coordinated with them.
func heads(span text.Span, doc *text.Document, tree *syntax.Tree) []int {
	first, _ := slices.BinarySearchFunc(doc.Tokens, span.Start, func(t text.Token, start int) int { return t.Start - start })
	var out, conjuncts []int
	for i := first; i < len(doc.Tokens) && doc.Tokens[i].Start < span.End; i++ {
		head := tree.Head[i]
		switch {
		case head < 0 || !span.Contains(doc.Tokens[head].Span):
			out = append(out, i)
		case tree.Label[i] == "conj" && slices.Contains(out, head):
			conjuncts = append(conjuncts, i)
		}
	}
	return append(out, conjuncts...)
}

// mentionAt is the actor of the shortest mention that holds s, or -1. Mentions
// start within longest bytes before what they hold.
func mentionAt(mentions []mention, s text.Span) int {
	const longest = 200
	at, _ := slices.BinarySearchFunc(mentions, s.Start+1, func(m mention, start int) int { return m.Start - start })
	best, length := -1, 0
	for i := at - 1; i >= 0 && mentions[i].Start > s.Start-longest; i-- {
		if m := mentions[i]; m.Contains(s) && (best < 0 || m.Len() < length) {
			best, length = m.actor, m.Len()
		}
	}
	return best
}

// holder is one piece of the content of attribution number at.
type holder struct {
	text.Span
	at   int
	size int // bytes of the whole content
}

// holders answers which attribution's content holds a span.
type holders struct {
	pieces []holder
	reach  []int // reach[i] is the largest end of pieces[:i+1]
}

func newHolders(ts []report.Attribution) holders {
	var h holders
	for i, t := range ts {
		size := 0
		for _, p := range t.Content {
			size += p.End - p.Start
		}
		for _, p := range t.Content {
			h.pieces = append(h.pieces, holder{p.Span(), i, size})
		}
	}
	slices.SortStableFunc(h.pieces, func(a, b holder) int { return a.Start - b.Start })
	far := 0
	for _, p := range h.pieces {
		far = max(far, p.End)
		h.reach = append(h.reach, far)
	}
	return h
}

// innermost is the attribution with the shortest content that holds s, or -1.
func (h holders) innermost(s text.Span) int {
	at, _ := slices.BinarySearchFunc(h.pieces, s.Start+1, func(p holder, start int) int { return p.Start - start })
	best, size := -1, 0
	for i := at - 1; i >= 0 && h.reach[i] >= s.End; i-- {
		if p := h.pieces[i]; p.Contains(s) && (best < 0 || p.size < size) {
			best, size = p.at, p.size
		}
	}
	return best
}

// meet reports whether a passage of one list meets one of the other.
func meet(a, b []report.Passage) bool {
	return slices.ContainsFunc(a, func(p report.Passage) bool {
		return slices.ContainsFunc(b, func(q report.Passage) bool { return p.Span().Overlaps(q.Span()) })
	})
}

// extent is the span from the first to the last byte of all passages.
func extent(lists ...[]report.Passage) text.Span {
	var s text.Span
	first := true
	for _, ps := range lists {
		for _, p := range ps {
			if first {
				s, first = p.Span(), false
			}
			s.Start, s.End = min(s.Start, p.Start), max(s.End, p.End)
		}
	}
	return s
}
