package linear

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// toy makes sequences in which a word's label depends on the word and on the
// label before it, so that neither features nor edges alone are enough.
func toy(n int, seed uint64) []Sequence {
	rng := rand.New(rand.NewPCG(seed, 1))
	var out []Sequence
	for range n {
		var s Sequence
		open := false
		for range 3 + rng.IntN(8) {
			w := string(rune('a' + rng.IntN(6)))
			l := 0
			switch {
			case w == "a":
				l, open = 1, true
			case w == "b" && open:
				l = 2
			default:
				open = false
			}
			s.Features = append(s.Features, []uint32{Hash("w", w), Hash("bias")})
			s.Gold = append(s.Gold, l)
		}
		out = append(out, s)
	}
	return out
}

var toyLabels = []string{"O", "B-x", "I-x"}

func TestChainLearns(t *testing.T) {
	c := TrainChain(toy(300, 1), toyLabels, Options{Bits: 10, Epochs: 10})
	wrong, all := 0, 0
	for _, s := range toy(200, 2) {
		got, _ := c.Decode(s.Features)
		for i := range got {
			all++
			if got[i] != s.Gold[i] {
				wrong++
			}
		}
	}
	if wrong*100 > all {
		t.Errorf("%d of %d labels wrong, want under 1 %%", wrong, all)
	}
}

func TestMarginalsSumToOne(t *testing.T) {
	c := TrainChain(toy(50, 1), toyLabels, Options{Bits: 8, Epochs: 2})
	for _, s := range toy(50, 3) {
		_, m := c.Decode(s.Features)
		for i, row := range m {
			sum := 0.0
			for _, p := range row {
				sum += float64(p)
			}
			if math.Abs(sum-1) > 1e-4 {
				t.Fatalf("position %d: probabilities sum to %v", i, sum)
			}
		}
	}
}

// Enumerating every labelling of a short sequence gives the same probabilities.
func TestMarginalsAgainstEnumeration(t *testing.T) {
	c := TrainChain(toy(80, 1), toyLabels, Options{Bits: 8, Epochs: 2})
	s := toy(1, 9)[0]
	fs := s.Features[:3]
	scores := c.scores(fs, nil)
	L := len(toyLabels)
	want := make([]float64, 3*L)
	z := 0.0
	for code := 0; code < L*L*L; code++ {
		y := []int{code % L, code / L % L, code / L / L}
		v := float64(c.start[y[0]] + c.end[y[2]] + c.edge[y[0]*L+y[1]] + c.edge[y[1]*L+y[2]])
		for i, l := range y {
			v += float64(scores[i*L+l])
		}
		p := math.Exp(v)
		z += p
		for i, l := range y {
			want[i*L+l] += p
		}
	}
	_, m := c.Decode(fs)
	for i := range m {
		for l := range m[i] {
			if w := want[i*L+l] / z; math.Abs(w-float64(m[i][l])) > 1e-4 {
				t.Errorf("P(%s at %d) = %v, want %v", toyLabels[l], i, m[i][l], w)
			}
		}
	}
}

func TestInsideNeedsBegin(t *testing.T) {
	c := TrainChain(toy(50, 1), toyLabels, Options{Bits: 8, Epochs: 1})
	bias := []float32{0, -50, 50} // I-x wanted everywhere
	for _, s := range toy(50, 4) {
		prev := 0
		for i, l := range c.Best(s.Features, bias) {
			if l == 2 && prev == 0 {
				t.Fatalf("I-x after %s at %d", toyLabels[prev], i)
			}
			prev = l
		}
	}
}

func TestBiasRaisesRecall(t *testing.T) {
	c := TrainChain(toy(50, 1), toyLabels, Options{Bits: 8, Epochs: 1})
	count := func(bias []float32) (n int) {
		for _, s := range toy(50, 5) {
			for _, l := range c.Best(s.Features, bias) {
				if l == 1 {
					n++
				}
			}
		}
		return n
	}
	if plain, more := count(nil), count([]float32{0, 30, 0}); more <= plain {
		t.Errorf("begin labels with bias %d, without %d", more, plain)
	}
}

func TestStoreAndLoad(t *testing.T) {
	c := TrainChain(toy(50, 1), toyLabels, Options{Bits: 8, Epochs: 2})
	b := c.Bytes()
	d, err := LoadChain(b)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range toy(20, 6) {
		if got, want := d.Best(s.Features, nil), c.Best(s.Features, nil); !slices.Equal(got, want) {
			t.Fatalf("loaded chain says %v, stored one %v", got, want)
		}
	}
	if !bytes.Equal(b, TrainChain(toy(50, 1), toyLabels, Options{Bits: 8, Epochs: 2}).Bytes()) {
		t.Error("the same training gave another model")
	}
	for _, bad := range [][]byte{nil, b[:5], b[:40], b[:len(b)-1], append(slices.Clone(b), 0)} {
		if _, err := LoadChain(bad); err == nil {
			t.Errorf("a file of %d bytes loads, want an error", len(bad))
		}
	}
}

