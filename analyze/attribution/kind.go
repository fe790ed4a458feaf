package attribution

import (
	"slices"
	"strings"

	"ascribe/analyze/report"
)

// light are verbs that leave the meaning of a cue to its noun or adjective:
// issue an order, throw one's support behind.
var light = map[string]bool{"be": true, "have": true, "make": true, "take": true, "give": true, "throw": true, "express": true,
	"issue": true, "draw": true, "put": true, "get": true, "show": true, "receive": true, "contain": true, "raise": true, "voice": true,
	"earn": true, "win": true, "offer": true, "share": true, "hold": true, "come": true, "seem": true, "appear": true, "remain": true}

// classify is the class of the cue, with what stands beside it: who tells somebody to do
// something orders, who expresses admiration admires, and data find.
func (f *Finder) classify(x *finding) report.Class {
	p := x.page
	c, lemma := f.usual(x), p.words[x.head].lemmaText
	if other, ok := asInfinitive[lemma]; ok && x.wantsInfinitive() {
		c = other
	}
	if other, ok := asShown[lemma]; ok {
		c = other
	}
	if p.expresses(x) && len(x.content) > 0 {
		top := p.headOf(x.content[0])
		if other, ok := f.lex.class(p.words[top].lemmaText, p.tag(top)); ok && p.isNoun(top) {
			c = other
		}
	}
	if c == report.Statement && len(x.source) > 0 && evidence[p.words[p.headOf(x.source[0])].lemmaText] {
		return report.Finding
	}
	return c
}

// usual is the class that the list has for the cue's words, its head first unless that is
// a light verb with a noun or an adjective that says more.
func (f *Finder) usual(x *finding) report.Class {
	p := x.page
	c, ok := f.lex.class(p.words[x.head].lemmaText, p.tag(x.head))
	if !ok || light[p.words[x.head].lemmaText] {
		for i := x.from; i < x.to; i++ {
			if light[p.words[i].lemmaText] || p.is(i, "aux", "advmod", "case") {
				continue
			}
			if other, listed := f.lex.class(p.words[i].lemmaText, p.tag(i)); listed {
				c, ok = other, true
				break
			}
		}
	}
	if !ok {
		c, ok = f.lex.class(p.words[x.head].lower, "IN") // according, whose lemma is another verb's
	}
	if ok {
		return c
	}
	return f.unlisted(x)
}

// asInfinitive are verbs that mean another thing with an infinitive: told to leave,
// agreed to pay, would like to go.
var asInfinitive = map[string]report.Class{"tell": report.Decree, "agree": report.Intention, "like": report.Intention}

// asShown are verbs that the report shows in another class than the list has them in: the
// models have learnt with the list as it is.
var asShown = map[string]report.Class{"predict": report.Belief, "forecast": report.Belief, "project": report.Belief, "compare": report.Statement}

// wantsInfinitive reports whether the content is an infinitive with its "to".
func (f *finding) wantsInfinitive() bool {
	p := f.page
	opens := func(s stretch) bool { return p.tag(s.from) == "TO" }
	for i := f.head + 1; i < f.to; i++ { // would like to see
		if p.tag(i) == "TO" {
			return true
		}
	}
	return slices.ContainsFunc(f.content, opens)
}

// evidence are sources that find rather than say.
var evidence = map[string]bool{"poll": true, "survey": true, "study": true, "data": true, "record": true, "photo": true, "video": true,
	"analysis": true, "result": true, "figure": true, "statistic": true, "footage": true, "image": true, "research": true, "test": true,
	"census": true, "index": true, "finding": true, "trial": true, "experiment": true, "evidence": true, "measurement": true}

// unlisted is the class of a cue with no word in the list: a quotation is said;
// without one, an object is rather the target of an attitude.
func (f *Finder) unlisted(x *finding) report.Class {
	p := x.page
	for _, s := range x.content {
		top := p.headOf(s)
		switch {
		case p.state[s.from] != outside || p.is(top, "ccomp", "parataxis", "root"):
			return report.Statement
		case p.is(top, "xcomp"):
			return report.Intention
		case p.is(top, "obj", "obl", "nmod", "nsubj:pass"):
			return report.Attitude
		}
	}
	return report.Statement
}

