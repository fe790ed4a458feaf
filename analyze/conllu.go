package analyze

import (
	"context"

	"ascribe/analyze/conllu"
	"ascribe/analyze/text"
)

// CoNLLU reads an article and gives its words, trees and actors in CoNLL-U. Of
// plain text no word is left out, so bylines and the like are there, too.
func (a *Analyzer) CoNLLU(ctx context.Context, in Article) ([]byte, error) {
	rep, err := a.Analyze(ctx, in)
	if err != nil {
		return nil, err
	}
	source, _ := repair(in.Text)
	doc := text.Whole(source, in.Format)
	tree, err := a.parser.ParseContext(ctx, doc)
	if err != nil {
		return nil, err
	}
	return conllu.Write(doc, tree, rep), ctx.Err()
}
