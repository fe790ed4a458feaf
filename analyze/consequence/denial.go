package consequence

import (
	"slices"
	"strings"

	"ascribe/analyze/report"
)

// refused is how surely the words around a marker deny what it tells, or leave it in doubt:
// at its verb or noun, or in the clause that its own clause is told in; "" when nothing does.
func (p *page) refused(x find) report.Certainty {
	verb := x.at
	if agent := p.tree.Head[verb]; x.id == "by" && agent >= 0 && p.tree.Is(agent, "obl", "obl:agent") {
		verb = p.tree.Head[agent]
	} else if !x.verb && x.kind != "noun" {
		return ""
	}
	s := p.signs(verb)
	_, much := p.vain(verb)
	mark := p.tree.Child(verb, "mark")
	switch {
	case s.modal == "unlikely", s.negated && expected[s.modal], much == "little",
		mark >= 0 && p.lower[mark] == "whether", x.kind == "noun" && p.with(verb, "little"):
		return report.Doubtful
	case p.denied(verb), s.negated && p.helps(verb), p.yet(verb), p.ofNothing(verb), much == "nothing", s.modal == "fail",
		mark >= 0 && p.lower[mark] == "without", x.kind == "noun" && p.with(verb, "no"):
		return report.Denied
	}
	return p.told(verb)
}

// yet reports whether verb i is what something has yet to do.
func (p *page) yet(i int) bool {
	h := p.tree.Head[i]
	return h >= 0 && p.tree.Is(i, "xcomp") && p.lemma[h] == "have" &&
		slices.ContainsFunc(append(p.tree.Children(h), p.tree.Children(i)...), func(k int) bool { return p.lower[k] == "yet" && h < k && k < i })
}

// helps reports whether verb i stands behind one of helping or beginning.
func (p *page) helps(i int) bool {
	return p.tree.Is(i, "xcomp") && p.tree.Head[i] >= 0 && helpers[p.lemma[p.tree.Head[i]]]
}

// with reports whether a noun stands behind a word: no effect, little effect.
func (p *page) with(noun int, word string) bool {
	return slices.ContainsFunc(p.tree.Children(noun), func(k int) bool { return p.lower[k] == word && p.tree.Is(k, "det", "amod") })
}

// vain is the verb "do" and how much is done, "little" or "nothing", when that is done to
// bring verb i about: "did little to curb smoking"; else -1.
func (p *page) vain(i int) (do int, much string) {
	do = p.tree.Head[i]
	if do < 0 || !p.tree.Is(i, "acl", "advcl", "xcomp") {
		return -1, ""
	}
	little := do
	if p.lemma[do] == "do" {
		little = p.tree.Child(do, "obj")
	} else {
		do = p.tree.Head[do]
	}
	if do < 0 || p.lemma[do] != "do" || little < 0 || little > i || p.lower[little] != "little" && p.lower[little] != "nothing" {
		return -1, ""
	}
	return do, p.lower[little]
}

// deniers are verbs that deny what is told in the clause below them, and doubters are
// words that leave it in doubt.
var (
	deniers  = map[string]bool{"deny": true, "reject": true, "dismiss": true, "refute": true, "rebut": true, "disprove": true, "debunk": true}
	doubters = map[string]bool{"doubt": true, "question": true, "dispute": true, "challenge": true}
)

// believed are words by which a clause is held true, and that deny it or leave it in doubt
// when they are denied.
var believed = map[string]report.Certainty{"believe": report.Denied, "think": report.Denied, "true": report.Denied,
	"convinced": report.Doubtful, "clear": report.Doubtful, "certain": report.Doubtful, "sure": report.Doubtful,
	"evidence": report.Doubtful, "proof": report.Doubtful, "sign": report.Doubtful, "indication": report.Doubtful}

// claimed are nouns of what somebody denies.
var claimed = map[string]bool{"claim": true, "allegation": true, "suggestion": true, "accusation": true, "report": true,
	"assertion": true, "notion": true, "idea": true, "charge": true, "speculation": true, "rumour": true, "rumor": true, "theory": true}

