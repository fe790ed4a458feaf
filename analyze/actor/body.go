package actor

import (
	"cmp"
	"strings"

	"ascribe/analyze/report"
)

// enterBody takes the press, the military and such: bodies without a name of
// their own that are actors nevertheless.
func (c *cast) enterBody(n noun) bool {
	p := c.p
	kind := report.Media
	switch head := p.lower[n.head]; head {
	case "media", "press", "television", "radio":
		if p.tree.Is(n.head, "compound") {
			return true // media playing
		}
	case "agency":
		if p.at(n.head, n.head-1) != "news" {
			return false
		}
	case "military", "army":
		kind = report.Organisation
	case "establishment":
		if p.at(n.head, n.head+1) == "of" {
			return true // the act of setting something up: nobody
		}
		kind = report.Group
	default:
		return false
	}
	first := n.first
	if t := p.tag(first); t == "DT" && first < n.head {
		first++
	}
	if first == n.head && n.first == n.head && kind != report.Media || p.tag(n.first) == "PRP$" {
		return false
	}
	// "the news agency Yonhap" has a name: nothing new.
	if n.last < p.end(n.head) && c.owner[n.last] != nil {
		return true
	}
	for first < n.head && (p.tag(first) == "VBG" || p.tag(first) == "VBN") {
		first++
	}
	// "Yonhap news agency" is Yonhap, and tells what it is.
	if e := c.owner[first]; e != nil && kind == report.Media && (e.kind == report.Organisation || e.kind == report.Media) {
		e.kind = kind
		for k := range e.mentions {
			if e.mentions[k].first == first {
				e.mentions[k].last = n.last
			}
		}
		for k := first; k < n.last; k++ {
			c.owner[k] = e
		}
		return true
	}
	words := p.phrase(first, n.last)
	key := cmp.Or(nationalKey(words), "body "+strings.ToLower(words))
	e := c.keys[key]
	if e == nil {
		e = c.create(key, kind, words, "body", "a body without a name of its own")
	}
	c.mention(e, first, n.last, report.Nominal)
	return true
}
