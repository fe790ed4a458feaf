package analyze_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ascribe/analyze/consequence"
	"ascribe/analyze/speculation"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// BenchmarkShare measures what speculation and consequences cost beside the
// parser, on the samples, as shares of the parser's time. The stages take turns, and
// the least time of each counts, so that other work on the machine matters little.
func BenchmarkShare(b *testing.B) {
	var all strings.Builder
	paths, _ := filepath.Glob("../samples/*.txt")
	for _, path := range paths {
		s, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		all.Write(s)
		all.WriteString("\n\n")
	}
	doc := text.Parse(all.String(), text.Plain)
	marks, err := speculation.New()
	if err != nil {
		b.Fatal(err)
	}
	claims, err := consequence.New()
	if err != nil {
		b.Fatal(err)
	}
	parser := syntax.New()
	tree := parser.Parse(doc)
	ctx := context.Background()
	stages := []struct {
		name string
		run  func()
	}{
		{"parser", func() { tree = parser.Parse(doc) }},
		{"speculation", func() { marks.Find(ctx, doc, tree, nil) }},
		{"consequence", func() { claims.Find(ctx, doc, tree) }},
	}
	least := make([]time.Duration, len(stages))
	for b.Loop() {
		for i, s := range stages {
			start := time.Now()
			s.run()
			if took := time.Since(start); least[i] == 0 || took < least[i] {
				least[i] = took
			}
		}
	}
	for i, s := range stages[1:] {
		b.ReportMetric(100*least[i+1].Seconds()/least[0].Seconds(), "%"+s.name)
	}
	b.ReportMetric(float64(len(doc.Tokens))/least[0].Seconds(), "words/s")
}
