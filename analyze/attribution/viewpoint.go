package attribution

import "slices"

const (
	byPhrase = "attribution/phrase"
	pPhrase  = 0.7
)

// viewpoints are the nouns of "in the eyes of" and "in his view".
var viewpoints = map[string]bool{"eyes": true, "view": true, "opinion": true, "words": true, "judgment": true, "judgement": true,
	"estimation": true}

// phrases finds clauses told from somebody's side: in the eyes of X, ...; in her view,
// ...; ..., according to X.
func (p *page) phrases(found []*finding) []*finding {
	var out []*finding
	for i := 0; i+2 < len(p.words); i++ {
		cue, source, phrase := p.viewpoint(i)
		said := func(f *finding) bool { return f.page == p && f.says(i) } // then it is for the page of what f holds
		if source.len() <= 0 || p.words[i].lower == "eyes" && cue.len() == 1 || slices.ContainsFunc(found, said) {
			continue
		}
		s := p.sentences[p.sent[i]]
		if q := p.quote[i]; q >= 0 {
			s = stretch{max(s.from, p.spans[q].from), min(s.to, p.spans[q].to)}
		}
		x := p.byRule(byPhrase, pPhrase, "the clause is seen from the source's side", cue, []stretch{source}, nil)
		x.content = p.tidy(p.seen(s, phrase), x)
		if len(x.content) == 0 {
			continue
		}
		switch k := slices.IndexFunc(found, func(f *finding) bool { return f.page == p && f.hit(cue) }); {
		case k < 0:
			out = append(out, x)
		case len(found[k].source) == 0:
			*found[k] = *x
		}
	}
	return out
}

// says reports whether token i is in what f holds.
func (f *finding) says(i int) bool {
	return slices.ContainsFunc(f.content, func(s stretch) bool { return s.has(i) })
}

// viewpoint is the cue that token i makes, whose side it tells, and the phrase of both.
func (p *page) viewpoint(i int) (cue, source, phrase stretch) {
	if p.sent[i] < 0 {
		return
	}
	s := p.sentences[p.sent[i]]
	switch w, next := p.words[i].lower, p.words[i+1].lower; {
	case w == "according" && next == "to":
		if h := p.head[i]; h > i+1 {
			cue, source = stretch{i, i + 2}, p.withoutComma(stretch{i + 2, min(p.last[h], s.to)})
			phrase = stretch{i, source.to}
		}
	case viewpoints[w] && next == "of":
		cue = p.sideOf(i, s)
		if p.words[cue.from].lower == "in" && i > cue.from+1 { // in view of has no side
			source = p.complementOf(i, s)
			phrase = stretch{cue.from, source.to}
		}
	case viewpoints[w] && p.withoutComma(stretch{i, p.last[i]}).to == i+1:
		in := slices.IndexFunc(p.kids[i], func(k int) bool { return p.is(k, "case") && froms[p.words[k].lower] })
		if whose := p.child(i, "nmod:poss"); in >= 0 && whose >= 0 {
			phrase = stretch{p.kids[i][in], i + 1}
			cue, source = stretch{i, i + 1}, stretch{max(p.first[whose], phrase.from+1), p.last[whose]}
		}
	}
	return cue, source, phrase
}

// sideOf is the cue in sentence s whose noun is token i and whose "of" follows: in the eyes of.
func (p *page) sideOf(i int, s stretch) stretch {
	cue := stretch{i, i + 2}
	for cue.from > s.from && slices.Contains([]string{"in", "the", "own"}, p.words[cue.from-1].lower) {
		cue.from--
	}
	return cue
}

// froms are the prepositions of "in his view" and the like.
var froms = map[string]bool{"in": true, "from": true, "to": true}

// seen is what of sentence s is told by the phrase: what stands before and behind it,
// unless that begins another clause.
func (p *page) seen(s, phrase stretch) []stretch {
	before, after := stretch{s.from, phrase.from}, p.withoutStop(stretch{phrase.to, s.to})
	for before.len() > 0 && (p.tag(before.from) == "CC" || p.looseMark(before.from) || isMark(p.words[before.from].lower)) {
		before.from++
	}
	for after.len() > 0 && p.looseMark(after.from) {
		after.from++
	}
	if before.len() > 1 && after.len() > 0 && (p.tag(after.from) == "CC" || p.tag(after.from)[0] == 'W' || p.tag(after.from) == "VBG") {
		after = stretch{}
	}
	return keepIf([]stretch{before, after}, func(s stretch) bool { return s.len() > 0 })
}

// complementOf is the phrase that hangs from noun i by a preposition right after it.
func (p *page) complementOf(i int, s stretch) stretch {
	for _, c := range p.kids[i] {
		if c > i && p.is(c, "nmod") && p.first[c] == i+1 {
			return stretch{min(i+2, p.last[c]), min(p.last[c], s.to)}
		}
	}
	return stretch{}
}

// withoutStop is s without the mark that ends its sentence.
func (p *page) withoutStop(s stretch) stretch {
	if s.len() > 0 && p.words[s.to-1].lower == "." {
		s.to--
	}
	return s
}
