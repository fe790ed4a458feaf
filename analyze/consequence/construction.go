package consequence

import "slices"

// pair is a cause and its effect.
type pair struct{ cause, effect tokens }

// construction is the pair that the grammar around a marker tells by itself, whatever the
// models think of the marker. The training texts have too few of each for them: what is
// blamed for or attributed to what, "that is why", the risk of an act, an effect or a strain
// on something, a blow to it, what is made possible, worse or better by something, "had it
// rained", "if it rains" and "without rain" with what would come of it, "as a result" between
// two clauses, "the cause of Y was X", "what sparked Y was X", "Y, since X" for a reason, and
// what things help, fail and begin to do, are fuelled by, forced by and sent to (wrought.go).
func (p *page) construction(c candidate) (x pair, ok bool) {
	switch {
	case c.id == "blame":
		x = p.blamed(c.at)
	case slices.Contains(thatIsWhy[:], c.id):
		x = p.reasoned(c)
	case c.id == "risk":
		x = p.risked(c.at)
	case c.kind == "noun" && (effects[p.lemma[c.at]] || burdens[p.lemma[c.at]] != ""):
		x = p.affected(c.at)
	case c.kind == "noun" && hits[p.lemma[c.at]]:
		x = p.hit(c.at)
	case c.id == "send" || c.id == "leave" || c.id == "claim":
		x = p.sent(c)
	case c.id == "force" && p.voice(c.at) == "passive":
		x = p.forced(c.at)
	case (c.kind == "cause" || c.kind == "raise") && c.trust != "weak" && p.voice(c.at) == "passive":
		x = p.wrought(c.at)
	case c.id == "translate into":
		x = p.translated(c)
	case c.id == "attribute", c.id == "attributable":
		x = p.attributed(c.at)
	case c.id == "make possible", c.id == "make":
		x = p.enabled(c.at)
	case c.id == "had" || c.id == "should" || c.id == "were":
		x = p.supposed(c)
	case c.id == "if" || c.id == "unless":
		x = p.conditioned(c)
	case c.id == "without":
		x = p.lacked(c)
	case c.id == "when":
		x = p.harmed(c)
	case c.id == "give":
		x = p.given(c.at)
	case c.kind == "result" && results[c.id]:
		x = p.resulted(c)
	case c.kind == "noun" && (causes[c.id] || c.id == "consequence" || c.id == "result"):
		x = p.causeIs(c)
	case p.asked(c) >= 0:
		x = p.whatIs(c)
	case c.id == "since":
		x = p.since(c)
	case bringing[c.kind]:
		x = p.helped(c)
	}
	return x, x.cause.len() > 0 && x.effect.len() > 0 && !x.cause.meets(x.effect)
}

var thatIsWhy = [...]string{"that 's why", "that is why"}

// effects are nouns of what a thing has on another.
var effects = map[string]bool{"effect": true, "impact": true, "influence": true}

// results are the connectives that stand between a cause and its result.
var results = map[string]bool{"as a result": true, "as a consequence": true, "consequently": true, "therefore": true, "thus": true, "hence": true}

// causes are nouns of what brings something about.
var causes = map[string]bool{"cause": true, "reason": true, "factor": true, "trigger": true}

// phrase is the subtree of i within [from, to), without punctuation and conjunctions at
// its ends, and without who says so behind it; empty when i is -1.
func (p *page) phrase(i, from, to int) tokens {
	if i < 0 {
		return tokens{}
	}
	first, last := p.tree.Subtree(i)
	r := p.bare(tokens{max(first, from), min(last, to)})
	for _, k := range p.tree.Children(i) {
		if said, end := p.tree.Subtree(k); k > i && end == r.last && p.tree.Is(k, "parataxis") {
			return p.bare(tokens{r.first, said})
		}
	}
	return r
}

// bare takes punctuation and conjunctions off both ends, but no quotation mark or bracket
// whose partner is inside.
func (p *page) bare(r tokens) tokens {
	return r.shed(func(r tokens, i int) bool { return p.tree.IsPunct(i) && !p.paired(r, i) || p.tree.POS[i] == "CC" })
}

// partners are the marks that go in pairs.
var partners = map[string]string{"\"": "\"", "“": "”", "”": "“", "‘": "’", "(": ")", ")": "(", "[": "]", "]": "["}

// paired reports whether the mark at one end of a range has its partner in it.
func (p *page) paired(r tokens, end int) bool {
	partner, paired := partners[p.lower[end]]
	for i := r.first; paired && i < r.last; i++ {
		if i != end && p.lower[i] == partner {
			return true
		}
	}
	return false
}

// end is past every token.
func (p *page) end() int { return len(p.lemma) }

