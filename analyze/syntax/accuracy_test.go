package syntax

import (
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"

	"ascribe/analyze/matrix"
)

// devSet reads a treebank's dev set from the folder of corpora beside the
// module; the test is skipped where there is none.
func devSet(t testing.TB, corpus string) []Sentence {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", corpus, "dev.conllu.gz"))
	if err != nil {
		t.Skip("no corpora beside the module")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	all, err := ReadCoNLLU(z)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAccuracy(t *testing.T) {
	if testing.Short() {
		t.Skip("reads two dev sets")
	}
	tests := []struct {
		corpus               string
		tag, lemma, uas, las float64 // floors
	}{
		{"ewt", 95, 98.5, 89, 86},
		{"gum", 96.5, 98.7, 89.5, 87},
	}
	p := New()
	for _, tt := range tests {
		t.Run(tt.corpus, func(t *testing.T) {
			var a Agreement
			for _, part := range ByDocument(devSet(t, tt.corpus)) {
				g := NewGold(part)
				a.Add(g, g.Document, p.Parse(g.Document))
			}
			_, tag, lemma, uas, las := a.F1()
			t.Logf("XPOS %.2f lemma %.2f UAS %.2f LAS %.2f", tag, lemma, uas, las)
			if tag < tt.tag || lemma < tt.lemma || uas < tt.uas || las < tt.las {
				t.Errorf("below the floors %+v", tt)
			}
		})
	}
}

// BenchmarkParse reads a treebank's text on one core, on each kernel that the
// machine has.
func BenchmarkParse(b *testing.B) {
	g := NewGold(devSet(b, "gum"))
	p := New()
	before := matrix.Kernel()
	defer matrix.Use(before)
	for _, kernel := range matrix.Kernels() {
		b.Run(kernel, func(b *testing.B) {
			matrix.Use(kernel)
			for b.Loop() {
				p.Parse(g.Document)
			}
			b.ReportMetric(float64(len(g.Document.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New()
	}
}
