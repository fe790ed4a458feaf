package corpus

import (
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
	"ascribe/cmd/internal/coref"
)

// Heads gives the chains with the heads of their mentions, leaving out those
// mentions that are not to be kept. The heads are those of the corpus's trees, or
// of the given one where it has none.
func (r *Referents) Heads(doc *text.Document, tree *syntax.Tree, keep func(c Chain, head string) bool) [][]coref.Mention {
	if r.Gold.Tree.POS[0] != "" {
		doc, tree = r.Gold.Document, r.Gold.Tree
	}
	var out [][]coref.Mention
	for _, c := range r.Chains {
		var chain []coref.Mention
		for _, s := range c.Mentions {
			if head := coref.Head(s, doc, tree); keep(c, doc.Text(head)) {
				chain = append(chain, coref.Mention{Span: s, Head: head})
			}
		}
		out = append(out, chain)
	}
	return out
}
