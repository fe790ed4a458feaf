package actor

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ascribe/analyze/attribution"
	"ascribe/analyze/report"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// BenchmarkShare measures what the stage costs beside the parser and the
// attributions, on our samples once and four times over: words a second and the
// share of their time.
func BenchmarkShare(b *testing.B) {
	var once strings.Builder
	paths, _ := filepath.Glob("../../samples/*.txt")
	for _, path := range paths {
		s, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		once.Write(s)
		once.WriteString("\n\n")
	}
	sources, err := attribution.New()
	if err != nil {
		b.Fatal(err)
	}
	for _, size := range []struct {
		name  string
		times int
	}{{"once", 1}, {"fourfold", 4}} {
		doc := text.Parse(strings.Repeat(once.String(), size.times), text.Plain)
		var tree *syntax.Tree
		var atts []report.Attribution
		engine := 0.
		run := func(name string, f func()) {
			b.Run(size.name+"/"+name, func(b *testing.B) {
				for b.Loop() {
					f()
				}
				perRun := b.Elapsed().Seconds() / float64(b.N)
				b.ReportMetric(float64(len(doc.Tokens))/perRun, "words/s")
				if name == "actors" && engine > 0 {
					b.ReportMetric(100*perRun/engine, "%ofengine")
				} else {
					engine += perRun
				}
			})
		}
		run("parse", func() { tree = parser().Parse(doc) })
		run("attribute", func() { atts, err = sources.Find(context.Background(), doc, tree) })
		run("actors", func() { _, err = finder().Find(context.Background(), doc, tree, atts) })
		if err != nil {
			b.Fatal(err)
		}
	}
}
