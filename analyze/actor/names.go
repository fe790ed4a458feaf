package actor

import (
	"context"
	"slices"
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
	found = p.withAcronyms(p.withCountries(p.apart(found)))
	for i := range found {
		p.trim(&found[i])
	}
	found = p.withHyphens(p.withSyllables(p.dropTitles(found)))
	found = p.agree(p.noWords(found))
	found = p.repeat(found)
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

// trim takes titles, articles, possessives and marks off the ends of a name.
func (p *page) trim(n *name) {
	for n.first < n.last {
		l := p.lower[n.first]
		if l == "the" || l == "a" || l == "an" || l == "of" || l == "and" || l == "for" || p.shape[n.first] == other && !strings.HasPrefix(l, "@") ||
			l == "state" && p.at(n.first, n.first-1) == "of" && p.at(n.first, n.first-2) == "secretary" || n.kind == "PERSON" && n.last-n.first > 1 && p.isTitle(n.first) {
			n.first++
			continue
		}
		break
	}
	if n.last-n.first > 2 && p.words[n.first+1] == "-" && (p.words[n.first] == "R" || p.words[n.first] == "D" || p.words[n.first] == "I") {
		n.kind = "MISC" // R-Utah: a party and a state in brackets
		return
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
		if l == "'s" || l == "'" || p.shape[n.last-1] == other && l != ")" || l == "of" || l == "and" || l == "the" {
			n.last--
			continue
		}
		break
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
		return l == "prime" || l == "vice" || l == "foreign" || l == "defense" || l == "defence"
	case "arts", "sport":
		return false
	}
	return !gazetteer.Given.Has(p.words[i]) || kind == "honorific" || kind == "modifier"
}

// dropTitles leaves out what trim left nothing of, and titles in front of a person
// that the network made persons of their own: Ms, of "Ms Lomax".
func (p *page) dropTitles(found []name) []name {
	out := found[:0]
	for i, n := range found {
		title := n.kind == "PERSON" && n.last-n.first == 1 && p.isTitle(n.first) && i+1 < len(found) &&
			found[i+1].kind == "PERSON" && found[i+1].first == n.last
		if n.first < n.last && !title {
			out = append(out, n)
		}
	}
	return out
}

// noWords leaves out the names of one word that only open sentences and that the text
// has in small letters half as often, unless a list has them: iodine, in a study of it
// (after Mikheev, ACL 1999).
func (p *page) noWords(found []name) []name {
	times := map[string]int{} // twice those in small letters, less those as a name
	const always = 1 << 20
	for _, n := range found {
		w := p.words[n.first]
		switch {
		case n.last-n.first > 1 || p.shape[n.first] != capital || n.kind == "NORP" || n.kind == "MISC":
		case !p.opens(n.first) || gazetteer.Given.Has(w) || gazetteer.Surnames.Has(w) || p.listed(n.first, n.last):
			times[p.lower[n.first]] = -always
		default:
			times[p.lower[n.first]]--
		}
	}
	for i, s := range p.shape {
		if t, ok := times[p.lower[i]]; ok && s == small {
			times[p.lower[i]] = t + 2
		}
	}
	return slices.DeleteFunc(found, func(n name) bool {
		t, ok := times[p.lower[n.first]]
		return ok && t >= 0 && n.last-n.first == 1
	})
}

// agree gives the same words the same type throughout the document, the one
// that the chain is surest of in sum.
func (p *page) agree(found []name) []name {
	votes := map[string]map[string]float32{}
	for i := range found {
		n := &found[i]
		key := p.phrase(n.first, n.last)
		if votes[key] == nil {
			votes[key] = map[string]float32{}
		}
		votes[key][n.kind] += n.sure
	}
	for key := range p.businesses(found) {
		if v := votes[key]; v["PERSON"] > max(v["LOC"], v["NORP"], v["MISC"]) {
			v["ORG"] += v["PERSON"] + 2
		}
	}
	surnames := map[string]bool{} // parts of the names of persons that are named in full
	events := map[string]bool{}   // what is named behind a word for an event: the Katrina of Hurricane Katrina
	for i := range found {
		n := &found[i]
		top := votes[p.phrase(n.first, n.last)]
		for _, kind := range []string{"PERSON", "ORG", "LOC", "NORP", "MISC"} {
			if top[kind] > top[n.kind]+.01 {
				n.kind = kind
			}
		}
		p.typeByHead(n)
		if columns, _ := gazetteer.Heads.Find(p.words[n.first]); n.last-n.first == 2 && n.kind == "MISC" && columns != nil && columns[0] == "first" {
			events[p.lower[n.last-1]] = true
		}
		if n.kind == "PERSON" && n.last-n.first > 1 {
			surnames[p.lower[n.last-1]] = true
			if gazetteer.Given.Has(p.words[n.first]) && !p.listed(n.first, n.first+1) {
				surnames[p.lower[n.first]] = true
			}
		}
	}
	for i := range found {
		n := &found[i]
		if n.last-n.first == 1 && events[p.lower[n.first]] && !surnames[p.lower[n.first]] {
			n.kind = "MISC"
		}
		if n.last-n.first == 1 && surnames[p.lower[n.first]] && n.kind != "NORP" && !gazetteer.Countries.Has(p.words[n.first]) &&
			(n.kind != "ORG" || votes[p.words[n.first]]["ORG"] < 2) {
			n.kind = "PERSON"
		}
	}
	return found
}

// typeByHead lets the last word of a longer name, or the first, overrule the chain
// where it tells the type: a Foundation is no person, a Region no organisation, a
// Hurricane nobody.
func (p *page) typeByHead(n *name) {
	if n.last-n.first == 1 {
		if columns, ok := gazetteer.Countries.Find(p.words[n.first]); ok && n.kind == "PERSON" && columns[1] == "capital" && !gazetteer.Given.Has(p.words[n.first]) {
			n.kind = "LOC"
		} else if ok && n.kind != "PERSON" && countryType(columns[1]) == "NORP" || n.kind != "PERSON" && gazetteer.Groups.Has(p.words[n.first]) {
			n.kind = "NORP"
		}
		return
	}
	last := p.words[n.last-1]
	switch {
	case nonActors[p.lower[n.last-1]]:
		n.kind = "MISC"
	case n.kind == "MISC" || gazetteer.Countries.Has(p.phrase(n.first, n.last)):
	default:
		columns, ok := gazetteer.Heads.Find(last)
		if !ok || columns[0] == "first" {
			if columns, ok = gazetteer.Heads.Find(p.words[n.first]); ok && columns[0] == "first" && (n.kind != "ORG" || p.lower[n.first] != "operation") { // one of those may be a charity
				n.kind = columns[1]
			}
			return
		}
		switch {
		case n.kind == "LOC" && mediaHeads[p.lower[n.last-1]]:
			n.kind = "ORG"
		case n.kind == "PERSON" && columns[1] == "ORG" && !gazetteer.Surnames.Has(last):
			n.kind = "ORG"
		case n.kind == "ORG" && columns[1] == "GPE":
			n.kind = "LOC"
		case columns[1] == "MISC":
			n.kind = "MISC"
		}
	}
}

// nonActors end the names of events, laws and works.
var nonActors = map[string]bool{
	"convention": true, "conference": true, "summit": true, "act": true, "bill": true, "treaty": true, "accord": true,
	"agreement": true, "amendment": true, "constitution": true, "war": true, "election": true, "elections": true, "book": true,
	"prize": true, "award": true, "awards": true, "day": true, "festival": true, "cup": true, "olympics": true, "games": true,
	"plan": true, "deal": true, "pact": true, "protocol": true, "revolution": true, "crisis": true,
}
