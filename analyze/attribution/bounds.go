package attribution

import "slices"

// Bounds of contents that the chain cuts inside a phrase.

// bounds moves the edges of contents and cues that stand where none begins or ends.
func (p *page) bounds(f *finding) {
	p.bridged(f)
	p.undated(f)
	p.asked(f)
	p.dated(f)
	p.bystander(f)
	for k := range f.content {
		p.unbroken(f, &f.content[k])
		p.headed(f, &f.content[k])
		p.ended(f, &f.content[k])
		p.predicated(f, &f.content[k])
	}
	f.content = p.tidy(f.content, f)
}

// headed gives a content that is cut inside the subject of its clause the rest of
// this: said a merged company | would be run out of London. The subject of what somebody
// else says beside it is taken off: the plan is late while critics | say it is bad.
func (p *page) headed(f *finding, c *stretch) {
	if i := p.subjectAt(c.to - 1); i >= 0 && p.head[i] >= c.to && p.last[i] <= p.head[i] && p.quote[c.to-1] < 0 {
		v := p.head[i]
		switch s := (stretch{c.from, p.last[v]}); {
		case p.words[v].class != 0 && p.is(v, "advcl", "conj", "parataxis") && p.first[v] > c.from:
			c.to = min(c.to, p.first[v])
		case p.below(v, f) && f.free(s):
			c.to = s.to
		}
	}
	if i := p.subjectAt(c.from); i >= 0 && c.has(p.head[i]) && p.first[i] < c.from && p.quote[c.from] < 0 {
		if s := (stretch{p.first[i], c.to}); f.free(s) && !(s.from == f.to && told[p.words[f.head].lemmaText]) {
			c.from = s.from
		}
	}
}

// subjectAt is the head of the subject that token i is in, -1 when it is in none.
func (p *page) subjectAt(i int) int {
	for n := 0; i >= 0 && n < 12; i, n = p.head[i], n+1 {
		if p.is(i, "nsubj", "csubj") {
			return i
		}
	}
	return -1
}

// below reports whether token i hangs from the cue by clauses.
func (p *page) below(i int, f *finding) bool {
	for n := 0; i >= 0 && n < 6; i, n = p.head[i], n+1 {
		if f.has(i) {
			return true
		}
		if !p.is(i, "ccomp", "xcomp", "acl", "advcl", "conj", "parataxis") {
			return false
		}
	}
	return false
}

// unbroken lets a content that ends at a hyphen within a word go on to the end of this.
func (p *page) unbroken(f *finding, c *stretch) {
	for c.to < len(p.words) && !p.doc.Tokens[p.base+c.to].Space && p.sent[c.to] == p.sent[c.to-1] && !f.has(c.to) {
		if w := p.words[c.to].lower; w != "-" && p.words[c.to-1].lower != "-" {
			return
		}
		c.to++
	}
}

// ended gives a content that is cut before the noun which its last word belongs to the
// phrase of that noun: 700,000 people were on new | medication.
func (p *page) ended(f *finding, c *stretch) {
	i := c.to - 1
	if h := p.head[i]; h >= c.to && p.is(i, "det", "amod", "compound", "nummod", "nmod:poss", "case") && p.quote[i] < 0 {
		if s := (stretch{c.from, p.last[h]}); f.free(s) {
			c.to = s.to
		}
	}
}

// predicated takes the predicate of a noun that is the cue off the clause of this noun:
// reports that the plan was dead | were wrong.
func (p *page) predicated(f *finding, c *stretch) {
	v := p.head[f.head]
	if p.isNoun(f.head) && p.is(f.head, "nsubj") && c.from >= f.to && c.from < p.last[f.head] && c.has(v) && v >= p.last[f.head] {
		c.to = p.last[f.head]
	}
}

// bystander takes the source off a noun that only tells why or when its subject acts: he
// resigned amid claims that ...
func (p *page) bystander(f *finding) {
	h := p.head[f.head]
	if len(f.source) != 1 || h < 0 || !p.isNoun(f.head) || !p.is(f.head, "obl") || f.has(h) {
		return
	}
	who := p.headOf(f.source[0])
	if p.head[who] != h || !p.is(who, "nsubj") {
		return
	}
	for _, k := range p.kids[f.head] {
		if p.is(k, "case") && causes[p.words[k].lower] {
			f.source = nil
		}
	}
}

// causes are the prepositions before what moves somebody to act and others say.
var causes = map[string]bool{"amid": true, "despite": true, "after": true, "following": true, "over": true, "on": true, "amidst": true}

