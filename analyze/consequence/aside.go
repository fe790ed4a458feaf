package consequence

// What stands in or at a span and is no part of what happens: who says so, and what only
// tells more of it.

// withoutClause cuts a span before a relative clause that a comma sets off at its end: a
// fire, which broke out at noon. Of the spans in the train sets that stand before or end
// with such a clause or an "according to" 58 end before it and 4 with it.
func (v *view) withoutClause(r tokens) tokens {
	for i := r.first + 1; i+1 < r.last; i++ {
		if w := v.lower[i+1]; v.lower[i] != "," || w != "who" && w != "which" && w != "whose" {
			continue
		}
		if _, to := v.tree.Subtree(v.highest(i + 1)); to >= r.last-1 {
			r.last = i
		}
	}
	return r
}

// saying are verbs of what is said, thought or found to be so.
var saying = map[string]bool{"say": true, "add": true, "think": true, "believe": true, "argue": true, "insist": true, "claim": true, "warn": true,
	"announce": true, "report": true, "state": true, "note": true, "explain": true, "acknowledge": true, "admit": true, "predict": true}

// untold takes off what follows from something who says so: he said prices would rise; prices
// will rise, he said.
func (v *view) untold(r tokens) tokens {
	top := v.top(r)
	if said := v.tree.Child(top, "ccomp"); r.has(said) {
		first, last := v.tree.Subtree(said)
		switch {
		case said < top:
			return v.bare(tokens{r.first, last})
		case saying[v.lemma[top]] && first > r.first && last >= r.last && !v.denied(top) && v.modal(top) == "":
			return v.untie(v.bare(tokens{first, r.last}))
		}
	}
	return v.unattributed(r)
}

// unattributed takes off a span who says so behind it: prices, he fears; prices, according to him.
func (v *view) unattributed(r tokens) tokens {
	for i := r.first + 1; i+2 < r.last; i++ {
		if v.lower[i] == "according" && v.lower[i+1] == "to" && v.tree.POS[i+2] != "PRP$" { // its value
			return v.bare(tokens{r.first, i})
		}
	}
	top := v.top(r)
	for _, k := range v.tree.Children(top) {
		from, to := v.tree.Subtree(k)
		if k < top || from <= r.first || from >= r.last || to < r.last {
			continue
		}
		if v.tree.Is(k, "parataxis") && v.tree.Child(k, "nsubj") >= 0 && (v.lower[from] == "," || v.lower[from-1] == ",") {
			return v.bare(tokens{r.first, from})
		}
	}
	return r
}

// unsaid takes what somebody says for a span that is only that he says it: in "prices rose, he
// said, because demand grew" demand did not make him say it.
func (v *view) unsaid(r, other tokens) tokens {
	says := v.top(r)
	subject, clause := v.tree.Child(says, "nsubj"), v.tree.Child(says, "ccomp")
	if v.tree.Is(says, "parataxis") {
		clause = v.tree.Head[says]
	}
	if v.c.verb || !r.has(subject) || clause < v.first || clause >= says {
		return r
	}
	from, to := v.tree.Subtree(subject)
	if from > r.first || r.last > max(says+1, to) { // it is more than who says so
		return r
	}
	said := v.phrase(clause, v.first, v.last)
	if said.has(from) {
		said.last = from
	}
	switch {
	case said.first < v.c.first && said.has(v.c.first):
		said.last = v.c.first
	case said.has(other.first):
		said.first = other.last
	}
	if said = v.bare(said); said.len() == 0 || said.meets(other) {
		return r
	}
	return said
}

// parted reports whether a conjunction between two tokens opens another clause, so that the
// verb before it does nothing to what stands behind: it would help because loans are dear.
func (p *page) parted(from, to int) bool {
	for i := from; i < to; i++ {
		switch p.lower[i] {
		case "because", "although", "though", "while", "unless":
			return p.tree.Is(i, "mark")
		}
	}
	return false
}
