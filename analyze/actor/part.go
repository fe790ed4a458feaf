package actor

// takesPart reports whether a plural noun stands for people who do something
// here or to whom something is done, rather than for a number of them, for
// nobody, or for what somebody is.
func (c *cast) takesPart(n noun) bool {
	p := c.p
	if n.kind == "group" || n.kind == "document" || inanimate[n.singular] {
		return false
	}
	if p.shape[n.head].named() && !p.opens(n.head) && !p.manyOf(n.head) {
		return false // "the Korean People's Army"
	}
	subject := p.isSubject(n.head)
	if p.tree != nil {
		first := n.head // of those it is coordinated with
		for p.tree.Is(first, "conj") {
			first = p.tree.Head[first]
		}
		subject = p.tree.Is(first, "nsubj")
	}
	for k := n.first; k < n.head; k++ {
		switch {
		case p.tag(k) == "CD" && p.shape[k] == number && !subject:
			return false // "a poll of 578 voters"
		case p.tag(k) == "PRP$" && (!subject || kin[n.singular]), p.lower[k] == "family":
			return false // they are somebody's
		}
	}
	switch p.lower[n.first] {
	case "no", "every", "any":
		return false
	}
	if p.tree == nil {
		return subject
	}
	bare := n.first == n.head || n.head == n.first+1 && (p.tag(n.first) == "DT" || p.tag(n.first) == "CD")
	switch {
	case p.lower[n.head] == "people" && bare && p.tree.Child(n.head, "acl:relcl") < 0:
		return false // anybody
	case p.tree.Is(n.head, "amod", "compound", "xcomp"), p.tree.Child(n.head, "cop") >= 0:
		return false // "they were friends"
	case p.tree.Is(n.head, "obj") && becoming[p.tree.Lemma[p.tree.Head[n.head]]]:
		return false // "they became friends", which the parser sometimes takes for an object
	case p.tree.Is(n.head, "nmod") && quantities[p.tree.Lemma[p.tree.Head[n.head]]]:
		return false
	}
	return true
}

// becoming are verbs whose noun is what somebody is.
var becoming = map[string]bool{"become": true, "remain": true, "be": true}

// kin are people who are spoken of as somebody's, not as a group that acts.
var kin = map[string]bool{
	"parent": true, "child": true, "family": true, "brother": true, "sister": true, "son": true, "daughter": true, "friend": true,
	"relative": true, "grandparent": true, "grandchild": true, "sibling": true, "wife": true, "husband": true,
}

// quantities of people are no group that acts.
var quantities = map[string]bool{
	"number": true, "crop": true, "subset": true, "pool": true, "total": true, "share": true, "proportion": true, "set": true,
}

// inanimate nouns of the list are companies and such: they act, but are seldom meant as a voice.
var inanimate = map[string]bool{
	"business": true, "firm": true, "company": true, "industry": true, "campaign": true, "network": true, "channel": true,
	"website": true, "paper": true, "editorial": true, "blog": true, "podcast": true, "child": true, "wing": true,
	"force": true, "forces": true, "troop": true, "military": true, "court": true,
	"newspaper": true, "magazine": true, "publication": true, "outlet": true, "majority": true, "generation": true, "man": true, "woman": true, "person": true,
}
