// Package syntax gives every token of a document its part of speech, its
// lemma, its place in a dependency tree, and the names it is part of.
//
// Tags are those of the Penn Treebank as UD English uses them (HYPH, ADD, NFP
// and so on included), labels are Universal Dependencies v2 with subtypes.
// Trees are projective, one root a sentence. It does not split sentences or
// correct the tokens it is given. Beyond the sentence it knows one thing of a
// document: what a capitalised word is taken for elsewhere in it.
//
// One network does all but the lemmas: three layers of bidirectional LSTM over
// word vectors learnt from raw text, the word, its parts and the gazetteers;
// softmax for tags and names, a biaffine form for heads (Dozat and Manning, ICLR
// 2017), the heaviest projective tree (Eisner, COLING 1996). Its layers first
// learnt to guess left-out words of raw text. Lemmas come from rules of endings.
// model/MODEL.md has the data and figures.
//
// Tags and trees come out the same whatever other sentences are in the document,
// and everything does whichever processor reads it and in whatever batches;
// packages neural and matrix say why.
package syntax

import "strings"

// Tree holds the syntax of a document, one entry per document token. Tokens
// outside every sentence have no tag and are their own roots.
type Tree struct {
	POS   []string // Penn Treebank tag
	Lemma []string // dictionary form; proper nouns keep their case
	Head  []int    // document index of the governing token, -1 at a root
	Label []string // relation to the head: nsubj, obl:agent, root ...

	// Name is O outside of names, B-TYPE on the first word of one and I-TYPE on
	// the others; TYPE is PERSON, ORG, LOC (countries and cities too), NORP
	// (nationalities, faiths, parties' followers) or MISC. Sure is the label's
	// probability. No word of a sentence set in capitals or title case is
	// treated otherwise: what its capitals are worth is for the reader to say.
	Name []string
	Sure []float32

	// State is what the network's last layer says of each token and its place,
	// StateWidth numbers of which ±127 stands for ±1. They have no meaning by
	// themselves, and other ones with every training of the network.
	State []int8

	first    []int // leftmost token of the subtree
	last     []int // one past its rightmost token
	children [][]int
}

// StateWidth is how many numbers of a Tree's State each token has.
const StateWidth = 2 * hidden

// newTree makes room for n tokens.
func newTree(n int) *Tree {
	t := &Tree{
		POS: make([]string, n), Lemma: make([]string, n),
		Head: make([]int, n), Label: make([]string, n),
		Name: make([]string, n), Sure: make([]float32, n),
		State: make([]int8, n*StateWidth),
	}
	for i := range t.Head {
		t.Head[i], t.Name[i] = -1, NameLabels[0]
	}
	return t
}

// link fills in what is derived from the heads: children and subtree ranges.
func (t *Tree) link() {
	n := len(t.Head)
	t.children = make([][]int, n)
	t.first = make([]int, n)
	t.last = make([]int, n)
	count := make([]int, n)
	for _, h := range t.Head {
		if h >= 0 {
			count[h]++
		}
	}
	all := make([]int, 0, n)
	for i, c := range count {
		t.first[i], t.last[i] = i, i+1
		t.children[i] = all[len(all) : len(all) : len(all)+c]
		all = all[:len(all)+c]
	}
	// Leaves first: a token hands its range on once all below it have.
	ready := make([]int, 0, n)
	for i, h := range t.Head {
		if h >= 0 {
			t.children[h] = append(t.children[h], i)
		}
		if count[i] == 0 {
			ready = append(ready, i)
		}
	}
	for k := 0; k < len(ready); k++ {
		i := ready[k]
		h := t.Head[i]
		if h < 0 {
			continue
		}
		t.first[h] = min(t.first[h], t.first[i])
		t.last[h] = max(t.last[h], t.last[i])
		if count[h]--; count[h] == 0 {
			ready = append(ready, h)
		}
	}
}

// Children are the tokens that i governs, from left to right. The caller must
// not change the slice.
func (t *Tree) Children(i int) []int { return t.children[i] }

// Subtree is the token range [first, last) from the leftmost to the rightmost
// token below i, i included. Trees are projective, so every token of the range
// is below i.
func (t *Tree) Subtree(i int) (first, last int) { return t.first[i], t.last[i] }

// Child is the first child of i that has one of the labels, or -1. A label
// also stands for its subtypes: "nsubj" finds nsubj:pass.
func (t *Tree) Child(i int, labels ...string) int {
	for _, c := range t.children[i] {
		if t.Is(c, labels...) {
			return c
		}
	}
	return -1
}

// Is reports whether i stands in one of the relations to its head. A label
// also stands for its subtypes.
func (t *Tree) Is(i int, labels ...string) bool {
	for _, label := range labels {
		if rest, ok := strings.CutPrefix(t.Label[i], label); ok && (rest == "" || rest[0] == ':') {
			return true
		}
	}
	return false
}

// Above reports whether a is i or an ancestor of i.
func (t *Tree) Above(a, i int) bool {
	for ; i >= 0; i = t.Head[i] {
		if i == a {
			return true
		}
	}
	return false
}

// Root is the root of the tree that i stands in.
func (t *Tree) Root(i int) int {
	for t.Head[i] >= 0 {
		i = t.Head[i]
	}
	return i
}

// Path spells the way from token a to token b: "<" and a label for each step
// up to a head, ">" and a label for each step down to a dependent, as in
// "<nsubj>ccomp". It is empty for a == b; ok is false when the tokens are in
// different trees or more than max steps apart.
func (t *Tree) Path(a, b, max int) (path string, ok bool) {
	var up, down []int
	for x := a; x >= 0; x = t.Head[x] {
		up = append(up, x)
	}
	for x := b; x >= 0; x = t.Head[x] {
		down = append(down, x)
	}
	if up[len(up)-1] != down[len(down)-1] {
		return "", false
	}
	for len(up) > 1 && len(down) > 1 && up[len(up)-2] == down[len(down)-2] {
		up, down = up[:len(up)-1], down[:len(down)-1]
	}
	if len(up)+len(down)-2 > max {
		return "", false
	}
	var s strings.Builder
	for _, x := range up[:len(up)-1] {
		s.WriteString("<" + t.Label[x])
	}
	for i := len(down) - 2; i >= 0; i-- {
		s.WriteString(">" + t.Label[down[i]])
	}
	return s.String(), true
}

// IsVerb reports whether i is tagged as a full or auxiliary verb (not a modal).
func (t *Tree) IsVerb(i int) bool { return strings.HasPrefix(t.POS[i], "VB") }

// IsAux reports whether i is a modal, or a verb that only helps another one.
func (t *Tree) IsAux(i int) bool {
	return t.POS[i] == "MD" || t.IsVerb(i) && t.Is(i, "aux", "cop")
}

// IsNoun reports whether i is a common or proper noun.
func (t *Tree) IsNoun(i int) bool { return strings.HasPrefix(t.POS[i], "NN") }

// IsName reports whether i is tagged as part of a proper name.
func (t *Tree) IsName(i int) bool { return strings.HasPrefix(t.POS[i], "NNP") }

// IsPunct reports whether i is a punctuation mark.
func (t *Tree) IsPunct(i int) bool {
	switch t.POS[i] {
	case ",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP":
		return true
	}
	return false
}
