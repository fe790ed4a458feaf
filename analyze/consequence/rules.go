package consequence

import (
	"slices"

	"ascribe/analyze/report"
)

// unsure are words after which "if" means "whether".
var unsure = map[string]bool{"unclear": true, "uncertain": true, "unknown": true, "unsure": true, "sure": true, "ask": true,
	"wonder": true, "know": true, "see": true, "doubt": true, "determine": true, "decide": true, "question": true, "tell": true,
	"learn": true, "check": true, "find": true, "out": true, "clear": true}

// barred holds what the definition rules out whatever the model thinks: what a
// person does by himself ("the gunman killed"), "if" for "whether" and in "as if",
// what is due to happen, what is without doubt or done without doing another thing,
// what something only has, and the "to" of what is likely to happen.
func (p *page) barred(c candidate) bool {
	switch {
	case c.kind == "harm":
		subject := p.tree.Child(c.at, "nsubj")
		return subject >= 0 && !p.tree.Is(subject, "nsubj:pass") && p.sort(subject) == "person"
	case c.id == "for":
		return p.introducesBlame(c.at)
	case c.id == "due to" && c.last < p.end():
		return p.tree.POS[c.last] == "VB"
	case c.id == "without" && c.last < p.end():
		return p.tree.POS[c.last] == "VBG" || p.lower[c.last] == "doubt"
	case c.id == "have":
		return !p.bearing(c.at)
	case c.id == "to":
		act := p.tree.Head[c.at]
		return act >= 0 && p.tree.Is(act, "xcomp") && modalHeads[p.lemma[p.tree.Head[act]]]
	case c.id == "if":
		clause := p.tree.Head[c.at]
		return c.at > 0 && (unsure[p.lemma[c.at-1]] || p.lower[c.at-1] == "as") ||
			clause >= 0 && (p.tree.Is(clause, "ccomp", "csubj") || p.wondered(clause))
	}
	return false
}

// modalHeads are words before a "to" that only tell how likely an act is.
var modalHeads = map[string]bool{"likely": true, "unlikely": true, "expect": true, "appear": true, "seem": true, "tend": true, "bound": true}

// wondered reports whether a clause hangs from a verb before it of asking or knowing, which
// itself depends on nothing: he was asked on Monday if.
func (p *page) wondered(clause int) bool {
	h := p.tree.Head[clause]
	return h >= 0 && h < clause && unsure[p.lemma[h]] && p.tree.IsVerb(h) && !p.conditional(h)
}

// bearing reports whether "have" at i tells what something brings about: to have an effect,
// to have somebody do something.
func (p *page) bearing(i int) bool {
	if thing := p.tree.Child(i, "obj"); thing >= 0 && (effects[p.lemma[thing]] || outcomes[p.lemma[thing]]) {
		return true
	}
	act := p.tree.Child(i, "xcomp", "ccomp")
	return act >= 0 && p.tree.Child(act, "mark") < 0
}

// outcomes are nouns of what comes of a thing.
var outcomes = map[string]bool{"consequence": true, "implication": true, "repercussion": true, "ramification": true, "result": true, "advantage": true}

// punished are verbs of what is done to somebody for what he did.
var punished = map[string]bool{"jail": true, "imprison": true, "arrest": true, "detain": true, "sentence": true, "convict": true,
	"fine": true, "punish": true, "penalise": true, "penalize": true, "prosecute": true, "indict": true, "execute": true,
	"ban": true, "suspend": true, "expel": true, "sack": true, "fire": true, "dismiss": true}

// settledMarker is the probability of a marker that a rule settles.
const settledMarker = 0.6

// settledConstruction is the probability of a pair that the grammar tells, and of its marker.
const settledConstruction = 0.9

// settled is how likely a marker counts by the definition alone, where the models
// have seen too few. An event or a thing that averts, prevents or deters something
// counts; what a person or a body does may be his own act. So does punishment for
// an act, and what a body, such as a government, does to something in order to
// bring something about.
func (p *page) settled(c candidate) float64 {
	ok := false
	switch {
	case c.id == "prevent" || c.id == "avert" || c.id == "deter":
		subject := p.tree.Child(c.at, "nsubj")
		ok = subject >= 0 && p.tree.Child(c.at, "obj") >= 0 && p.voice(c.at) != "passive" && p.tree.IsNoun(subject) &&
			p.thing(subject) && p.lemma[subject] != "nothing"
	case c.id == "for" && c.last < len(p.lemma) && p.tree.POS[c.last] == "VBG":
		verb := p.act(c.last)
		ok = verb >= 0 && punished[p.lemma[verb]]
	case c.kind == "purpose":
		end := p.tree.Head[c.at]
		act := p.act(end)
		if act < 0 || !p.tree.Is(end, "advcl", "acl") || p.tree.Child(act, "obj") < 0 || p.tree.POS[act] != "VBD" {
			break
		}
		subject := p.tree.Child(act, "nsubj")
		ok = subject >= 0 && nouns[p.lemma[subject]] == "body"
	}
	if ok {
		return settledMarker
	}
	return 0
}