// sourceKind reads the kind off the source's own words; simple pronouns are
// resolved to what stands before them.
func (f *Finder) sourceKind(x *finding) report.SourceKind {
	if len(x.source) == 0 {
		return report.SourceNone
	}
	if x.by == byTranscript {
		return report.SourceNamed // capitals and all
	}
	p := x.page
	s := x.source[0]
	head := p.headOf(s)
	switch pronoun := pronounKind(p.words[head].lower); pronoun {
	case "he", "they", "it":
		return f.antecedent(p, s.from, pronoun)
	case "i":
		return report.SourceNamed
	case "who":
		return f.antecedent(p, s.from, "they")
	}
	switch p.words[head].lower {
	case "that", "which":
		return f.antecedent(p, s.from, "they")
	case "some", "many", "most", "others", "other", "several", "few", "those", "these", "all", "both", "one", "none", "everyone",
		"everybody", "someone", "somebody", "anyone", "nobody", "percent", "%", "number", "majority", "people":
		return report.SourceUnnamed
	}
	return f.nounKind(p, s, head)
}

// nounKind is the kind of a source that is a noun phrase.
func (f *Finder) nounKind(p *page, s stretch, head int) report.SourceKind {
	w := &p.words[head]
	kind := f.lex.sources[w.lower]
	if kind == "" {
		kind = f.lex.sources[w.lemmaText]
	}
	proper := p.isName(head)
	switch {
	case kind == "document" && (!proper || p.tree.Name[p.base+head] == "O"):
		return report.SourceDocument
	case proper, f.institution(p, s, head):
		return report.SourceNamed
	}
	for i := s.from; i < s.to; i++ {
		if !p.isName(i) || p.opens(i) && p.tree.Name[p.base+i] == "O" {
			continue // the first word of a sentence has a capital anyhow
		}
		// A name beside the head names it; a name that only says where somebody
		// belongs ("a spokesman for the ministry", "voters in Ohio") names an
		// institution that speaks, but not a crowd.
		if p.is(i, "appos", "flat") || p.inApposition(i, head) {
			return report.SourceNamed
		}
		if kind != "public" && !p.inRelative(i, head) && !strings.HasPrefix(p.words[s.from].lower, "her") && p.words[s.from].lower != "his" {
			return report.SourceNamed
		}
	}
	title := stretch{s.from + 1, s.to}
	if f.lex.sources[w.lower] == "" || p.tag(head) != "NN" || head != s.to-1 || p.words[s.from].lower != "the" {
		return report.SourceUnnamed
	}
	if kind != "group" && kind != "media" && p.titled(title) {
		return report.SourceNamed
	}
	if title.len() == 1 {
		if anonymous(p, s.from, w.lower) {
			return report.SourceUnnamed
		}
		return f.antecedent(p, s.from, "he") // a title that stands for a name
	}
	return report.SourceUnnamed
}

// titled reports whether the article gives a person by name the title somewhere else:
// health minister Ana Duarte; the prime minister, Lars Holm; Ines Prado, its chief
// executive.
func (p *page) titled(title stretch) bool {
	doc, n := p.doc, title.len()
	at := p.base + title.from
	person := func(i int) bool { return i < len(doc.Tokens) && strings.HasSuffix(p.tree.Name[i], "PERSON") }
	named := func(i int) bool { // Ana Duarte, Dr Ana Duarte
		return person(i) || i < len(doc.Tokens) && p.tree.IsName(i) && person(i+1)
	}
	for _, noun := range p.nouns[p.words[title.to-1].lower] {
		i := noun + 1 - n
		if i < 0 || noun+1 >= len(doc.Tokens) || i == at || !p.sameWords(i, at, n) || i > 0 && otherOffice[strings.ToLower(doc.Word(i-1))] {
			continue
		}
		next := i + n
		clause := n == 1 && i > 0 && strings.EqualFold(doc.Word(i-1), "the") // the campaign Berg led
		if named(next) && !clause || doc.Word(next) == "," && named(next+1) && p.closes(next+1) {
			return true
		}
		for j := i - 1; j > max(0, i-farthestComma); j-- {
			if doc.Word(j) == "," && person(j-1) {
				return true
			}
			if !p.inTitle(j) {
				break
			}
		}
	}
	return false
}

// farthestComma is how many tokens before a title the comma behind a name may stand:
// Ines Prado, the company's new chief executive.
const farthestComma = 6

// closes reports whether a comma stands behind the name from token i of the article on.
func (p *page) closes(i int) bool {
	for i < len(p.doc.Tokens) && p.tree.IsName(i) {
		i++
	}
	return i < len(p.doc.Tokens) && p.doc.Word(i) == ","
}

// inTitle reports whether token i of the article can stand in an apposition before its noun.
func (p *page) inTitle(i int) bool {
	switch p.tree.POS[i] {
	case "DT", "JJ", "POS", "PRP$":
		return true
	}
	return p.tree.IsNoun(i)
}

// otherOffice are words that make another title of the one behind them.
var otherOffice = map[string]bool{"deputy": true, "vice": true, "former": true, "assistant": true, "acting": true, "shadow": true,
	"ex": true, "-": true}

