package main

import (
	"context"
	"fmt"

	"ascribe/analyze"
	"ascribe/analyze/report"
)

// newAnalyzer loads the analyzer.
func newAnalyzer() (*analyze.Analyzer, error) {
	a, err := analyze.New()
	if err != nil {
		return nil, failure("cannot load the analysis: "+err.Error(), "the program is damaged, install it again", err)
	}
	return a, nil
}

// analyzeOne analyses an article.
func analyzeOne(ctx context.Context, a *analyze.Analyzer, article analyze.Article) (rep *report.Report, err error) {
	defer caught(article.Name, &err)
	return a.Analyze(ctx, article)
}

// caught makes a fault of the analysis an error like any other: it names the
// article, and a batch goes on after it.
func caught(name string, err *error) {
	if fault := recover(); fault != nil {
		*err = failure(fmt.Sprintf("the analysis of %s failed: %v", name, fault),
			"this is a fault of ascribe, please report it with the article", nil)
	}
}