// told is how surely the clause that i is told in is held true, "denied that X caused Y",
// "there is no evidence that"; "" where nobody takes it for anything but true.
func (p *page) told(i int) report.Certainty {
	for range 4 {
		h := p.tree.Head[i]
		switch {
		case h < 0:
			return ""
		case p.tree.Is(i, "acl:relcl") && p.cleft(h):
			if p.denied(h) { // it was not the rain that
				return report.Denied
			}
			return ""
		case p.tree.Is(i, "ccomp", "acl", "csubj", "xcomp"), p.tree.Is(i, "obj") && claimed[p.lemma[i]]:
			if c := p.held(h); c != "" {
				return c
			}
			if !claimed[p.lemma[h]] && !hedgeHeads[p.lemma[h]] {
				return ""
			}
		case !p.tree.Is(i, "conj"):
			return ""
		}
		i = h
	}
	return ""
}

// cleft reports whether the word at i is set equal to an "it" that means nothing.
func (p *page) cleft(i int) bool {
	it := p.tree.Child(i, "nsubj", "expl")
	return it >= 0 && p.lower[it] == "it" && p.tree.Child(i, "cop") >= 0
}

// held is what the word at i makes of the clause below it: a denial, a doubt, or "".
func (p *page) held(i int) report.Certainty {
	denied := p.denied(i) || p.ofNothing(i) || p.with(i, "no")
	switch w := p.lemma[i]; {
	case denied:
		return believed[w]
	case deniers[w]:
		return report.Denied
	case doubters[w]:
		return report.Doubtful
	}
	return ""
}

// expected are words that leave doubt once they are negated.
var expected = map[string]bool{"likely": true, "expect": true, "appear": true, "seem": true}

// denied reports whether a verb is denied: "did not lead to". "May not lead to" leaves it
// open, and "not only led to" denies nothing.
func (p *page) denied(verb int) bool {
	denied := false
	for _, k := range p.tree.Children(verb) {
		switch p.lower[k] {
		case "may", "might":
			return false
		case "not", "n't", "n’t", "never":
			denied = denied || k < verb && !merely[p.lower[k+1]]
		}
	}
	return denied
}

// merely are adverbs before which "not" means "more than".
var merely = map[string]bool{"only": true, "just": true, "merely": true, "simply": true, "solely": true, "alone": true}

// ofNothing reports whether there is nothing that a verb is said of: "neither the heat
// nor the rain caused", "no deaths were caused".
func (p *page) ofNothing(verb int) bool {
	subject := p.tree.Child(verb, "nsubj", "nsubj:pass")
	if subject < 0 || subject > verb {
		return false
	}
	switch p.lower[subject] {
	case "nothing", "none", "nobody", "neither", "no-one":
		return true
	}
	k := p.tree.Child(subject, "det", "cc:preconj")
	return k >= 0 && (p.lower[k] == "no" || p.lower[k] == "neither")
}

// negative reports whether the sentence of a find has a word of denial or doubt. What
// is not to happen is the aim of a purpose, and denies nothing.
func (p *page) negative(x find, first, last int) bool {
	aim := x.kind == "purpose" || x.id == "so that"
	for i := first; i < last; i++ {
		if aim && x.effect.has(i) {
			continue
		}
		switch w := p.lower[i]; {
		case w == "not" && i+1 < last && merely[p.lower[i+1]]: // more than that
		case w == "not", w == "n't", w == "n’t", w == "no", w == "never", w == "nor", w == "neither", w == "without", w == "little",
			w == "few", w == "hardly", w == "barely", w == "unlikely", w == "cannot", w == "none", w == "nothing",
			strings.HasPrefix(p.lemma[i], "denie"), strings.HasPrefix(p.lemma[i], "deny"), strings.HasPrefix(p.lemma[i], "doubt"),
			p.lemma[i] == "unable", p.lemma[i] == "less":
			return true
		case p.lemma[i] == "fail", p.lemma[i] == "reject", p.lemma[i] == "dismiss", p.lemma[i] == "dispute":
			if p.tree.IsVerb(i) { // a dispute that brings something about denies nothing
				return true
			}
		}
	}
	return false
}
