package speculation

import "ascribe/analyze/text"

// pollTerms are nouns before which "likely" is a term of pollsters.
var pollTerms = map[string]bool{"voter": true, "electorate": true, "caucus-goer": true, "caucusgoer": true}

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
	}
	return prob
}
