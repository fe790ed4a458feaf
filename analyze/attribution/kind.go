package attribution

import (
	"strings"

	"ascribe/analyze/report"
)

// light are verbs that leave the meaning of a cue to its noun or adjective:
// issue an order, throw one's support behind.
var light = map[string]bool{"be": true, "have": true, "make": true, "take": true, "give": true, "throw": true, "express": true,
	"issue": true, "draw": true, "put": true, "get": true, "show": true, "receive": true, "contain": true, "raise": true, "voice": true,
	"earn": true, "win": true, "offer": true, "share": true, "hold": true, "come": true, "seem": true, "appear": true, "remain": true}

// classify looks the cue's words up, its head first unless that is a light verb
// with a noun or an adjective that says more.
func (f *Finder) classify(x *finding) report.Class {
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
		c = f.unlisted(x)
	}
	if c == report.Statement && len(x.source) > 0 && evidence[p.words[p.headOf(x.source[0])].lemmaText] {
		return report.Finding
	}
	return c
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
	switch pronounKind(p.words[head].lower) {
	case "he":
		return f.antecedent(p, s.from, false)
	case "they", "it":
		return f.antecedent(p, s.from, true)
	case "i":
		return report.SourceNamed
	case "who":
		return f.relative(p, head)
	}
	switch p.words[head].lower {
	case "that", "which":
		return f.relative(p, head)
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
	proper := strings.HasPrefix(p.tag(head), "NNP")
	switch {
	case kind == "document" && !proper:
		return report.SourceDocument
	case proper:
		return report.SourceNamed
	}
	for i := s.from; i < s.to; i++ {
		if !strings.HasPrefix(p.tag(i), "NNP") || p.opens(i) && p.tree.Name[p.base+i] == "O" {
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
	if f.lex.sources[w.lower] != "" && p.tag(head) == "NN" && p.at(s, s.from).lower == "the" && s.len() == 2 {
		return f.antecedent(p, s.from, false) // a title that stands for a name
	}
	return report.SourceUnnamed
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

// relative is the kind of the noun that the relative pronoun i refers to.
func (f *Finder) relative(p *page, i int) report.SourceKind {
	for j, n := i, 0; j >= 0 && n < 5; j, n = p.head[j], n+1 {
		if h := p.head[j]; h >= 0 && p.is(j, "acl") {
			return f.nounKind(p, stretch{p.first[h], i}, h)
		}
	}
	if i > 0 {
		return f.antecedent(p, i, true)
	}
	return report.SourceUnnamed
}

// antecedent is the kind of the nearest source before token at: a name, or when
// groups count, a noun for people or a document.
func (f *Finder) antecedent(p *page, at int, groups bool) report.SourceKind {
	at += p.base
	for i := at - 1; i >= 0 && i > at-150; i-- {
		tag := p.tree.POS[i]
		if strings.HasPrefix(tag, "NNP") && p.tree.Is(i, "nsubj", "obl:agent", "root", "obl", "nmod", "appos", "flat", "obj", "conj") {
			return report.SourceNamed
		}
		if !groups || !strings.HasPrefix(tag, "NN") || !p.tree.Is(i, "nsubj", "obl:agent") {
			continue
		}
		switch f.lex.sources[strings.ToLower(p.doc.Word(i))] {
		case "":
		case "document":
			return report.SourceDocument
		default:
			return report.SourceUnnamed
		}
	}
	if groups {
		return report.SourceUnnamed
	}
	return report.SourceNamed
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