// asked gives a content that begins with its "to" whom the cue asks or wants to do it:
// urged | the embassy | to reconsider. Who is told something is no part of it.
func (p *page) asked(f *finding) {
	if len(f.content) == 0 || p.tag(f.content[0].from) != "TO" || told[p.words[f.head].lemmaText] {
		return
	}
	c := &f.content[0]
	for _, k := range p.kids[f.head] {
		if on := p.first[k] < f.to && k >= f.to; (on || p.first[k] == f.to && p.is(k, "obj", "iobj") && p.tag(k) != "CD") && p.last[k] == c.from {
			c.from = f.to
			return
		}
	}
}

// told are the verbs whose object hears what is said.
var told = map[string]bool{"tell": true, "remind": true, "inform": true, "assure": true}

// dated takes the time at which something was said off the content behind its cue, where
// the subject of what is said follows: said on Sunday | two men had been arrested.
func (p *page) dated(f *finding) {
	if len(f.content) == 0 || !p.isVerb(f.head) {
		return
	}
	c := &f.content[0]
	if c.from != f.to || p.quote[c.from] >= 0 {
		return
	}
	t := slices.IndexFunc(p.words[c.from:min(c.to, c.from+4)], func(w word) bool { return times[w.lemmaText] }) + c.from
	if t < c.from || !p.is(t, "obl") || p.first[t] > c.from || p.last[t] >= c.to {
		return
	}
	for i := p.first[t]; i < t; i++ {
		if p.tag(i) == "IN" && p.words[i].lower != "on" {
			return // in three years it will pay
		}
	}
	for i := p.last[t]; i < c.to; i++ {
		if p.is(i, "nsubj", "expl") && p.first[i] == p.last[t] {
			c.from = p.last[t]
			f.to = max(f.head+1, min(f.to, p.first[t]))
			return
		}
	}
}

// bridged closes the gap between a cue and a content behind it where the words between
// lead from one to the other: refused | to comment on | details. A noun of speech or
// thought there belongs to the content: denied | rumours | that he will leave.
func (p *page) bridged(f *finding) {
	if len(f.content) == 0 {
		return
	}
	c := &f.content[0]
	gap := stretch{f.to, c.from}
	if gap.len() <= 0 || gap.len() > farthestMark || p.sent[gap.from] != p.sent[c.from] || !f.free(gap) || p.quotedIn(gap) {
		return
	}
	for i := gap.from; i < gap.to; i++ {
		if p.is(i, "punct", "nsubj", "cc") || p.head[i] < 0 {
			return
		}
	}
	if noun := p.headOf(gap); p.words[f.head].class != 0 && !light[p.words[f.head].lemmaText] && p.head[noun] == f.head && p.is(noun, "obj") &&
		p.words[noun].class != 0 && slices.Contains([]string{"NN", "NNS"}, p.tag(noun)) && p.first[noun] == gap.from {
		c.from = gap.from
		return
	}
	if told[p.words[f.head].lemmaText] || p.opensClause(c.from) {
		return // told reporters that ...
	}
	top := p.headOf(*c)
	way := map[int]bool{top: true}
	for i := p.head[top]; i >= 0 && gap.has(i); i = p.head[i] {
		way[i] = true
	}
	for i := gap.from; i < gap.to; i++ {
		if !way[i] && !way[p.head[i]] || p.isName(i) {
			return
		}
	}
	if len(way) > 1 {
		f.to = gap.to
	}
}

// undated takes the time at which something was said off the end of its cue: said late
// on Friday.
func (p *page) undated(f *finding) {
	for _, k := range p.kids[f.head] {
		if k > f.head && p.last[k] == f.to && p.is(k, "obl") && times[p.words[k].lemmaText] && p.words[p.first[k]].lower != "for" {
			f.to = p.first[k]
			if p.is(f.to-1, "advmod") && f.to-1 > f.head {
				f.to--
			}
			return
		}
	}
}

// expressed gives a verb of expressing its whole object, which the chain may begin too
// late: expressed | admiration for the crews.
func (p *page) expressed(f *finding) {
	if len(f.content) != 1 || !p.expresses(f) {
		return
	}
	for _, c := range p.kids[f.head] {
		s := stretch{max(p.first[c], f.to), p.last[c]}
		if p.is(c, "obj") && s.has(c) && f.content[0].from > c && s.has(f.content[0].from) && f.free(s) {
			f.content[0].from = s.from
		}
	}
}

// expresses reports whether the cue is a verb whose object names an attitude: express
// admiration.
func (p *page) expresses(f *finding) bool {
	lemma := p.words[f.head].lemmaText
	return lemma == "express" || lemma == "voice"
}
