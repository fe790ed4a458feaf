package actor

import (
	"strings"

	"ascribe/analyze/actor/gazetteer"
)

// withBodies adds stretches of capitals that the chain made nothing of and that
// end like the name of an organisation.
func (p *page) withBodies(found []name, s int, runs []run) []name {
	sen := p.doc.Sentences[s]
	var out []name
	next := 0
	for i := sen.First; i < sen.Last; i++ {
		for next < len(found) && found[next].last <= i {
			out = append(out, found[next])
			next++
		}
		r := runs[i]
		if r.first != i || r.last-r.first < 2 || next < len(found) && found[next].first < r.last || r.last < sen.Last && p.tree.IsNoun(r.last) {
			continue // "Singer and TV presenter" ends with a small letter
		}
		if l := p.lower[r.first]; l == "the" || l == "a" || l == "an" {
			r.first++
		}
		columns, ok := gazetteer.Heads.Find(p.words[r.last-1])
		if ok && columns[1] == "ORG" && columns[0] != "first" && r.last-r.first > 1 && p.shape[r.first] == capital {
			out = append(out, name{r.first, r.last, "ORG", .4})
		}
	}
	return append(out, found[next:]...)
}

// backed reports whether the gazetteers back a name in a headline, where its
// capitals say nothing.
func (p *page) backed(n name) bool {
	words := p.phrase(n.first, n.last)
	switch n.kind {
	case "PERSON":
		return n.last-n.first > 1 && n.last-n.first < 4 && p.shape[n.first] == capital && gazetteer.Given.Has(p.words[n.first]) && gazetteer.Surnames.Has(p.words[n.last-1])
	case "LOC":
		return gazetteer.Places.Has(words) || gazetteer.Countries.Has(words)
	case "ORG":
		return gazetteer.Organisations.Has(words) && (n.last-n.first > 1 || p.shape[n.first] != capital)
	}
	return n.kind == "NORP"
}

// apart parts the names that stand side by side.
func (p *page) apart(found []name) []name {
	alone := map[string]bool{}
	for _, n := range found {
		alone[p.phrase(n.first, n.last)] = true
	}
	var out []name
	for _, n := range found {
		out = append(out, p.split(n, alone)...)
	}
	return out
}

// split parts names that stand side by side: "Ministry, Bank", "Egypt's
// Interior Ministry", "Malaysia and Singapore". Alone are all names as
// the text has them, of which two that are joined by and are names of their own.
func (p *page) split(n name, alone map[string]bool) []name {
	if parts := p.splitNoun(n); parts != nil {
		return parts
	}
	if n.kind == "MISC" || n.last-n.first < 3 || p.listed(n.first, n.last) {
		return []name{n}
	}
	if n.kind == "PERSON" {
		if and := p.within("and", n); and > 0 {
			return []name{{n.first, and, n.kind, n.sure}, {and + 1, n.last, n.kind, n.sure}}
		}
		return []name{n}
	}
	if parts := p.splitTitle(n); parts != nil {
		return parts
	}
	if of := n.first + 2; n.kind == "ORG" && of+1 < n.last && p.lower[of] == "of" && gazetteer.Given.Has(p.words[n.first]) && p.shape[of-1] == capital && !gazetteer.Heads.Has(p.words[of-1]) {
		return []name{{n.first, of, "PERSON", n.sure}, {of + 1, n.last, n.kind, n.sure}} // Ada Holm of Norvik Water
	}
	var out []name
	first := n.first
	for i := n.first + 1; i < n.last-1; i++ {
		left := p.phrase(first, i)
		listed := p.listed(first, i)
		switch p.words[i] {
		case ",":
			if companyTails[strings.TrimSuffix(p.lower[i+1], ".")] {
				continue
			}
		case "'s":
			if !listed {
				continue
			}
		case "and", "/":
			if !listed && !alone[left] || !p.listed(i+1, n.last) && !alone[p.phrase(i+1, n.last)] {
				continue
			}
		default:
			continue
		}
		out = append(out, name{first, i, p.listedKind(left, n.kind), n.sure})
		first = i + 1
	}
	return append(out, name{first, n.last, n.kind, n.sure})
}

// splitNoun parts "US bank Wells Fargo" and takes the noun off "US bank": a country, what
// the business from there is, and its name; nil for others.
func (p *page) splitNoun(n name) []name {
	for k := n.first + 1; k < n.last; k++ {
		if p.shape[k] != small || !isCompanyNoun(p.lower[k]) {
			continue
		}
		columns, ok := gazetteer.Countries.Find(p.phrase(n.first, k))
		if !ok {
			return nil
		}
		parts := []name{{n.first, k, countryType(columns[1]), n.sure}}
		if k+1 < n.last {
			parts = append(parts, name{k + 1, n.last, n.kind, n.sure})
		}
		return parts
	}
	return nil
}

