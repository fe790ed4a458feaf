package attribution

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"

	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// TestAccuracy holds the figures on the annotated articles, where they lie
// beside the module.
func TestAccuracy(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a hundred articles")
	}
	tests := []struct {
		name, file       string
		flat             bool
		whole, andSource float64 // lowest F1 that passes
	}{
		{"polnear dev", "data/polnear/dev.jsonl.gz", true, 70, 66},
		{"reader dev", "gold/reader_dev.jsonl.gz", false, 69, 62},
	}
	finder, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var sum Score
			finder.Flat = test.flat
			for _, e := range articles(t, filepath.Join("..", "..", "..", "shared", test.file)) {
				found, err := finder.Find(context.Background(), e.Doc, e.Tree)
				if err != nil {
					t.Fatal(err)
				}
				s, _ := Compare(e.Doc.Source, e.Gold, found)
				sum.Add(s)
			}
			t.Logf("whole %.1f, with source %.1f, source %.1f, cue %.1f, content %.1f", sum.WholeF1(), sum.WithSourceF1(),
				sum.Bytes[0].F1(), sum.Bytes[1].F1(), sum.Bytes[2].F1())
			if sum.WholeF1() < test.whole || sum.WithSourceF1() < test.andSource {
				t.Errorf("whole F1 %.1f, want %.1f; with source %.1f, want %.1f", sum.WholeF1(), test.whole, sum.WithSourceF1(), test.andSource)
			}
		})
	}
}

func articles(t *testing.T, path string) []Example {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Skip("no annotated articles here: ", err)
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	parser := syntax.New()
	spans := func(pairs [][2]int) (out []text.Span) {
		for _, p := range pairs {
			out = append(out, text.Span{Start: p[0], End: p[1]})
		}
		return out
	}
	var out []Example
	for d := json.NewDecoder(z); ; {
		var a struct {
			ID, Text     string
			Attributions []struct{ Source, Cue, Content [][2]int }
		}
		if err := d.Decode(&a); err == io.EOF {
			return out
		} else if err != nil {
			t.Fatal(err)
		}
		e := Example{ID: a.ID, Doc: text.Parse(a.Text, text.Auto)}
		e.Tree = parser.Parse(e.Doc)
		for _, g := range a.Attributions {
			e.Gold = append(e.Gold, Relation{spans(g.Source), spans(g.Cue), spans(g.Content)})
		}
		out = append(out, e)
	}
}
