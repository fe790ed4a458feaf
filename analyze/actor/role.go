package actor

import (
	"strings"

	"ascribe/analyze/actor/gazetteer"
	"ascribe/analyze/report"
)

// giveRoles gives each person the title before a name of theirs, or the
// apposition behind it, whichever comes first in the text.
func (c *cast) giveRoles() {
	for _, e := range c.all {
		if e.kind != report.Person {
			continue
		}
		for _, m := range e.mentions {
			if e.role = c.titleBefore(m); e.role == "" {
				e.role = c.appositionAfter(m)
			}
			if e.role != "" {
				break
			}
		}
		if e.gender == 0 {
			e.gender = roleGender(e.role)
		}
	}
}

// titleBefore reads "Russian Defense Minister" before a name.
func (c *cast) titleBefore(m mention) string {
	p := c.p
	first := m.first
	sure := false
	for i := m.first - 1; i >= p.begin(m.first); i-- {
		if !titlePart(p.tag(i), p.words[i]) {
			break
		}
		if p.isOffice(i) {
			sure = true
		} else if !sure {
			break
		}
		first = i
	}
	if !sure || p.honorificOnly(first, m.first) {
		return ""
	}
	return p.phrase(first, m.first)
}

// titlePart reports whether a word may stand in a title before a name.
func titlePart(tag, word string) bool {
	switch tag {
	case "NN", "NNP", "NNPS", "JJ", "HYPH", "NNS":
		return true
	}
	return tag == "" && word != "" && word != "," || word == "'s"
}

// isOffice reports whether the word at i names an office or a calling.
func (p *page) isOffice(i int) bool {
	l := strings.TrimSuffix(p.lower[i], ".")
	if kind := gazetteer.Titles.First(l); kind != "" && kind != "modifier" {
		return true
	}
	if kind := gazetteer.Titles.First(l + "."); kind != "" && kind != "modifier" {
		return true
	}
	columns, ok := gazetteer.Nouns.Find(l)
	return ok && columns[1] == "s" && columns[0] != "group" && !bodies[l]
}

// bodies are nouns of the list that are no calling of one person.
var bodies = map[string]bool{
	"police": true, "public": true, "crowd": true, "audience": true, "community": true, "family": true, "media": true,
	"press": true, "campaign": true, "company": true, "firm": true, "business": true, "industry": true, "jury": true,
	"court": true, "newspaper": true, "magazine": true, "network": true, "website": true, "paper": true, "majority": true,
	"minority": true, "generation": true, "youth": true, "military": true, "army": true, "union": true, "opposition": true,
	"coalition": true, "establishment": true, "publication": true, "outlet": true, "channel": true, "authority": true,
	"people": true, "staff": true, "crew": true, "management": true,
}

func (p *page) honorificOnly(first, last int) bool {
	for i := first; i < last; i++ {
		kind := gazetteer.Titles.First(p.lower[i])
		if kind == "" {
			kind = gazetteer.Titles.First(strings.TrimSuffix(p.lower[i], "."))
		}
		if kind != "honorific" {
			return false
		}
	}
	return true
}

// appositionAfter reads ", an analyst at the Institute" behind a name.
func (c *cast) appositionAfter(m mention) string {
	p := c.p
	const longest = 18
	end := min(p.end(m.first), m.last+longest)
	if m.last+2 >= end || p.words[m.last] != "," {
		return ""
	}
	office := -1
	last := end
	for i := m.last + 1; i < end; i++ {
		l, tag := p.lower[i], p.tag(i)
		if l == "," || l == ";" || l == "." || l == "—" || l == "(" || l == "who" || l == "which" || l == "whose" || l == "\"" {
			last = i
			break
		}
		if office < 0 {
			if p.isOffice(i) {
				office = i
				continue
			}
			if tag == "IN" || finiteVerb(tag) || tag == "VB" || tag == "TO" || tag == "WRB" || tag == "CC" {
				return ""
			}
		} else if finiteVerb(tag) {
			return ""
		}
	}
	first := m.last + 1
	if l := p.lower[first]; l == "a" || l == "an" || l == "the" {
		first++
	}
	if office < 0 || first > office || last-first > longest-2 {
		return ""
	}
	return p.phrase(first, last)
}

// roleGender is the gender that the first word tells that tells one, 'M', 'F' or 0.
func roleGender(role string) byte {
	for _, w := range strings.Fields(strings.ToLower(role)) {
		switch {
		case relatives[w] != 0:
			return relatives[w]
		case strings.HasSuffix(w, "woman") || w == "actress" || w == "queen" || w == "princess":
			return 'F'
		case strings.HasSuffix(w, "man") && w != "german" || w == "king" || w == "prince" || w == "pope":
			return 'M'
		}
	}
	return 0
}