// settledSpans is how sure the spans are that a rule settles.
const settledSpans = 0.6

// reasonOfAct settles "for" before a participle, "jailed for publishing": what
// was done is the cause, what was done about it the effect.
func (v *view) reasonOfAct(x *find) {
	after := x.candidate.last
	if x.id != "for" || after >= v.last || v.tree.POS[after] != "VBG" {
		return
	}
	verb := x.candidate.at
	for verb >= 0 && (verb >= x.candidate.first || !v.tree.IsVerb(verb)) {
		verb = v.tree.Head[verb]
	}
	if verb < v.first {
		return
	}
	from, _ := v.tree.Subtree(verb)
	_, to := v.tree.Subtree(v.highest(after))
	for to > after+1 && v.tree.IsPunct(to-1) {
		to--
	}
	x.sure = max(x.sure, settledSpans)
	x.effect, x.cause = tokens{max(from, v.first), x.candidate.first}, tokens{after, min(to, v.last)}
}

// untie takes off the ends of a chosen span what only ties it to the sentence: a
// preposition, an infinitive's "to", "that", or the "how" of a verb that is outside, in
// front; a modal whose verb is outside behind. The ranking has seen spans with them, so
// they go last.
func (v *view) untie(r tokens) tokens {
	for r.len() > 1 && v.tree.Is(r.first, "case") && v.tree.POS[r.first+1] != "JJS" && r.has(v.tree.Head[r.first]) {
		r.first++
	}
	for r.len() > 1 && v.tree.POS[r.first] == "TO" && v.tree.Is(r.first, "mark") && r.has(v.tree.Head[r.first]) {
		r.first++
	}
	for r.len() > 1 && (v.tree.POS[r.first] == "WRB" && !r.has(v.tree.Head[r.first]) || v.lower[r.first] == "that" && v.tree.Is(r.first, "mark")) {
		r.first++
	}
	for r.len() > 1 && v.tree.Is(r.last-1, "aux", "mark") && !r.has(v.tree.Head[r.last-1]) {
		r.last--
	}
	return r
}

// wholeFront takes into a span what stands in front of its first noun and belongs to it, and
// the verb whose particle it begins with: a wave of anger, sets up a hotline.
func (v *view) wholeFront(r tokens) tokens {
	for r.len() > 0 {
		k := r.first - 1
		if k < v.first || k >= v.c.first && k < v.c.last {
			break
		}
		if !(v.tree.Is(k, "det", "amod", "compound", "nummod", "nmod:poss", "case:poss") && r.has(v.tree.Head[k]) ||
			v.tree.Is(r.first, "compound:prt") && v.tree.Head[r.first] == k) {
			break
		}
		r.first = k
	}
	return r
}

// wholeSubject makes a span whole that is a part of the marker's subject without
// its head: in "his words during a visit have sparked", the visit sparked nothing.
func (v *view) wholeSubject(r tokens) tokens {
	whole := v.subject(v.c.at)
	if whole.len() > 0 && whole.first <= r.first && r.last <= whole.last && !r.has(v.top(whole)) {
		return whole
	}
	return r
}

// withParticiple takes the participle behind the marker into a span that begins with
// what depends on it: by raising a tax, not the tax, a budget is balanced.
func (v *view) withParticiple(r tokens) tokens {
	act := v.c.last
	if r.first > act && v.tree.POS[act] == "VBG" && v.tree.Head[v.c.at] == act && v.tree.Above(act, r.first) {
		r.first = act
	}
	return r
}

// wholeAct lets the effect of a purpose begin with its verb, and the cause with
// the verb of the act and the subject right before it: who acts belongs to the act.
func (v *view) wholeAct(x *find) {
	verb := x.candidate.last
	if x.kind == "purpose" && v.settled(x.candidate) > 0 {
		act := v.act(v.tree.Head[x.candidate.at]) // one behind the marker is an act that it is the subject of
		if v.first <= act && act < x.candidate.first && x.cause.has(v.tree.Child(act, "obj")) && !x.cause.has(act) {
			x.cause = tokens{act, x.candidate.first}
		}
	}
	if act := x.cause.first; x.kind == "purpose" && v.tree.IsVerb(act) {
		if subject := v.tree.Child(act, "nsubj"); subject >= 0 {
			if from, to := v.tree.Subtree(subject); to == act && from >= v.first && !x.effect.meets(tokens{from, to}) {
				x.cause.first = from
			}
		}
	}
	if x.kind == "purpose" && verb < v.last && v.tree.POS[verb] == "VB" && x.effect.first > verb && v.tree.Above(verb, x.effect.first) {
		x.effect.first = verb
	}
}

