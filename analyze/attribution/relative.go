package attribution

import (
	"slices"
	"strings"
)

// nameSources leaves of sources who they are: a relative pronoun gives way to the noun
// phrase it stands for ("the farmers, who call it theft": the farmers), and what only
// tells more is cut off: a clause ("the farmers, who met on Monday,"), a possessive's mark,
// a day. PolNeAR has the pronouns, and the rest as often as not (Finder.Flat).
func nameSources(found []*finding) {
	for _, x := range found {
		for i := range x.source {
			x.source[i] = x.page.withoutEnd(x.page.withoutClause(x.source[i]))
		}
		x.nameContent()
		if len(x.source) != 1 || x.source[0].len() != 1 {
			continue
		}
		s := x.page.antecedentOf(x.source[0].from)
		rest := slices.DeleteFunc(slices.Clone(x.content), func(c stretch) bool { return s.from <= c.from && c.to <= s.to })
		if s.len() > 0 && !s.hit(x.stretch) && covered(rest, s) == 0 && len(rest) > 0 {
			x.source[0], x.content = s, rest
		}
	}
}

// nameContent does the same for a pronoun in the content: the rain that forecasters
// expect; a dam (that) engineers say is too weak.
func (f *finding) nameContent() {
	var kept []stretch
	for _, c := range f.content {
		s := f.page.antecedentOf(c.to - 1)
		switch {
		case s.len() == 0 || !f.free(s):
		case c.len() == 1 && covered(f.content, s) > 0:
			continue
		case c.len() == 1:
			c = s
		case c.from <= s.from:
			c.to = s.to
		}
		kept = append(kept, c)
	}
	if len(kept) > 0 {
		f.content = kept
	}
}

// antecedentOf is the noun phrase that the relative pronoun i stands for, without the
// clause, or empty. Of an apposition that is the whole: Ana Berg, an old ally of the
// mayor, who ...
func (p *page) antecedentOf(i int) stretch {
	if !strings.HasPrefix(p.tag(i), "W") || p.words[i].lower == "what" {
		return stretch{}
	}
	clause := p.relativeClause(i)
	if clause < 0 {
		return stretch{}
	}
	noun := p.head[clause]
	if who := p.personBefore(p.first[clause]); who >= 0 && strings.HasPrefix(p.words[i].lower, "who") && !p.mayName(noun) && !p.is(who, "conj") {
		noun = who // the wisdom of Ana Berg, who ...
	}
	for p.is(noun, "appos") {
		noun = p.head[noun]
	}
	s := stretch{noun, p.first[clause]}
	for _, k := range p.kids[noun] { // not its preposition, nor what it is said to be
		if p.is(k, "det", "amod", "compound", "nmod", "nummod", "flat", "appos") {
			s.from = min(s.from, p.first[k])
		}
	}
	for s.from < noun && p.is(s.from, "cc", "case") {
		s.from++
	}
	for s.to > noun+1 && p.looseMark(s.to-1) {
		s.to--
	}
	if s.len() > longestSource {
		s.to = noun + 1
	}
	return s
}

// personBefore is the head of the name, or the noun for somebody, that ends before token
// at and a comma, or -1.
func (p *page) personBefore(at int) int {
	i := at - 1
	if i > 0 && p.looseMark(i) {
		i--
	}
	for i >= 0 && p.is(i, "flat", "compound") && p.head[i] >= 0 && p.mayName(p.head[i]) {
		i = p.head[i]
	}
	if i < 0 || !p.mayName(i) {
		return -1
	}
	return i
}

// mayName reports whether token i may name somebody.
func (p *page) mayName(i int) bool { return p.isName(i) || p.words[i].kind != 0 }

// withoutClause is s without a relative clause that a comma sets off, and what follows it.
func (p *page) withoutClause(s stretch) stretch {
	for i := s.from + 1; i+1 < s.to; i++ {
		if p.words[i].lower != "," || !strings.HasPrefix(p.tag(i+1), "W") {
			continue
		}
		clause := p.relativeClause(i + 1)
		if clause < 0 || p.head[clause] >= i || p.head[clause] < s.from {
			continue
		}
		others := false // who say it with them: Berg, who won, and Moss
		for k := p.last[clause]; k < s.to; k++ {
			others = others || p.is(k, "conj", "cc")
		}
		if !others {
			return stretch{s.from, i}
		}
	}
	return s
}

// relativeClause is the head of the clause behind its noun that token i opens, or -1.
func (p *page) relativeClause(i int) int {
	for n := 0; i >= 0 && n < 5; i, n = p.head[i], n+1 {
		if h := p.head[i]; p.is(i, "acl") && h >= 0 && h < p.first[i] {
			return i
		}
	}
	return -1
}

// withoutEnd is s without the mark of a possessive at its end, or the day that stands
// between who says it and the verb: Ana Berg Thursday said.
func (p *page) withoutEnd(s stretch) stretch {
	if s.len() < 2 {
		return s
	}
	last, before := s.to-1, s.to-2
	head := p.headOf(s)
	day := times[p.words[last].lemmaText] && p.tree.Name[p.base+last] == "O" && head != last &&
		p.isNoun(before) && !times[p.words[before].lemmaText]
	if p.tag(last) == "POS" && p.is(head, "nmod") || day { // Lloyd's said: it is called that
		s.to--
	}
	return s
}
