package actor

import (
	"strings"

	"ascribe/analyze/actor/gazetteer"
)

// noun is a noun phrase with a common noun at its head: tokens [first, last),
// last being just behind the head.
type noun struct {
	first, last int
	head        int
	singular    string // of the head, as the gazetteer lists it
	kind        string // of the head in the gazetteer, or ""
	plural      bool
}

// definite reports whether the phrase points back: "the minister", "this country".
func (p *page) definite(n noun) bool {
	switch p.lower[n.first] {
	case "the", "this", "that":
		return true
	}
	return false
}

// nounAt is the noun phrase whose head is token i; ok is false when i is no
// such head.
func (p *page) nounAt(i int, owner []*entity) (n noun, ok bool) {
	if s := p.sentence[i]; s < 0 || p.headline[s] && p.shape[i].named() {
		return noun{}, false
	}
	tag := p.tag(i)
	members := p.manyOf(i) && gazetteer.Titles.Has(p.lower[i][:len(p.lower[i])-1])
	known := members || gazetteer.Nouns.Has(p.lower[i])
	if tag != "NN" && tag != "NNS" && !(known && (tag == "NNP" || tag == "NNPS" || tag == "JJ" && p.tag(i-1) == "DT")) || owner[i] != nil {
		return noun{}, false
	}
	if next := i + 1; next < p.end(i) && (p.tag(next) == "NN" || p.tag(next) == "NNS" || p.tag(next) == "NNP" && p.doc.Tokens[next].Space || p.tag(next) == "HYPH") {
		return noun{}, false
	}
	n = noun{first: i, last: i + 1, head: i, plural: tag == "NNS" || tag == "NNPS"}
	if members {
		n.kind, n.singular, n.plural = "political", p.lower[i][:len(p.lower[i])-1], true
	} else if columns, found := gazetteer.Nouns.Find(p.lower[i]); found {
		n.kind, n.singular = columns[0], columns[2]
		n.plural = columns[1] == "p" || bodies[p.lower[i]] || n.plural
	} else if p.tree != nil {
		n.singular = p.tree.Lemma[i]
	}
	for k := i - 1; k >= p.begin(i) && premodifier(p.tag(k), p.lower[k]) && p.belongs(k, i); k-- {
		n.first = k
		if t := p.tag(k); t == "DT" || t == "PRP$" {
			break
		}
	}
	for n.first < i && (p.tag(n.first) == "POS" || p.tag(n.first) == "HYPH" || p.tag(n.first) == "CC" || strings.HasPrefix(p.words[n.first], "-") || p.at(i, n.first-1) == "at" && p.tag(n.first) == "JJS") { // at least
		n.first++
	}
	return n, true
}

// belongs reports whether token k depends on what stands between it and the head.
func (p *page) belongs(k, head int) bool {
	if p.tree == nil {
		return true
	}
	up := p.tree.Head[k]
	return up > k && up <= head || p.tag(k) == "HYPH" || p.tag(k) == "POS"
}

// premodifier reports whether a word may stand before the head of a noun phrase.
func premodifier(tag, word string) bool {
	switch tag {
	case "DT", "PRP$", "JJ", "JJR", "JJS", "CD", "NN", "NNP", "NNPS", "NNS", "HYPH", "POS", "VBN", "PDT", "AFX", "RBS", "RBR":
		return true
	case "VBG":
		return word != "including" && word != "saying"
	}
	return false
}

// tailOf is one past the phrases with a preposition that belong to the noun.
func (p *page) tailOf(n noun) int {
	last := n.last
	if last >= p.end(n.head) || p.tag(last) != "IN" {
		return last
	}
	switch p.lower[last] {
	case "of", "in", "at", "from", "for", "with", "on", "around", "across":
	default:
		return last
	}
	if p.tree == nil {
		return last
	}
	best := last
	for _, ch := range p.tree.Children(n.head) {
		if ch < last || !p.tree.Is(ch, "nmod") {
			continue
		}
		first, end := p.tree.Subtree(ch)
		if first < last || first > best || p.dates(ch, p.lower[first]) {
			continue
		}
		for k := first; k < end && k < n.last+12; k++ {
			if p.words[k] == "," || p.lower[k] == "who" || p.lower[k] == "that" || p.lower[k] == "which" || p.words[k] == ";" || p.shape[k] == other && p.words[k] != "-" && p.words[k] != "&" {
				end = k
				break
			}
		}
		best = max(best, min(end, n.last+12))
	}
	if best < p.end(n.head) && p.tag(best) == "POS" {
		return n.last // the last of them owns what follows
	}
	return best
}

// dates reports whether a phrase tells when something was: on Monday, in May. No
// other words than those of the calendar have a capital there and are no names.
func (p *page) dates(head int, preposition string) bool {
	return (preposition == "on" || preposition == "in") && p.tag(head) == "NNP" && p.tree.Name[head] == "O"
}

// restricted reports whether what stands behind a noun tells which one is meant.
func (p *page) restricted(head int) bool { return p.tree.Child(head, "nmod", "acl:relcl", "acl") >= 0 }

// isSubject reports whether the token is the subject of a verb.
func (p *page) isSubject(i int) bool {
	if p.tree != nil && p.tree.Label[i] != "" && p.tree.Is(i, "nsubj") {
		return true
	}
	return i+1 < p.end(i) && finiteVerb(p.tag(i+1))
}
