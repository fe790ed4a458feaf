package speculation

import (
	"cmp"
	"slices"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// candidate is a phrase that may mark something, tokens [first, last).
type candidate struct {
	first, last int
	head        int    // the token that carries it in the tree
	rule        string // list entry or pattern it comes from
	entry       *entry // nil for a nameless source
	sort        string // of a nameless source
	kind        report.SpeculationKind
	strength    report.Strength
	prob        float64
	note        string
}

// candidates are the listed phrases and the nameless sources of a sentence.
// Of phrases that begin at the same token only the longest counts.
func (p *page) candidates(s text.Sentence) []candidate {
	var out []candidate
	for i := s.First; i < s.Last; i++ {
		if c, ok := p.phrase(i, s.Last); ok {
			out = append(out, c)
		}
		if c, ok := p.nameless(s, i); ok {
			out = append(out, c)
		}
	}
	return out
}

func (p *page) phrase(i, end int) (candidate, bool) {
	c := candidate{first: i}
	for _, list := range [...][]*entry{p.byWord[p.lower[i]], p.byLemma[p.lemma[i]]} {
		for _, e := range list {
			if last, ok := e.match(p, i, end); ok && last > c.last {
				c.last, c.entry = last, e
			}
		}
	}
	if c.entry == nil {
		return c, false
	}
	c.rule, c.kind, c.strength = c.entry.name, c.entry.kind, c.entry.strength
	c.head = p.carrier(c.first, c.last)
	return c, true
}

// carrier is the token of the range whose governor lies outside it: the last
// such one that is no function word.
func (p *page) carrier(first, last int) int {
	best := first
	for i := first; i < last; i++ {
		if h := p.tree.Head[i]; h < first || h >= last {
			best = i
			if pos := p.tree.POS[i]; pos != "TO" && pos != "IN" {
				break
			}
		}
	}
	return best
}

// apart keeps one of candidates that overlap: of two phrases of one kind the
// longer, otherwise the surer.
func apart(all []candidate) []candidate {
	all = slices.DeleteFunc(slices.Clone(all), func(c candidate) bool {
		return c.entry != nil && slices.ContainsFunc(all, func(o candidate) bool {
			return o.entry != nil && o.kind == c.kind && o.overlaps(c) && o.last-o.first > c.last-c.first
		})
	})
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.prob, a.prob) })
	var out []candidate
	for _, c := range all {
		if !slices.ContainsFunc(out, c.overlaps) {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b candidate) int { return a.first - b.first })
	return out
}

// joined makes one of neighbours that are parts of one nameless source: "media" and
// "reports from".
func (p *page) joined(all []candidate) []candidate {
	var out []candidate
	for _, c := range all {
		if n := len(out) - 1; n >= 0 {
			if b := out[n]; b.kind == report.Weasel && c.kind == report.Weasel && b.last == c.first && p.tree.Head[b.head] == c.head {
				c.first = b.first
				out = out[:n]
			}
		}
		out = append(out, c)
	}
	return out
}

func (c candidate) overlaps(o candidate) bool { return c.first < o.last && o.first < c.last }
