package attribution

import (
	"slices"
	"sort"
	"strings"
)

// nearby are the others that can lie in the window of c.
func nearby(others []candidate, c candidate, p *page) []candidate {
	w := p.window(c)
	from := sort.Search(len(others), func(i int) bool { return others[i].to > w.from })
	to := from
	for to < len(others) && others[to].from < w.to {
		to++
	}
	return others[from:to]
}

// complete makes the content whole: a quotation of which most of what the
// window shows is content belongs to it from mark to mark, with the sentences
// and paragraphs that lie beyond the window.
func (p *page) complete(f *finding) {
	w := p.window(f.candidate)
	seen := map[int]bool{}
	for _, c := range slices.Clone(f.content) {
		for i := c.from; i < c.to; i++ {
			q := p.quote[i]
			if q < 0 || seen[q] || q == p.quote[f.head] {
				continue
			}
			seen[q] = true
			s := p.spans[q]
			visible := stretch{max(s.from, w.from), min(s.to, w.to)}
			if 2*covered(f.content, visible) >= visible.len() && f.free(s) {
				f.content = append(f.content, s)
				for _, part := range p.otherParts(q) {
					f.content = append(f.content, p.spans[part])
				}
			}
		}
	}
	p.joined(f)
	p.partVerb(f)
	f.content = p.tidy(f.content, f)
	f.source = p.tidy(f.source, f)
	p.absorb(f)
	p.agent(f)
	p.described(f)
	p.quotedAs(f)
	p.controlled(f)
	p.witnessed(f)
	if len(f.source) == 0 {
		p.subject(f)
	}
	p.adjacent(f)
	if len(f.content) == 0 {
		p.governed(f)
		f.content = p.tidy(f.content, f)
	}
	p.expressed(f)
	p.toldTo(f)
	p.passive(f)
	p.elsewhere(f)
	p.bounds(f)
	p.belonging(f)
	p.expletive(f)
	p.inverted(f)
	p.around(f)
	p.between(f)
}

// belonging lets a source that ends before the phrase which belongs to its noun go on
// with it: a passenger | from Hull, a member | of the crew. Behind "the captain" only an
// "of" surely belongs: at the harbour may be where he said it.
func (p *page) belonging(f *finding) {
	if len(f.source) != 1 {
		return
	}
	s := &f.source[0]
	for _, c := range p.kids[p.headOf(*s)] {
		phrase := stretch{s.to, p.last[c]}
		if !p.is(c, "nmod") || p.first[c] != s.to || phrase.len() > longestSource || p.hasFinite(phrase) || times[p.words[c].lemmaText] {
			continue
		}
		of := p.words[s.to].lower == "of" || belongs[p.words[s.to].lower] && p.words[s.from].lower != "the"
		if of && f.free(phrase) && covered(f.content, phrase) == 0 {
			s.to = phrase.to
			return
		}
	}
}

// belongs are the prepositions of phrases that tell of a noun who or which it is.
var belongs = map[string]bool{"from": true, "at": true, "for": true}

// expletive leaves to a passive the clause that its "it" only announces, and takes that
// clause off the source: "it was confirmed by the ministry that ..."
func (p *page) expletive(f *finding) {
	k := slices.IndexFunc(f.content, func(s stretch) bool {
		return s.len() == 1 && s.to <= f.from && p.words[s.from].lower == "it" && p.head[s.from] == f.head && p.is(s.from, "nsubj:pass")
	})
	if k < 0 {
		return
	}
	if k+1 < len(f.content) {
		if p.opensClause(f.content[k+1].from) {
			f.content = slices.Delete(f.content, k, k+1)
		}
		return
	}
	for _, c := range p.kids[f.head] {
		if s := (stretch{p.first[c], p.last[c]}); s.from >= f.to && p.opensClause(s.from) && f.free(s) {
			f.content[k] = s
			return
		}
	}
	if len(f.source) == 1 {
		who := &f.source[0]
		if s := p.thatClause(p.headOf(*who)); s.len() > 0 && s.from > who.from {
			who.to = min(who.to, s.from)
			f.content[k] = s
		}
	}
}

// opensClause reports whether token i opens a clause that is said, known or asked: with
// its conjunction or a question word, or at once with its subject.
func (p *page) opensClause(i int) bool {
	switch p.words[i].lower {
	case "that", "whether", "who", "what", "why", "how": // others tell when or where
		return true
	}
	for ; i >= 0; i = p.head[i] {
		if p.is(i, "nsubj") {
			return p.is(p.head[i], "ccomp") && p.first[p.head[i]] == p.first[i]
		}
	}
	return false
}

