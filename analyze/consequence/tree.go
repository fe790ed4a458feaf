package consequence

import (
	"strings"

	"ascribe/analyze/text"
)

// maxClimb is how far above a marker the tree is looked at.
const maxClimb = 5

// place tells where a token stands in the tree as seen from a marker: below
// which ancestor of the marker, in which branch of it, and where in the branch.
type place struct {
	climb  int // steps up from the marker to the shared ancestor, maxClimb+1 when there is none
	anc    int // that ancestor, or -1
	branch int // the child of the ancestor that holds the token; the ancestor itself for the ancestor
	deep   int // steps from the branch down to the token
	under  int // the child of the branch that holds the token, or -1
}

// view is a sentence as a marker in it sees it.
type view struct {
	*page
	c           candidate
	first, last int // tokens in view: the sentence, and for some markers the one before
	start       int // first token of the marker's own sentence
	anc         []int
	ups         []string // the labels on the way up to each of anc
	places      []place
}

func newView(p *page, s text.Sentence, before int, c candidate) *view {
	v := &view{page: p, c: c, first: s.First, last: s.Last, start: s.First}
	if before >= 0 {
		v.first = before
	}
	for a := c.at; a >= 0 && len(v.anc) <= maxClimb; a = p.tree.Head[a] {
		v.anc = append(v.anc, a)
	}
	up := ""
	for _, a := range v.anc {
		v.ups = append(v.ups, up)
		up += "<" + p.tree.Label[a]
	}
	v.places = make([]place, v.last-v.first)
	for i := range v.places {
		v.places[i] = v.locate(v.first + i)
	}
	return v
}

// locate climbs from a token until it meets the line above the marker.
func (v *view) locate(i int) place {
	under, branch, deep := -1, i, 0
	for a := i; a >= 0; a = v.tree.Head[a] {
		for k, anc := range v.anc {
			if a != anc {
				continue
			}
			if a == i {
				return place{climb: k, anc: a, branch: a, under: -1}
			}
			return place{climb: k, anc: a, branch: branch, deep: deep - 1, under: under}
		}
		under = -1
		if a != i {
			under = branch
		}
		branch = a
		deep++
	}
	return place{climb: maxClimb + 1, anc: -1, branch: branch, deep: deep - 1, under: -1}
}

// distance is how many tokens token i stands after the marker, negative before it
// and 0 in it.
func (v *view) distance(i int) int {
	switch {
	case i < v.c.first:
		return i - v.c.first
	case i >= v.c.last:
		return i - v.c.last + 1
	}
	return 0
}

// labels are those of the branch that a place is in and of what it is under there.
func (v *view) labels(pl place) (branch, under string) {
	branch, under = "self", "-"
	if pl.branch != pl.anc {
		branch = v.tree.Label[pl.branch]
	}
	if pl.under >= 0 {
		under = v.tree.Label[pl.under]
	}
	return branch, under
}

// kid is the lemma of the first child of i with the label, and the child.
func (p *page) kid(i int, labels ...string) (string, int) {
	k := p.tree.Child(i, labels...)
	if k < 0 {
		return "-", -1
	}
	return p.lemma[k], k
}

// voice says how a verb stands: passive, participle, infinitive, finite.
func (p *page) voice(i int) string {
	t := p.tree
	pos := t.POS[i]
	if !strings.HasPrefix(pos, "VB") {
		return pos
	}
	for _, k := range t.Children(i) {
		if t.Label[k] == "aux:pass" || t.Label[k] == "nsubj:pass" {
			return "passive"
		}
	}
	switch {
	case pos == "VBN" && t.Child(i, "aux") < 0:
		return "participle2"
	case pos == "VBG" && t.Child(i, "aux") < 0:
		return "participle1"
	case pos == "VB":
		for _, k := range t.Children(i) {
			if p.lower[k] == "to" {
				return "infinitive"
			}
		}
		return "bare"
	}
	return "finite"
}

// agent reports whether "by" stands within a few words after a verb, before end.
func (p *page) agent(i, end int) bool {
	for k := i + 1; k < end && k <= i+3; k++ {
		if p.lower[k] == "by" {
			return true
		}
	}
	return false
}

// sort tells what kind of thing a word names, of a noun by a list or else its ending.
func (p *page) sort(i int) string {
	if i < 0 {
		return "-"
	}
	pos, w := p.tree.POS[i], p.lemma[i]
	switch {
	case strings.HasPrefix(pos, "NNP"):
		return "name"
	case pos == "PRP":
		switch w {
		case "it", "they", "this", "that":
			return w
		}
		return "person"
	case pos == "DT", pos == "WDT", pos == "WP":
		return w
	case strings.HasPrefix(pos, "VB"):
		return "event"
	case strings.HasPrefix(pos, "NN"):
		if kind := nouns[w]; kind != "" {
			return kind
		}
		for _, end := range [...]string{"tion", "sion", "ment", "ing", "ance", "ence", "ity", "ness", "ship", "ism", "sis", "ure", "al"} {
			if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
				return "abstract"
			}
		}
		for _, end := range [...]string{"er", "or", "ist", "ian", "man", "ant"} {
			if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
				return "person"
			}
		}
		return "noun"
	}
	return pos
}
