package actor

import (
	"slices"
	"strings"
	"unicode"

	"ascribe/analyze/actor/gazetteer"
)

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

// votes are how sure the network is of each type of a name, by its words, in sum over
// the text, with what the text says of it.
func (p *page) votes(found []name) map[string]map[string]float32 {
	votes := map[string]map[string]float32{}
	for _, n := range found {
		words := p.phrase(n.first, n.last)
		if votes[words] == nil {
			votes[words] = map[string]float32{}
		}
		votes[words][n.kind] += n.sure
		if n.kind == "LOC" && p.isWho(n) || n.kind != "PERSON" && n.kind != "ORG" && p.honoured(n.first) {
			votes[words]["PERSON"] += 2
		}
	}
	for words := range p.works(found) {
		votes[words]["MISC"] += 2 * (votes[words]["PERSON"] + votes[words]["ORG"] + votes[words]["LOC"])
	}
	for words := range p.businesses(found) {
		v := votes[words]
		v["ORG"] += v["PERSON"] + v["LOC"] + v["MISC"] + 2
	}
	return votes
}

// agree gives the same words the same type throughout the document, the one that has
// most votes.
func (p *page) agree(found []name) []name {
	votes := p.votes(found)
	surnames := map[string]bool{} // parts of the names of persons that are named in full
	events := map[string]bool{}   // what is named behind a word for an event: the Katrina of Hurricane Katrina
	for i := range found {
		n := &found[i]
		top := votes[p.phrase(n.first, n.last)]
		n.kind = "PERSON"
		for _, kind := range []string{"ORG", "LOC", "NORP"} {
			if top[kind] > top[n.kind] {
				n.kind = kind
			}
		}
		if top["MISC"] > 1.1*top[n.kind] {
			n.kind = "MISC" // nobody who acts, when in doubt somebody
		}
		if n.kind == "ORG" && gazetteer.Places.First(p.phrase(n.first, n.last)) == "state" && !gazetteer.Organisations.Has(p.phrase(n.first, n.last)) {
			n.kind = "LOC" // Texas Sen. Ada Holm
		}
		p.typeByHead(n)
		if n.last-n.first == 2 && n.kind == "MISC" && p.event(n.first) || n.last-n.first == 1 && n.first > p.begin(n.first) && p.event(n.first-1) {
			events[p.lower[n.last-1]] = true
		}
		if p.inCase(*n) {
			n.kind = "MISC"
		}
		if n.kind == "PERSON" && n.last-n.first > 1 {
			for k := n.first + 1; k < n.last; k++ {
				surnames[spelling(p.phrase(k, n.last))] = true
			}
			if gazetteer.Given.Has(p.words[n.first]) && !p.listed(n.first, n.first+1) {
				surnames[spelling(p.words[n.first])] = true
			}
		}
	}
	for i := range found {
		n := &found[i]
		words := p.phrase(n.first, n.last)
		surname := surnames[spelling(words)]
		if n.last-n.first == 1 && events[p.lower[n.first]] && !surname {
			n.kind = "MISC"
		}
		if surname && n.kind != "NORP" && !gazetteer.Countries.Has(words) && (n.kind != "ORG" || votes[words]["ORG"] < 2) {
			n.kind = "PERSON"
		}
		if n.kind == "PERSON" && n.last-n.first == 1 && !surname && !gazetteer.Given.Has(words) {
			if columns, ok := gazetteer.Countries.Find(words); ok && columns[1] == "adjective" {
				n.kind = "NORP"
			}
		}
	}
	return found
}

// event reports whether the word at i is one for an event, of which the name stands
// behind it: Hurricane.
func (p *page) event(i int) bool {
	columns, ok := gazetteer.Heads.Find(p.words[i])
	return ok && columns[0] == "first" && columns[1] == "MISC" || p.words[i] == "Storm"
}

// inCase reports whether a person is the first side of the name of a lawsuit, or both: Holm v. Berg.
func (p *page) inCase(n name) bool {
	return n.kind == "PERSON" && (p.at(n.first, n.last) == "v." || p.lower[n.last-1] == "v." || p.within("v.", n) > 0)
}

// honoured reports whether Mr. or Ms. stands before a token; who will miss Saturday's
// game does not name a lady.
func (p *page) honoured(i int) bool {
	return p.at(i, i-1) != "" && p.courtesy(i-1)
}

// courtesy reports whether the word at i is one that goes before surnames and titles.
func (p *page) courtesy(i int) bool {
	return p.shape[i] != small && courtesies[strings.TrimSuffix(p.lower[i], ".")]
}

var courtesies = map[string]bool{"mr": true, "mister": true, "ms": true, "mrs": true, "miss": true, "madam": true, "madame": true,
	"mme": true, "mlle": true, "monsieur": true, "herr": true, "frau": true}

