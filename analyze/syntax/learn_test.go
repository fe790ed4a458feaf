package syntax

import (
	"bytes"
	"math"
	"math/rand/v2"
	"testing"

	"ascribe/analyze/clusters"
	"ascribe/analyze/neural"
)

// The gradient of every parameter is compared with what a small change of it
// does to the loss.
func TestGradient(t *testing.T) {
	n := newNetwork([]string{"A", "B", "C"}, []string{"x", "y"}, func(ps *neural.Params) *input {
		return newInput(ps, []string{"one", "two"}, clusters.Embedded())
	})
	random := rand.New(rand.NewPCG(1, 2))
	n.params.Init(random)
	for _, p := range n.params.List {
		if p.Rows == 1 {
			for i := range p.W {
				p.W[i] = float32(random.NormFloat64()) * 0.1
			}
		}
	}
	var lessons []*lesson
	for _, words := range []int{5, 3, 3, 1} {
		l := &lesson{}
		for i := range words {
			s := sign{vector: int32(i) - 1, word: int32(i % 3)}
			for k := range s.parts {
				s.parts[k] = int32(random.IntN(5))
			}
			s.known = evidence{int16(1 + i), 7}
			l.signs = append(l.signs, s)
			l.tag, l.label = append(l.tag, i%3), append(l.label, i%2)
			l.head = append(l.head, i-1)
			l.name = append(l.name, 2*i+1)
		}
		lessons = append(lessons, l)
	}
	loss := func() float64 {
		n.params.Pack(true)
		p := &neural.Pass{Grad: n.params.NewGrad()}
		return n.learn(p, lessons, 1)
	}
	n.params.Pack(true)
	pass := &neural.Pass{Grad: n.params.NewGrad()}
	n.learn(pass, lessons, 1)
	for _, p := range n.params.List {
		g := pass.Grad.Of(p)
		for range 3 {
			// The largest of some, since small ones drown in rounding.
			at := random.IntN(len(g))
			for range 3000 {
				if k := random.IntN(len(g)); math.Abs(float64(g[k])) > math.Abs(float64(g[at])) {
					at = k
				}
			}
			const step = 2e-3
			was := p.W[at]
			p.W[at] = was + step
			above := loss()
			p.W[at] = was - step
			below := loss()
			p.W[at] = was
			want := (above - below) / (2 * step)
			if got := float64(g[at]); math.Abs(got-want) > 0.03*math.Abs(want)+2e-3 {
				t.Errorf("%s[%d]: gradient %.5f, change of the loss %.5f", p.Name, at, got, want)
			}
		}
	}
}

func TestTrainingIsReproducible(t *testing.T) {
	train := func() []byte {
		data := tinyTreebank(t)
		data[0].Names = []string{"O", "O", "O", "O", "O"}
		p, err := TrainNetwork(data, TrainLemmas(data), TrainOptions{Epochs: 2, Rate: 2e-3, Seed: 7})
		if err != nil {
			t.Fatal(err)
		}
		return p.Bytes()
	}
	if !bytes.Equal(train(), train()) {
		t.Error("two networks from the same data and seed")
	}
}

func TestProjective(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for n := 1; n <= 5; n++ {
		for range 50 {
			scores := make([]float32, n*(n+1))
			for i := range scores {
				scores[i] = float32(random.NormFloat64())
			}
			for i := range n {
				scores[i*(n+1)+i] = never
			}
			head := make([]int, n)
			projective(scores, n, head)
			if !isProjective(head) {
				t.Fatalf("%v is no projective tree", head)
			}
			if got, want := weight(scores, head), heaviest(scores, make([]int, n), 0); math.Abs(got-want) > 1e-4 {
				t.Fatalf("tree %v weighs %.4f, the heaviest %.4f", head, got, want)
			}
		}
	}
}

func weight(scores []float32, head []int) float64 {
	sum := 0.0
	for i, h := range head {
		sum += float64(scores[i*(len(head)+1)+h])
	}
	return sum
}

// heaviest tries every choice of heads.
func heaviest(scores []float32, head []int, at int) float64 {
	if at == len(head) {
		if !isProjective(head) || crossing(head) {
			return math.Inf(-1)
		}
		return weight(scores, head)
	}
	best := math.Inf(-1)
	for h := range len(head) + 1 {
		head[at] = h
		best = max(best, heaviest(scores, head, at+1))
	}
	return best
}

// crossing is a second way to tell that arcs cross.
func crossing(head []int) bool {
	for i, h := range head {
		for k, g := range head {
			a, b, c, d := min(i, h), max(i, h), min(k, g), max(k, g)
			if h < len(head) && g < len(head) && a < c && c < b && b < d {
				return true
			}
		}
	}
	return false
}
