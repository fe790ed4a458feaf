package actor

import (
	"slices"
	"strings"

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
		if !ok || c.enterBloc(n, sources[i]) || n.kind == "" || c.enterBody(n) || n.kind == "group" && !sources[i] || c.aboutOne(n) {
			continue
		}
		if sources[i] && c.isHeadOfSource(i, sources) || n.plural && c.takesPart(n) && !p.isThing(n) {
			c.enterUnnamed(n)
		}
	}
}

// aboutOne reports whether the phrase is one that points back to an actor with
// a name, or a title in front of one, so that it is nobody new.
func (c *cast) aboutOne(n noun) bool {
	p := c.p
	if tag := p.tag(n.head); !n.plural && (tag == "NNP" || p.tag(n.first) == "PRP$" || p.lower[n.first] == "the" && c.keys["unnamed head "+n.singular] == nil) {
		return true
	}
	switch p.lower[n.first] {
	case "both", "either", "neither", "each":
		return true // two actors at once
	}
	if p.lower[n.first] == "the" && p.tag(n.head) == "NN" && inanimate[n.singular] && c.keys["unnamed head "+n.singular] == nil && c.named(n) {
		return true
	}
	owned := p.definite(n) || p.tag(n.first) == "PRP$"
	for k := n.first; k < n.head; k++ {
		switch {
		case p.tag(k) == "POS" && !n.plural:
			return true
		case p.tag(k) == "POS":
			owned = true
		case p.lower[k] == "two" && owned && c.keys["unnamed head "+n.singular] == nil:
			return true // "the two leaders" have names
		}
	}
	if n.plural && p.lower[n.first] == "the" && n.head == n.first+1 && (n.kind == "official" || n.kind == "political") &&
		c.keys["unnamed head "+n.singular] == nil && c.severalBefore(n.first) {
		return true
	}
	if !n.plural && p.tag(n.first) != "DT" && p.doc.Title.Contains(p.doc.Tokens[n.head].Span) {
		return true // "Harbour worker wins case": the text tells who
	}
	for _, k := range p.tree.Children(n.head) {
		if e := c.owner[k]; e != nil && e.kind == report.Person && k > n.head && p.tree.Is(k, "appos") {
			return true // "a member of the board, Ada Holm"
		}
	}
	// "British historian David Irving"
	next := n.last
	return !n.plural && next < p.end(n.head) && c.owner[next] != nil && c.owner[next].kind == report.Person
}

// named reports whether there is a name before a noun for what the noun means:
// "The newspaper" after "the Northern Herald".
func (c *cast) named(n noun) bool {
	kinds := definiteKinds[c.p.lower[n.head]]
	return slices.ContainsFunc(c.all, func(e *entity) bool {
		return slices.Contains(kinds, e.kind) && len(e.mentions) > 0 && e.mentions[0].first < n.first
	})
}

