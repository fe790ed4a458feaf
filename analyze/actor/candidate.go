package actor

import (
	"slices"
	"strings"

	"ascribe/analyze/actor/gazetteer"
	"ascribe/analyze/report"
)

// candidate is an entity that an anaphor may refer to, with its last mention
// before.
type candidate struct {
	e        *entity
	last     event
	salience float64 // how much it is in the reader's mind
}

// candidates are the entities met lately that agree with the anaphor in gender
// and number, the nearest first; and of those farther off the ones that a
// description has a word of.
func (r *referrer) candidates(a anaphor) []candidate {
	p := r.p
	var out []candidate
	var barred []*entity
	sentence := p.sentence[a.head]
	for k := len(r.events) - 1; k >= max(0, len(r.events)-mostEvents); k-- {
		ev := r.events[k]
		distance := sentence - p.sentence[ev.at]
		if distance > reach[a.family] {
			break
		}
		at := slices.IndexFunc(out, func(c candidate) bool { return c.e == ev.e })
		if at < 0 {
			if r.apart(a, ev) {
				barred = append(barred, ev.e)
			}
			if slices.Contains(barred, ev.e) || ev.at >= a.first || !r.mayBe(a, ev.e, len(out)) {
				continue
			}
			at = len(out)
			out = append(out, candidate{ev.e, ev, 0})
		}
		out[at].salience += r.weight(ev, distance)
	}
	return out
}

// mayBe reports whether an anaphor with so many candidates may have e for another.
func (r *referrer) mayBe(a anaphor, e *entity, candidates int) bool {
	if !agrees(a, e) || (a.family == he || a.family == she) && r.saysWordForWord(e, a.head) {
		return false // who speaks says I
	}
	if a.family != description {
		return candidates < mostCandidates
	}
	described := r.describedAs(e, a.head)
	return (candidates < mostCandidates || described) && (r.actorNoun(a) || described && e.kind != report.Person)
}

// saysWordForWord reports whether e is the one, by name, who says the quotation that
// token i is in, all of it.
func (r *referrer) saysWordForWord(e *entity, i int) bool {
	q := r.quoted[i]
	if q < 0 || r.statement[q] < 0 {
		return false
	}
	said := r.atts[r.statement[q]]
	first, last := r.p.tokens(said.Source[0].Span())
	return said.Quote == report.Direct && last > first && r.p.tree.IsName(last-1) && r.sourceOf(said) == e
}

// apart reports whether a pronoun cannot be what a mention is, since they are
// subject and object of one verb: "the drivers joined them".
func (r *referrer) apart(a anaphor, ev event) bool {
	t := r.p.tree
	if a.family == description || r.p.tag(a.head) == "PRP$" || strings.Contains(r.p.lower[a.head], "sel") {
		return false
	}
	up := t.Head[a.head]
	return up >= 0 && up == t.Head[ev.head] && t.Is(ev.head, "nsubj", "obj", "iobj") && t.Is(a.head, "nsubj", "obj", "iobj", "obl")
}

// weight is what a mention so many sentences back adds to the salience of its
// entity (after Lappin and Leass, Computational Linguistics 20:4, 1994): it
// fades by about a half a sentence, and a subject's is larger.
func (r *referrer) weight(ev event, distance int) float64 {
	w := []float64{1, .7, .35, .2, .1, .05}[min(distance, 5)]
	if r.p.tree.Is(ev.head, "nsubj") {
		w *= 1.6
	}
	return w
}

// describedAs reports whether the noun at a token is a word of the entity's name,
// of its role or of a description of it before.
func (r *referrer) describedAs(e *entity, head int) bool {
	word := r.p.lower[head]
	return containsWord(e.name, word) || containsWord(e.role, word) || r.met[e].nouns[r.p.tree.Lemma[head]]
}

// actorNoun reports whether the head of a description is a noun for those who act:
// "the route" and "the economy" are nobody.
func (r *referrer) actorNoun(a anaphor) bool {
	word := a.noun.singular
	return a.noun.kind != "" || gazetteer.Titles.Has(word) || definiteKinds[word] != nil || definiteKinds[r.p.lower[a.head]] != nil ||
		roleGender(word) != 0 || r.hasAge(a) || strings.HasSuffix(word, "ist") || isCompanyNoun(word)
}

