package speculation

import "ascribe/analyze/text"

// sure is the probability of a candidate that a rule settles.
const sure = 0.9

// overrule settles the few cases that a rule decides better than counts do, and
// otherwise leaves the probability as it is.
func (p *page) overrule(s text.Sentence, c candidate, prob float64) float64 {
	switch c.rule {
	case "could":
		// A negated could tells of what was not possible, unless a condition is near.
		if next := p.word(s, c.last); (next == "not" || next == "n't") && p.condition(s, c.first) == "none" {
			return 0
		}
	case "may":
		// "May not" with what only people do, and are told not to do, is a ban.
		if next := p.word(s, c.last); next == "not" && forbidden[p.lemmaAt(p.tree.Head[c.head])] {
			return 0
		}
	case "would", "'d":
		// With how often, and no condition near, it tells of a habit; what somebody would
		// like, rather do or not say, he tells.
		if next := p.word(s, c.last); next == "like" || next == "rather" {
			return 0
		} else if (frequent[next] || (next == "not" || next == "n't") && untold[p.lemmaAt(p.tree.Head[c.head])]) && p.condition(s, c.first) == "none" {
			return 0
		}
	case "can":
		// What things do by themselves they have no leave or skill to do.
		if p.byItself(p.tree.Head[c.head]) {
			return max(prob, sure)
		}
	case "suggest", "suggests", "suggested":
		// What a paper or a number suggests it cannot propose.
		if shown := p.child(c.head, "nsubj"); shown >= 0 && telling[p.lemma[shown]] {
			return max(prob, sure)
		}
	case "disputed":
		if p.tree.POS[c.head] == "VBD" { // somebody does
			return 0
		}
	case "if":
		if p.word(s, c.first-1) == "as" {
			return 0
		}
	case "likely":
		for i := c.last; i < s.Last && i < c.last+3; i++ {
			if pollTerms[p.lemma[i]] {
				return 0
			}
		}
	case "should":
		if p.inverted(s, c) {
			return max(prob, sure)
		}
	case "had", "were":
		// These stand before a subject in other orders of words too, but not first
		// and not in a clause that hangs on another.
		v := p.tree.Head[c.head]
		if p.inverted(s, c) && (c.first == s.First || p.tree.IsPunct(c.first-1) && c.first == s.First+1 || p.tree.Is(v, "advcl")) {
			return max(prob, sure)
		}
	case "nameless source":
		// The claim rests on whom it is according to; the counts have too few of these.
		if p.word(s, c.first-2) == "according" && p.word(s, c.first-1) == "to" && p.anonymous(s, c) {
			return max(prob, sure)
		}
		// "Some say", "seen by some", "for many,": who is not even a kind of people stands for nobody.
		if c.sort == "pronoun" && (p.rests(c.head) == "claim" && !p.negated(p.tree.Head[c.head]) || p.agent(s, c) || p.setOff(s, c)) {
			return max(prob, sure)
		}
	case "risk", "risks", "risked", "risking":
		// What an act may bring about by itself: to risk angering somebody.
		if p.tree.IsVerb(c.first) && p.tag(s, c.last) == "VBG" {
			return max(prob, sure)
		}
	}
	return prob
}

// byItself reports whether a verb says what a thing can do by itself: the virus can spread.
func (p *page) byItself(verb int) bool {
	subject := p.child(verb, "nsubj")
	return subject >= 0 && happening[p.lemma[verb]] && p.tree.IsNoun(subject) && !p.tree.IsName(subject) &&
		p.source[p.lemma[subject]] == "" && !p.negated(verb)
}

// agent reports whether a source holds what a passive says: "was said by some", "was
// taken by some as".
func (p *page) agent(s text.Sentence, c candidate) bool {
	return p.word(s, c.first-1) == "by" && p.tree.Is(c.head, "obl", "obl:agent") &&
		(p.reports(p.tree.Head[c.head]) || p.word(s, c.last) == "as")
}

// setOff reports whether a source stands for those who think so: "for many," at
// the start of a clause, or between commas.
func (p *page) setOff(s text.Sentence, c candidate) bool {
	before := c.first - 1
	return p.word(s, before) == "for" && (before == s.First || p.tree.IsPunct(before-1)) && p.word(s, c.last) == ","
}

// anonymous reports whether a source is people of whom the text tells neither a name nor
// whose they are, and does not speak of them as known: "officials", "a person familiar
// with the matter", not "the officials", "Peruvian officials" or "officials at the port".
func (p *page) anonymous(s text.Sentence, c candidate) bool {
	switch noun := p.lemma[c.head]; {
	case spokesmen[noun], c.sort == "paper" && (noun != "report" || p.tree.Lemma[c.head] == p.lower[c.head]), // one report is a paper
		c.sort == "party" && noun != "critic", c.sort == "anyone" && noun != "person" && noun != "people":
		return false
	}
	for _, k := range p.tree.Children(c.head) {
		switch {
		case p.tree.Is(k, "nmod", "appos", "flat"), k < c.head && p.proper(s, k), p.lower[k] == "the":
			return false
		}
	}
	called := c.last < s.Last && p.tree.IsName(c.last) // analyst Anna Berg
	return !called && !p.proper(s, c.head)
}
