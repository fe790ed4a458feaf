package consequence

// causeIs is "the cause of Y was X" and "X is one of the causes of Y"; with a consequence
// X is the effect.
func (p *page) causeIs(c candidate) (x pair) {
	top := c.at
	if h := p.tree.Head[top]; h >= 0 && p.lower[h] == "one" && p.tree.Is(top, "nmod") {
		top = h
	}
	after := []string{"of"}
	if causes[c.id] {
		after = []string{"of", "for", "behind", "in"}
	}
	k, w := p.after(c.at, -1, after...)
	if k < 0 {
		if k, w = p.tree.Child(c.at, "acl:relcl"), c.at; k < w { // the reason why Y
			return
		}
		if p.lower[w+1] == "why" || p.lower[w+1] == "that" {
			w++
		}
	}
	var first, second tokens // Y and X
	if is, thing := p.equal(top); is > k && c.id != "result" {
		first, second = p.phrase(k, w+1, is), p.complement(thing, is)
	} else if is >= 0 && is < c.at {
		first, second = p.phrase(k, w+1, p.end()), p.phrase(thing, 0, is)
	}
	if causes[c.id] {
		return pair{second, first}
	}
	return pair{first, second}
}

// open are nouns of what nobody knows: what is one of them tells no cause.
var open = map[string]bool{"mystery": true, "question": true, "matter": true, "secret": true, "subject": true}

// equal is the verb "be" that sets the noun at i and another thing equal, and the head
// of what is told of the other; -1 when there is none.
func (p *page) equal(i int) (is, thing int) {
	noun := i
	if p.tree.Head[i] >= 0 && p.tree.Is(i, "nsubj", "nsubj:outer") {
		noun = p.tree.Head[i]
		thing = noun
	} else {
		thing = p.tree.Child(i, "nsubj")
	}
	is = p.tree.Child(noun, "cop")
	if is < 0 || thing < 0 || open[p.lemma[thing]] || noun != i && p.denied(noun) {
		return -1, -1
	}
	if pos := p.tree.POS[thing]; !p.tree.IsNoun(thing) && pos != "PRP" && pos != "DT" && pos != "WDT" && !p.tree.Is(i, "nsubj:outer") {
		return -1, -1 // unclear, or what it is asks for it
	}
	return is, thing
}

// bringing are the kinds of verbs whose subject brings something about.
var bringing = map[string]bool{"cause": true, "lead": true, "raise": true, "lower": true, "harm": true, "force": true, "prevent": true}

// asked is the "what" that does what a verb says, "what sparked the riot", when a
// sentence tells something of it; else -1.
func (p *page) asked(c candidate) int {
	what := p.tree.Head[c.at]
	if what < 0 || p.lower[what] != "what" || !bringing[c.kind] || !p.tree.Is(c.at, "acl:relcl") || !p.tree.Is(what, "nsubj") ||
		p.tree.Child(c.at, "nsubj") >= 0 || p.voice(c.at) == "passive" {
		return -1
	}
	return what
}

// complement is what is set equal behind the verb at is, without a "that".
func (p *page) complement(thing, is int) tokens {
	r := p.phrase(thing, is+1, p.end())
	if r.len() > 1 && p.lower[r.first] == "that" && p.tree.Is(r.first, "mark") {
		r.first++
	}
	return r
}

// whatIs is "what sparked Y was X".
func (p *page) whatIs(c candidate) (x pair) {
	is, thing := p.equal(p.asked(c))
	if is < c.last {
		return
	}
	return pair{p.complement(thing, is), p.phrase(c.at, c.last, is)}
}