// farthestMark is how many tokens behind a cue the mark before its quotation may stand.
const farthestMark = 5

// governed gives the finding the quotation that a comma or a colon behind its cue
// announces, else what the cue governs: a clause, else an object that is more than a
// pronoun or a particle, else the clause into which the cue is thrown ("X, they said").
func (p *page) governed(f *finding) {
	for i := f.to; i+1 < min(len(p.words), f.to+farthestMark); i++ {
		if q := p.quote[i+1]; (p.words[i].lower == "," || p.words[i].lower == ":") && q >= 0 && p.spans[q].from == i+1 {
			f.content = []stretch{p.spans[q]}
			return
		}
	}
	for _, labels := range [][]string{{"ccomp", "parataxis"}, {"xcomp"}, {"obj"}} {
		for _, c := range p.kids[f.head] {
			s := stretch{p.first[c], p.last[c]}
			if p.is(c, labels...) && f.free(s) && !p.empty(c) {
				f.content = []stretch{s}
				return
			}
		}
	}
	if h := p.head[f.head]; h >= 0 && p.is(f.head, "parataxis") {
		s := stretch{p.first[h], p.first[f.head]}
		if f.head < h {
			s = stretch{p.last[f.head], p.last[h]}
		}
		if s.len() > 0 && f.free(s) {
			f.content = []stretch{s}
		}
	}
}

// empty reports whether token i only stands for something said elsewhere: it, this, to.
func (p *page) empty(i int) bool {
	return slices.Contains([]string{"PRP", "DT", "WP", "WDT", "TO"}, p.tag(i))
}

// joined lets a content that ends before a conjunction go on with what this joins
// to the clause or object of the cue: "it would attack and would not wait".
func (p *page) joined(f *finding) {
	for k := range f.content {
		c := &f.content[k]
		top := p.headOf(*c)
		if p.head[top] != f.head || !p.is(top, "ccomp", "xcomp", "obj") || p.last[top] <= c.to || !p.is(c.to, "cc") {
			continue
		}
		if s := (stretch{c.from, p.last[top]}); f.free(s) {
			*c = s
		}
	}
}

// partVerb ends the clause of a noun that opens its sentence before a finite verb
// that stands right behind another: the noun is its subject, although the tree
// gives it to the clause ("concern that the dam would fail has grown").
func (p *page) partVerb(f *finding) {
	if p.head[f.head] >= 0 || !p.nounLike(f.head) {
		return
	}
	for k := range f.content {
		c := &f.content[k]
		if p.words[c.from].lower != "that" {
			continue
		}
		for i := c.from + 2; i < c.to; i++ {
			if p.finite(i) && (p.isVerb(i-1) || p.is(i-1, "csubj")) && !p.is(i-1, "aux", "cop") {
				c.to = i
			}
		}
	}
}

// nounLike reports whether token i is a noun, or one that opens its sentence and was read
// as a verb: claims by the council that ...
func (p *page) nounLike(i int) bool {
	return p.isNoun(i) || p.tag(i) == "VBZ" && p.opens(i)
}

