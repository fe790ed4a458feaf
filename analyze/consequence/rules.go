package consequence

import (
	"slices"
	"strings"

	"ascribe/analyze/report"
)

// unsure are words after which "if" means "whether".
var unsure = map[string]bool{"unclear": true, "uncertain": true, "unknown": true, "unsure": true, "sure": true, "ask": true,
	"wonder": true, "know": true, "see": true, "doubt": true, "determine": true, "decide": true, "question": true, "tell": true,
	"learn": true, "check": true, "find": true, "out": true, "clear": true}

// barred holds what the definition rules out whatever the model thinks: what a
// person does by himself ("the gunman killed"), "if" for "whether", and a cause of which
// nothing is told ("the cause is unknown").
func (p *page) barred(c candidate) bool {
	switch {
	case c.kind == "harm":
		subject := p.tree.Child(c.at, "nsubj")
		return subject >= 0 && !p.tree.Is(subject, "nsubj:pass") && p.sort(subject) == "person"
	case c.id == "for":
		return p.introducesBlame(c.at)
	case c.id == "cause" && c.kind == "noun" || p.asked(c) >= 0:
		_, ok := p.construction(c)
		return !ok
	case c.id == "if":
		return c.at > 0 && unsure[p.lemma[c.at-1]] || p.tree.Head[c.at] >= 0 && p.tree.Is(p.tree.Head[c.at], "ccomp", "csubj")
	}
	return false
}

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
			!p.tree.IsName(subject) && p.lemma[subject] != "nothing" && nouns[p.lemma[subject]] != "person" && nouns[p.lemma[subject]] != "body"
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
	phrase := after // the highest word above the participle that follows the marker
	for h := v.tree.Head[phrase]; h > after; h = v.tree.Head[phrase] {
		phrase = h
	}
	if verb < v.first {
		return
	}
	from, _ := v.tree.Subtree(verb)
	_, to := v.tree.Subtree(phrase)
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

// wholeFront takes into a span the determiner of its first noun, and the verb whose
// particle it begins with: a wave of anger, sets up a hotline.
func (v *view) wholeFront(r tokens) tokens {
	k := r.first - 1
	if k < v.first || k >= v.c.first && k < v.c.last {
		return r
	}
	if v.tree.Is(k, "det") && r.has(v.tree.Head[k]) || v.tree.Is(r.first, "compound:prt") && v.tree.Head[r.first] == k {
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
// with the noun before the relative clause, that noun is the cause.
func (v *view) antecedent(x *find) {
	verb := x.candidate.at
	noun := v.tree.Head[verb]
	subject := v.tree.Child(verb, "nsubj")
	if noun < v.first || subject < 0 || !v.tree.Is(verb, "acl:relcl") || v.tree.Is(subject, "nsubj:pass") || v.lower[subject] != "which" && v.lower[subject] != "that" {
		return
	}
	from, _ := v.tree.Subtree(noun)
	phrase := tokens{max(from, v.first), subject}
	for phrase.last > noun+1 && v.tree.IsPunct(phrase.last-1) {
		phrase.last--
	}
	if !x.cause.meets(phrase) && !x.effect.meets(phrase) {
		x.cause = phrase
	}
}

// grade is the certainty of a find. What is unlikely to come about is doubtful, what
// is denied of the marker's verb is denied, and without a negative word near it nothing
// is either: for these the model has seen too few cases to be trusted.
func (f *Finder) grade(p *page, x find, first, last int) report.Certainty {
	if s := p.signs(x.at); s.modal == "unlikely" || s.negated && expected[s.modal] {
		return report.Doubtful
	}
	if (x.verb || x.kind == "noun") && (p.denied(x.at) || p.ofNothing(x.at)) {
		return report.Denied
	}
	if x.kind == "noun" {
		if d := p.tree.Child(x.at, "det"); d >= 0 && p.lower[d] == "no" {
			return report.Denied
		}
	}
	if c := p.signs(p.top(x.effect)).class(); p.lower[x.at] == "given" && c == "asserted" {
		return report.Asserted // a reason takes nothing from what follows from it
	}
	if c := report.Certainty(p.signs(p.top(x.effect)).class()); x.id == "since" && slices.Contains(certainties, c) {
		return c
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
	return certainties[label]
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
	case "nothing", "none", "nobody", "neither":
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

// withoutAside cuts a span before what a comma sets off at its end and what only tells
// more: a fire, which broke out at noon; a strike, according to the union. Of the spans in
// the train sets 58 end before it and 4 with it.
func (v *view) withoutAside(r tokens) tokens {
	for i := r.first + 1; i+1 < r.last; i++ {
		if v.lower[i] != "," || !v.aside(i+1) {
			continue
		}
		top := i + 1
		for h := v.tree.Head[top]; h > i; h = v.tree.Head[h] {
			top = h
		}
		if _, to := v.tree.Subtree(top); to >= r.last-1 {
			r.last = i
		}
	}
	return r
}

// aside reports whether token i opens such an aside.
func (p *page) aside(i int) bool {
	switch p.lower[i] {
	case "who", "which", "whose", "according":
		return true
	}
	return false
}