// subject is the phrase of who or what does what verb i says, before the verb; of a relative
// pronoun the noun that it stands for.
func (p *page) subject(i int) tokens {
	for range 3 {
		if s := p.tree.Child(i, "nsubj", "csubj", "nsubj:pass", "nsubj:outer"); s >= 0 {
			if noun, ok := p.antecedent(s); ok && p.tree.POS[s] == "WDT" {
				return noun
			}
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

// blamed is "blame X for Y", "blame Y on X" and "X is to blame for Y", X being the cause.
func (p *page) blamed(verb int) (x pair) {
	if p.tree.Child(verb, "obj") < 0 && p.voice(verb) == "infinitive" {
		if k, w := p.after(verb, -1, "for"); k >= 0 && (p.tree.Is(verb, "xcomp") || p.tree.Child(verb, "cop") >= 0) {
			return pair{p.subject(verb), p.phrase(k, w+1, p.end())}
		}
	}
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

// affected is "X has an effect on Y" and "X puts a strain on Y".
func (p *page) affected(noun int) (x pair) {
	verb := p.tree.Head[noun]
	if verb < 0 || !p.tree.Is(noun, "obj") || !(effects[p.lemma[noun]] && p.lemma[verb] == "have") && burdens[p.lemma[noun]] != p.lemma[verb] {
		return
	}
	k, w := p.after(noun, verb, "on", "upon", "for", "across", "throughout")
	who := p.subject(verb)
	if k < noun || !effects[p.lemma[noun]] && who.len() > 0 && !p.thing(p.top(who)) {
		return
	}
	return pair{who, p.phrase(k, w+1, p.end())}
}

// burdens are nouns of what weighs on a thing, with the verb that goes with them.
var burdens = map[string]string{"strain": "put", "pressure": "put", "burden": "put", "toll": "take"}

// hits are nouns of what a thing is to another that it harms or helps.
var hits = map[string]bool{"blow": true, "boost": true, "boon": true, "setback": true}

// hit is "X is a blow to Y".
func (p *page) hit(noun int) (x pair) {
	is, thing := p.equal(noun)
	k, w := p.after(noun, -1, "to", "for")
	if is < 0 || is > noun || k < 0 {
		return
	}
	return pair{p.phrase(thing, 0, is), p.phrase(k, w+1, p.end())}
}

// made are what something is made, by whatever makes it so.
var made = map[string]bool{"possible": true, "impossible": true, "worse": true, "better": true, "harder": true, "easier": true}

// enabled is "Y is made possible by X", or worse.
func (p *page) enabled(verb int) (x pair) {
	so := p.tree.Child(verb, "xcomp")
	if so < 0 || !made[p.lower[so]] {
		return
	}
	noun := p.tree.Child(verb, "nsubj:pass")
	if noun < 0 && p.voice(verb) == "participle2" && p.tree.Is(verb, "acl") {
		noun = p.tree.Head[verb]
	}
	k, w := p.after(verb, so, "by")
	if k < 0 {
		return
	}
	return pair{p.phrase(k, w+1, p.end()), p.phrase(noun, 0, verb)}
}

// attributed is "Y is attributed to X", "they attribute Y to X" and "Y is attributable to X".
func (p *page) attributed(at int) (x pair) {
	noun := p.tree.Child(at, "obj", "nsubj:pass")
	if !p.tree.IsVerb(at) || noun < 0 && p.tree.Is(at, "acl") {
		noun = p.tree.Child(at, "nsubj")
		if noun < 0 && p.tree.Is(at, "acl", "amod") {
			noun = p.tree.Head[at]
		}
	}
	k, w := p.after(at, noun, "to")
	if noun < 0 || k < 0 || !p.thing(k) || p.sort(k) == "person" { // a remark is attributed to somebody
		return
	}
	first, last := p.tree.Subtree(noun)
	if noun > at {
		last = w
	}
	return pair{p.phrase(k, w+1, p.end()), p.bare(tokens{first, min(last, w)})}
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
	if event < c.at || !p.tree.Is(event, "advcl") || p.tree.Child(event, "cop") >= 0 { // when he was one
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
	if p.lower[at] != "given" || p.tree.Child(at, "aux", "aux:pass", "nsubj") >= 0 {
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

// since is "Y, since X" where X is a reason and no time: since when it is told in the
// perfect, "prices have doubled since the war began", and of the past.
func (p *page) since(c candidate) (x pair) {
	reason := p.tree.Head[c.at]
	if reason < c.at || !p.tree.Is(c.at, "mark") || !p.tree.Is(reason, "advcl") || !p.present(reason) {
		return
	}
	main := p.tree.Head[reason]
	for main >= 0 && p.tree.Is(main, "xcomp", "csubj") {
		main = p.tree.Head[main]
	}
	if main < 0 || p.perfect(main) || p.interrupted(main) {
		return
	}
	return pair{p.phrase(reason, c.last, p.end()), p.apart(main, reason)}
}

// interrupted reports whether the tree takes for the subject of verb i who says so
// between commas: "the contrast, said Doyle, would be clear".
func (p *page) interrupted(i int) bool {
	subject := p.tree.Child(i, "nsubj")
	if subject < 0 || !p.tree.Is(i, "ccomp") {
		return false
	}
	from, to := p.tree.Subtree(subject)
	return p.tree.Head[i] == from-1 && p.tree.IsPunct(to-1)
}

// present reports whether the clause of i is told in the present.
func (p *page) present(i int) bool {
	return slices.ContainsFunc(append([]int{i}, p.tree.Children(i)...), func(k int) bool {
		pos := p.tree.POS[k]
		return (pos == "VBZ" || pos == "VBP" || pos == "MD") && (k == i || p.tree.Is(k, "aux", "cop"))
	})
}

// perfect reports whether verb i stands behind a form of "have".
func (p *page) perfect(i int) bool {
	return slices.ContainsFunc(p.tree.Children(i), func(k int) bool { return p.lemma[k] == "have" && p.tree.Is(k, "aux") })
}
