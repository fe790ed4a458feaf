package main

import (
	"context"
	"fmt"
	"io"

	"ascribe/analyze"
)

// printCoNLLU writes the words and trees of an article. A fault of the analysis is
// an error like any other.
func printCoNLLU(ctx context.Context, a *analyze.Analyzer, article analyze.Article, out io.Writer) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = failure(fmt.Sprintf("the analysis of %s failed: %v", article.Name, fault),
				"this is a fault of ascribe, please report it with the article", nil)
		}
	}()
	page, err := a.CoNLLU(ctx, article)
	if err != nil {
		return err
	}
	_, err = out.Write(page)
	return cannotWrite(err)
}
