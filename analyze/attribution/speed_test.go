package attribution

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// BenchmarkShare measures what the stage costs beside the parser, in words a second
// and as a share of the parser's time. The two take turns and the quickest turn of
// each counts, so that other work on the machine weighs little.
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
	least := func(best *float64, run func()) {
		start := time.Now()
		run()
		*best = min(*best, time.Since(start).Seconds())
	}
	parse, find := math.Inf(1), math.Inf(1)
	for b.Loop() {
		least(&parse, func() { tree = parser.Parse(doc) })
		least(&find, func() { finder.Find(context.Background(), doc, tree) })
	}
	b.ReportMetric(float64(len(doc.Tokens))/parse, "parsed-words/s")
	b.ReportMetric(float64(len(doc.Tokens))/find, "found-words/s")
	b.ReportMetric(100*find/parse, "%ofparser")
}