func TestClassify(t *testing.T) {
	var seqs []Sequence
	for i := range 200 {
		seqs = append(seqs, Sequence{Features: [][]uint32{{HashInt("n", i%4), Hash("bias")}}, Gold: []int{i % 2}})
	}
	c := TrainChain(seqs, []string{"even", "odd"}, Options{Bits: 8, Epochs: 20})
	for i := range 4 {
		if got, p := c.Classify([]uint32{HashInt("n", i), Hash("bias")}); got != i%2 || p[got] < 0.9 {
			t.Errorf("%d is %s with %v", i, c.Labels()[got], p)
		}
	}
}

// One item is a sequence of one: the label and the probabilities are the same.
func TestClassifyIsDecode(t *testing.T) {
	c := TrainChain(toy(80, 1), toyLabels, Options{Bits: 8, Epochs: 2})
	for _, w := range []string{"a", "b", "c", "f", "never seen"} {
		features := []uint32{Hash("w", w), Hash("bias")}
		labels, marginals := c.Decode([][]uint32{features})
		label, probs := c.Classify(features)
		if label != labels[0] || !slices.Equal(probs, marginals[0]) {
			t.Errorf("%s: %d with %v, want %d with %v", w, label, probs, labels[0], marginals[0])
		}
	}
}

// A feature seen once teaches nothing, and one never seen changes nothing, though
// its row in the table belongs to another.
func TestRareFeatures(t *testing.T) {
	often, once := Hash("often"), Hash("once")
	seqs := []Sequence{
		{Features: [][]uint32{{often}}, Gold: []int{1}}, {Features: [][]uint32{{often}}, Gold: []int{1}},
		{Features: [][]uint32{{once}}, Gold: []int{0}}, {Features: [][]uint32{{}}, Gold: []int{0}},
	}
	c := TrainChain(seqs, []string{"no", "yes"}, Options{Bits: 1, Epochs: 20, Rarest: 2})
	loaded, err := LoadChain(c.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	_, none := loaded.Classify(nil)
	for _, unknown := range []uint32{once, Hash("never"), Hash("nowhere")} {
		if _, got := loaded.Classify([]uint32{unknown}); !slices.Equal(got, none) {
			t.Errorf("feature %d changes %v to %v", unknown, none, got)
		}
	}
	if label, _ := loaded.Classify([]uint32{often}); label != 1 {
		t.Error("the frequent feature was not learnt")
	}
	if len(seqs[2].Features[0]) != 1 {
		t.Error("training changed its examples")
	}
}

func TestHashParts(t *testing.T) {
	if Hash("ab", "c") == Hash("a", "bc") || Hash("a") == Hash("a", "") {
		t.Error("different parts give one id")
	}
}

func BenchmarkDecode(b *testing.B) {
	c := TrainChain(toy(50, 1), toyLabels, Options{Bits: 16, Epochs: 1})
	rng := rand.New(rand.NewPCG(1, 1))
	fs := make([][]uint32, 30)
	for i := range fs {
		for range 50 {
			fs[i] = append(fs[i], rng.Uint32())
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		c.Decode(fs)
	}
}

func TestMarginIsTheLogOdds(t *testing.T) {
	var lessons []Sequence
	for i := range 200 {
		lessons = append(lessons, Sequence{Features: [][]uint32{{HashInt("f", i%7), HashInt("g", i%3)}}, Gold: []int{i % 2}})
	}
	c := TrainChain(lessons, []string{"no", "yes"}, Options{Bits: 10})
	for i := range 21 {
		features := []uint32{HashInt("f", i%7), HashInt("g", i%3)}
		label, probs := c.Classify(features)
		margin := c.Margin(features)
		if want := math.Log(float64(probs[1] / probs[0])); math.Abs(float64(margin)-want) > 1e-3 || margin > 0 != (label == 1) {
			t.Errorf("margin %.4f, want %.4f and label %d", margin, want, label)
		}
	}
}

// Rows are added in lanes: every width, more rows than a lane holds, and the rows at the table's end.
func TestAddRows(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, labels := range []int{1, 2, 3, 6, 8, 9, 11} {
		c := &Chain{bits: 4, table: make([]byte, labels<<4)}
		for i := range c.table {
			c.table[i] = byte(random.Uint32())
		}
		c.table[0], c.table[labels-1] = 127, 128 // the greatest and the least
		for _, n := range []int{0, 1, 256, 257, 258, 2000} {
			features, want := make([]uint32, n), make([]int32, labels)
			for k := range features {
				if n < 2000 && k%2 == 0 { // the same row again and again, or any
					features[k] = random.Uint32()
				}
				for l := range want {
					want[l] += int32(int8(c.table[int(features[k]>>28)*labels+l]))
				}
			}
			got := make([]int32, labels)
			c.addRows(got, features)
			if !slices.Equal(got, want) {
				t.Errorf("%d labels, %d features: got %v, want %v", labels, n, got, want)
			}
		}
	}
}
