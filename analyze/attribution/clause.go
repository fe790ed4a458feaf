package attribution

import "slices"

// around gives the cue of a parenthesis, ", engineers warned,", what stands on
// both sides of it: the sentence is the content, whichever half the chain took.
// A quotation is completed by its marks instead.
func (p *page) around(f *finding) {
	if len(f.content) != 1 || len(f.source) != 1 {
		return
	}
	s := p.sentences[p.sent[f.head]]
	own := stretch{min(f.from, f.source[0].from), max(f.to, f.source[0].to)}
	if own.len() > f.len()+f.source[0].len()+1 || own.from-1 <= s.from || own.to+1 >= s.to {
		return
	}
	if p.words[own.from-1].lower != "," || p.words[own.to].lower != "," {
		return
	}
	before, after := stretch{s.from, own.from - 1}, p.withoutStop(stretch{own.to + 1, s.to})
	if p.quotedIn(before) || p.quotedIn(after) {
		return
	}
	switch c := f.content[0]; {
	case c.from == after.from && !p.parted(before):
		f.content = []stretch{before, c}
	case c.to == before.to && !p.hasFinite(c):
		f.content = []stretch{c, after}
	}
}

// quotedIn reports whether a word of s stands in quotation marks.
func (p *page) quotedIn(s stretch) bool {
	for i := s.from; i < s.to; i++ {
		if p.quote[i] >= 0 {
			return true
		}
	}
	return false
}

// parted reports whether a mark in s ends one clause and begins another.
func (p *page) parted(s stretch) bool {
	for i := s.from; i < s.to; i++ {
		if w := p.words[i].lower; w == ";" || w == ":" {
			return true
		}
	}
	return false
}

// hasFinite reports whether s has a verb that could be the one of its sentence.
func (p *page) hasFinite(s stretch) bool {
	for i := s.from; i < s.to; i++ {
		if p.finite(i) {
			return true
		}
	}
	return false
}

// partCues ends a content before a cue that is coordinated with its own: in "she
// said the port was safe and warned against panic" the same source stands before
// both, outside the content, so the second cue is not in what she said.
func (p *page) partCues(found []*finding) {
	for _, a := range found {
		for _, b := range found {
			if a == b || len(a.source) == 0 || len(b.source) == 0 || b.from < a.to || !a.source[0].hit(b.source[0]) ||
				p.sent[b.head] != p.sent[a.head] || p.quote[b.from] >= 0 {
				continue
			}
			k := slices.IndexFunc(a.content, func(c stretch) bool { return c.has(b.from) })
			if k < 0 {
				continue
			}
			if cut := p.conjunction(b.from, a.content[k].from); cut > a.content[k].from {
				rest := stretch{cut, p.sentences[p.sent[a.head]].to}
				a.content = p.tidy(p.without(a.content, rest), a)
			}
		}
	}
}

// conjunction is where the coordinator before token i stands, at most a few
// adverbs away, or -1.
func (p *page) conjunction(i, from int) int {
	for j := i - 1; j >= max(from, i-4); j-- {
		switch {
		case p.tag(j) == "CC":
			return j
		case !p.is(j, "advmod", "aux", "punct", "case"):
			return -1
		}
	}
	return -1
}
