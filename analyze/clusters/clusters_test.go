package clusters

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestOf(t *testing.T) {
	alike := [][2]string{{"decried", "denounced"}, {"denounced", "criticized"}, {"rose", "declined"}, {"Monday", "Thursday"}, {"Germany", "France"}}
	for _, p := range alike {
		_, a := Of(p[0])
		_, b := Of(p[1])
		if a == 0 || a != b {
			t.Errorf("coarse clusters of %q and %q are %d and %d, want one", p[0], p[1], a, b)
		}
	}
	for _, p := range [][2]string{{"decried", "Germany"}, {"rose", "Monday"}} {
		if _, a := Of(p[0]); a == second(Of(p[1])) {
			t.Errorf("%q and %q share coarse cluster %d", p[0], p[1], a)
		}
	}
	if fine, coarse := Of("qzxv-no-such-word"); fine != 0 || coarse != 0 {
		t.Errorf("an unknown word is in cluster %d, %d", fine, coarse)
	}
	if a, _ := Of("1984"); a == 0 {
		t.Error("a year is unknown")
	}
}

func second(_, b int) int { return b }

// Every word of the table is found, the first and the last too.
func TestTableIsSorted(t *testing.T) {
	before := ""
	n := 0
	for line := range strings.Lines(table) {
		word, _, _ := strings.Cut(line, "\t")
		if word <= before {
			t.Fatalf("%q stands after %q", word, before)
		}
		before = word
		if n++; n%97 != 1 {
			continue
		}
		if fine, coarse := Of(word); fine == 0 || coarse == 0 {
			t.Fatalf("%q is in the table and not found", word)
		}
	}
	if fine, _ := Of(before); fine == 0 {
		t.Errorf("the last word %q is not found", before)
	}
}

// Words that share their neighbours end in one group.
func TestLearning(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var stream []int32
	for range 20000 { // 0..3 stand between 8 and 9; 4..7 between 10 and 11
		side := int32(rng.IntN(2))
		stream = append(stream, 8+2*side, 4*side+int32(rng.IntN(4)), 9+2*side, Break)
	}
	group, _ := Group(Learn(stream, 12, Options{Dim: 8, Epochs: 12})[:8*8], 8, 2, 10, 1)
	for i := 1; i < 8; i++ {
		if (group[i] == group[0]) != (i < 4) {
			t.Fatalf("groups %v, want the first four apart from the last four", group)
		}
	}
}

func TestEmbedded(t *testing.T) {
	v := Embedded()
	minister, premier, river := row(t, v, "minister"), row(t, v, "premier"), row(t, v, "river")
	if near, far := cosine(minister, premier), cosine(minister, river); near < far+0.2 {
		t.Errorf("minister is as near to premier (%.2f) as to river (%.2f)", near, far)
	}
	for _, unknown := range []string{"", "zyzzyva-like", "\t", "minis", "ministerx"} {
		if i := v.Find(unknown); i >= 0 {
			t.Errorf("%q has row %d", unknown, i)
		}
	}
	zeros := make([]float32, v.Dim())
	zeros[0] = 1
	if v.Get(-1, zeros); zeros[0] != 0 {
		t.Error("an unknown word has no zeros")
	}
}

func row(t *testing.T, v *Vectors, word string) []float32 {
	t.Helper()
	i := v.Find(word)
	if i < 0 {
		t.Fatalf("no vector for %q", word)
	}
	out := make([]float32, v.Dim())
	v.Get(i, out)
	return out
}

func cosine(a, b []float32) float64 {
	var ab, aa, bb float64
	for k := range a {
		ab, aa, bb = ab+float64(a[k]*b[k]), aa+float64(a[k]*a[k]), bb+float64(b[k]*b[k])
	}
	return ab / math.Sqrt(aa*bb)
}

func TestVectorsOfDamagedFile(t *testing.T) {
	good := Bytes([]float32{1, 2, 3, 4}, 2, 1)
	if _, err := newVectors("a\t1\t1\nb\t1\t1\n", string(good)); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"", "abc", string(good[:len(good)-1]), string(good) + "x"} {
		if _, err := newVectors("a\t1\t1\nb\t1\t1\n", bad); err == nil {
			t.Errorf("no error for %d bytes", len(bad))
		}
	}
}

func BenchmarkOf(b *testing.B) {
	words := strings.Fields("The minister said on Monday that decried zyzzyva")
	for b.Loop() {
		for _, w := range words {
			Of(w)
		}
	}
}
