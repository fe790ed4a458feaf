package consequence

import (
	"context"
	"strings"
	"testing"

	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

func BenchmarkFind(b *testing.B) {
	source := strings.Repeat("The ministry said on Monday that the closure of the bridge could lead to long delays in the northern districts. "+
		"Residents of the old town have waited for repairs since the spring, and the mayor met the builders twice. "+
		"A storm then damaged the pier, leaving two ferries at sea.\n\n", 100)
	doc := text.Parse(source, text.Plain)
	tree := syntax.New().Parse(doc)
	f := finder(b)
	b.ResetTimer()
	for range b.N {
		if _, err := f.Find(context.Background(), doc, tree); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(strings.Fields(source))*b.N)/b.Elapsed().Seconds(), "words/s")
}
