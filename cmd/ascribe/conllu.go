package main

import (
	"context"
	"io"

	"ascribe/analyze"
)

// printCoNLLU writes the words and trees of an article.
func printCoNLLU(ctx context.Context, a *analyze.Analyzer, article analyze.Article, out io.Writer) (err error) {
	defer caught(article.Name, &err)
	page, err := a.CoNLLU(ctx, article)
	if err != nil {
		return err
	}
	_, err = out.Write(page)
	return cannotWrite(err)
}
