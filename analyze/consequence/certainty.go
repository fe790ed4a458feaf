package consequence

import (
	"strings"

	"ascribe/analyze/report"
)

// certainties in the order of the labels of the certainty model.
var certainties = []report.Certainty{report.Asserted, report.Likely, report.Possible, report.Doubtful, report.Denied}

// sign is what the words around a verb say about how sure it is.
type sign struct {
	modal   string // the modal, or "be expected to" and the like; empty when none
	negated bool
	hedge   string // an adverb such as "probably"
}

// hedgeAdverbs and hedgeHeads are closed lists: the grammar of English has few.
var hedgeAdverbs = map[string]bool{"likely": true, "probably": true, "possibly": true, "potentially": true, "perhaps": true,
	"maybe": true, "arguably": true, "presumably": true, "surely": true, "certainly": true, "apparently": true,
	"allegedly": true, "reportedly": true, "hardly": true, "barely": true, "inevitably": true, "never": true}

var hedgeHeads = map[string]bool{"expect": true, "likely": true, "unlikely": true, "bound": true, "sure": true, "certain": true,
	"set": true, "appear": true, "seem": true, "threaten": true, "risk": true, "promise": true, "believe": true, "think": true,
	"poise": true, "able": true, "unable": true, "fail": true, "go": true, "suppose": true, "doubt": true, "deny": true, "possible": true}

// signs reads the helping words of a verb, and of what it is a complement of.
func (p *page) signs(i int) sign {
	var s sign
	t := p.tree
	for range 4 {
		if i < 0 {
			break
		}
		for _, k := range t.Children(i) {
			w := p.lower[k]
			switch {
			case t.POS[k] == "MD":
				if s.modal == "" {
					s.modal = modalLemma(w)
				}
			case w == "not", w == "n't", w == "n’t", w == "no", w == "never":
				s.negated = true
			case hedgeAdverbs[w] && s.hedge == "":
				s.hedge = w
			}
		}
		h := t.Head[i]
		if h < 0 || !t.Is(i, "xcomp", "conj", "csubj", "acl:relcl") {
			break
		}
		if t.Is(i, "acl:relcl") {
			break
		}
		if hedgeHeads[p.lemma[h]] && s.modal == "" && t.Is(i, "xcomp") {
			s.modal = p.lemma[h]
		}
		if t.Is(i, "conj") && (s.modal != "" || s.negated) {
			break
		}
		i = h
	}
	return s
}

func modalLemma(w string) string {
	switch w {
	case "ca", "cannot", "can":
		return "can"
	case "wo", "'ll", "’ll", "will", "shall":
		return "will"
	case "'d", "’d", "would":
		return "would"
	}
	return w
}

// class is the certainty that a sign stands for by itself.
func (s sign) class() string {
	c := "asserted"
	switch s.modal {
	case "may", "might", "could", "can", "threaten", "risk", "promise", "possible":
		c = "possible"
	case "will", "would", "expect", "likely", "bound", "set", "should", "appear", "seem", "go", "poise", "must":
		c = "likely"
	case "unlikely", "doubt":
		return "doubtful"
	case "unable", "fail", "deny":
		return "denied"
	}
	switch s.hedge {
	case "possibly", "potentially", "perhaps", "maybe", "arguably":
		c = "possible"
	case "likely", "probably", "presumably":
		if c == "asserted" {
			c = "likely"
		}
	case "hardly", "barely":
		return "doubtful"
	case "never":
		return "denied"
	}
	if s.negated {
		return "not-" + c
	}
	return c
}

// top is the token of a range that hangs outside it: its grammatical head.
func (p *page) top(r tokens) int {
	for i := r.first; i < r.last; i++ {
		if h := p.tree.Head[i]; (h < 0 || !r.has(h)) && !p.tree.IsPunct(i) && p.tree.POS[i] != "CC" && p.tree.POS[i] != "MD" {
			return i
		}
	}
	return r.first
}

// highest is the highest word above i that does not stand before it.
func (p *page) highest(i int) int {
	top := i
	for h := p.tree.Head[top]; h > i; h = p.tree.Head[top] {
		top = h
	}
	return top
}

// certaintyFeatures describe how surely a find is claimed.
func certaintyFeatures(p *page, f find, first, last int) []uint32 {
	b := bag{ids: make([]uint32, 0, 64)}
	at := f.at
	effect, cause := p.top(f.effect), p.top(f.cause)
	sm, se, sc := p.signs(at), p.signs(effect), p.signs(cause)
	var sh sign
	if h := p.tree.Head[at]; h >= 0 {
		sh = p.signs(h)
	}
	voice := p.voice(at)
	b.add("bias")
	for _, key := range [3]string{f.id, f.kind, "any"} {
		b.add("id", key, voice)
		b.add("m", key, sm.class())
		b.add("e", key, se.class())
		b.add("h", key, sh.class())
		b.add("c", key, sc.class())
		b.add("me", key, sm.class(), se.class())
		b.add("mh", key, sm.class(), sh.class())
		b.add("mm", key, sm.modal, sm.hedge)
		b.add("em", key, se.modal, se.hedge)
		b.add("ml", key, p.tree.Label[at], sm.class())
	}
	for _, r := range f.marker {
		for i := r.first; i < r.last; i++ {
			b.add("mw", p.lower[i])
			b.add("mw", f.kind, p.lower[i])
		}
	}
	for i := max(first, f.first-4); i < f.first; i++ {
		b.add("before", p.lower[i])
		b.add("before", f.kind, p.lower[i])
	}
	for i := first; i < last; i++ {
		if p.tree.POS[i] == "MD" {
			where := "out"
			switch {
			case f.cause.has(i):
				where = "cause"
			case f.effect.has(i):
				where = "effect"
			}
			b.add("md", where, modalLemma(p.lower[i]), f.kind)
			b.add("md", where, modalLemma(p.lower[i]))
		}
	}
	hl, _, h := p.headOf(at)
	b.add("hl", f.kind, hl)
	if h >= 0 {
		hhl, _, _ := p.headOf(h)
		b.add("hhl", f.kind, hhl)
		b.add("hv", f.kind, p.voice(h))
		b.add("hpos", p.tree.POS[h], f.kind)
	}
	b.add("ew", f.kind, p.lower[f.effect.first])
	b.add("epos", f.kind, p.tree.POS[effect])
	b.add("tense", voice, strings.TrimPrefix(p.tree.POS[at], "VB"))
	return b.ids
}
