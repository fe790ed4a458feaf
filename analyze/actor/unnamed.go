package actor

import (
	"strings"

	"ascribe/analyze/actor/gazetteer"
	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// unnamed takes the groups and people without a name that speak in the article
// or act in it: the nameless sources of its attributions, and plural nouns for
// those who are heard in politics where they are the subject.
func (c *cast) unnamed(atts []report.Attribution) {
	p := c.p
	sources := make([]bool, len(p.words))
	for _, a := range atts {
		if a.SourceKind == report.SourceDocument {
			continue
		}
		for _, s := range a.Source {
			first, last := p.tokens(s.Span())
			for i := first; i < last; i++ {
				sources[i] = true
			}
		}
	}
	for i := range p.words {
		if p.sentence[i] < 0 || c.owner[i] != nil {
			continue
		}
		if c.indefinite(i, sources[i]) {
			continue
		}
		n, ok := p.nounAt(i, c.owner)
		if !ok || n.kind == "" || c.enterBody(n) || n.kind == "group" && !sources[i] || c.aboutOne(n) {
			continue
		}
		if sources[i] && c.isHeadOfSource(i, sources) || n.plural && c.acts(n) {
			c.enterUnnamed(n)
		}
	}
}

// enterBody takes the press, the military and such: bodies without a name of
// their own that are actors nevertheless.
func (c *cast) enterBody(n noun) bool {
	p := c.p
	kind := report.Media
	switch head := p.lower[n.head]; head {
	case "media", "press", "television", "radio":
	case "agency":
		if p.at(n.head, n.head-1) != "news" {
			return false
		}
	case "military", "army":
		kind = report.Organisation
	case "establishment":
		if p.at(n.head, n.head+1) == "of" {
			return false // the act of setting something up
		}
		kind = report.Group
	default:
		return false
	}
	first := n.first
	if t := p.tag(first); t == "DT" && first < n.head {
		first++
	}
	if first == n.head && n.first == n.head && kind != report.Media || p.tag(n.first) == "PRP$" {
		return false
	}
	// "the news agency Yonhap" has a name: nothing new.
	if n.last < p.end(n.head) && c.owner[n.last] != nil {
		return true
	}
	for first < n.head && (p.tag(first) == "VBG" || p.tag(first) == "VBN") {
		first++
	}
	// "Yonhap news agency" is Yonhap, and tells what it is.
	if e := c.owner[first]; e != nil && kind == report.Media && (e.kind == report.Organisation || e.kind == report.Media) {
		e.kind = kind
		for k := range e.mentions {
			if e.mentions[k].first == first {
				e.mentions[k].last = n.last
			}
		}
		for k := first; k < n.last; k++ {
			c.owner[k] = e
		}
		return true
	}
	words := p.phrase(first, n.last)
	key := "body " + strings.ToLower(words)
	e := c.keys[key]
	if e == nil {
		e = c.create(key, kind, words, "body", "a body without a name of its own")
	}
	c.mention(e, first, n.last, report.Nominal)
	return true
}

// aboutOne reports whether the phrase is one that points back to an actor with
// a name, or a title in front of one, so that it is nobody new.
func (c *cast) aboutOne(n noun) bool {
	p := c.p
	if tag := p.tag(n.head); !n.plural && (tag == "NNP" || p.tag(n.first) == "PRP$" || p.lower[n.first] == "the" && c.keys["unnamed head "+n.singular] == nil) {
		return true
	}
	for k := n.first; k < n.head; k++ {
		if p.tag(k) == "POS" && !n.plural {
			return true
		}
	}
	// "British historian David Irving"
	next := n.last
	return !n.plural && next < p.end(n.head) && c.owner[next] != nil && c.owner[next].kind == report.Person
}

// indefinite takes pronouns for nobody in particular that are a source: some, many.
func (c *cast) indefinite(i int, source bool) bool {
	p := c.p
	switch p.lower[i] {
	case "some", "many", "others", "several", "everyone", "everybody", "someone", "somebody", "most":
	default:
		return false
	}
	if !source || p.tree != nil && !p.isSubject(i) && p.at(i, i-1) != "by" {
		return false
	}
	if t := p.tag(i + 1); strings.HasPrefix(t, "NN") || t == "JJ" || t == "CD" || p.at(i, i+1) == "of" {
		return false
	}
	c.mentionUnnamed("unnamed "+p.lower[i], p.words[i], i, i+1, "an unnamed source")
	return true
}

// isHeadOfSource reports whether no noun of the same source governs token i.
func (c *cast) isHeadOfSource(i int, sources []bool) bool {
	if c.p.tree == nil {
		return true
	}
	for h := c.p.tree.Head[i]; h >= 0 && sources[h]; h = c.p.tree.Head[h] {
		if c.p.tree.IsNoun(h) && !c.p.tree.Is(i, "conj") {
			return false
		}
	}
	return true
}

// acts reports whether a plural noun for people is the subject of a verb.
func (c *cast) acts(n noun) bool {
	p := c.p
	if n.kind == "group" || n.kind == "document" || inanimate[n.singular] {
		return false
	}
	switch n.kind {
	case "political", "expert", "media", "legal": // these are in the news as voices
		if !bodies[p.lower[n.head]] {
			return true
		}
	}
	if p.tree == nil {
		return p.isSubject(n.head)
	}
	return p.tree.Is(n.head, "nsubj") || p.at(n.head, n.first-1) == "by" && p.tree.Is(n.head, "obl:agent")
}

// inanimate nouns of the list are companies and such: they act, but are seldom meant as a voice.
var inanimate = map[string]bool{
	"business": true, "firm": true, "company": true, "industry": true, "campaign": true, "network": true, "channel": true,
	"website": true, "paper": true, "editorial": true, "blog": true, "podcast": true, "child": true, "wing": true,
	"force": true, "forces": true, "troop": true, "man": true, "woman": true, "person": true,
}

func (c *cast) enterUnnamed(n noun) {
	p := c.p
	if e := c.nationOf(n); e != nil {
		c.mention(e, n.first, n.last, report.Nominal)
		return
	}
	if p.definite(n) && n.last == n.head+1 {
		// "the pirates" are those of before, whatever else stood with them.
		if e := c.keys["unnamed head "+strings.ToLower(n.singular)]; e != nil && n.head == n.first+1 {
			c.mention(e, n.first, n.last, report.Nominal)
			return
		}
	}
	last := p.tailOf(n)
	for k := n.last; k < last; k++ {
		if e := c.owner[k]; e != nil && e.kind == report.Person {
			last = n.last
			break
		}
	}
	first := n.first
	for first < n.head && p.tag(first) == "VBG" {
		first++
	}
	words := p.phrase(first, last)
	name := words
	for _, article := range []string{"the ", "a ", "an "} {
		if len(name) > len(article) && strings.EqualFold(name[:len(article)], article) {
			name = name[len(article):]
			break
		}
	}
	e := c.mentionUnnamed("unnamed "+strings.ToLower(name), name, first, last, "an unnamed group or source")
	e.plural = e.plural || n.plural
	key := "unnamed head " + strings.ToLower(n.singular)
	if c.keys[key] == nil {
		c.know(e, key)
	}
}

func (c *cast) mentionUnnamed(key, name string, first, last int, note string) *entity {
	e := c.keys[key]
	if e == nil {
		e = c.create(key, report.Unnamed, name, "unnamed", note)
		e.plural = true
	}
	c.mention(e, first, last, report.Nominal)
	return e
}

// nationOf is the country whose officials, authorities or government the
// phrase names: "Iranian officials" speak for Iran.
func (c *cast) nationOf(n noun) *entity {
	switch n.singular {
	case "official", "authority", "government", "diplomat":
	default:
		return nil
	}
	k := n.head - 1
	if k < n.first || c.owner[k] == nil || c.owner[k].kind != report.Country && c.owner[k].kind != report.Organisation {
		return nil
	}
	if k > n.first && c.owner[n.first] != c.owner[k] {
		return nil
	}
	return c.owner[k]
}

// tokens are the tokens that lie in s.
func (p *page) tokens(s text.Span) (first, last int) {
	lo, hi := 0, len(p.doc.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if p.doc.Tokens[mid].Start < s.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	first = lo
	for last = first; last < len(p.doc.Tokens) && p.doc.Tokens[last].End <= s.End; last++ {
	}
	return first, last
}

// isPersonNoun reports whether a noun names one person by office or calling.
func isPersonNoun(lower string) bool {
	if bodies[lower] {
		return false
	}
	columns, ok := gazetteer.Nouns.Find(lower)
	return ok && columns[1] == "s" && columns[0] != "group" || gazetteer.Titles.Has(lower)
}