// severalBefore reports whether two persons are named in the sentence before
// token i, whom "the ministers" then means.
func (c *cast) severalBefore(i int) bool {
	s := c.p.sentence[i]
	if s < 1 {
		return false
	}
	var one *entity
	for k := c.p.doc.Sentences[s-1].First; k < c.p.doc.Sentences[s-1].Last; k++ {
		if e := c.owner[k]; e != nil && e.kind == report.Person && e != one {
			if one != nil {
				return true
			}
			one = e
		}
	}
	return false
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

// enterUnnamed makes the noun phrase a mention of its group, a new one unless it
// was met before.
func (c *cast) enterUnnamed(n noun) {
	p := c.p
	if e := c.nationOf(&n); e != nil {
		c.mention(e, n.first, n.last, report.Nominal)
		return
	}
	singular := strings.ToLower(n.singular)
	if p.definite(n) && n.head == n.first+1 {
		// "the pirates" are those of before, whatever else stood with them.
		if e := c.keys["unnamed head "+singular]; e != nil {
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
	// "10 likely voters", "likely voters in the state" and "likely voters" are
	// one group; officials in Paris and officials in London are two.
	core := first
	for core < n.head && (p.tag(core) == "DT" || p.tag(core) == "CD" || p.tag(core) == "PDT" || quantifiers[p.lower[core]]) {
		core++
	}
	group := "unnamed " + strings.ToLower(p.phrase(core, n.last))
	tail := strings.ToLower(p.phrase(n.last, last))
	e := c.keys[group+" "+tail]
	if e == nil && tail == "" {
		e = c.keys[group]
	} else if e == nil {
		e = c.keys[group+" "] // those of before, told more about; once only
		delete(c.keys, group+" ")
	}
	if e == nil {
		name := first
		switch p.lower[first] {
		case "the", "a", "an":
			name++
		}
		e = c.create(group, report.Unnamed, p.phrase(name, last), "unnamed", "an unnamed group or source")
		if n.plural && n.head > core && p.lower[n.head] == "people" && identities[p.lower[n.head-1]] {
			e.kind = report.Group
		}
		e.plural = n.plural && !inanimate[singular]
	}
	c.know(e, group+" "+tail)
	c.mention(e, first, last, report.Nominal)
	if key := "unnamed head " + singular; c.keys[key] == nil {
		c.know(e, key)
	}
}

// isThing reports whether a noun for those who speak means something else as often, and
// nothing in front of it says that it does not: energy sources, anchors in a channel.
func (p *page) isThing(n noun) bool {
	before := p.at(n.head, n.head-1)
	switch n.kind {
	case "source":
		of := p.tree.Child(n.head, "nmod")
		return supplies[before] || of >= 0 && p.childIs(of, "case", "of") && supplies[p.tree.Lemma[of]]
	case "media":
		return media[n.singular] && before != "news" && before != "tv" && before != "television"
	}
	return (n.singular == "player" || n.singular == "reader") && read[before]
}

// read or played by devices, not people.
var read = map[string]bool{
	"music": true, "media": true, "video": true, "audio": true, "record": true, "dvd": true, "cd": true, "mp3": true, "card": true,
	"code": true, "screen": true, "ultraviolet": true,
}

// media are nouns for media that mean other things as often.
var media = map[string]bool{"anchor": true, "poster": true, "channel": true, "network": true, "host": true, "paper": true, "outlet": true, "user": true}

// supplies have sources who are nobody.
var supplies = map[string]bool{
	"energy": true, "power": true, "water": true, "food": true, "funding": true, "income": true, "revenue": true, "fuel": true, "heat": true,
	"light": true, "data": true, "electricity": true, "protein": true, "supply": true, "emission": true, "emissions": true, "pollution": true,
}

// identities before "people" make it a group by what its members are.
var identities = map[string]bool{
	"lgbt": true, "lgbtq": true, "lgbtq+": true, "lgbti": true, "gay": true, "lesbian": true, "bisexual": true, "transgender": true,
	"trans": true, "queer": true, "indigenous": true, "aboriginal": true, "native": true, "black": true, "white": true, "disabled": true,
}

// quantifiers tell how many of a group, not which.
var quantifiers = map[string]bool{"many": true, "several": true, "few": true, "most": true, "more": true}

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
func (c *cast) nationOf(n *noun) *entity {
	switch n.singular {
	case "official", "authority", "government", "diplomat":
	default:
		return nil
	}
	k := n.head - 1
	if k < n.first {
		return nil
	}
	e := c.owner[k]
	if e == nil {
		e = c.bodyCalled(k)
	}
	if e == nil || e.kind != report.Country && e.kind != report.Organisation {
		return nil
	}
	if first := c.owner[n.first]; first == nil && k > n.first {
		return nil
	} else if first != nil && first != e {
		n.first = k // what stands before is another's
	}
	return e
}

// bodyCalled is the organisation named last before whose name ends in the
// capitalised word at k: "Organization officials".
func (c *cast) bodyCalled(k int) *entity {
	if c.p.shape[k] != capital {
		return nil
	}
	var list []*entity
	for _, e := range c.all {
		if e.kind == report.Organisation && strings.HasSuffix(e.name, " "+c.p.words[k]) {
			list = append(list, e)
		}
	}
	return recent(list, k)
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
