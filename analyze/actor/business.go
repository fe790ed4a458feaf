package actor

import (
	"strings"

	"ascribe/analyze/actor/gazetteer"
)

// businesses are the names, by their words, that the text shows to be of a business
// where the network took them for something else: it calls them one, or they have what
// nobody else has, and nowhere a title. A full name, given name first, and the surname
// of one have to be called a business.
func (p *page) businesses(found []name) map[string]bool {
	out := map[string]bool{}
	surnames, people := map[string]bool{}, map[string]bool{}
	for _, n := range found {
		if n.kind != "PERSON" {
			continue
		}
		words := p.phrase(n.first, n.last)
		if n.last-n.first > 1 && gazetteer.Given.Has(p.words[n.first]) {
			surnames[p.lower[n.last-1]], people[words] = true, true
		}
		if n.first > p.begin(n.first) && p.isTitle(n.first-1) {
			people[words] = true
		}
	}
	for _, n := range found {
		words := p.phrase(n.first, n.last)
		if n.kind == "MISC" && p.calledBusiness(n, true) || n.kind == "LOC" && !p.listed(n.first, n.last) && (p.calledBusiness(n, false) || p.isBought(n)) {
			out[words] = true
		}
		if n.kind != "PERSON" {
			continue
		}
		person := people[words] || surnames[p.lower[n.last-1]]
		if p.calledBusiness(n, person) ||
			!person && (p.called(n, p.isMedium) || p.hasAssets(n) || p.isBought(n) || p.speaksOfIts(n) || p.employs(n) || p.initials(n)) {
			out[words] = true
		}
	}
	return out
}

// calledBusiness reports whether the text says of a name that it is a business:
// "German airline X", "a dredging company, X", "X, a firm"; of one that seems a
// person's, with a noun that no person is.
func (p *page) calledBusiness(n name, person bool) bool {
	return p.called(n, func(i int) bool {
		return p.tag(i) == "NN" && (companies[p.lower[i]] || !person && isCompanyNoun(p.lower[i]))
	})
}

// called reports whether a noun that fits stands right before a name or is in
// apposition with it.
func (p *page) called(n name, fits func(i int) bool) bool {
	top, before := p.top(n), n.first-1
	if before >= p.begin(n.first) && fits(before) {
		// "the firm Jones runs" is another clause, which the tree does not always see.
		verb := p.tree.Head[top]
		return (verb < 0 || p.tree.Head[verb] != before) && !(p.at(before, before-1) == "the" && gazetteer.Surnames.Has(p.words[n.first]))
	}
	if p.tree.Is(top, "appos") {
		return fits(p.tree.Head[top])
	}
	k := p.tree.Child(top, "appos")
	return k >= n.last && fits(k)
}

// isCompanyNoun reports whether a noun in the singular means a business or who has one.
func isCompanyNoun(word string) bool {
	_, ok := companies[word]
	return ok || strings.HasSuffix(word, "maker")
}

// hasAssets reports whether a name has what businesses have: "X's profits", "X shares".
func (p *page) hasAssets(n name) bool {
	top := p.top(n)
	h := p.tree.Head[top]
	return h >= n.last && p.tree.Is(top, "nmod:poss", "compound") && assets[p.tree.Lemma[h]]
}

// isBought reports whether somebody has or buys a part of a name: "a stake in X".
func (p *page) isBought(n name) bool {
	top := p.top(n)
	h := p.tree.Head[top]
	if h < 0 || h >= n.first || !p.tree.Is(top, "nmod") {
		return false
	}
	switch p.tree.Lemma[h] {
	case "stake", "share", "shareholding", "shareholder", "investor":
		return p.at(n.first, n.first-1) == "in"
	case "takeover", "acquisition", "buyout":
		return p.at(n.first, n.first-1) == "of"
	}
	return false
}

