package main

import (
	"context"
	"encoding/json"
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

// analyzeOne analyses an article. A fault of the analysis is an error like any
// other: it names the article, and a batch goes on after it.
func analyzeOne(ctx context.Context, a *analyze.Analyzer, article analyze.Article) (rep *report.Report, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			rep, err = nil, failure(fmt.Sprintf("the analysis of %s failed: %v", article.Name, fault),
				"this is a fault of ascribe, please report it with the article", nil)
		}
	}()
	return a.Analyze(ctx, article)
}

// encode is v as JSON on one line, or indented. Characters that a terminal could
// take for commands are escaped.
func encode(v any, indent bool) ([]byte, error) {
	var b jsonText
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if indent {
		enc.SetIndent("", "  ")
	}
	err := enc.Encode(v)
	return b, err
}

// jsonText escapes DEL and the C1 controls in JSON, as package json does with the
// other control characters. They can stand in strings only.
type jsonText []byte

func (b *jsonText) Write(p []byte) (int, error) {
	out := *b
	for i := 0; i < len(p); i++ {
		switch {
		case p[i] == 0x7f:
			out = append(out, `\u007f`...)
		case p[i] == 0xc2 && i+1 < len(p) && p[i+1] < 0xa0:
			out = fmt.Appendf(out, `\u%04x`, p[i+1])
			i++
		default:
			out = append(out, p[i])
		}
	}
	*b = out
	return len(p), nil
}
