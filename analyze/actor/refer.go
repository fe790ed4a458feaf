package actor

import (
	"strings"

	"ascribe/analyze/report"
)

// event is a mention met on the way through the text.
type event struct {
	e       *entity
	at      int
	subject bool
}

// referrer resolves definite nouns and pronouns from left to right.
type referrer struct {
	*cast
	events    []event
	quoted    []int        // per token: the quotation it is in, -1 outside
	statement []int        // per quotation: the attribution it is the content of, -1 for none
	sources   map[int]bool // where sources begin that are one token long
	atts      []report.Attribution
}

// reach is how many sentences back an antecedent may stand.
const reach = 4

// refer finds what definite nouns and pronouns refer to where that is clear:
// agreement in kind, gender and number first, then nearness and subjecthood.
func (c *cast) refer(atts []report.Attribution) {
	r := &referrer{cast: c, atts: atts, quoted: c.p.quotations(), sources: map[int]bool{}}
	r.statement = c.p.statements(r.quoted, atts)
	for _, a := range atts {
		for _, s := range a.Source {
			if first, last := c.p.tokens(s.Span()); last == first+1 {
				r.sources[first] = true
			}
		}
	}
	starts := make([]*entity, len(c.p.words))
	heads := make([]int, len(c.p.words))
	for _, e := range c.all {
		for _, m := range e.mentions {
			starts[m.first], heads[m.first] = e, m.last-1
		}
	}
	for i := range c.p.words {
		if c.p.sentence[i] < 0 {
			continue
		}
		if e := starts[i]; e != nil {
			r.met(e, i, heads[i])
			continue
		}
		if c.owner[i] != nil {
			if c.p.tag(i) != "PRP$" {
				continue
			}
		}
		if e := r.pronoun(i); e != nil {
			if c.owner[i] == nil {
				c.mention(e, i, i+1, report.Pronoun)
			} else {
				e.mentions = append(e.mentions, mention{i, i + 1, report.Pronoun})
			}
			r.met(e, i, i)
			continue
		}
		if n, ok := c.p.nounAt(i, c.owner); ok && c.p.definite(n) {
			if e := r.definite(n); e != nil {
				c.mention(e, n.first, n.last, report.Nominal)
				r.met(e, n.first, n.head)
			}
		}
	}
	r.firstPerson()
}

func (r *referrer) met(e *entity, at, head int) {
	r.events = append(r.events, event{e, at, r.p.isSubject(head)})
}

// best is the entity that fits and is most in the reader's mind at token i.
func (r *referrer) best(i, sentences int, fits func(e *entity) float64) *entity {
	p := r.p
	score := map[*entity]float64{}
	var top *entity
	s := p.sentence[i]
	seen := 0
	for k := len(r.events) - 1; k >= 0 && seen < 200; k-- {
		ev := r.events[k]
		d := s - p.sentence[ev.at]
		if d > sentences {
			break
		}
		seen++
		w := fits(ev.e)
		if w == 0 {
			continue
		}
		w *= []float64{1, .7, .35, .2, .1}[min(d, 4)]
		if ev.subject {
			w *= 1.6
		}
		score[ev.e] += w
		if top == nil || score[ev.e] > score[top] {
			top = ev.e
		}
	}
	return top
}

// pronoun is the entity that a pronoun of the third person refers to.
func (r *referrer) pronoun(i int) *entity {
	p := r.p
	switch p.lower[i] {
	case "he", "him", "his", "himself":
		return r.person(i, 'M')
	case "she", "her", "hers", "herself":
		return r.person(i, 'F')
	case "they", "them", "their", "themselves", "theirs":
		return r.best(i, 1, func(e *entity) float64 {
			switch {
			case e.plural:
				return 1
			case e.kind == report.Group:
				return .7
			case e.kind == report.Organisation || e.kind == report.Media:
				return .4
			}
			return 0
		})
	case "its", "itself":
		return r.thing(i, 1)
	case "it":
		if !p.isSubject(i) || !r.sources[i] || r.quoted[i] >= 0 {
			return nil
		}
		return r.thing(i, 2)
	}
	return nil
}

