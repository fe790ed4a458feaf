package consequence

import (
	"strings"
)

// refersTo is the phrase that the cause stands for, when the cause is no more
// than a pronoun or a noun that points back ("which", "it", "this approach",
// "such partnerships") and what it points at is clear; else nil.
//
//   - A relative pronoun stands for the noun phrase that its clause hangs on.
//   - A pointing noun stands for the nearest phrase before it with the same noun,
//     and with "this" or "such", failing that, for the sentence before.
//   - "This" and "that" alone at the front stand for the sentence before.
//   - "It" and "they" stand for the nearest subject before that agrees in number,
//     in the clauses before it in the sentence, then in the sentence before.
//
// Nothing further back is tried: a wrong phrase is worse than none.
func (p *page) refersTo(x find) *string {
	k, head := x.sentence, p.top(x.cause)
	var r tokens
	var ok bool
	switch w := p.lower[head]; {
	case x.cause.len() == 1 && (w == "which" || w == "that" && p.tree.POS[head] == "WDT" || w == "who"):
		r, ok = p.antecedent(head)
	case x.cause.len() == 1 && (w == "this" || w == "that" || w == "these" || w == "those"):
		r, ok = p.sentenceBefore(k, head)
	case x.cause.len() == 1 && (w == "it" || w == "they"):
		r, ok = p.subjectBefore(k, head, w == "they")
	case p.tree.IsNoun(head) && x.cause.len() <= 4 && p.points(x.cause.first):
		if r, ok = p.sameNoun(k, x.cause, head); !ok && p.lower[x.cause.first] != "the" {
			r, ok = p.sentenceBefore(k, x.cause.first)
		}
	}
	if !ok || r.len() <= 0 || r.meets(x.cause) {
		return nil
	}
	s := p.span(r)
	said := strings.Join(strings.Fields(p.doc.Text(s)), " ")
	return &said
}

func (p *page) points(i int) bool {
	switch p.lower[i] {
	case "this", "these", "that", "those", "such":
		return true
	}
	return false
}

// antecedent is the noun phrase, without the relative clause, that the clause
// of the relative pronoun i hangs on.
func (p *page) antecedent(i int) (tokens, bool) {
	for v := i; v >= 0; v = p.tree.Head[v] {
		if !p.tree.Is(v, "acl:relcl", "acl") {
			continue
		}
		n := p.tree.Head[v]
		if n < 0 {
			return tokens{}, false
		}
		first, _ := p.tree.Subtree(n)
		clause, _ := p.tree.Subtree(v)
		for first < n && p.tree.Is(first, "case", "mark") {
			first++
		}
		return p.strip(tokens{first, clause}), n < clause
	}
	return tokens{}, false
}

// sentenceBefore is the sentence before sentence k when token i opens k.
func (p *page) sentenceBefore(k, i int) (tokens, bool) {
	s := p.doc.Sentences[k]
	if i > s.First+2 || k == 0 || p.doc.Sentences[k-1].Block != s.Block && !p.neighbours(k) {
		return tokens{}, false
	}
	b := p.doc.Sentences[k-1]
	return p.strip(p.quoted(tokens{b.First, b.Last})), true
}

// quoted is a sentence without who says it behind it: "the pipes are old," she said.
func (p *page) quoted(r tokens) tokens {
	says := p.top(r)
	if said := p.tree.Child(says, "ccomp"); said >= 0 && said < says {
		if first, last := p.tree.Subtree(said); first <= r.first+1 && p.tree.IsPunct(last) {
			return tokens{r.first, last}
		}
	}
	for _, k := range p.tree.Children(says) {
		if first, last := p.tree.Subtree(k); k > says && p.tree.Is(k, "parataxis") && last >= r.last-1 && p.tree.Child(k, "nsubj") >= 0 {
			return tokens{r.first, first}
		}
	}
	return r
}

// neighbours reports whether the blocks of sentence k and the one before are
// next to each other and both prose of the same kind.
func (p *page) neighbours(k int) bool {
	a, b := p.doc.Sentences[k-1].Block, p.doc.Sentences[k].Block
	return b == a+1 && p.doc.Blocks[a].Kind == p.doc.Blocks[b].Kind
}

// sameNoun is the nearest phrase before r, up to three sentences back, with the
// same noun.
func (p *page) sameNoun(k int, r tokens, head int) (tokens, bool) {
	back := p.doc.Sentences[max(0, k-3)].First
	for i := r.first - 1; i >= back; i-- {
		if p.lemma[i] == p.lemma[head] && p.tree.IsNoun(i) {
			first, last := p.tree.Subtree(i)
			phrase := p.strip(tokens{first, last})
			if phrase.len() > 0 && !p.points(phrase.first) {
				return phrase, true
			}
		}
	}
	return tokens{}, false
}

// subjectBefore is the nearest subject before i that "it" or "they" can mean.
func (p *page) subjectBefore(k, i int, plural bool) (tokens, bool) {
	back := p.doc.Sentences[k].First
	if k > 0 && (p.doc.Sentences[k-1].Block == p.doc.Sentences[k].Block || p.neighbours(k)) {
		back = p.doc.Sentences[k-1].First
	}
	for n := i - 1; n >= back; n-- {
		if !p.tree.Is(n, "nsubj") || !p.tree.IsNoun(n) || !plural && nouns[p.lemma[n]] == "person" {
			continue
		}
		many := p.tree.POS[n] == "NNS" || p.tree.POS[n] == "NNPS" || p.tree.Child(n, "conj") >= 0
		if many != plural {
			continue
		}
		first, last := p.tree.Subtree(n)
		if i < last {
			continue
		}
		return p.strip(tokens{first, last}), true
	}
	return tokens{}, false
}

// strip takes punctuation and quotation marks off the ends.
func (p *page) strip(r tokens) tokens {
	return r.shed(func(_ tokens, i int) bool { return p.tree.IsPunct(i) })
}
