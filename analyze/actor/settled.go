package actor

import (
	"slices"
	"strings"

	"ascribe/analyze/actor/gazetteer"
	"ascribe/analyze/report"
)

// settled is whom an anaphor means beyond doubt, or nil: a pronoun who says its clause;
// a description who it says to be named so, a noun for a medium the only medium among
// the candidates, a person's age the most salient person, a title the only person who is
// said to have it.
func (r *referrer) settled(a anaphor, candidates []candidate) *entity {
	if a.family != description {
		return r.sayer(a, candidates)
	}
	if e := r.named(a); e != nil {
		return e
	}
	if a.noun.plural && !inanimate[a.noun.singular] {
		return nil
	}
	word := r.p.lower[a.head]
	if slices.Equal(definiteKinds[word], []report.ActorKind{report.Media}) {
		return only(candidates, func(c candidate) bool { return c.e.kind == report.Media })
	}
	if r.hasAge(a) {
		gender := roleGender(word)
		return mostSalient(candidates, func(c candidate) bool {
			return c.e.kind == report.Person && r.p.sentence[a.head]-r.p.sentence[c.last.at] < 3 && (gender == 0 || c.e.gender == 0 || c.e.gender == gender)
		})
	}
	if !r.p.restricted(a.head) {
		return only(candidates, func(c candidate) bool { return c.e.kind == report.Person && containsWord(c.e.role, word) })
	}
	return nil
}

// sayer is the candidate who says the clause, not word for word, whose subject, or whose
// subject's owner, a pronoun is: "Ada Holm said she would".
func (r *referrer) sayer(a anaphor, candidates []candidate) *entity {
	t := r.p.tree
	subject := a.head
	if r.p.tag(subject) == "PRP$" {
		subject = t.Head[subject]
	}
	if r.quoted[a.head] >= 0 || subject < 0 || !t.Is(subject, "nsubj") || t.Head[subject] < 0 {
		return nil
	}
	verb := t.Head[subject]
	if t.Label[verb] != "ccomp" {
		return nil
	}
	said := t.Head[verb]
	if said < 0 || said > a.head || !saying[t.Lemma[said]] {
		return nil
	}
	for i := said + 1; i < a.head; i++ {
		if r.p.words[i] == ":" || quoteMark[r.p.words[i]] {
			return nil
		}
	}
	if who := t.Child(said, "nsubj"); who >= 0 && who < a.head && r.owner[who] != nil {
		return only(candidates, func(c candidate) bool { return c.e == r.owner[who] })
	}
	return nil
}

// saying are verbs with a clause in which who says it is mostly meant by the subject.
var saying = map[string]bool{"say": true, "add": true, "announce": true, "claim": true, "insist": true, "deny": true, "believe": true, "think": true,
	"expect": true, "hope": true, "promise": true, "admit": true, "report": true, "confirm": true, "warn": true}

// named is the person who has the name that a description tells: "this girl named Isabel".
func (r *referrer) named(a anaphor) *entity {
	if by := r.p.at(a.head, a.last); by != "named" && by != "called" || a.last+1 >= r.p.end(a.head) {
		return nil
	}
	if e := r.owner[a.last+1]; e != nil && e.kind == report.Person {
		return e
	}
	return nil
}

// hasAge reports whether a description tells how old somebody is, and no thing.
func (r *referrer) hasAge(a anaphor) bool {
	if r.p.agedFrom(a.head) < 0 && !isCalling(r.p.lower[a.head]) {
		return false
	}
	for i := a.first; i < a.last; i++ {
		if r.p.agedFrom(i) > a.first {
			return true
		}
	}
	return false
}

// isCalling reports whether a noun is for one person: minister, carpenter, and no embargo.
func isCalling(noun string) bool {
	if gazetteer.Nouns.Has(noun) || gazetteer.Titles.Has(noun) || roleGender(noun) != 0 {
		return true
	}
	return strings.HasSuffix(noun, "er") || strings.HasSuffix(noun, "or") || strings.HasSuffix(noun, "ist")
}

// agedFrom is the token where the age begins that ends with token i, "54-year-old",
// be it one token or five; -1 when none does.
func (p *page) agedFrom(i int) int {
	switch {
	case strings.HasSuffix(p.lower[i], "-year-old"):
		return i
	case p.lower[i] == "old" && p.at(i, i-2) == "year" && p.at(i, i-1) == "-" && p.at(i, i-3) == "-":
		return i - 4
	}
	return -1
}

// agedAt is the phrase that ends with an age at token i, "the 54-year-old", with no
// noun behind it.
func (p *page) agedAt(i int) (noun, bool) {
	first := p.agedFrom(i) - 1
	if first < p.begin(i) || i+1 < p.end(i) && (strings.HasPrefix(p.tag(i+1), "NN") || strings.HasPrefix(p.tag(i+1), "JJ") || p.words[i+1] == "," || p.words[i+1] == "-") {
		return noun{}, false
	}
	return noun{first: first, last: i + 1, head: i}, true
}

// only is the one candidate that fits, nil when none or several do.
func only(candidates []candidate, fits func(candidate) bool) (one *entity) {
	for _, c := range candidates {
		if !fits(c) {
			continue
		}
		if one != nil {
			return nil
		}
		one = c.e
	}
	return one
}

// mostSalient is the candidate that fits and is most in the reader's mind.
func mostSalient(candidates []candidate, fits func(candidate) bool) (best *entity) {
	most := 0.
	for _, c := range candidates {
		if fits(c) && c.salience > most {
			best, most = c.e, c.salience
		}
	}
	return best
}
