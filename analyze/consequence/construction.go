package consequence

import "slices"

// pair is a cause and its effect.
type pair struct{ cause, effect tokens }

// construction is the pair that the grammar around a marker tells by itself: what
// is blamed for what, "that is why", the risk of an act, to have an effect on
// something, what something is made possible by, "had it rained", and "as a result"
// between two clauses. The training texts have too few of each for the models.
func (p *page) construction(c candidate) (x pair, ok bool) {
	switch {
	case c.id == "blame":
		x = p.blamed(c.at)
	case slices.Contains(thatIsWhy[:], c.id):
		x = p.reasoned(c)
	case c.id == "risk":
		x = p.risked(c.at)
	case c.kind == "noun" && effects[p.lemma[c.at]]:
		x = p.affected(c.at)
	case c.id == "make possible", c.id == "make":
		x = p.enabled(c.at)
	case c.id == "had" || c.id == "should" || c.id == "were":
		x = p.supposed(c)
	case c.id == "when":
		x = p.harmed(c)
	case c.id == "give":
		x = p.given(c.at)
	case c.kind == "result" && results[c.id]:
		x = p.resulted(c)
	}
	return x, x.cause.len() > 0 && x.effect.len() > 0 && !x.cause.meets(x.effect)
}

var thatIsWhy = [...]string{"that 's why", "that is why"}

// effects are nouns of what a thing has on another.
var effects = map[string]bool{"effect": true, "impact": true, "influence": true}

// results are the connectives that stand between a cause and its result.
var results = map[string]bool{"as a result": true, "as a consequence": true, "consequently": true, "therefore": true, "thus": true, "hence": true}

// phrase is the subtree of i within [from, to), without punctuation and
// conjunctions at its ends; empty when i is -1.
func (p *page) phrase(i, from, to int) tokens {
	if i < 0 {
		return tokens{}
	}
	first, last := p.tree.Subtree(i)
	r := tokens{max(first, from), min(last, to)}
	for r.len() > 0 && (p.tree.IsPunct(r.first) || p.tree.POS[r.first] == "CC") {
		r.first++
	}
	for r.len() > 0 && (p.tree.IsPunct(r.last-1) || p.tree.POS[r.last-1] == "CC") {
		r.last--
	}
	return r
}

// end is past every token.
func (p *page) end() int { return len(p.lemma) }

// subject is the phrase of who or what does what verb i says, before the verb.
func (p *page) subject(i int) tokens {
	for range 3 {
		if s := p.tree.Child(i, "nsubj", "csubj", "nsubj:pass"); s >= 0 {
			return p.phrase(s, 0, i)
		}
		if !p.tree.Is(i, "conj", "xcomp") {
			break
		}
		i = p.tree.Head[i]
	}
	return tokens{}
}

// after is the head of the phrase or clause behind a verb that one of the words
// introduces, also when the tree hangs it from a noun of the verb, and the word; -1
// when there is none.
func (p *page) after(verb, noun int, words ...string) (head, word int) {
	for _, above := range [2]int{verb, noun} {
		if above < 0 {
			continue
		}
		for _, k := range p.tree.Children(above) {
			if k > verb && p.tree.Is(k, "obl", "obl:agent", "nmod", "advcl", "acl") {
				if w := p.tree.Child(k, "case", "mark"); w > verb && slices.Contains(words, p.lower[w]) {
					return k, w
				}
			}
		}
	}
	return -1, -1
}

// blamed is "blame X for Y" and "blame Y on X", X being the cause.
func (p *page) blamed(verb int) (x pair) {
	noun := p.tree.Child(verb, "obj", "nsubj:pass")
	if noun < 0 && p.voice(verb) == "participle2" && p.tree.Is(verb, "acl", "acl:relcl") {
		noun = p.tree.Head[verb]
	}
	k, w := p.after(verb, noun, "for", "on")
	if noun < 0 || k < 0 || p.lower[w] == "on" && p.tree.IsName(k) && p.tree.Child(k, "det") < 0 { // on Monday
		return
	}
	start := verb
	if pos := p.tree.POS[noun]; pos == "WDT" || pos == "WP" {
		if !p.tree.Is(verb, "acl:relcl") {
			return
		}
		start, noun = noun, p.tree.Head[verb]
	}
	for start > 0 && p.tree.Head[start-1] == verb && p.tree.Is(start-1, "aux", "aux:pass", "advmod") {
		start--
	}
	first, second := p.phrase(noun, 0, w), p.phrase(k, w+1, p.end())
	if noun < verb {
		first = p.phrase(noun, 0, start)
	}
	if p.lower[w] == "on" {
		return pair{second, first}
	}
	return pair{first, second}
}

