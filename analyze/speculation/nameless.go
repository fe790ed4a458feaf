package speculation

import (
	"strings"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// vague are the determiners and pronouns that make any noun a nameless source.
var vague = map[string]bool{"some": true, "many": true, "most": true, "several": true, "others": true, "few": true,
	"numerous": true, "certain": true, "various": true, "virtually": true, "everyone": true, "everybody": true}

// nameless gives the nameless source whose head is token i: a listed noun, a
// noun made vague by its determiner, or a vague pronoun.
func (p *page) nameless(s text.Sentence, i int) (candidate, bool) {
	pos := p.tree.POS[i]
	c := candidate{head: i, rule: "nameless source", kind: report.Weasel, strength: report.Medium}
	switch {
	case (pos == "DT" || strings.HasPrefix(pos, "JJ") || strings.HasPrefix(pos, "NN")) && vague[p.lower[i]] && p.tree.Is(i, "nsubj", "obl", "root", "obj"):
		c.sort = "pronoun"
	case pos == "NNS" || pos == "NN" || pos == "NNPS" || pos == "NNP":
		if c.sort = p.source[p.lemma[i]]; c.sort == "" {
			c.sort = p.source[p.tree.Lemma[i]]
		}
		if c.sort == "" && (pos == "NNS" || pos == "NNPS") && p.vagueChild(i) {
			c.sort = "vague"
		}
	}
	if c.sort == "" {
		return c, false
	}
	c.first, c.last = p.nounPhrase(s, i)
	return c, true
}

func (p *page) vagueChild(i int) bool {
	for _, k := range p.tree.Children(i) {
		if vague[p.lower[k]] {
			return true
		}
	}
	return false
}

// maxPhrase is the greatest number of words of a source on each side of its head.
const maxPhrase = 8

// nounPhrase is the phrase of a noun with what stands before it and its
// prepositional phrases, without relative clauses and appositions.
func (p *page) nounPhrase(s text.Sentence, i int) (first, last int) {
	first, last = i, i+1
	for _, k := range p.tree.Children(i) {
		switch {
		case k < i && p.tree.Is(k, "det", "amod", "compound", "nummod", "nmod", "advmod", "flat"):
			if from, _ := p.tree.Subtree(k); from < first && i-from <= maxPhrase {
				first = from
			}
		case k > i && p.tree.Is(k, "nmod", "conj") && !p.tree.IsName(k):
			if _, to := p.tree.Subtree(k); to > last && to-i <= maxPhrase {
				last = to
			}
		}
	}
	for first < i && p.tree.IsPunct(first) {
		first++
	}
	for last > i+1 && p.tree.IsPunct(last-1) {
		last--
	}
	return max(first, s.First), min(last, s.Last)
}

// role tells how a noun takes part in the handing over of a statement, and the
// word that hands it over.
func (p *page) role(i int) (string, int) {
	h := p.tree.Head[i]
	if h < 0 {
		return "root", -1
	}
	for p.tree.Is(i, "conj") && h >= 0 {
		i, h = h, p.tree.Head[h]
	}
	if h < 0 {
		return "root", -1
	}
	label := p.tree.Label[i]
	if k := p.child(i, "case"); k >= 0 {
		label += ":" + p.lower[k]
	}
	return label, h
}