// speaksOfIts reports whether what a name says is about what it has: "X said its board".
func (p *page) speaksOfIts(n name) bool {
	top := p.top(n)
	verb := p.tree.Head[top]
	if verb < n.last || verb+1 >= p.end(verb) || !p.tree.Is(top, "nsubj") || !p.tree.IsVerb(verb) {
		return false
	}
	next := verb + 1
	if p.lower[next] == "that" {
		next++
	}
	switch p.at(verb, next) {
	case "its":
		return true
	case "it":
		after := p.at(verb, next+1)
		return after == "has" || after == "had" || after == "plans" || after == "expects" || after == "agreed" || after == "will"
	}
	return false
}

// employs reports whether somebody works at a name or for it: "an analyst at X", "X chief
// economist Ada Holm", "X's Ada Holm".
func (p *page) employs(n name) bool {
	top := p.top(n)
	h := p.tree.Head[top]
	if h >= n.last && h+1 < p.end(h) && p.tree.Is(top, "compound", "nmod:poss") {
		surname := gazetteer.Surnames.Has(p.words[n.last-1])
		switch p.tree.Name[h+1] {
		case "B-PERSON":
			return players[p.lower[h]] || !surname && businessmen[p.lower[h]]
		case "I-PERSON":
			return !surname && p.tree.Name[h] == "B-PERSON" && p.words[n.last] == "'s"
		}
		return false
	}
	if h < 0 || h >= n.first || !p.tree.Is(top, "nmod") || p.at(n.first, n.first-1) != "at" {
		return false
	}
	_, ok := gazetteer.Nouns.Find(p.lower[h])
	return ok || gazetteer.Titles.Has(p.lower[h])
}

// initials reports whether a name of capitals stands among words that are not.
func (p *page) initials(n name) bool {
	word, name := p.words[n.first], p.capitalised(n.first)
	return n.last-n.first == 1 && p.shape[n.first] == capitals && len(word) > 1 && len(word) < 6 && !strings.ContainsAny(word, "0123456789") &&
		!gazetteer.Surnames.Has(name) && !gazetteer.Given.Has(name) && !p.shouted(n.first) && p.at(n.first, n.last) != ":"
}

// top is the token of a name that is governed from outside it.
func (p *page) top(n name) int {
	top := n.first
	for h := p.tree.Head[top]; h >= n.first && h < n.last; h = p.tree.Head[top] {
		top = h
	}
	return top
}

// companies are nouns for a business, with whether they are never one for a person:
// "the brewer Jim Koch", but no "airline Jim Koch".
var companies = map[string]bool{
	"company": true, "firm": true, "airline": true, "bank": true, "brewery": true, "carrier": true, "conglomerate": true, "chain": true,
	"supermarket": true, "consultancy": true, "subsidiary": true, "corporation": true, "multinational": true, "exchange": true, "group": true,
	"start-up": true, "startup": true, "utility": true, "label": true, "band": true, "club": true, "charity": true, "consortium": true,
	"giant": false, "brewer": false, "retailer": false, "insurer": false, "manufacturer": false, "supplier": false, "distributor": false,
	"distiller": false, "lender": false, "wholesaler": false, "refiner": false, "operator": false, "shipbuilder": false, "housebuilder": false, "rival": false,
}

// businessmen have their place in a business, other than spokesmen and lawyers.
var businessmen = map[string]bool{
	"economist": true, "analyst": true, "strategist": true, "executive": true, "chairman": true,
	"trader": true, "founder": true, "co-founder": true,
}

// players are of a club or a band.
var players = map[string]bool{
	"goalkeeper": true, "striker": true, "midfielder": true, "winger": true, "defender": true, "frontman": true,
	"bassist": true, "drummer": true, "quarterback": true,
}

// assets are what businesses have.
var assets = map[string]bool{
	"share": true, "stake": true, "stock": true, "profit": true, "sale": true, "shareholder": true, "revenue": true, "earnings": true, "earning": true,
	"subsidiary": true, "unit": true, "division": true, "plant": true, "factory": true, "customer": true, "takeover": true, "merger": true,
	"board": true, "brand": true, "management": true, "workforce": true, "headquarters": true, "chairman": true, "boss": true,
	"dividend": true, "turnover": true, "investor": true, "store": true, "outlet": true, "product": true, "bondholder": true, "creditor": true,
}
