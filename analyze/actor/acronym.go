package actor

import (
	"strings"
	"unicode"

	"ascribe/analyze/actor/gazetteer"
)

// spelled makes one name of the words before an acronym in brackets whose initials it
// is, where the tree has the name of an organisation among them: Transport for London
// (TfL) (after Schwartz and Hearst, PSB 2003).
func (p *page) spelled(found []name) []name {
	var out []name
	for i, n := range found {
		open := n.first - 1
		if n.last-n.first > 1 || open < p.begin(n.first) || p.words[open] != "(" || p.at(n.first, n.last) != ")" || !p.shape[n.first].named() {
			out = append(out, n)
			continue
		}
		if p.isOfThing(n.first, open) {
			n.kind, n.sure = "MISC", 100 // nobody, here and elsewhere
			out = append(out, n)
			continue
		}
		first := p.initialsFrom(p.words[n.first], open)
		body := n.kind == "ORG"
		k := len(out)
		for k > 0 && first >= 0 && out[k-1].first >= first {
			k--
			body = body || out[k].kind == "ORG"
		}
		if body && k < len(out) && (out[k].first > first || out[k].last < open) {
			n.kind, n.sure = "ORG", 2 // beyond doubt, for its other places
			out = append(out[:k], name{first, open, "ORG", found[i].sure})
		}
		out = append(out, n)
	}
	return out
}

// isOfThing reports whether an acronym stands for the common nouns before it that are no
// body: liquid natural gas (LNG).
func (p *page) isOfThing(acronym, open int) bool {
	noun := open - 1
	if noun < p.begin(open) || p.shape[noun] != small || !p.tree.IsNoun(noun) || actsAs(p.tree.Lemma[noun]) {
		return false
	}
	for i := noun; i >= p.begin(open) && i > noun-len(p.words[acronym]) && p.shape[i] == small; i-- {
		if p.lower[i][0] == p.lower[acronym][0] {
			return true
		}
	}
	return false
}

// initialsFrom is the first of the words that end before a token and whose initials are
// the letters of an acronym, -1 when they are not. Small words may be left out of it.
func (p *page) initialsFrom(acronym string, last int) int {
	letters := []rune(strings.ToLower(acronym))
	i := last
	for len(letters) > 0 {
		if i--; i < p.begin(last) {
			return -1
		}
		initial := []rune(p.lower[i])[0]
		switch {
		case initial == letters[len(letters)-1]:
			letters = letters[:len(letters)-1]
		case p.shape[i] != small || !unicode.IsLetter(initial):
			return -1
		}
	}
	if !p.shape[i].named() {
		return -1
	}
	return i
}

// acronym is the word at i as an acronym is looked up, "" when it is none: one of
// capitals, without its stops, or one that is spoken as a word, Acpo.
func (p *page) acronym(i int) string {
	switch w := p.words[i]; {
	case p.shape[i] == capitals:
		return strings.ReplaceAll(w, ".", "")
	case p.shape[i] == capital && isSpoken(w):
		return strings.ToUpper(w)
	}
	return ""
}

// isSpoken reports whether a word with a capital at its head may be an acronym that is
// spoken as a word.
func isSpoken(w string) bool {
	return len(w) > 3 && len(w) < 8 && !strings.Contains(w, " ") &&
		!gazetteer.Given.Has(w) && !gazetteer.Surnames.Has(w) && !gazetteer.Places.Has(w) && !gazetteer.Countries.Has(w)
}

// withAcronyms adds the initials of longer names where they stand by themselves:
// "WHO" or "W.H.O." once "World Health Organization" is known. Which of several bodies they
// mean is settled where short forms are.
func (p *page) withAcronyms(found []name) []name {
	known := map[string]bool{}
	for _, n := range found {
		if n.kind != "ORG" || n.last-n.first < 3 {
			continue
		}
		for _, form := range shortForms(p.phrase(n.first, n.last)) {
			if isAcronym(form) && len(form) > 2 {
				known[form] = true
			}
		}
	}
	if len(known) == 0 {
		return found
	}
	for k := range found { // the tree may take F.D.A. for a person's initials
		if n := &found[k]; n.last-n.first == 1 && n.kind != "ORG" && known[p.acronym(n.first)] {
			n.kind, n.sure = "ORG", 2
		}
	}
	var out []name
	next := 0
	for i := range p.words {
		for next < len(found) && found[next].first <= i {
			out = append(out, found[next])
			next++
		}
		taken := len(out) > 0 && out[len(out)-1].last > i
		if !taken && known[p.acronym(i)] {
			out = append(out, name{i, i + 1, "ORG", .6})
		}
	}
	return append(out, found[next:]...)
}
