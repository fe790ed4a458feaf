package consequence

// helpers are verbs behind which another tells what their subject brings about, or does not.
var helpers = map[string]bool{"help": true, "serve": true, "fail": true, "begin": true, "start": true, "continue": true}

// helped is "X helps to bring Y about", "X failed to stop Y" and "X did little to curb Y",
// where X is a thing: what people help, fail and begin to do is their own act.
func (p *page) helped(c candidate) (x pair) {
	act, much := p.vain(c.at)
	if act < 0 && p.helps(c.at) {
		act = p.tree.Head[c.at]
	}
	if act < 0 || p.voice(c.at) == "passive" || c.trust == "weak" && much == "" && p.lemma[act] != "fail" {
		return
	}
	subject := p.tree.Child(act, "nsubj")
	if subject < 0 || subject > act {
		return
	}
	effect := p.phrase(c.at, c.last, p.before(c.at))
	switch sort := p.sort(subject); {
	case sort == "which": // the models tell the noun or the clause that it means
		return
	case p.tree.POS[subject] == "WDT":
		noun, _ := p.antecedent(subject)
		return pair{noun, effect}
	case sort == "event", sort == "abstract", sort == "noun", sort == "this", sort == "that", sort == "it" && (much != "" || p.lemma[act] == "help"):
		return pair{p.subject(act), effect}
	}
	return
}

// before is where the first clause behind a verb begins that tells when, why or if: what
// comes of the verb ends there.
func (p *page) before(verb int) int {
	for _, k := range p.tree.Children(verb) {
		if k > verb && p.tree.Is(k, "advcl") && p.tree.Child(k, "mark", "advmod") >= 0 {
			from, _ := p.tree.Subtree(k)
			return from
		}
	}
	return p.end()
}

// translated is "X translates into Y"; what people translate is a text.
func (p *page) translated(c candidate) (x pair) {
	subject := p.subject(c.at)
	if subject.len() == 0 || !p.thing(p.top(subject)) || p.voice(c.at) != "finite" && !p.tree.Is(c.at, "xcomp") {
		return
	}
	return pair{subject, p.phrase(c.at, c.last, p.before(c.at))}
}

// wrought is "Y was fuelled by X": X is a thing, what people and bodies do is their own act.
func (p *page) wrought(verb int) (x pair) {
	noun := p.tree.Child(verb, "nsubj:pass")
	k, w := p.after(verb, -1, "by")
	if noun < 0 || noun > verb || k < 0 || !p.thing(k) {
		return
	}
	cause := p.phrase(k, w+1, p.end())
	for _, o := range p.tree.Children(verb) { // anger over the cuts, though the tree hangs it from the verb
		if from, to := p.tree.Subtree(o); from == cause.last && p.tree.Is(o, "obl") {
			cause.last = to
		}
	}
	return pair{cause, p.subject(verb)}
}

// forced is "Y was forced to act by X".
func (p *page) forced(verb int) (x pair) {
	act := p.tree.Child(verb, "xcomp")
	k, w := p.after(verb, act, "by")
	if act < 0 || k < act || p.tree.POS[k] == "VBG" {
		return
	}
	return pair{p.phrase(k, w+1, p.end()), p.phrase(verb, 0, w)}
}

// thing reports whether what stands at i does nothing by its own will, as far as the lists
// of nouns tell.
func (p *page) thing(i int) bool {
	kind := nouns[p.lemma[i]]
	return !p.tree.IsName(i) && p.tree.POS[i] != "PRP" && kind != "person" && kind != "body"
}

// sent is "X sent shares tumbling", "X sent prices up", "X left 30 people dead" and "X claimed
// 30 lives".
func (p *page) sent(c candidate) (x pair) {
	thing, subject := p.tree.Child(c.at, "obj"), p.tree.Child(c.at, "nsubj")
	if thing < c.at || subject < 0 || p.voice(c.at) == "passive" || !p.thing(subject) {
		return
	}
	so := p.tree.Child(c.at, "xcomp", "advmod", "advcl")
	switch {
	case c.id == "claim" && p.lemma[thing] == "life":
	case c.id == "claim" || so < thing || !states[p.lower[so]] && !(c.id == "send" && p.tree.POS[so] == "VBG"):
		return
	}
	return pair{p.subject(c.at), p.phrase(c.at, c.last, p.end())}
}

// states are what things are sent to and people are left in.
var states = map[string]bool{"up": true, "down": true, "higher": true, "lower": true, "dead": true, "injured": true, "wounded": true,
	"homeless": true, "missing": true, "stranded": true, "trapped": true, "hurt": true}