// antecedent settles "which": when the cause that was chosen has nothing to do
// with the noun before the relative clause, that noun is the cause; when "which" cannot mean
// that noun, the clause that the noun stands in is.
func (v *view) antecedent(x *find) {
	verb := x.candidate.at
	noun := v.tree.Head[verb]
	subject := v.tree.Child(verb, "nsubj")
	if noun < v.first || subject < 0 || !v.tree.Is(verb, "acl:relcl") || v.tree.Is(subject, "nsubj:pass") ||
		v.lower[subject] != "which" && v.lower[subject] != "that" {
		return
	}
	from, _ := v.tree.Subtree(noun)
	phrase := v.bare(tokens{max(from, v.first), subject})
	whole := v.lower[subject] == "which" && v.tree.IsPunct(subject-1) && (v.disagree(noun, verb) || timely[v.lemma[noun]])
	if whole {
		phrase = v.clauseOf(noun, subject)
	}
	if !x.effect.meets(phrase) && (!x.cause.meets(phrase) || !x.cause.has(noun) || whole && x.cause.len() < phrase.len()) {
		x.cause = phrase
	}
}

// timely are nouns of when something is and how long it takes.
var timely = map[string]bool{"second": true, "minute": true, "hour": true, "day": true, "week": true, "month": true, "year": true, "time": true,
	"morning": true, "afternoon": true, "evening": true, "night": true}

// disagree reports whether a noun and a verb cannot go together by their number.
func (p *page) disagree(noun, verb int) bool {
	one, many := false, false
	for _, k := range append([]int{verb}, p.tree.Children(verb)...) {
		if k == verb || p.tree.Is(k, "aux", "cop") {
			one = one || p.tree.POS[k] == "VBZ" || p.lower[k] == "was"
			many = many || p.tree.POS[k] == "VBP" || p.lower[k] == "were"
		}
	}
	plural := p.tree.POS[noun] == "NNS" || p.tree.Child(noun, "conj") >= 0
	return one && plural || many && p.tree.POS[noun] == "NN" && !plural
}

// clauseOf is the clause that a noun stands in, up to a token behind the noun.
func (v *view) clauseOf(noun, to int) tokens {
	verb := v.tree.Head[noun]
	for verb >= v.first && !v.tree.IsVerb(verb) && v.tree.Child(verb, "cop") < 0 {
		verb = v.tree.Head[verb]
	}
	if verb < v.first {
		return tokens{}
	}
	from, _ := v.tree.Subtree(verb)
	return v.untie(v.bare(tokens{max(from, v.first), to}))
}

// grade is the certainty of a find. What its words deny or doubt is denied or doubtful, and
// without a negative word near it nothing is: for these the model has seen too few cases
// to be trusted.
func (f *Finder) grade(p *page, x find, first, last int) report.Certainty {
	if c := p.refused(x); c != "" {
		return c
	}
	asserted := func(i int) bool { return p.signs(i).class() == "asserted" }
	switch effect := report.Certainty(p.signs(p.top(x.effect)).class()); {
	case p.lower[x.at] == "given" && effect == report.Asserted:
		return report.Asserted // a reason takes nothing from what follows from it
	case x.id == "since" && slices.Contains(certainties, effect):
		return effect
	case x.kind == "noun" && asserted(x.at) && (hits[p.lemma[x.at]] || p.tree.Is(x.at, "obj") && asserted(p.tree.Head[x.at])):
		return report.Asserted
	}
	label, probs := f.certainty.Classify(certaintyFeatures(p, x, first, last))
	if label >= 3 && !p.negative(x, first, last) {
		label = 0
		for l := range 3 {
			if probs[l] > probs[label] {
				label = l
			}
		}
	}
	switch {
	case label == 0 && x.kind == "aim":
		return report.Possible
	case label == 0 && opinions[p.signs(x.at).modal]:
		return report.Likely
	}
	return certainties[label]
}

// opinions are verbs of what something is held to do: the leak is thought to have caused it.
var opinions = map[string]bool{"believe": true, "think": true, "suppose": true}

// withSubject lets a span that is what a verb says, from the verb or its helping words on,
// begin with the subject right before them: who does it belongs to what is done. Who acts
// to some end is left to wholeAct, and a relative pronoun to the noun it stands for.
func (v *view) withSubject(x *find) {
	for _, r := range [2]*tokens{&x.cause, &x.effect} {
		if r == &x.cause && x.kind == "purpose" || r.len() == 0 {
			continue
		}
		verb := v.top(*r)
		subject := v.tree.Child(verb, "nsubj", "nsubj:pass", "expl")
		if subject < 0 || subject >= r.first || v.tree.POS[subject] == "WDT" || v.tree.POS[subject] == "WP" ||
			!v.tree.IsVerb(verb) && !r.has(v.tree.Child(verb, "cop")) {
			continue
		}
		from, to := v.tree.Subtree(subject)
		for to < r.first && v.tree.Head[to] == verb && v.tree.Is(to, "aux", "aux:pass", "advmod") {
			to++
		}
		whole := tokens{from, r.last}
		if to == r.first && from >= v.first && !whole.meets(tokens{v.c.first, v.c.last}) && !(x.cause.meets(whole) && x.effect.meets(whole)) {
			*r = whole
		}
	}
}