func (r *referrer) person(i int, gender byte) *entity {
	speaker := r.speakerAt(i)
	e := r.best(i, reach, func(e *entity) float64 {
		switch {
		case e.kind != report.Person || e == speaker:
			return 0
		case e.gender == gender:
			return 1
		case e.gender == 0:
			return .8
		}
		return 0
	})
	if e != nil && e.gender == 0 {
		e.gender = gender
	}
	return e
}

func (r *referrer) thing(i, sentences int) *entity {
	return r.best(i, sentences, func(e *entity) float64 {
		switch e.kind {
		case report.Country, report.Organisation, report.Media:
			return 1
		case report.Group:
			if e.plural {
				return 0
			}
			return .8
		case report.Place:
			return .6
		}
		return 0
	})
}

// definite is the entity that a phrase with "the" or "this" refers to.
func (r *referrer) definite(n noun) *entity {
	p := r.p
	head := p.lower[n.head]
	kinds := definiteKinds[head]
	switch {
	case n.plural && !bodies[head]:
		return nil
	case head == "country" || head == "nation" || head == "government" || head == "regime" || head == "kingdom":
		if n.last-n.first > 2 {
			return nil
		}
		return r.best(n.first, 2, kindIs(report.Country))
	case len(kinds) > 0:
		if e := r.best(n.first, 30, func(e *entity) float64 {
			if containsWord(e.name, head) && kindIs(kinds...)(e) > 0 {
				return 1
			}
			return 0
		}); e != nil {
			return e
		}
		if n.last-n.first > 2 || r.p.lower[n.first] == "that" || head == "group" || head == "office" || head == "department" {
			return nil
		}
		return r.best(n.first, 2, kindIs(kinds...))
	case isPersonNoun(head):
		return r.best(n.first, 40, func(e *entity) float64 {
			if e.kind == report.Person && containsWord(e.role, head) {
				return 1
			}
			return 0
		})
	}
	return nil
}

// definiteKinds are the kinds of actor that a definite noun may stand for.
var definiteKinds = map[string][]report.ActorKind{
	"company": {report.Organisation}, "firm": {report.Organisation}, "airline": {report.Organisation}, "bank": {report.Organisation},
	"ministry": {report.Organisation}, "department": {report.Organisation}, "agency": {report.Organisation, report.Media},
	"church": {report.Organisation}, "university": {report.Organisation}, "court": {report.Organisation},
	"council": {report.Organisation}, "committee": {report.Organisation}, "commission": {report.Organisation},
	"organization": {report.Organisation}, "organisation": {report.Organisation}, "union": {report.Organisation},
	"institute": {report.Organisation}, "bureau": {report.Organisation}, "office": {report.Organisation},
	"party": {report.Group}, "movement": {report.Group}, "group": {report.Group, report.Organisation},
	"newspaper": {report.Media}, "paper": {report.Media}, "magazine": {report.Media}, "network": {report.Media},
	"broadcaster": {report.Media}, "website": {report.Media},
	"city": {report.Place}, "town": {report.Place}, "county": {report.Place}, "region": {report.Place}, "area": {report.Place},
	"province": {report.Place}, "island": {report.Place}, "village": {report.Place}, "state": {report.Place}, "mosque": {report.Place},
	"district": {report.Place}, "camp": {report.Place}, "port": {report.Place}, "airport": {report.Place},
}

func kindIs(kinds ...report.ActorKind) func(e *entity) float64 {
	return func(e *entity) float64 {
		for _, k := range kinds {
			if e.kind == k {
				return 1
			}
		}
		return 0
	}
}

func containsWord(s, word string) bool {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if strings.Trim(w, ",.") == word {
			return true
		}
	}
	return false
}
