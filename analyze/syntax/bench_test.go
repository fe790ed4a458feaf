package syntax

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"ascribe/analyze/clusters"
	"ascribe/analyze/neural"
	"ascribe/analyze/text"
)

func BenchmarkLearn(b *testing.B) {
	data := devSet(b, "ewt")
	tags := classes(data, func(s *Sentence) []string { return s.POS })
	labels := classes(data, func(s *Sentence) []string { return s.Label })
	known, count := frequent(data)
	n := newNetwork(tags, labels, func(ps *neural.Params) *input { return newInput(ps, known, clusters.Embedded()) })
	random := rand.New(rand.NewPCG(1, 7))
	n.params.Init(random)
	adam := neural.NewAdam(&n.params, clipNorm)
	workers := []worker{{pass: neural.Pass{Grad: n.params.NewGrad(), Rand: random}}}
	batches := deal(n.lessons(data, count, random, TrainOptions{}), random)
	words := 0
	i := 0
	for b.Loop() {
		n.params.Pack(true)
		_, w := n.step(workers, batches[i%len(batches):][:1])
		adam.Step(workers[0].pass.Grad, 1e-3)
		words += w
		i++
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkLong reads texts of two lengths: a word must cost the same in both.
func BenchmarkLong(b *testing.B) {
	p := New()
	for _, words := range []int{100_000, 1_000_000} {
		b.Run(strconv.Itoa(words), func(b *testing.B) {
			doc := text.Parse(longText(words), text.Plain)
			for b.Loop() {
				p.Parse(doc)
			}
			b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}
