package actor

import (
	"strings"

	"ascribe/analyze/actor/gazetteer"
	"ascribe/analyze/report"
)

// enter makes entities of names, the fullest forms first, so that a short form
// finds its owner even in the headline.
func (c *cast) enter(names []name) {
	var short []name
	for _, n := range names {
		switch {
		case n.kind == "MISC":
		case c.enterCountry(n):
		case n.kind == "PERSON" && len(c.parts(n)) > 1:
			c.enterFull(n, c.p.phrase(n.first, n.last))
		case n.kind == "ORG" && n.last-n.first > 1:
			c.enterOrganisation(n)
		case n.kind == "NORP":
			c.enterGroup(n)
		default:
			short = append(short, n)
		}
	}
	c.giveRoles() // which tell genders
	for _, n := range short {
		switch n.kind {
		case "PERSON":
			if full := c.withSurname(n); full != "" {
				c.enterFull(n, full)
				continue
			}
			c.enterShort(n)
		case "ORG":
			c.enterOrganisation(n)
		default:
			c.enterPlace(n)
		}
	}
	c.mergeOrganisations()
}

// enterCountry takes countries, their adjectives, their peoples, and capitals
// that stand for a government.
func (c *cast) enterCountry(n name) bool {
	if n.kind == "PERSON" {
		return false
	}
	words := c.p.phrase(n.first, n.last)
	columns, ok := gazetteer.Countries.Find(words)
	if !ok {
		words = c.p.plainPhrase(n.first, n.last)
		columns, ok = gazetteer.Countries.Find(words)
	}
	if !ok {
		return false
	}
	code, form, kind := columns[0], columns[1], columns[2]
	if form == "seat" || form == "capital" && !c.standsForGovernment(n) {
		return false
	}
	if kind == "place" {
		if form == "name" {
			return false
		}
		kind = "place"
	}
	e := c.keys["country "+code+kind]
	if e == nil {
		e = c.create("country "+code+kind, report.ActorKind(kind), words, "country", "a country's name, adjective or capital")
		e.code = code
	}
	switch form {
	case "name":
		if c.mention(e, n.first, n.last, report.Name) {
			c.nameCountry(e, words)
		}
	case "capital":
		c.mention(e, n.first, n.last, report.Name)
	case "adjective":
		c.mention(e, n.first, n.last, report.Adjective)
	default:
		c.mention(e, n.first, n.last, report.Nominal)
	}
	return true
}

// nameCountry prefers a country's first name in the text to its adjective.
func (c *cast) nameCountry(e *entity, words string) {
	columns, ok := gazetteer.Countries.Find(e.name)
	if !ok || columns[1] != "name" {
		e.name = words
	}
}

// enterPlace takes what is somewhere; "X" of "X, Maine" stays alone.
func (c *cast) enterPlace(n name) {
	words := c.p.phrase(n.first, n.last)
	kind := report.Place
	if columns, ok := gazetteer.Countries.Find(words); ok && columns[1] == "seat" && (!gazetteer.Places.Has(words) || c.standsForGovernment(n)) {
		kind = report.Organisation
	}
	key := "place " + strings.ToLower(words)
	e := c.keys[key]
	if e == nil {
		e = c.create(key, kind, c.p.plainPhrase(n.first, n.last), "name", "the name of a place")
	}
	c.mention(e, n.first, n.last, report.Name)
}

// enterGroup takes peoples, faiths and the followers of parties.
func (c *cast) enterGroup(n name) {
	words := c.p.phrase(n.first, n.last)
	key, form := strings.ToLower(words), report.Name
	if columns, ok := gazetteer.Groups.Find(c.p.plain(n.first)); ok && n.last-n.first == 1 {
		switch {
		case columns[2] != "":
			key = strings.ToLower(columns[2])
		case columns[1] != "":
			key = strings.ToLower(columns[1])
		}
		if columns[1] == "" {
			form = report.Adjective
		}
	}
	key = strings.TrimSuffix(key, "s")
	e := c.keys["organisation "+key]
	if e == nil {
		e = c.create("organisation "+key, report.Group, words, "group", "a people, a faith or a party's followers")
		e.plural = true
	} else if e.kind == report.Organisation {
		e.kind = report.Group
	}
	c.mention(e, n.first, n.last, form)
}

// governmentVerb are tags of words that make a capital before them an actor.
func finiteVerb(tag string) bool {
	return tag == "VBZ" || tag == "VBD" || tag == "VBP" || tag == "MD"
}

// standsForGovernment reports whether a capital is its country's government
// here: it acts, or is dealt with as a power, rather than being somewhere.
func (c *cast) standsForGovernment(n name) bool {
	p := c.p
	before, after := p.at(n.first, n.first-1), p.at(n.first, n.last)
	switch before {
	case "in", "at", "near", "outside", "around", "inside", "into", "through", "of", "from", "to", "across", "leaving", "visited", "visit":
		return false
	case "between", "anti", "pro":
		return true
	case "-":
		prefix := p.at(n.first, n.first-2)
		if prefix == "anti" || prefix == "pro" {
			return true
		}
	}
	if before == "and" && n.first >= 2 && c.owner[n.first-2] != nil && c.owner[n.first-2].kind == report.Country {
		return true
	}
	if after == "," || after == "-" || after == "(" || after == ":" || after == "" {
		return before == "with" || before == "against"
	}
	if finiteVerb(p.tag(n.last)) {
		return true
	}
	if after == "'s" {
		return p.tag(n.last+1) != "NNP"
	}
	switch before {
	case "with", "against", "by", "pressure", "urged", "accused", "accuses", "accusing", "told", "warned", "pressed":
		return true
	}
	return after == "and" && p.shapeOK(n.last+1) && gazetteer.Countries.Has(p.words[n.last+1])
}

func (p *page) shapeOK(i int) bool { return i < len(p.shape) && p.shape[i].named() }

// tag is the part of speech of token i, or "".
func (p *page) tag(i int) string {
	if p.tree == nil || i < 0 || i >= len(p.words) {
		return ""
	}
	return p.tree.POS[i]
}
