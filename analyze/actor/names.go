package actor

import (
	"context"
	"strings"

	"ascribe/analyze/actor/gazetteer"
	"ascribe/analyze/text"
)

// name is a name in the text: tokens [first, last) and its type: PERSON, ORG,
// LOC, NORP or MISC.
type name struct {
	first, last int
	kind        string
	sure        float32 // probability of the type
}

// names finds the names of the page: those the tree has sentence by sentence,
// then what the rest of the document says about them.
func (p *page) names(ctx context.Context) ([]name, error) {
	runs := p.runs()
	var found []name
	for s, sen := range p.doc.Sentences {
		if !p.anyCapital(sen.First, sen.Last) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		inSentence := p.inTree(sen)
		if !p.headline[s] {
			inSentence = p.withBodies(inSentence, s, runs)
		}
		for _, n := range inSentence {
			if !p.headline[s] || p.backed(n) {
				found = append(found, n)
			}
		}
	}
	found = p.withAcronyms(p.spelled(p.withCountries(p.apart(found))))
	for i := range found {
		p.trim(&found[i])
	}
	found = p.withAmpersands(p.withOf(p.withTails(p.withSurnames(p.withHyphens(p.withSyllables(p.dropTitles(found)))))))
	found = p.agree(p.noWords(p.withUnseen(p.withNicknames(found))))
	p.dropCallings(found)
	found = p.withHyphens(p.repeat(found))
	for i := range found {
		if i == 0 || found[i-1].last < found[i].first {
			p.withGiven(&found[i])
		}
	}
	return found, nil
}

// inTree lists the names that the tree has in a sentence.
func (p *page) inTree(sen text.Sentence) []name {
	var found []name
	for i := sen.First; i < sen.Last; i++ {
		label := p.tree.Name[i]
		if label == "O" {
			continue
		}
		n := len(found)
		if label[0] == 'I' && n > 0 && found[n-1].last == i && found[n-1].kind == label[2:] {
			found[n-1].last = i + 1
			continue
		}
		found = append(found, name{i, i + 1, label[2:], p.tree.Sure[i]})
	}
	return found
}

// withCountries adds countries, their adjectives and peoples that the network
// missed or cut, and lets no such name be of another type.
func (p *page) withCountries(found []name) []name {
	var out []name
	next := 0
	for i := 0; i < len(p.words); {
		for next < len(found) && found[next].first < i {
			next++
		}
		if next < len(found) && found[next].first == i {
			n := found[next]
			next++
			if n.last > i {
				if n.kind != "PERSON" {
					if last := i + p.longest(gazetteer.Countries, i); last > n.last && within(found[next:], last) {
						n.last = last // "North" and "Korean" are one
					}
					if c, ok := gazetteer.Countries.Find(p.phrase(n.first, n.last)); ok {
						n.kind = countryType(c[1])
					}
				}
				out = append(out, n)
				i = n.last
				continue
			}
		}
		size := 0
		if p.shape[i].named() && (p.sentence[i] < 0 || !p.headline[p.sentence[i]]) {
			size = p.longest(gazetteer.Countries, i)
			if strings.HasPrefix(p.words[i], "@") {
				out = append(out, name{i, i + 1, "PERSON", .9})
				i++
				continue
			}
			if size == 0 && (next >= len(found) || found[next].first > i) && p.isGroup(i) {
				out = append(out, name{i, i + 1, "NORP", .9})
				i++
				continue
			}
		}
		if size > 0 && within(found[next:], i+size) {
			if c, _ := gazetteer.Countries.Find(p.phrase(i, i+size)); p.certain(i, size, c) {
				out = append(out, name{i, i + size, countryType(c[1]), .9})
				i += size
				continue
			}
		}
		i++
	}
	return out
}

// within reports whether those of the names that begin before a token end there at the latest.
func within(names []name, last int) bool {
	for _, n := range names {
		if n.first >= last {
			break
		}
		if n.last > last {
			return false
		}
	}
	return true
}

// certain reports whether an entry of the countries needs no second opinion.
func (p *page) certain(i, size int, columns []string) bool {
	if columns[1] == "capital" || columns[1] == "seat" {
		return false
	}
	if size > 1 {
		return true
	}
	w := p.words[i]
	if w == "US" || w == "UK" {
		return true
	}
	if columns[1] == "adjective" && !p.inCapitals(i) {
		return true
	}
	// Jordan, Chad, Georgia: also given names; "us" and "it" shouted: no country.
	return len(w) > 3 && !gazetteer.Given.Has(w) && !gazetteer.Surnames.Has(w) || strings.Contains(w, ".")
}

// inCapitals reports whether the word at i is part of a longer stretch of
// capitals in which it may be a name.
func (p *page) inCapitals(i int) bool {
	return i > p.begin(i) && p.shape[i-1].named() && !p.opens(i-1)
}

