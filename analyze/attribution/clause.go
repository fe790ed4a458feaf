package attribution

import (
	"slices"
	"strings"

	"ascribe/analyze/linear"
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
	case c.to == before.to && (!p.hasFinite(c) || p.is(c.to-1, "cop", "aux")): // one was, police said, among the dead
		f.content = []stretch{c, after}
	}
}

// quoting are the verbs before which what is said stands and behind which who says it:
// "The bridge, said Colonel Bodnar, would be open by noon." Those that make one thing of
// another are none: "The moor, declared a park, is closed."
var quoting = map[string]bool{"say": true, "explain": true, "argue": true, "warn": true, "add": true, "note": true,
	"recall": true, "predict": true, "insist": true, "report": true, "write": true, "observe": true, "remark": true,
	"claim": true, "announce": true, "reply": true, "conclude": true, "admit": true, "confirm": true, "stress": true,
	"suggest": true, "complain": true, "lament": true, "concede": true, "state": true, "caution": true, "assert": true,
	"maintain": true, "contend": true, "acknowledge": true, "joke": true, "counter": true, "recount": true, "emphasize": true,
	"emphasise": true, "forecast": true, "quip": true, "object": true, "boast": true, "muse": true, "allege": true}

// inverted gives a verb of saying between commas, or at the end of its sentence, who
// stands behind it and the sentence around it. A quotation is completed by its marks.
func (p *page) inverted(f *finding) {
	s := p.sentences[p.sent[f.head]]
	s = p.withoutStop(s)
	if !quoting[p.words[f.head].lemmaText] || !p.inflected(f.head) || f.from-1 <= s.from || p.words[f.from-1].lower != "," {
		return
	}
	before, behind := stretch{s.from, f.from - 1}, stretch{f.to, p.find(stretch{f.to, s.to}, ",")}
	who := p.speaker(behind)
	if who.len() == 0 || p.parted(before) || p.quotedIn(before) {
		return
	}
	if len(f.source) == 1 && f.source[0].from == who.from {
		who.to = f.source[0].to
	} else if p.aside(stretch{behind.to + 1, s.to}) {
		who.to = p.find(stretch{behind.to + 1, s.to}, ",")
	}
	behind.to = max(behind.to, who.to)
	after := stretch{min(behind.to+1, s.to), s.to}
	if after.len() > 0 && p.state[after.from] == opening {
		return
	}
	switch whole := p.predicates(before); {
	case !whole && p.opensPredicate(after), p.needsClause(before) && p.hasFinite(after):
		f.content = []stretch{before, after}
	case !whole || !p.isSomebody(who) || after.len() > 1 && p.tag(after.from) == "CC" && !p.opensName(after.from+1):
		return // it rose, reported a profit, and fell
	case covered(f.content, before) == 0:
		f.content = []stretch{before}
	}
	f.source = []stretch{who}
	f.content = p.tidy(p.without(f.content, stretch{f.from, behind.to}), f)
}

// predicates reports whether s has a finite verb outside relative clauses.
func (p *page) predicates(s stretch) bool {
	relative := false
	for i := s.from; i < s.to; i++ {
		switch {
		case p.words[i].lower == ",":
			relative = false
		case i > s.from && strings.HasPrefix(p.tag(i), "W"):
			relative = true
		case p.finite(i) && !relative:
			return true
		}
	}
	return false
}

// opensPredicate reports whether s begins with a verb, an adverb or two before it:
// would be open, rarely hunt.
func (p *page) opensPredicate(s stretch) bool {
	for i := s.from; i < min(s.to, s.from+3); i++ {
		if p.finite(i) || p.tag(i) == "VB" {
			return true
		}
		if p.tag(i) != "RB" {
			return false
		}
	}
	return false
}

// needsClause reports whether s is no clause that stands alone: in May, if the dam breaks.
func (p *page) needsClause(s stretch) bool {
	switch p.tag(s.from) {
	case "WRB":
		return true
	case "IN":
		return p.is(s.from, "mark") || !p.predicates(s)
	}
	return false
}

// aside reports whether s begins with what is told of somebody up to the next comma: who
// has followed them for years, the mayor.
func (p *page) aside(s stretch) bool {
	comma := p.find(s, ",")
	if s.len() <= 0 || comma == s.to {
		return false
	}
	return strings.HasPrefix(p.tag(s.from), "W") || p.opensName(s.from) && !p.hasFinite(stretch{s.from, comma})
}

// inflected reports whether token i is a verb in the past or of the third person.
func (p *page) inflected(i int) bool {
	return slices.Contains([]string{"VBD", "VBZ", "VBP", "VBN"}, p.tag(i))
}

// speaker is who speaks in s, without when: a phrase without a verb of its own that has
// the name of somebody or a noun for people, or that an article or a possessive opens; last
// week does not.
func (p *page) speaker(s stretch) stretch {
	if s.len() == 0 || s.len() > longestSource || !p.opensName(s.from) && p.tag(s.from) != "CD" {
		return stretch{}
	}
	if p.tag(s.to-1) == "CC" { // he hosts a show, writes a column and, since May, leads a club
		return stretch{}
	}
	somebody := p.tag(s.from) == "DT" || p.tag(s.from) == "PRP$" || p.isSomebody(s)
	for i := s.from; i < s.to; i++ {
		switch {
		case p.finite(i) || p.tag(i) == "VB":
			return stretch{}
		case times[p.words[i].lemmaText]:
			at := p.findTag(stretch{s.from, i}, "IN") // the minister on Friday
			if somebody && s.from < at && at < i {
				return stretch{s.from, at}
			}
			return stretch{}
		}
	}
	if !somebody {
		return stretch{}
	}
	return s
}

// isSomebody reports whether s has a name, or a noun or pronoun for people or bodies.
func (p *page) isSomebody(s stretch) bool {
	for i := s.from; i < s.to; i++ {
		noun := p.isNoun(i)
		if noun && p.tree.Name[p.base+i] != "O" || p.tag(i) == "PRP" && pronounKind(p.words[i].lower) == "he" {
			return true
		}
		if noun && p.words[i].kind != 0 && p.words[i].kind != documents {
			return true
		}
	}
	return false
}

// documents is the kind of source that speaks without being somebody.
var documents = linear.Hash("document")

// findTag is the last token of s with the tag, s.to when there is none.
func (p *page) findTag(s stretch, tag string) int {
	for i := s.to - 1; i >= s.from; i-- {
		if p.tag(i) == tag {
			return i
		}
	}
	return s.to
}

// times are the nouns that tell when something was said.
var times = map[string]bool{"day": true, "week": true, "month": true, "year": true, "decade": true, "time": true, "hour": true,
	"minute": true, "morning": true, "afternoon": true, "evening": true, "night": true, "spring": true, "summer": true, "autumn": true,
	"fall": true, "winter": true, "weekend": true, "century": true, "monday": true, "tuesday": true, "wednesday": true,
	"thursday": true, "friday": true, "saturday": true, "sunday": true}

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
	return p.isNoun(i) || slices.Contains([]string{"DT", "PRP", "PRP$", "JJ"}, p.tag(i))
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