// finite reports whether token i is a verb that wants a subject.
func (p *page) finite(i int) bool {
	switch p.tag(i) {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// subject takes the subject of the cue for its source where the chain found
// none, or that of the verb on which the cue depends: X rose, saying that ...
func (p *page) subject(f *finding) {
	if c := f.content; len(c) > 1 && c[0].len() == 1 && p.words[c[0].from].lower == "who" && c[0].to <= f.from && p.inflected(f.head) &&
		p.child(f.head, "aux:pass") < 0 {
		f.source, f.content = c[:1:1], c[1:]
		return
	}
	for i, n := f.head, 0; i >= 0 && n < 3; i, n = p.head[i], n+1 {
		for _, c := range p.kids[i] {
			if !p.acts(c) {
				continue
			}
			s := stretch{p.first[c], p.last[c]}
			if k := slices.Index(f.content, s); k >= 0 && i == f.head && len(f.content) > 1 && p.actor(s) {
				f.content = slices.Delete(f.content, k, k+1) // who, criticised | nations
			}
			if s.len() <= longestSource && f.free(s) && covered(f.content, s) == 0 {
				f.source = p.tidy([]stretch{s}, f)
				f.pSource = 0
			}
			return
		}
		if !p.is(i, "xcomp", "advcl", "conj") {
			return
		}
	}
}

// actor reports whether s is somebody or who.
func (p *page) actor(s stretch) bool { return p.isSomebody(s) || p.words[s.from].lower == "who" }

// adjacent takes the subject right before the cue for its source where the chain went
// farther for one, or into a clause of that subject: the ministers left, with their leader
// | saying they had lost; the bank, which saw its shares fall, | said.
func (p *page) adjacent(f *finding) {
	if len(f.source) != 1 || !p.isVerb(f.head) || p.tag(f.to-1) == "IN" {
		return
	}
	old := f.source[0]
	for _, c := range p.kids[f.head] {
		s := p.withoutComma(stretch{p.first[c], p.last[c]})
		inside, far := s.from < old.from && s.has(old.from) && p.inRelative(p.headOf(old), c), s.to == f.from && old.to != s.to && !s.hit(old)
		if p.last[c] != f.from || !p.acts(c) || !inside && !far {
			continue
		}
		if s.len() > longestSource {
			s.to = p.find(s, ",")
		}
		if s.len() <= longestSource && !p.empty(c) && !p.quotedIn(s) && !strings.HasPrefix(p.tag(c), "W") && p.words[c].lower != "it" {
			f.source, f.pSource = []stretch{s}, 0
			f.content = p.tidy(p.without(f.content, s), f)
			return
		}
	}
}

// longestSource is the most tokens that a subject may have to become a source.
const longestSource = 14

// described takes an adjective off the source that only tells which words the cue is: similar
// warnings. Norwegian ones are of Norwegians.
func (p *page) described(f *finding) {
	if len(f.source) != 1 {
		return
	}
	if k := p.headOf(f.source[0]); p.is(k, "amod") && p.head[k] == f.head && p.tree.Name[p.base+k] == "O" {
		f.source = nil
	}
}

// absorb gives the cue the preposition that stands between it and its source or
// content: criticism of, spoke about, interpreted by.
func (p *page) absorb(f *finding) {
	i := f.to
	if i+1 >= len(p.words) || p.sent[i] != p.sent[f.head] || p.is(i, "advmod") { // about 9,000
		return
	}
	switch p.words[i].lower {
	case "of", "about", "for", "on", "with", "against", "over", "by", "from", "at", "in", "among":
	default:
		return
	}
	begins := func(s stretch) bool { return s.from == i || s.from == i+1 }
	if !slices.ContainsFunc(f.content, begins) && !slices.ContainsFunc(f.source, begins) {
		return
	}
	f.to++
	for _, list := range [][]stretch{f.content, f.source} {
		for k := range list {
			if list[k].from == i {
				list[k].from++
			}
		}
	}
	full := func(s stretch) bool { return s.len() > 0 }
	f.content = keepIf(f.content, full)
	f.source = keepIf(f.source, full)
}

func keepIf(in []stretch, ok func(stretch) bool) []stretch {
	return slices.DeleteFunc(in, func(s stretch) bool { return !ok(s) })
}

// free reports whether s shares no word with the cue and the source.
func (f *finding) free(s stretch) bool {
	return !s.hit(f.stretch) && !slices.ContainsFunc(f.source, s.hit)
}

// otherParts are the parts of the same quotation in other paragraphs.
func (p *page) otherParts(q int) []int {
	var out []int
	for i, g := range p.group {
		if i != q && g == p.group[q] {
			out = append(out, i)
		}
	}
	return out
}

// covered counts the tokens of s that lie in the stretches.
func covered(in []stretch, s stretch) int {
	n := 0
	for _, o := range in {
		n += max(0, min(s.to, o.to)-max(s.from, o.from))
	}
	return n
}

// tidy sorts and joins stretches, and takes marks off their edges that do not
// belong to them.
func (p *page) tidy(in []stretch, f *finding) []stretch {
	slices.SortFunc(in, func(a, b stretch) int { return a.from - b.from })
	var out []stretch
	for _, s := range in {
		if n := len(out); n > 0 && s.from <= out[n-1].to {
			out[n-1].to = max(out[n-1].to, s.to)
			continue
		}
		out = append(out, s)
	}
	kept := out[:0]
	for _, s := range out {
		for s.from < s.to && p.looseMark(s.from) {
			s.from++
		}
		for s.from < s.to && p.looseMark(s.to-1) && !(p.quote[s.to-1] >= 0 && p.spans[p.quote[s.to-1]].to == s.to && s.from <= p.spans[p.quote[s.to-1]].from) {
			s.to--
		}
		if s.from < s.to {
			kept = append(kept, s)
		}
	}
	return kept
}

// looseMark reports whether token i is a comma, colon, dash or the like.
func (p *page) looseMark(i int) bool {
	switch p.words[i].lower {
	case ",", ":", ";", "--", "-", "...":
		return true
	}
	return false
}