// isGroup reports whether the word at i names a party's followers or a faith.
func (p *page) isGroup(i int) bool {
	columns, ok := gazetteer.Groups.Find(p.words[i])
	if !ok || columns[0] != "political" && columns[0] != "religious" || gazetteer.Given.Has(p.words[i]) || len(p.words[i]) < 3 {
		return false
	}
	next := i + 1
	return !(p.opens(i) && columns[1] == "" && columns[2] == "") && (next >= p.end(i) || !p.shape[next].named() || p.shape[next] == capital && gazetteer.Titles.Has(p.lower[next]))
}

func countryType(form string) string {
	if form == "adjective" || form == "people" {
		return "NORP"
	}
	return "LOC"
}

// trim takes titles, articles, possessives and marks off the ends of a name, and what
// tells who somebody is: "U2 frontman Bono", "Kazuhiro Takahashi of Daiwa".
func (p *page) trim(n *name) {
	if n.kind != "PERSON" && n.last-n.first == 2 && p.courtesy(n.first) {
		n.kind = "PERSON" // Ms Deans
	}
	if n.kind == "PERSON" {
		p.trimPerson(n)
	} else if n.last-n.first > 2 && p.shape[n.first] == small && p.tag(n.first+1) == "POS" {
		n.first += 2 // the commonwealth's House of Representatives
	}
	for n.first < n.last {
		l := p.lower[n.first]
		if l == "the" || l == "a" || l == "an" || l == "of" || l == "and" || l == "for" || p.shape[n.first] == other && !strings.HasPrefix(l, "@") ||
			(l == "state" || l == "justice" || l == "defense" || l == "defence") && p.at(n.first, n.first-1) == "of" && p.at(n.first, n.first-2) == "secretary" || n.kind == "PERSON" && n.last-n.first > 1 && p.isTitle(n.first) {
			n.first++
			continue
		}
		break
	}
	if n.last-n.first > 2 && p.words[n.first+1] == "-" && (p.words[n.first] == "R" || p.words[n.first] == "D" || p.words[n.first] == "I") {
		n.kind = "MISC" // R-Utah: a party and a state in brackets
		return
	}
	if n.kind == "ORG" && p.endsInOffice(*n) {
		n.last -= 2 // Senate Majority Leader
	}
	for n.kind == "ORG" && n.last-n.first > 1 && p.endsInTitle(*n) {
		n.last--
	}
	for n.first < n.last {
		l := p.lower[n.last-1]
		if n.kind != "PERSON" && n.last-n.first > 1 && (l == "gov." || l == "sen." || l == "rep.") {
			n.last--
			if gazetteer.Places.Has(p.phrase(n.first, n.last)) {
				n.kind = "LOC"
			}
			continue
		}
		if l == "'s" || l == "'" || p.shape[n.last-1] == other && l != ")" || l == "of" || l == "and" || l == "the" ||
			p.shape[n.last-1] == small && p.tag(n.last-1) == "IN" ||
			n.last-n.first > 1 && p.shape[n.first].named() && !p.listed(n.first, n.last) && (p.commonNoun(n.last-1) || p.manyOf(n.last-1)) {
			n.last--
			continue
		}
		break
	}
}

// commonNoun reports whether the word at i is a noun that ends no name: boss, winger,
// and no agency.
func (p *page) commonNoun(i int) bool {
	return p.shape[i] == small && p.tree.IsNoun(i) && len(p.words[i]) > 3 && !gazetteer.Heads.Has(strings.ToUpper(p.words[i][:1])+p.words[i][1:])
}

// manyOf reports whether the word at i is an acronym for persons in the plural: MPs.
func (p *page) manyOf(i int) bool {
	w := p.words[i]
	return len(w) > 2 && len(w) < 6 && w[len(w)-1] == 's' && strings.HasSuffix(p.tag(i), "S") && shapeOf(w[:len(w)-1]) == capitals
}

// endsInOffice reports whether the last two words of a name are an office by themselves:
// Supreme Leader, and no Office of the Attorney General.
func (p *page) endsInOffice(n name) bool {
	k := n.last - 2
	return k >= n.first && p.shape[k] == capital && p.shape[k+1] == capital && gazetteer.Titles.Has(p.lower[k]+" "+p.lower[k+1]) &&
		(k == n.first || p.shape[k-1] != small)
}

// endsInTitle reports whether a name ends in the title of who comes next.
func (p *page) endsInTitle(n name) bool {
	switch p.lower[n.last-2] {
	case "of", "the", "for", "and":
		return false
	}
	if n.last >= p.end(n.first) {
		return false
	}
	l := p.lower[n.last-1]
	return p.shape[n.last].named() && p.doc.Tokens[n.last].Space && gazetteer.Titles.Has(l) || (l == "majority" || l == "minority") && p.isTitle(n.last)
}

