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
