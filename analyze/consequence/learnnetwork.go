package consequence

import (
	"fmt"
	"math"
	"math/rand/v2"

	"ascribe/analyze/neural"
)

// Settings of the network's training.
const (
	netEpochs = 12
	netRate   = 2e-3
	netKeep   = 0.34 // of the markers that join nothing, in each epoch
	netBatch  = 1000 // tokens
	netClip   = 5

	dropIn    = 0.3
	dropState = 0.2
	dropOut   = 0.3
)

// scene is a marker in view with the right answers.
type scene struct {
	tokens []token
	at     int   // the marker among them
	joins  int   // 1 when it joins a cause and an effect
	labels []int // of the tokens, as of the span model; nil when they are not to be learnt
}

// partOf is the part of a label of the span model.
var partOf = [...]int{outside: noPart, causeBegin: causePart, causeInside: causePart,
	effectBegin: effectPart, effectInside: effectPart, marked: markerPart}

// learnNetwork trains the network.
func learnNetwork(all []scene, progress func(string)) *network {
	n := newNetwork()
	random := rand.New(rand.NewPCG(1, 17))
	n.params.Init(random)
	adam := neural.NewAdam(&n.params, netClip)
	pass := &neural.Pass{Grad: n.params.NewGrad(), Rand: rand.New(rand.NewPCG(1, 23))}
	step, steps := 0, 0
	for epoch := range netEpochs {
		var now []scene
		for _, s := range all {
			if s.joins == 1 || random.Float64() < netKeep {
				now = append(now, s)
			}
		}
		batches := neural.Deal(now, func(s scene) int { return len(s.tokens) }, netBatch, random)
		if epoch == 0 {
			steps = netEpochs * len(batches)
		}
		for _, b := range batches {
			pass.Reset()
			n.params.Pack(true)
			n.learn(pass, b)
			rate := netRate * min(1, float64(step+1)/50)
			adam.Step(pass.Grad, rate*(1+math.Cos(math.Pi*min(1, float64(step)/float64(steps))))/2)
			step++
		}
		if progress != nil {
			progress(fmt.Sprintf("network: epoch %d of %d", epoch+1, netEpochs))
		}
	}
	// What it gives is what the stored one gives.
	n, err := loadNetwork(n.bytes())
	if err != nil {
		panic("consequence: network just stored: " + err.Error())
	}
	return n
}

// learn adds the gradient of a batch, longest first, to the pass's. A marker that
// joins nothing stands for all those that were left out of the epoch.
func (n *network) learn(pass *neural.Pass, scenes []scene) {
	lengths := make([]int, len(scenes))
	words, weight := 0, 0.0
	for i, s := range scenes {
		lengths[i] = len(s.tokens)
		if s.joins == 1 {
			words += len(s.tokens)
			weight++
		} else {
			weight += 1 / netKeep
		}
	}
	b := neural.NewBatch(lengths)
	rows := b.Rows()
	x := pass.Alloc(rows * netWidth)
	for k, s := range scenes {
		for t, tok := range s.tokens {
			n.row(tok, x[b.Row(k, t)*netWidth:][:netWidth])
		}
	}
	in := pass.Mask(len(scenes)*netWidth, dropIn)
	b.Drop(x, netWidth, in)
	states := n.lstm.Forward(pass, b, x)
	const w = 2 * netHidden
	h := append(pass.Alloc(len(states.Out))[:0], states.Out...)
	out := pass.Mask(len(scenes)*w, dropOut)
	b.Drop(h, w, out)
	y := n.part.Forward(pass, h, rows)
	marked := pass.Alloc(len(scenes) * w)
	for k, s := range scenes {
		copy(marked[k*w:][:w], h[b.Row(k, s.at)*w:])
	}
	z := n.joins.Forward(pass, marked, len(scenes))
	for k, s := range scenes {
		scale := 1.0
		if s.joins == 0 {
			scale = 1 / netKeep
		}
		neural.Cross(z[2*k:2*k+2], s.joins, float32(scale/weight))
		for t := range s.tokens {
			part := -1
			if s.joins == 1 && s.labels != nil {
				part = partOf[s.labels[t]]
			}
			neural.Cross(y[b.Row(k, t)*netParts:][:netParts], part, 1/float32(max(words, 1)))
		}
	}
	dh := pass.Alloc(len(h))
	n.part.Backward(pass, h, y, dh, rows)
	dm := pass.Alloc(len(marked))
	n.joins.Backward(pass, marked, z, dm, len(scenes))
	for k, s := range scenes {
		to := dh[b.Row(k, s.at)*w:][:w]
		for i := range to {
			to[i] += dm[k*w+i]
		}
	}
	b.Drop(dh, w, out)
	dx := pass.Alloc(len(x))
	n.lstm.Backward(pass, b, states, x, dh, dx)
	b.Drop(dx, netWidth, in)
	for k, s := range scenes {
		for t, tok := range s.tokens {
			from := dx[b.Row(k, t)*netWidth:][len(tok.state):]
			for i, table := range n.sign {
				to := pass.Grad.Row(table, tok.sign[i])
				for c := range to {
					to[c] += from[i*signWidth+c]
				}
			}
		}
	}
}