// calledThing reports whether what is said to be an act or a thing is at token i: "view it
// as a move", "it was a mistake". No actor is one.
func (p *page) calledThing(i int) bool {
	t := p.tree
	up, noun := t.Head[i], -1
	switch {
	case up < 0:
	case t.Is(i, "obj"):
		for _, c := range t.Children(up) {
			if c > i && t.Is(c, "obl", "xcomp") && p.childIs(c, "case", "as") {
				noun = c
			}
		}
	case t.Is(i, "nsubj") && t.Child(up, "cop") >= 0 && t.Child(up, "case") < 0:
		noun = up
	}
	return noun >= 0 && (p.tag(noun) == "NN" || p.tag(noun) == "NNS") && !actsAs(t.Lemma[noun])
}

// announces reports whether the "it" at token i only stands for a clause that follows:
// "it is clear that", "it was reported that".
func (p *page) announces(i int) bool {
	t, up := p.tree, p.tree.Head[i]
	if t.Is(i, "expl") {
		return up >= 0 && !feelings[p.lower[up]] // which the tree may take for a clause's
	}
	if up < 0 || t.Label[i] != "nsubj:pass" || toldTo[t.Lemma[up]] {
		return false
	}
	clause := t.Child(up, "ccomp", "csubj")
	return clause > up && (p.childIs(clause, "mark", "that") || p.childIs(clause, "mark", "whether"))
}

// feelings are had by somebody: it is confident that.
var feelings = map[string]bool{
	"worried": true, "confident": true, "concerned": true, "aware": true, "sure": true, "pleased": true,
	"proud": true, "hopeful": true, "optimistic": true, "disappointed": true,
}

// toldTo are verbs whose passive subject is who hears something: it was told that.
var toldTo = map[string]bool{"tell": true, "inform": true, "warn": true, "advise": true, "assure": true, "remind": true, "convince": true, "persuade": true}

// childIs reports whether a token has the word below it under a label.
func (p *page) childIs(i int, label, word string) bool {
	c := p.tree.Child(i, label)
	return c >= 0 && p.lower[c] == word
}

// actsAs reports whether a noun may tell what a person, a body or a place is.
func actsAs(noun string) bool {
	if noun == "" || gazetteer.Nouns.Has(noun) || gazetteer.Titles.Has(noun) || definiteKinds[noun] != nil || isCompanyNoun(noun) {
		return true
	}
	return gazetteer.Heads.Has(strings.ToUpper(noun[:1])+noun[1:]) || placeNouns[noun]
}

// placeNouns, and others that bodies and places are.
var placeNouns = map[string]bool{"country": true, "nation": true, "place": true, "area": true, "power": true, "part": true, "member": true,
	"neighbour": true, "neighbor": true, "home": true, "site": true, "target": true, "leader": true, "one": true, "democracy": true, "republic": true,
	"force": true, "player": true, "partner": true, "provider": true, "operator": true, "owner": true, "party": true}

// agrees reports whether kind, gender and number allow the anaphor to be e.
func agrees(a anaphor, e *entity) bool {
	someone := e.kind == report.Person || e.kind == report.Unnamed && !e.plural
	switch a.family {
	case he:
		return someone && e.gender != 'F'
	case she:
		return someone && e.gender != 'M'
	case they:
		return e.kind != report.Person && (e.kind != report.Unnamed || e.plural)
	case it:
		return e.kind != report.Person && e.kind != report.Unnamed
	}
	if e.kind == report.Person && e.gender != 0 && (bodies[a.noun.singular] || definiteKinds[a.noun.singular] != nil) {
		return false // the family, the party
	}
	if (isOrganisation(e.kind) || e.kind == report.Country) && !a.noun.plural && gazetteer.Titles.Has(a.noun.singular) && !isCompanyNoun(a.noun.singular) {
		return false // the boss
	}
	if a.noun.plural && !bodies[a.noun.singular] {
		return e.plural || e.kind == report.Group
	}
	return e.kind != report.Unnamed || !e.plural
}
