package actor

import (
	"slices"
	"strings"

	"ascribe/analyze/actor/gazetteer"
	"ascribe/analyze/report"
)

// dropSettings takes the places off the list that are named once, and only to tell where
// a thing is or where somebody is from. A place where somebody did something stays (it is
// acted in), and so do countries, which are in the news as who they are.
func (c *cast) dropSettings() {
	c.all = slices.DeleteFunc(c.all, func(e *entity) bool { return len(e.mentions) == 1 && c.onlySets(e, e.mentions[0]) })
}

// onlySets reports whether a mention of an entity tells only where something is, is said
// or comes from.
func (c *cast) onlySets(e *entity, m mention) bool {
	switch {
	case e.kind == report.Place:
		return c.isSetting(m)
	case e.kind == report.Organisation && gazetteer.Countries.Has(e.name):
		return c.isVenue(m)
	case e.kind == report.Media && platforms[strings.ToLower(e.name)]:
		return c.isChannel(m)
	}
	return false
}

// isVenue reports whether the seat of a government is only where something is, and not
// whose officials speak.
func (c *cast) isVenue(m mention) bool {
	top := c.p.headOf(m)
	up := c.p.tree.Head[top]
	return up >= 0 && c.p.tree.Is(top, "obl", "nmod") && c.isSetting(m) && !gazetteer.Nouns.Has(c.p.lower[up])
}

// platforms are where people write; what they do themselves is theirs.
var platforms = map[string]bool{
	"twitter": true, "facebook": true, "instagram": true, "youtube": true, "tiktok": true, "telegram": true, "whatsapp": true, "social media": true,
}

// isChannel reports whether a mention of a medium tells only where somebody says something.
func (c *cast) isChannel(m mention) bool {
	before, after := c.p.at(m.first, m.first-1), c.p.at(m.first, m.last)
	return m.form != report.Pronoun && (before == "on" || before == "via" || before == "to" && c.p.lower[m.first] == "social" ||
		after == "account" || after == "post" || after == "handle" || after == "page" || after == "feed")
}

// isSetting reports whether a mention of a place tells only where something is or who is
// from there: "a rally in X", "Y, X", "X man", "Gov. Ada Holm of X".
func (c *cast) isSetting(m mention) bool {
	p, t := c.p, c.p.tree
	top := p.headOf(m)
	for t.Is(top, "conj") && t.Head[top] >= 0 {
		top = t.Head[top]
	}
	up := t.Head[top]
	switch {
	case m.form != report.Name || up < 0:
		return false
	case c.tellsWhere(m):
		return true
	case p.at(m.first, m.first-1) == "-" && m.first > 1 && p.shape[m.first-2] == initial: // R-Utah
		return true
	case p.at(m.first, m.last) == "-" && p.tag(m.last+1) == "VBN": // Utah-based
		return true
	case t.Is(top, "obl", "nmod"):
		if k := t.Child(top, "case"); k >= 0 && k < top {
			return p.lower[k] == "in" && t.Is(top, "nmod") || p.lower[k] == "of" && c.isSomeone(up)
		}
		return t.Is(top, "nmod:desc") && c.isSomeone(up)
	case t.Is(top, "compound", "amod"):
		// X officials, the X delegation may be those who act for it
		columns, ok := gazetteer.Nouns.Find(p.lower[up])
		return c.isSomeone(up) || p.tag(up) != "NNPS" && (!ok || columns[1] == "s" && columns[0] != "group")
	}
	return false
}

// tellsWhere reports whether a name stands behind that of a place that lies in it:
// Clearwater, Florida.
func (c *cast) tellsWhere(m mention) bool {
	if c.p.at(m.first, m.first-1) != "," || m.first < 2 {
		return false
	}
	after := c.p.at(m.first, m.last)
	if after == "," {
		after = c.p.at(m.first, m.last+1)
	}
	e := c.owner[m.first-2]
	return e != nil && e.kind == report.Place && !c.p.tree.Is(c.p.headOf(m), "conj") && after != "and" && after != "or"
}

// isSomeone reports whether a token is a person's title or name.
func (c *cast) isSomeone(i int) bool {
	return gazetteer.Titles.Has(c.p.lower[i]) || c.owner[i] != nil && c.owner[i].kind == report.Person
}