// within is the token of a name, neither the first nor the last, that is a word; 0 for none.
func (p *page) within(word string, n name) int {
	for i := n.first + 1; i < n.last-1; i++ {
		if p.words[i] == word {
			return i
		}
	}
	return 0
}

// splitTitle parts "FBI Director James Comey": whom the office belongs to, and
// the person in it; nil where there is no such person.
func (p *page) splitTitle(n name) []name {
	for k := n.first; k < n.last-1; k++ {
		person := name{k + 1, n.last, "PERSON", n.sure}
		switch {
		case p.isJustice(k, n.last):
			if k == n.first {
				return []name{person}
			}
		case k > n.first && p.isBodyOf(k, n.last):
			return []name{{n.first, k + 1, n.kind, n.sure}, person}
		case k == n.first || !p.isTitle(k) || !gazetteer.Given.Has(p.words[k+1]) || gazetteer.Titles.First(p.lower[k+1]) != "":
			continue
		}
		return []name{{n.first, k, p.listedKind(p.phrase(n.first, k), n.kind), n.sure}, person}
	}
	return nil
}

// isBodyOf reports whether the word at k ends the name of a body behind which a person
// of it stands up to last: Leeds University Ada Holm.
func (p *page) isBodyOf(k, last int) bool {
	columns, ok := gazetteer.Heads.Find(p.words[k])
	return ok && columns[1] == "ORG" && columns[0] != "first" && last-k == 3 && gazetteer.Given.Has(p.words[k+1]) &&
		p.shape[k+2].named() && !gazetteer.Heads.Has(p.words[k+2]) && !p.listed(k+1, last)
}

// isJustice reports whether the word at k is the title of a judge whose two names end
// at last: Supreme Court Justice Antonin Scalia, and no Department of Justice.
func (p *page) isJustice(k, last int) bool {
	return last <= p.end(k) && p.lower[k] == "justice" && last-k == 3 && p.shape[k+1].named() && p.shape[k+2].named() &&
		p.at(k, k-1) != "of" && !gazetteer.Heads.Has(p.words[last-1])
}

// listed reports whether a list of countries, places or organisations has the words.
func (p *page) listed(first, last int) bool {
	words := p.phrase(first, last)
	return gazetteer.Countries.Has(words) || gazetteer.Places.Has(words) || gazetteer.Organisations.Has(words)
}

// companyTails follow a comma inside the name of a company.
var companyTails = map[string]bool{"inc": true, "ltd": true, "llc": true, "co": true, "corp": true, "lp": true, "llp": true}

func (p *page) listedKind(words, kind string) string {
	if gazetteer.Countries.Has(words) || gazetteer.Places.Has(words) {
		return "LOC"
	}
	return kind
}

// withNicknames makes one name of a nickname in quotation marks and what stands around
// it, which the tree parts at the marks: Robert C. "Bobby" Scott.
func (p *page) withNicknames(found []name) []name {
	out := found[:0]
	for _, n := range found {
		if n.kind == "PERSON" && n.last-n.first == 3 && quoteMark[p.words[n.first+1]] && quoteMark[p.at(n.first, n.first-1)] {
			k := n.first - 2 // the last token before the mark
			switch before := len(out) - 1; {
			case before >= 0 && out[before].last == k+1:
				n.first = out[before].first
				out = out[:before]
			case k >= p.begin(n.first) && p.shape[k] == capital && !p.isTitle(k):
				n.first = k
			default:
				n.first += 2 // the nickname of nobody
			}
		}
		out = append(out, n)
	}
	return out
}

var quoteMark = map[string]bool{"\"": true, "“": true, "”": true, "''": true, "``": true, "'": true}

// withOf makes one name of a body and what it is of, which the tree may part: the
// University of Cape Coast.
func (p *page) withOf(found []name) []name {
	out := found[:0]
	for _, n := range found {
		if k := len(out) - 1; k >= 0 && n.first == out[k].last+1 && p.lower[out[k].last] == "of" && out[k].kind == "ORG" && out[k].last-out[k].first == 1 {
			if columns, ok := gazetteer.Heads.Find(p.words[out[k].first]); ok && columns[1] == "ORG" {
				out[k].last = n.last
				continue
			}
		}
		out = append(out, n)
	}
	return out
}