// trimPerson leaves of a person what stands behind a common noun or a possessive, and
// before the "of" behind a given name and a surname.
func (p *page) trimPerson(n *name) {
	for i := n.last - 2; i >= n.first; i-- {
		if p.shape[i] == small && p.tree.IsNoun(i) && len(p.words[i]) > 3 && p.shape[i+1].named() || p.tag(i) == "POS" && i > n.first && len(p.words[i-1]) > 1 {
			n.first = i + 1
			break
		}
	}
	if columns, ok := gazetteer.Countries.Find(p.words[n.first]); n.last-n.first > 2 && ok && columns[1] == "people" {
		n.first++ // Frenchman Luc Petit
	}
	for i := n.first + 2; i < n.last; i++ {
		if p.lower[i] == "of" && !p.isTitle(n.first) && !p.isTitle(i-1) {
			n.last = i
		}
	}
}

// isTitle reports whether the word at i is a title rather than a part of a name.
func (p *page) isTitle(i int) bool {
	l := p.lower[i]
	kind := gazetteer.Titles.First(l)
	if kind == "" && strings.HasSuffix(l, ".") {
		kind = gazetteer.Titles.First(strings.TrimSuffix(l, "."))
	}
	switch kind {
	case "":
		return l == "prof" || p.courtesy(i) || l == "prime" || l == "vice" || l == "crown" || l == "foreign" || l == "defense" || l == "defence"
	case "arts", "sport":
		return false
	}
	return !gazetteer.Given.Has(p.words[i]) || kind == "honorific" || kind == "modifier" || p.isJustice(i, i+3)
}

// dropTitles leaves out what trim left nothing of, and titles in front of a person
// that the network made names of their own: Ms, of "Ms Lomax".
func (p *page) dropTitles(found []name) []name {
	out := found[:0]
	for i, n := range found {
		title := n.last-n.first == 1 && i+1 < len(found) && found[i+1].kind == "PERSON" && found[i+1].first == n.last &&
			(n.kind == "PERSON" && p.isTitle(n.first) || n.kind == "ORG" && gazetteer.Titles.Has(p.lower[n.first]))
		if n.first < n.last && !title && !p.addsToName(n) && p.looksNamed(n) {
			out = append(out, n)
		}
	}
	return out
}

// addsToName reports whether a name is one word that only goes with names: Madam, Jr., Inc.
func (p *page) addsToName(n name) bool {
	l := strings.TrimSuffix(p.lower[n.first], ".")
	if n.last-n.first == 1 && companyTails[l] {
		return true
	}
	return n.kind == "PERSON" && n.last-n.first == 1 && (suffixes[l] || p.courtesy(n.first) || gazetteer.Titles.First(l) == "honorific")
}

// dropCallings takes off the front of a person what is no given name, where the text
// has the rest as a name by itself, "Cosmonaut Alexei Leonov", and a title before the
// surname of somebody named in full, "Justice Stevens".
func (p *page) dropCallings(found []name) {
	full, surnames := map[string]bool{}, map[string]bool{}
	for _, n := range found {
		if n.kind == "PERSON" && n.last-n.first > 1 {
			full[p.phrase(n.first, n.last)] = true
			surnames[p.words[n.last-1]] = surnames[p.words[n.last-1]] || gazetteer.Given.Has(p.words[n.first]) && !gazetteer.Titles.Has(p.lower[n.first])
		}
	}
	for i := range found {
		n := &found[i]
		if n.kind != "PERSON" || n.last-n.first < 2 || p.shape[n.first] != capital || p.shape[n.first+1] != capital {
			continue
		}
		title := gazetteer.Titles.Has(p.lower[n.first])
		rest := p.phrase(n.first+1, n.last)
		if n.last-n.first == 2 && title && surnames[rest] || n.last-n.first > 2 && (title || !gazetteer.Given.Has(p.words[n.first])) && full[rest] {
			n.first++
		}
	}
}

// looksNamed reports whether a name has a letter that is not small, where such are
// written, and more than the letter of a party, and is no hashtag, no currency and no acronym in the plural.
func (p *page) looksNamed(n name) bool {
	if p.at(n.first, n.last) == "$" || n.last-n.first == 1 && p.manyOf(n.first) {
		return false // US$30, MPs
	}
	if n.last-n.first == 1 && p.shape[n.first] == initial && n.kind != "PERSON" || strings.HasPrefix(p.words[n.first], "#") {
		return false
	}
	for i := n.first; i < n.last; i++ {
		if p.shape[i].named() || p.shape[i] == number {
			return true
		}
	}
	return p.shape[p.begin(n.first)] == small // who begins a sentence so writes names so
}
