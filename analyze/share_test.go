package analyze_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ascribe/analyze/actor"
	"ascribe/analyze/attribution"
	"ascribe/analyze/consequence"
	"ascribe/analyze/report"
	"ascribe/analyze/speculation"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// BenchmarkShare measures what each layer costs beside the parser, on our samples
// once and four times over, as shares of the parser's time. The stages take turns, and
// the least time of each counts, so that other work on the machine matters little.
func BenchmarkShare(b *testing.B) {
	var once strings.Builder
	paths, _ := filepath.Glob("../samples/*.txt")
	for _, path := range paths {
		s, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		once.Write(s)
		once.WriteString("\n\n")
	}
	parser := syntax.New()
	statements, err1 := attribution.New()
	actors, err2 := actor.New()
	marks, err3 := speculation.New()
	claims, err4 := consequence.New()
	for _, err := range []error{err1, err2, err3, err4} {
		if err != nil {
			b.Fatal(err)
		}
	}
	ctx := context.Background()
	for _, size := range []struct {
		name  string
		times int
	}{{"once", 1}, {"fourfold", 4}} {
		doc := text.Parse(strings.Repeat(once.String(), size.times), text.Plain)
		var tree *syntax.Tree
		var said []report.Attribution
		stages := []struct {
			name string
			run  func()
		}{
			{"parser", func() { tree = parser.Parse(doc) }},
			{"attribution", func() { said, _ = statements.Find(ctx, doc, tree) }},
			{"actor", func() { actors.Find(ctx, doc, tree, said) }},
			{"speculation", func() { marks.Find(ctx, doc, tree, said) }},
			{"consequence", func() { claims.Find(ctx, doc, tree) }},
		}
		b.Run(size.name, func(b *testing.B) {
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
		})
	}
}
