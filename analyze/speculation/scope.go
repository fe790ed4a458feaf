package speculation

import (
	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// scope is the words a marker weakens: the clause of a modal or an adverb, what
// a hedging verb or noun takes as its complement, the noun of an adjective, the
// clause that hangs on a condition, what a nameless source is said to say.
// It is empty where the tree does not tell.
func (p *page) scope(c candidate) []text.Span {
	t := p.tree
	h := t.Head[c.head]
	switch {
	case c.entry == nil:
		_, v := p.role(c.head)
		return p.below(p.child(v, "ccomp", "xcomp"), c)
	case c.kind == report.Conditional:
		if h >= 0 && t.Is(c.head, "mark", "advmod", "aux") {
			if c.strength == report.Weak {
				return p.below(h, c)
			}
			if main := t.Head[h]; main >= 0 && t.Is(h, "advcl") {
				return p.without(main, h, c)
			}
			return p.below(h, c)
		}
	}
	if k := p.child(c.head, "xcomp", "ccomp", "csubj"); k >= 0 {
		return p.below(k, c)
	}
	if t.Is(c.head, "aux", "advmod", "amod", "mark", "det") {
		return p.below(h, c)
	}
	if t.IsNoun(c.head) {
		return p.below(p.child(c.head, "nmod", "acl"), c)
	}
	if t.IsVerb(c.head) {
		return p.below(p.child(c.head, "obj", "obl"), c)
	}
	return nil
}

// below is the subtree of i without the marker itself.
func (p *page) below(i int, c candidate) []text.Span {
	if i < 0 {
		return nil
	}
	first, last := p.tree.Subtree(i)
	return p.cut(nil, first, last, c.first, c.last)
}

// without is the subtree of i without that of part.
func (p *page) without(i, part int, c candidate) []text.Span {
	first, last := p.tree.Subtree(i)
	from, to := p.tree.Subtree(part)
	return p.cut(nil, first, last, min(from, c.first), max(to, c.last))
}

// cut adds the tokens [first, last) outside [from, to) as spans without
// punctuation at their ends.
func (p *page) cut(out []text.Span, first, last, from, to int) []text.Span {
	if to <= first || from >= last {
		return p.piece(out, first, last)
	}
	return p.piece(p.piece(out, first, from), to, last)
}

func (p *page) piece(out []text.Span, first, last int) []text.Span {
	for first < last && p.tree.IsPunct(first) {
		first++
	}
	for last > first && p.tree.IsPunct(last-1) {
		last--
	}
	if first >= last {
		return out
	}
	return append(out, p.span(first, last))
}