// withSyllables makes one name of a Korean family name and the two syllables of a
// given name, joined by a hyphen, which the tree may part: Ban Ki-moon.
func (p *page) withSyllables(found []name) []name {
	out := found[:0]
	for _, n := range found {
		if k := len(out); k > 0 && out[k-1].last > n.first {
			continue
		}
		if n.kind == "PERSON" && n.last-n.first == 1 && len(p.words[n.first]) < 6 && n.last < p.end(n.first) && p.syllables(n.last) {
			n.last++
		}
		family, syllable := n.last-2, n.last-1
		if n.kind != "PERSON" || n.last-n.first > 2 || !p.syllables(syllable) {
			out = append(out, n)
			continue
		}
		if n.last-n.first == 1 && family >= p.begin(n.first) && p.shape[family] == capital && len(p.words[family]) < 6 && !gazetteer.Titles.Has(p.lower[family]) {
			if k := len(out); k > 0 && out[k-1].last > family {
				out = out[:k-1]
			}
			n.first = family
		}
		if n.last-n.first == 2 && !(gazetteer.Given.Has(p.words[n.first]) && gazetteer.Surnames.Has(p.words[syllable])) {
			n.last = syllable + 3
		}
		out = append(out, n)
	}
	return out
}

// syllables reports whether a short capitalised word goes on with a hyphen and
// another short one: Ki-moon.
func (p *page) syllables(i int) bool {
	return i+2 < p.end(i) && p.shape[i] == capital && len(p.words[i]) < 6 && p.words[i+1] == "-" && !p.doc.Tokens[i+1].Space &&
		p.shape[i+2] == small && len(p.words[i+2]) < 6 && !p.doc.Tokens[i+2].Space
}

// withHyphens holds double surnames together, which the tree may part: those
// behind a given name, and by themselves those met so.
func (p *page) withHyphens(found []name) []name {
	double := map[string]bool{}
	for _, n := range found {
		if k := n.last - 3; n.kind == "PERSON" && k > n.first && p.words[k+1] == "-" && p.shape[n.last-1] == capital {
			double[p.phrase(k, n.last)] = true
		}
	}
	join := func(joins func(a, b name) bool) {
		out := found[:0]
		for _, n := range found {
			if k := len(out) - 1; k >= 0 && p.hyphenated(out[k], n) && joins(out[k], n) {
				out[k].last = n.last
				continue
			}
			out = append(out, n)
		}
		found = out
	}
	join(func(a, b name) bool {
		if a.last-a.first < 2 || b.last-b.first > 1 || a.kind != "PERSON" {
			return false
		}
		double[p.phrase(a.last-1, b.last)] = true
		return true
	})
	join(func(a, b name) bool { return double[p.phrase(a.first, b.last)] })
	return found
}

// withSurnames takes the surname behind a given name into the name where the tree has
// the two as one and the network saw the first alone: Jobs, of Steve Jobs.
func (p *page) withSurnames(found []name) []name {
	for i := range found {
		n := &found[i]
		next := n.last
		if n.kind != "PERSON" || next-n.first > 1 || next >= p.end(n.first) || i+1 < len(found) && found[i+1].first <= next || !gazetteer.Given.Has(p.words[n.first]) {
			continue
		}
		if p.shape[next] == capital && p.doc.Tokens[next].Space && p.tree.Head[next] == n.first && p.tree.Is(next, "flat") {
			n.last++
		}
	}
	return found
}

// withTails takes into the name of a body the capitals behind it that the tree has as one
// with it and that the network took for no name: the Officers of an Association of
// Chief Police.
func (p *page) withTails(found []name) []name {
	for k := range found {
		n := &found[k]
		limit := p.end(n.first)
		if k+1 < len(found) {
			limit = min(limit, found[k+1].first)
		}
		for n.kind == "ORG" && n.last < limit && p.endsName(*n) {
			n.last++
		}
	}
	return found
}

// endsName reports whether the word behind a name is its end, or that of a longer name.
func (p *page) endsName(n name) bool {
	i := n.last
	if p.shape[i] != capital || p.tree.Name[i] != "O" || !p.tree.IsName(i) || !p.doc.Tokens[i].Space || p.isTitle(i) ||
		p.sentence[i] < 0 || p.headline[p.sentence[i]] {
		return false
	}
	if i+1 < p.end(i) && p.tree.Name[i+1] == "B-PERSON" {
		return false // Senate Minority Leader Ada Holm
	}
	up, top := p.tree.Head[i], p.top(n)
	return up >= n.first && up < n.last && p.tree.Is(i, "flat", "compound") || p.tree.Head[top] == i && p.tree.Is(top, "compound", "flat")
}

// hyphenated reports whether two names are joined by a hyphen.
func (p *page) hyphenated(a, b name) bool {
	return b.first == a.last+1 && p.words[a.last] == "-" && !p.doc.Tokens[a.last].Space && !p.doc.Tokens[b.first].Space
}

// withGiven takes the given name in front of a surname into the name.
func (p *page) withGiven(n *name) {
	for n.kind == "PERSON" && n.last-n.first == 1 && n.first > p.begin(n.first) {
		k := n.first - 1
		if p.shape[k] != capital || !gazetteer.Given.Has(p.words[k]) || p.isTitle(k) || gazetteer.Titles.Has(p.lower[k]) || p.opens(k) && p.listed(k, k+1) {
			return
		}
		n.first = k
	}
}
