package actor

import (
	"slices"
	"strings"

	"ascribe/analyze/actor/gazetteer"
	"ascribe/analyze/report"
)

// blocs are the nouns of states that are spoken of together.
var blocs = map[string]bool{"nations": true, "countries": true, "states": true, "powers": true, "governments": true}

// enterBloc takes the states of a region as a group, where they act or speak: Western
// nations, African countries. A group that only the region's adjective has told so far is
// this one.
func (c *cast) enterBloc(n noun, source bool) bool {
	p := c.p
	region := n.head - 1
	if !n.plural || !blocs[p.lower[n.head]] || region < n.first {
		return false
	}
	columns, ok := gazetteer.Groups.Find(p.words[region])
	if !ok || columns[0] != "regional" || !source && !c.takesPart(n) {
		return false
	}
	name := p.phrase(region, n.last)
	if e := c.owner[region]; e != nil && e.kind == report.Group {
		if len(strings.Fields(e.name)) == 1 {
			e.name = name
		}
		e.mentions = slices.DeleteFunc(e.mentions, func(m mention) bool { return m.first == region && m.last == region+1 })
		return c.mention(e, region, n.last, report.Nominal)
	}
	key := "bloc " + p.lower[region] // its nations and its countries
	e := c.keys[key]
	if e == nil {
		e = c.create(key, report.Group, name, "group", "the states of a region")
		e.plural = true
	}
	return c.mention(e, region, n.last, report.Nominal)
}
