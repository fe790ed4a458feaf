package consequence

// conditioned is "if X, Y will": a condition whose main clause says what would come of it.
// What one ought to do then, or what something would be, is no result; nor is what is said
// to whoever wants to hear it, "if you like football, you will".
func (p *page) conditioned(c candidate) (x pair) {
	verb := p.tree.Head[c.at]
	if verb < c.at || !p.tree.Is(c.at, "mark") || !p.tree.Is(verb, "advcl") || p.wished(verb) {
		return
	}
	main := p.result(p.tree.Head[verb])
	if !p.conditional(main) || p.modal(main) == "should" || p.tree.IsNoun(main) && p.tree.Child(main, "cop") >= 0 {
		return
	}
	if !p.tree.IsVerb(verb) && p.tree.Child(verb, "cop") < 0 { // if nothing else
		return
	}
	cause, effect := p.phrase(verb, c.last, p.end()), p.apart(main, verb)
	for effect.len() > 1 && (p.lower[effect.first] == "then" || p.tree.Is(effect.first, "mark")) {
		effect.first++
	}
	if cause.len() < 2 { // if not, if so
		return
	}
	return pair{cause, effect}
}

// result is the verb of what would come of a condition that hangs from i: of what is said,
// where i only says it.
func (p *page) result(i int) int {
	if said := p.tree.Child(i, "ccomp"); said > i && !p.conditional(i) {
		return said
	}
	return i
}

// lacked is "without X, Y would": what would come of it if there were no X. Behind the verb
// it tells in what manner: released without charge.
func (p *page) lacked(c candidate) (x pair) {
	noun := p.tree.Head[c.at]
	if noun < c.at || !p.tree.Is(c.at, "case") || !p.tree.Is(noun, "obl") || p.tree.Head[noun] < noun || !p.conditional(p.tree.Head[noun]) {
		return
	}
	return pair{p.phrase(noun, c.last, p.end()), p.apart(p.tree.Head[noun], noun)}
}

// wishes are verbs of what a reader may want.
var wishes = map[string]bool{"like": true, "want": true, "need": true, "prefer": true, "wish": true, "fancy": true}

// wished reports whether a verb says what the reader may want.
func (p *page) wished(verb int) bool {
	subject := p.tree.Child(verb, "nsubj")
	return wishes[p.lemma[verb]] && subject >= 0 && p.lower[subject] == "you"
}

// modal is the modal verb of i, in lower case, or "".
func (p *page) modal(i int) string {
	for _, k := range p.tree.Children(i) {
		if p.tree.POS[k] == "MD" {
			return p.lower[k]
		}
	}
	return ""
}

// supposed is "had X happened, Y would have": a condition by its order of words.
func (p *page) supposed(c candidate) (x pair) {
	verb := p.tree.Head[c.at]
	if verb < c.at || !p.tree.Is(c.at, "aux", "cop", "aux:pass") {
		return
	}
	for _, k := range p.tree.Children(verb) { // the tree may hang "had" from the verb of the other clause
		if from, _ := p.tree.Subtree(k); p.tree.Is(k, "advcl") && from == c.last {
			verb = k
		}
	}
	if !p.tree.Is(verb, "advcl") {
		return
	}
	subject, main := p.tree.Child(verb, "nsubj", "nsubj:pass", "expl"), p.tree.Head[verb]
	if subject < c.at {
		return
	}
	main = p.result(main)
	if main < verb || !p.conditional(main) {
		return
	}
	cause := p.phrase(verb, c.last, p.end())
	return pair{cause, p.phrase(main, cause.last, p.end())}
}

// conditional reports whether a verb has a modal that goes with a condition.
func (p *page) conditional(i int) bool {
	m := p.modal(i)
	return m != "" && m != "can" && m != "must"
}