// isWho reports whether a name that no list has is one "who" does something, and not
// what somebody is of or in.
func (p *page) isWho(n name) bool {
	top := p.top(n)
	return p.at(n.first, n.last) == "," && p.at(n.first, n.last+1) == "who" && !p.listed(n.first, n.last) &&
		p.tree.Child(top, "acl:relcl") > n.last && p.tree.Child(top, "case") < 0
}

// typeByHead lets the last word of a longer name, or the first, overrule the chain
// where it tells the type: a Foundation is no person, a Region no organisation, a
// Hurricane nobody.
func (p *page) typeByHead(n *name) {
	if n.last-n.first == 1 {
		if w := p.words[n.first]; n.kind == "LOC" && product(w) && !p.listed(n.first, n.last) || n.kind == "PERSON" && product(w) {
			if n.kind = "MISC"; unicode.IsUpper(rune(w[0])) && p.tree.Is(n.first, "nsubj") {
				n.kind = "ORG" // U2, MMO2
			}
			return
		}
		if columns, ok := gazetteer.Countries.Find(p.words[n.first]); ok && n.kind == "PERSON" && columns[1] == "capital" && !gazetteer.Given.Has(p.words[n.first]) {
			n.kind = "LOC"
		} else if ok && n.kind != "PERSON" && countryType(columns[1]) == "NORP" || n.kind != "PERSON" && gazetteer.Groups.Has(p.words[n.first]) {
			n.kind = "NORP"
		}
		return
	}
	last := p.words[n.last-1]
	switch {
	case n.last-n.first == 2 && p.words[n.first] == "Storm":
		n.kind = "MISC"
	case nonActors[p.lower[n.last-1]] && !p.givenAndSurname(*n):
		n.kind = "MISC"
	case n.kind == "MISC" || gazetteer.Countries.Has(p.phrase(n.first, n.last)):
	case n.kind == "LOC" && p.bodyOf(*n),
		n.kind != "PERSON" && gazetteer.Organisations.Has(p.phrase(n.first, n.last)) && !gazetteer.Places.Has(p.phrase(n.first, n.last)):
		n.kind = "ORG" // the Islamic State
	default:
		columns, ok := gazetteer.Heads.Find(last)
		if !ok || columns[0] == "first" {
			if columns, ok = gazetteer.Heads.Find(p.words[n.first]); ok && columns[0] == "first" && (n.kind != "ORG" || p.lower[n.first] != "operation") { // one of those may be a charity
				n.kind = columns[1]
			}
			return
		}
		switch {
		case n.kind == "LOC" && (columns[1] == "ORG" || mediaHeads[p.lower[n.last-1]]), n.kind == "PERSON" && columns[1] == "ORG" && !gazetteer.Surnames.Has(last):
			n.kind = "ORG"
		case n.kind == "ORG" && columns[1] == "GPE" && !p.bodyOf(*n):
			n.kind = "LOC"
		case columns[1] == "MISC":
			n.kind = "MISC"
		}
	}
}

// givenAndSurname reports whether a name has a given name and a surname that lists have:
// Jude Law is somebody, the London Marathon is not.
func (p *page) givenAndSurname(n name) bool {
	given := p.words[n.first]
	return n.last-n.first == 2 && gazetteer.Given.Has(given) && gazetteer.Surnames.Has(p.words[n.last-1]) && !gazetteer.Places.Has(given)
}

// bodyOf reports whether a name tells which body it is of something: Department of State.
func (p *page) bodyOf(n name) bool {
	of := p.within("of", n)
	if of == 0 {
		return false
	}
	columns, ok := gazetteer.Heads.Find(p.words[of-1])
	return ok && columns[1] == "ORG"
}

// product reports whether a word is written as no person or place is: iPhone, Power8.
func product(word string) bool {
	small := unicode.IsLower(rune(word[0])) && strings.ToLower(word) != word
	return small && !strings.Contains(word, "'") && !strings.Contains(word, "-") || unicode.IsUpper(rune(word[0])) && strings.ContainsAny(word, "0123456789")
}

// nonActors end the names of events, laws and works.
var nonActors = map[string]bool{
	"convention": true, "conference": true, "summit": true, "act": true, "bill": true, "treaty": true, "accord": true,
	"agreement": true, "amendment": true, "constitution": true, "war": true, "election": true, "elections": true, "book": true,
	"prize": true, "award": true, "awards": true, "day": true, "festival": true, "cup": true, "olympics": true, "games": true,
	"plan": true, "deal": true, "pact": true, "protocol": true, "revolution": true, "crisis": true,
	"study": true, "survey": true, "assessment": true, "index": true, "fair": true, "expo": true, "exhibition": true,
	"law": true, "code": true, "ordinance": true, "directive": true, "tournament": true, "marathon": true, "hearing": true, "referendum": true, "declaration": true, "telescope": true,
}