// introducesBlame reports whether the word at i introduces what somebody is blamed
// for: "blame" is the marker then.
func (p *page) introducesBlame(i int) bool {
	for verb := p.tree.Head[i]; verb >= 0; verb = p.tree.Head[verb] {
		if p.lemma[verb] == "blame" {
			_, ok := p.construction(candidate{entry: &entry{id: "blame"}, at: verb})
			return ok && verb < i
		}
	}
	return false
}

// reasoned is "that is why Y": the pronoun stands for the cause.
func (p *page) reasoned(c candidate) (x pair) {
	why := c.last - 1
	for _, k := range p.tree.Children(why) {
		if k > why && p.tree.Is(k, "advcl", "advcl:relcl", "acl:relcl", "ccomp", "csubj") {
			return pair{tokens{c.first, c.first + 1}, p.phrase(k, c.last, p.end())}
		}
	}
	return
}

// risked is "X risks doing Y".
func (p *page) risked(verb int) (x pair) {
	act := p.tree.Child(verb, "xcomp")
	if act < 0 || p.tree.POS[act] != "VBG" {
		return
	}
	return pair{p.subject(verb), p.phrase(act, verb+1, p.end())}
}

// affected is "X has an effect on Y".
func (p *page) affected(noun int) (x pair) {
	have := p.tree.Head[noun]
	if have < 0 || p.lemma[have] != "have" || !p.tree.Is(noun, "obj") {
		return
	}
	k, w := p.after(noun, have, "on", "upon", "for", "across", "throughout")
	if k < noun {
		return
	}
	return pair{p.subject(have), p.phrase(k, w+1, p.end())}
}

// enabled is "Y is made possible by X".
func (p *page) enabled(verb int) (x pair) {
	possible := p.tree.Child(verb, "xcomp")
	if possible < 0 || p.lower[possible] != "possible" {
		return
	}
	noun := p.tree.Child(verb, "nsubj:pass")
	if noun < 0 && p.voice(verb) == "participle2" && p.tree.Is(verb, "acl") {
		noun = p.tree.Head[verb]
	}
	k, w := p.after(verb, possible, "by")
	if k < 0 {
		return
	}
	return pair{p.phrase(k, w+1, p.end()), p.phrase(noun, 0, verb)}
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
	if said := p.tree.Child(main, "ccomp"); said > main && !p.conditional(main) {
		main = said
	}
	if main < verb || !p.conditional(main) {
		return
	}
	cause := p.phrase(verb, c.last, p.end())
	return pair{cause, p.phrase(main, cause.last, p.end())}
}

// conditional reports whether a verb has a modal that goes with a condition.
func (p *page) conditional(i int) bool {
	return slices.ContainsFunc(p.tree.Children(i), func(k int) bool {
		return p.tree.POS[k] == "MD" && p.lower[k] != "can" && p.lower[k] != "must"
	})
}

// resulted is "X and, as a result, Y" with two clauses.
func (p *page) resulted(c candidate) (x pair) {
	verb := p.tree.Head[c.at]
	if verb < c.at || !p.tree.Is(verb, "conj", "parataxis") || p.tree.Head[verb] > c.at {
		return
	}
	from, _ := p.tree.Subtree(verb)
	if from > c.first {
		return
	}
	return pair{p.phrase(p.tree.Head[verb], 0, from), p.phrase(verb, c.last, p.end())}
}

// harmful are verbs of what people come to in an attack or accident.
var harmful = map[string]bool{"kill": true, "wound": true, "injure": true, "hurt": true, "die": true}

// harmed is "Y was killed when X happened".
func (p *page) harmed(c candidate) (x pair) {
	event := p.tree.Head[c.at]
	if event < c.at || !p.tree.Is(event, "advcl") {
		return
	}
	harm := p.tree.Head[event]
	if !harmful[p.lemma[harm]] || p.lemma[harm] != "die" && p.voice(harm) != "passive" {
		return
	}
	return pair{p.phrase(event, c.last, p.end()), p.apart(harm, event)}
}

// given is "given X, Y": X is the reason.
func (p *page) given(at int) (x pair) {
	if p.lower[at] != "given" {
		return
	}
	top, reason := at, p.tree.Child(at, "obj", "ccomp") // of the whole phrase, and of what is given
	if p.tree.Is(at, "case", "mark") {
		top, reason = p.tree.Head[at], p.tree.Head[at]
	}
	if reason < at || !p.tree.Is(top, "advcl", "obl") {
		return
	}
	return pair{p.phrase(reason, at+1, p.end()), p.apart(p.tree.Head[top], top)}
}

// apart is the phrase of i on that side of the part below it where i stands.
func (p *page) apart(i, part int) tokens {
	first, last := p.tree.Subtree(part)
	if i > part {
		return p.phrase(i, last, p.end())
	}
	return p.phrase(i, 0, first)
}
