package speculation

import (
	"strings"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// asking are the words whose "if" means "whether".
var asking = map[string]bool{"ask": true, "wonder": true, "know": true, "see": true, "determine": true, "decide": true,
	"question": true, "doubt": true, "say": true, "check": true, "clear": true, "unclear": true, "sure": true, "tell": true,
	"learn": true, "discover": true, "investigate": true, "examine": true, "inquire": true, "uncertain": true, "find": true,
	"unsure": true, "test": true, "assess": true, "confirm": true, "establish": true, "debate": true}

// settle gives an accepted candidate its kind, strength and the reason shown.
func (p *page) settle(s text.Sentence, c candidate) candidate {
	switch c.rule {
	case "if":
		if p.asksWhether(s, c) {
			c.strength, c.note = report.Weak, "if in the sense of whether"
			return c
		}
		c.note = "condition"
	case "should":
		if p.inverted(s, c) {
			c.kind, c.strength, c.note = report.Conditional, report.Medium, "should before its subject: a condition"
			return c
		}
		c.note = "expectation, not a duty"
	default:
		c.note = note(c)
	}
	return c
}

// asksWhether reports whether an "if" opens a question rather than a condition.
func (p *page) asksWhether(s text.Sentence, c candidate) bool {
	if c.first == s.First {
		return false
	}
	before := c.first - 1
	if asking[p.lemma[before]] {
		return true
	}
	v := p.tree.Head[c.head]
	if v < 0 || !p.tree.Is(v, "ccomp") {
		return false
	}
	h := p.tree.Head[v]
	return h >= 0 && h < c.first && asking[p.lemma[h]] && c.first-h <= 6
}

// inverted reports whether a modal opens its clause before its subject, in a
// sentence that asks nothing.
func (p *page) inverted(s text.Sentence, c candidate) bool {
	v := p.tree.Head[c.head]
	if v < 0 || p.lower[s.Last-1] == "?" {
		return false
	}
	k := p.child(v, "nsubj", "expl")
	if k < c.last {
		return false
	}
	prev := p.word(s, c.first-1)
	opens := prev == "|" || prev == "," || prev == "and" || prev == "but" || prev == ";" || prev == "\"" || prev == "“" || p.tree.Is(v, "advcl")
	return opens && !strings.HasPrefix(prev, "wh")
}

// note tells in a few words what a candidate was taken for.
func note(c candidate) string {
	switch {
	case c.entry == nil:
		return "a claim rests on them and nobody is named"
	case c.rule == "would" || c.rule == "'d":
		return "depends on a condition"
	case c.rule == "can":
		return "possibility, not ability or leave"
	case c.kind == report.Modal:
		return "possibility, not permission"
	case c.kind == report.Epistemic && c.strength == report.Weak:
		return "expected, not established"
	case c.kind == report.Epistemic:
		return "likelihood or doubt"
	case c.kind == report.Evidential && c.strength == report.Strong:
		return "alleged or unconfirmed"
	case c.kind == report.Evidential:
		return "second-hand"
	case c.kind == report.Weasel:
		return "nobody stands behind it"
	case c.strength == report.Weak:
		return "open question"
	}
	return "condition"
}
