package syntax

import (
	"bytes"
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"ascribe/analyze/clusters"
	"ascribe/analyze/neural"
)

// tinyText is a text of two sentences over and over.
func tinyText() RawText {
	raw := RawText{Forms: []string{"The", "minister", "said", "nothing", ".", "Prices", "rose", "again"}}
	for range 50 {
		raw.Words = append(raw.Words, 0, 1, 2, 3, 4, clusters.Break, 5, 6, 7, 4, clusters.Break)
	}
	return raw
}

// memory is a checkpoint that keeps the last state, and stops a training after
// some epochs.
type memory struct {
	state []byte
	until int
	ended bool
}

var errStopped = errors.New("stopped")

func (m *memory) checkpoint() Checkpoint {
	return Checkpoint{
		Read: func() []byte { return m.state },
		Write: func(b []byte) error {
			m.state = b
			if m.until--; m.until == 0 {
				return errStopped
			}
			return nil
		},
		Done: func() { m.ended = true },
	}
}

// A training that was stopped and begun again gives the bytes of one that ran through.
func TestTrainingGoesOn(t *testing.T) {
	data := tinyTreebank(t)
	data[0].Names = []string{"O", "O", "O", "O", "O"}
	train := func(c Checkpoint) ([]byte, error) {
		p, err := TrainNetwork(data, TrainLemmas(data), TrainOptions{Epochs: 3, Rate: 2e-3, Seed: 7, Checkpoint: c})
		if err != nil {
			return nil, err
		}
		return p.Bytes(), nil
	}
	want, err := train(Checkpoint{})
	if err != nil {
		t.Fatal(err)
	}
	m := &memory{until: 2}
	if _, err := train(m.checkpoint()); !errors.Is(err, errStopped) || m.ended {
		t.Fatalf("error %v, ended %v", err, m.ended)
	}
	got, err := train(m.checkpoint())
	if err != nil || !m.ended {
		t.Fatalf("error %v, ended %v", err, m.ended)
	}
	if !bytes.Equal(got, want) {
		t.Error("a training that was interrupted gives another network")
	}
	m.state = m.state[:len(m.state)-5]
	if _, err := train(m.checkpoint()); !errors.Is(err, neural.ErrModel) {
		t.Errorf("a damaged state gives %v", err)
	}
}

// The gradients of guessing are compared with what small changes do to the loss.
func TestGuessGradient(t *testing.T) {
	g := newGame([]string{"the", "said"}, tinyText(), PretrainOptions{Seed: 1})
	random := rand.New(rand.NewPCG(1, 2))
	lessons := deal(g.draw(60, random), random)[0]
	loss := func(p *neural.Pass) float64 {
		g.network.params.Pack(true)
		p.Reset()
		return g.learn(p, lessons, rand.New(rand.NewPCG(3, 4)), 0.1)
	}
	pass := &neural.Pass{Grad: g.network.params.NewGrad()}
	loss(pass)
	for _, p := range g.network.params.List {
		grad := pass.Grad.Of(p)
		at := 0
		for k := range grad {
			if math.Abs(float64(grad[k])) > math.Abs(float64(grad[at])) {
				at = k
			}
		}
		const step = 2e-3
		want := 0.0
		for _, sign := range []float32{1, -1} {
			p.W[at] += sign * step
			want += 0.1 * float64(len(g.guess)) * float64(sign) * loss(&neural.Pass{Grad: g.network.params.NewGrad()}) / (2 * step)
			p.W[at] -= sign * step
		}
		if got := float64(grad[at]); math.Abs(got-want) > 0.03*math.Abs(want)+2e-3 {
			t.Errorf("%s[%d]: gradient %.5f, change of the loss %.5f", p.Name, at, got, want)
		}
	}
}
