package syntax

import (
	"math"
	"slices"

	"ascribe/analyze/neural"
)

// longest is how many words are read as one sentence; longer ones are cut.
const longest = 160

// guess is what the network makes of a sentence.
type guess struct {
	tag   []int
	head  []int // len(head) at the root
	label []int
	names []float32 // log probabilities of NameLabels, manner after manner for each word
	state []int8
}

// predict tags and parses sentences, longest first.
func (n *network) predict(p *neural.Pass, sentences [][]sign) []guess {
	p.Reset()
	r := n.forward(p, sentences)
	out := make([]guess, len(sentences))
	at := 0
	for k, s := range sentences {
		g := guess{tag: make([]int, len(s)), head: make([]int, len(s)), label: make([]int, len(s))}
		for i := range s {
			g.tag[i] = neural.Best(r.tags[(at+i)*len(n.tags):][:len(n.tags)])
		}
		g.names = slices.Clone(r.names[at*int(manners)*nameLabels:][:len(s)*int(manners)*nameLabels])
		nameMarginals(g.names)
		g.state = states(r.top[at*2*hidden:][:len(s)*2*hidden])
		p.Passing(func() {
			scores := n.arcs(p, r, n.heads(p, r, at, len(s)), at, len(s))
			bestTree(scores, len(s), g.head)
			y := n.label.Forward(p, n.ties(p, r, at, g.head), len(s))
			for i := range s {
				g.label[i] = neural.Best(y[i*len(n.labels):][:len(n.labels)])
			}
		})
		out[k] = g
		at += len(s)
	}
	return out
}

// states puts numbers between -1 and 1 in eight bits.
func states(x []float32) []int8 {
	out := make([]int8, len(x))
	for i, v := range x {
		out[i] = int8(math.RoundToEven(float64(v * 127)))
	}
	return out
}

// bestTree gives every word its best head when that makes a projective tree,
// which it mostly does, and looks for the best such tree when not.
func bestTree(scores []float32, n int, head []int) {
	for i := range head {
		head[i] = neural.Best(scores[i*(n+1):][:n+1])
	}
	if !isProjective(head) {
		projective(scores, n, head)
	}
}

// isProjective reports whether heads make one tree, with one root, in which no
// two arcs cross and none spans the root.
func isProjective(head []int) bool {
	return oneTree(head) && nested(head)
}

// oneTree reports whether every word leads to the one root.
func oneTree(head []int) bool {
	n := len(head)
	const onTheWay, arrived = 1, 2
	state := make([]byte, n)
	roots := 0
	for i, h := range head {
		if h == n {
			roots++
		}
		j := i
		for ; j < n && state[j] == 0; j = head[j] {
			state[j] = onTheWay
		}
		if j < n && state[j] == onTheWay {
			return false // it leads in a circle
		}
		for j = i; j < n && state[j] == onTheWay; j = head[j] {
			state[j] = arrived
		}
	}
	return roots == 1
}

// nested reports whether every word under an arc has its head under it too.
func nested(head []int) bool {
	for i, h := range head {
		if h == len(head) {
			continue
		}
		from, to := min(i, h), max(i, h)
		for _, under := range head[from+1 : to] {
			if under < from || under > to {
				return false
			}
		}
	}
	return true
}