// sameWords reports whether n tokens of the article from i and from j on are the same
// but for capitals.
func (p *page) sameWords(i, j, n int) bool {
	for k := range n {
		if !strings.EqualFold(p.doc.Word(i+k), p.doc.Word(j+k)) {
			return false
		}
	}
	return true
}

// institution reports whether source s is a body of which there is one ("the
// ministry", "the coast guard", "police"), or people whom an adjective or a noun ties to one
// ("Iranian officials", "ministry officials").
func (f *Finder) institution(p *page, s stretch, head int) bool {
	w := &p.words[head]
	if f.lex.institutions[w.lower] || head > s.from && f.lex.institutions[p.words[head-1].lower+" "+w.lower] {
		switch p.words[s.from].lower {
		case "a", "an", "any", "another", "each", "every", "no", "one", "some":
			return false
		}
		return true
	}
	if f.lex.sources[w.lower] != "official" {
		return false
	}
	for i := s.from; i < head; i++ {
		origin := strings.HasSuffix(p.tree.Name[p.base+i], "NORP") // Iranian
		if p.head[i] == head && (origin || f.lex.institutions[p.words[i].lemmaText]) {
			return true
		}
	}
	return false
}

// farthestName is how many words back a noun's first mention is looked for.
const farthestName = 600

// anonymous reports whether the noun has been brought in before token at of the
// article by "a" and nothing that names it: "a senior official ... the official".
func anonymous(p *page, at int, noun string) bool {
	for i := p.base + at - 1; i >= max(0, p.base+at-farthestName); i-- {
		if !strings.EqualFold(p.doc.Word(i), noun) {
			continue
		}
		for j := i - 1; j >= max(0, i-4); j-- {
			switch strings.ToLower(p.doc.Word(j)) {
			case "a", "an", "another", "one":
				return !p.tree.IsName(i+1) && p.doc.Word(i+1) != ","
			}
		}
	}
	return false
}

// opens reports whether i is the first word of its sentence.
func (p *page) opens(i int) bool { return i == 0 || p.sent[i-1] != p.sent[i] }

// inApposition reports whether i hangs below an apposition of head.
func (p *page) inApposition(i, head int) bool {
	for ; i >= 0 && i != head; i = p.head[i] {
		if p.is(i, "appos") {
			return true
		}
	}
	return false
}

// inRelative reports whether i stands in a relative clause of head.
func (p *page) inRelative(i, head int) bool {
	for ; i >= 0 && i != head; i = p.head[i] {
		if p.is(i, "acl") {
			return true
		}
	}
	return false
}

// antecedent is the kind of the nearest source before token at to which a pronoun
// may refer: for "he" a name, for "they" also a noun for people or a document, and
// for "it" only subjects that are no persons.
func (f *Finder) antecedent(p *page, at int, pronoun string) report.SourceKind {
	at += p.base
	for i := at - 1; i >= 0 && i > at-150; i-- {
		subject := p.tree.Is(i, "nsubj", "obl:agent")
		if !subject && (pronoun == "it" || !p.tree.Is(i, "root", "obl", "nmod", "appos", "flat", "obj", "conj")) {
			continue
		}
		if p.tree.IsName(i) && !(pronoun == "it" && strings.HasSuffix(p.tree.Name[i], "PERSON")) {
			return report.SourceNamed
		}
		if pronoun == "he" || !subject || !p.tree.IsNoun(i) {
			continue
		}
		switch noun := strings.ToLower(p.doc.Word(i)); {
		case f.lex.sources[noun] == "document":
			return report.SourceDocument
		case pronoun == "it" && f.lex.institutions[noun]:
			return report.SourceNamed
		case f.lex.sources[noun] != "":
			return report.SourceUnnamed
		}
	}
	if pronoun == "he" {
		return report.SourceNamed
	}
	return report.SourceUnnamed
}

// note tells the reader what decided.
func (f *Finder) note(x *finding, a report.Attribution) string {
	if x.note != "" {
		return x.note
	}
	class := string(a.Class) + " cue"
	if len(x.source) == 0 {
		return class + ", nobody named as the source"
	}
	p := x.page
	head := p.headOf(x.source[0])
	switch {
	case p.head[head] == x.head && p.is(head, "nsubj:pass", "obl"):
		return class + ", source in a passive or a phrase beside it"
	case p.head[head] == x.head && p.is(head, "nsubj"):
		return class + ", source is its subject"
	case p.head[x.head] == head:
		return class + ", source is the noun it belongs to"
	case p.sent[head] != p.sent[x.head]:
		return class + ", source in the sentence beside it"
	}
	return class + ", source by the words around it"
}
