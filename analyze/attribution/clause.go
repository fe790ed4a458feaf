package attribution

import (
	"slices"
	"strings"
)

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

// between gives the cue that parts a quotation both halves, whichever the chain took,
// and who stands behind the cue: "The harvest," said Holt, "will be small."
func (p *page) between(f *finding) {
	k := p.sent[f.head]
	before := p.quote[p.sentences[k].from]
	if before < 0 || p.spans[before].to > f.from || !p.pauses(p.spans[before]) {
		return
	}
	middle := stretch{p.spans[before].to, f.to}
	for middle.to < p.sentences[k].to && p.quote[middle.to] < 0 {
		middle.to++
	}
	if middle.len() > longestSource || middle.to >= p.sentences[k].to || p.words[middle.to-1].lower != "," {
		return
	}
	for i := middle.from; i < middle.to; i++ {
		if p.words[i].class != 0 && !f.has(i) && !f.sourceHas(i) { // somebody else may speak
			return
		}
	}
	halves := []stretch{p.spans[before], p.spans[p.quote[middle.to]]}
	if covered(f.content, halves[0])+covered(f.content, halves[1]) == 0 {
		return
	}
	f.content = p.tidy(append(p.without(f.content, middle), halves...), f)
	if behind := (stretch{f.to, middle.to - 1}); len(f.source) == 0 && behind.len() > 0 && p.opensName(behind.from) {
		f.source = []stretch{behind}
	}
}

// opensName reports whether token i can begin who somebody is.
func (p *page) opensName(i int) bool {
	return strings.HasPrefix(p.tag(i), "NN") || slices.Contains([]string{"DT", "PRP", "PRP$", "JJ"}, p.tag(i))
}

// pauses reports whether a mark other than a full stop ends s or follows it.
func (p *page) pauses(s stretch) bool {
	last := s.to - 1
	if isMark(p.words[last].lower) {
		last--
	}
	return last > s.from && strings.Contains(",?!", p.words[last].lower) || p.words[s.to].lower == ","
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

// sourceHas reports whether token i is in the source.
func (f *finding) sourceHas(i int) bool {
	return slices.ContainsFunc(f.source, func(s stretch) bool { return s.has(i) })
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
