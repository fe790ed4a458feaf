package corpus

import (
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
	"ascribe/cmd/internal/coref"
)

// Heads gives the chains of persons and organisations with the heads of their
// mentions, leaving out mentions whose head is not to be kept. The heads
// are those of the corpus's trees, or of the given one where it has none.
func (r *Referents) Heads(doc *text.Document, tree *syntax.Tree, keep func(word string) bool) [][]coref.Mention {
	if r.Gold.Tree.POS[0] != "" {
		doc, tree = r.Gold.Document, r.Gold.Tree
	}
	var out [][]coref.Mention
	for _, c := range r.Chains {
		if c.Kind != Person && c.Kind != Organisation {
			continue
		}
		var chain []coref.Mention
		for _, s := range c.Mentions {
			if head := coref.Head(s, doc, tree); keep(doc.Text(head)) {
				chain = append(chain, coref.Mention{Span: s, Head: head})
			}
		}
		out = append(out, chain)
	}
	return out
}
