package attribution

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// BenchmarkShare measures what the stage costs beside the parser, in words a
// second and as a share of the parser's time.
func BenchmarkShare(b *testing.B) {
	var all strings.Builder
	paths, _ := filepath.Glob("../../samples/*.txt")
	for _, path := range paths {
		s, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		all.Write(s)
		all.WriteString("\n\n")
	}
	doc := text.Parse(all.String(), text.Plain)
	finder, err := New()
	if err != nil {
		b.Fatal(err)
	}
	parser := syntax.New()
	tree := parser.Parse(doc)
	share := map[string]float64{}
	for _, part := range []struct {
		name string
		run  func()
	}{
		{"parse", func() { tree = parser.Parse(doc) }},
		{"find", func() { finder.Find(context.Background(), doc, tree) }},
	} {
		b.Run(part.name, func(b *testing.B) {
			for b.Loop() {
				part.run()
			}
			perRun := b.Elapsed().Seconds() / float64(b.N)
			share[part.name] = perRun
			b.ReportMetric(float64(len(doc.Tokens))/perRun, "words/s")
			if part.name == "find" && share["parse"] > 0 {
				b.ReportMetric(100*perRun/share["parse"], "%ofparser")
			}
		})
	}
}
