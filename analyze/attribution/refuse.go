package attribution

import (
	"slices"
	"strings"
	"unicode"
)

// Refusals: what the models take for an attribution although it hands nothing over.

// refused reports whether x is none.
func (f *Finder) refused(x *finding) bool {
	return x.page.inName(x.head) || x.page.anybody(x) || x.page.seems(x) || f.undergone(x)
}

// anybody reports whether "you" in x is nobody in particular (you have heard it described,
// if you want to leave) or is asked: only what you said or have said is yours.
func (p *page) anybody(x *finding) bool {
	if len(x.source) != 1 || x.source[0].len() != 1 || p.words[x.source[0].from].lower != "you" {
		return false
	}
	has := func(word string) bool {
		return slices.ContainsFunc(p.kids[x.head], func(k int) bool { return p.words[k].lemmaText == word && p.is(k, "aux", "mark") })
	}
	past := p.tag(x.head) == "VBD" || p.tag(x.head) == "VBN" && has("have")
	return !past || p.words[x.head].class != statements || has("if")
}

// inName reports whether token i has a capital in the middle of a sentence that has
// small letters elsewhere: it belongs to a name, whatever it means (Ask Jeeves, bin Said).
func (p *page) inName(i int) bool {
	s := p.sentences[p.sent[i]]
	word := []rune(p.doc.Word(p.base + i))
	if i == s.from || len(word) < 2 || !unicode.IsUpper(word[0]) || !unicode.IsLower(word[1]) || strings.Contains(`"':([`, p.words[i-1].lower) {
		return false
	}
	for j := s.from; j < s.to; j++ {
		if slices.Contains([]string{"NN", "NNS", "VBD", "VBZ", "VBP", "VBN"}, p.tag(j)) && !p.capitalised(j) && !p.is(j, "aux", "cop") {
			return true
		}
	}
	return false
}

// seems reports whether x only tells how something looks: it seems that, appeared to be.
// The article says so itself; who appears to suggest something does suggest it.
func (p *page) seems(x *finding) bool {
	if lemma := p.words[x.head].lemmaText; lemma != "seem" && lemma != "appear" {
		return false
	}
	for i := x.head + 1; i < x.to; i++ {
		if p.words[i].class != 0 && (p.isVerb(i) || p.tag(i) == "JJ") {
			return false
		}
	}
	return true
}

// undergone reports whether somebody without eyes "sees" what happens: the village has
// seen its shops close, the meeting saw two ministers embrace. Those who see one thing as
// another, see no need or see today what will come (the bank sees growth) think so instead.
func (f *Finder) undergone(x *finding) bool {
	p := x.page
	switch p.words[x.head].lemmaText {
	case "see", "witness":
	default:
		return false
	}
	spared := func(k int) bool {
		return p.is(k, "aux:pass") || p.words[k].lower == "reason" || p.words[k].lower == "need"
	}
	if slices.ContainsFunc(p.kids[x.head], spared) || p.tag(x.head) == "VBZ" {
		return false
	}
	for _, s := range x.content {
		for i := s.from; i < s.to; i++ {
			if p.words[i].lower == "as" && p.head[i] >= 0 && (p.head[i] == x.head || p.head[p.head[i]] == x.head) {
				return false
			}
		}
	}
	if len(x.source) == 0 {
		return true
	}
	who := p.headOf(x.source[0])
	if p.tag(x.head) == "VBP" && (p.isName(who) || f.lex.sources[p.words[who].lower] != "") {
		return false
	}
	return !f.hasEyes(p, who)
}

// hasEyes reports whether token i, the noun of a source, is people.
func (f *Finder) hasEyes(p *page, i int) bool {
	w := &p.words[i]
	switch pronounKind(w.lower) {
	case "he", "i", "they", "who":
		return true
	}
	switch f.lex.sources[w.lower] {
	case "", "document", "group":
		return strings.HasSuffix(p.tree.Name[p.base+i], "PERSON")
	}
	return !f.lex.institutions[w.lemmaText]
}
