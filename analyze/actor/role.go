package actor

import (
	"cmp"
	"strings"

	"ascribe/analyze/actor/gazetteer"
	"ascribe/analyze/report"
)

// giveRoles gives each person the title before a name of theirs, or the noun in
// apposition with it, whichever comes first in the text.
func (c *cast) giveRoles() {
	for _, e := range c.all {
		if e.kind != report.Person {
			continue
		}
		for _, m := range e.mentions {
			if e.role = cmp.Or(c.titleBefore(m), c.appositionBefore(m), c.appositionAfter(m)); e.role != "" {
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
	last := m.first
	for last > p.begin(m.first) && p.isHonorific(last-1) {
		last--
	}
	first := last
	sure := false
	for i := last - 1; i >= p.begin(m.first); i-- {
		if p.isOfficeOf(i-1) && p.shape[i] == capital || sure && i < last-1 && p.joinsOffices(i) && c.owner[i-1] == nil {
			i--
			sure = true
		} else if !titlePart(p.tag(i), p.words[i]) && !(p.tag(i) == "CD" && p.words[i+1] == "-") {
			break
		}
		if p.isOffice(i) {
			sure = true
		} else if !sure {
			break
		}
		for e := c.owner[i]; e != nil && i > p.begin(m.first) && c.owner[i-1] == e; {
			i-- // the whole Bank of England
		}
		first = i
	}
	for first < last && (p.words[first] == "-" || p.words[first] == "'s") {
		first++
	}
	if !sure {
		return ""
	}
	return p.phrase(first, last)
}

// isOfficeOf reports whether the word at i joins what an office is of to it: Secretary of State.
func (p *page) isOfficeOf(i int) bool {
	return i > 0 && i > p.begin(i) && p.lower[i] == "of" && p.shape[i-1] == capital && p.isOffice(i-1)
}

// joinsOffices reports whether the word at i joins two things that one office is for:
// Power and Steel Minister.
func (p *page) joinsOffices(i int) bool {
	return p.lower[i] == "and" && i > p.begin(i) && p.shape[i-1] == capital && p.shape[i+1] == capital &&
		!p.isOffice(i-1) && !p.isOffice(i+1) && titlePart(p.tag(i-1), p.words[i-1])
}

// appositionBefore reads "The mayor of London," before a name.
func (c *cast) appositionBefore(m mention) string {
	const longest = 14
	p := c.p
	top, last := p.headOf(m), m.first-1
	head := p.tree.Head[top]
	for head >= 0 && !p.isOffice(head) && p.tree.Is(head, "nmod") {
		head = p.tree.Head[head] // the tree may have the name beside the last noun of the phrase
	}
	if p.at(m.first, last) != "," || !p.tree.Is(top, "appos") || head < 0 || head >= last || !p.isOffice(head) || c.owner[head] != nil {
		return ""
	}
	first := head
	for first > p.begin(head) && premodifier(p.tag(first-1), p.lower[first-1]) && p.belongs(first-1, head) {
		first--
	}
	for first < head && (p.tag(first) == "DT" || p.tag(first) == "PRP$" || p.tag(first) == "POS" || p.tag(first) == "CD" && p.words[first+1] != "-") {
		first++
	}
	for i := first; i < last; i++ {
		if finiteVerb(p.tag(i)) || p.shape[i] == other && p.words[i] != "-" && p.words[i] != "&" && p.words[i] != "'s" {
			return ""
		}
	}
	if last-first > longest {
		return ""
	}
	return p.phrase(first, last)
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

// isHonorific reports whether the word at i honours whoever bears the name behind it.
func (p *page) isHonorific(i int) bool {
	kind := gazetteer.Titles.First(p.lower[i])
	if kind == "" {
		kind = gazetteer.Titles.First(strings.TrimSuffix(p.lower[i], "."))
	}
	return kind == "honorific" && p.shape[i].named() || (p.words[i] == "Lord" || p.words[i] == "Lady") && i > p.begin(i) && p.isOffice(i-1)
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
