package consequence

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"ascribe/analyze/linear"
	"ascribe/analyze/neural"
	"ascribe/analyze/syntax"
)

// Sizes of the network.
const (
	signRows  = 1 << 9
	signWidth = 12
	signs     = 6 // how many signs beside its state a token has
	netWidth  = syntax.StateWidth + signs*signWidth
	netHidden = 32
)

// Parts that the network gives a token in view of a marker.
const (
	noPart = iota
	causePart
	effectPart
	markerPart
	netParts
)

// network looks at a sentence as a marker in it sees it, as in semantic role
// labelling with the predicate marked in the input (Zhou and Xu, ACL 2015). It
// goes on from the states of the network that parses and says whether the
// marker joins a cause and an effect, and for each token which part it has.
type network struct {
	params neural.Params
	sign   [signs]*neural.Param
	lstm   *neural.LSTM
	part   neural.Dense
	joins  neural.Dense
}

func newNetwork() *network {
	n := &network{}
	ps := &n.params
	for i := range n.sign {
		n.sign[i] = ps.Table("sign"+strconv.Itoa(i), signRows, signWidth)
	}
	n.lstm = neural.NewLSTM(ps, "lstm", netWidth, netHidden, dropState)
	n.part = neural.NewDense(ps, "part", 2*netHidden, netParts)
	n.joins = neural.NewDense(ps, "joins", 2*netHidden, 2)
	return n
}

// loadNetwork reads what bytes wrote.
func loadNetwork(b []byte) (*network, error) {
	n := newNetwork()
	rest, err := n.params.Read(b)
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("%d bytes too many", len(rest))
	}
	return n, err
}

func (n *network) bytes() []byte { return n.params.Append(nil) }

// token is what the network takes in of a token in view.
type token struct {
	state []int8
	sign  [signs]int
}

// seen is what the network takes in of the tokens in view.
func (v *view) seen() []token {
	out := make([]token, v.last-v.first)
	t := v.tree
	row := func(parts ...string) int { return int(linear.Hash(parts...) % signRows) }
	id, kind := row(v.c.id), row(v.c.kind, v.voice(v.c.at))
	for i := range out {
		at := v.first + i
		pl := v.places[i]
		side := v.side(at)
		branch, under := v.labels(pl)
		out[i] = token{
			state: t.State[at*syntax.StateWidth:][:syntax.StateWidth],
			sign: [signs]int{row(side, strconv.Itoa(pl.climb), branch), row(under, strconv.Itoa(min(pl.deep, 3)), side),
				row(side, bucket(v.distance(at))), id, kind, row(t.POS[at], t.Label[at])},
		}
	}
	return out
}

// scaled are the numbers that the bytes of a state stand for.
var scaled = func() (numbers [256]float32) {
	for i := range numbers {
		numbers[i] = float32(int8(i)) / 127
	}
	return
}()

func (n *network) row(t token, x []float32) {
	for k, v := range t.state {
		x[k] = scaled[uint8(v)]
	}
	x = x[len(t.state):]
	for k, s := range n.sign {
		s.Get(t.sign[k], x[k*signWidth:])
	}
}

// sight is what the network says of a marker: how likely it joins a cause and an
// effect, and if it does, how likely each token in view has each part.
type sight struct {
	joins float64
	parts [][netParts]float32
}

// look lets the network see some views.
func (n *network) look(views []*view) []sight {
	if len(views) == 0 {
		return nil
	}
	order := make([]int, len(views)) // longest first, as a batch wants them
	for i := range views {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(views[b].places), len(views[a].places)) })
	lengths := make([]int, len(views))
	for k, i := range order {
		lengths[k] = len(views[i].places)
	}
	b := neural.NewBatch(lengths)
	pass := spaces.Get().(*neural.Pass)
	defer spaces.Put(pass)
	pass.Reset()
	x := pass.Alloc(b.Rows() * netWidth)
	for k, i := range order {
		for t, tok := range views[i].seen() {
			n.row(tok, x[b.Row(k, t)*netWidth:][:netWidth])
		}
	}
	const w = 2 * netHidden
	h := n.lstm.Forward(pass, b, x).Out
	y := n.part.Forward(pass, h, b.Rows())
	marked := pass.Alloc(len(views) * w)
	for k, i := range order {
		copy(marked[k*w:][:w], h[b.Row(k, views[i].c.at-views[i].first)*w:])
	}
	z := n.joins.Forward(pass, marked, len(views))
	out := make([]sight, len(views))
	for k, i := range order {
		neural.Softmax(z[2*k:][:2])
		out[i] = sight{joins: float64(z[2*k+1]), parts: make([][netParts]float32, lengths[k])}
		for t := range out[i].parts {
			p := y[b.Row(k, t)*netParts:][:netParts]
			neural.Softmax(p)
			copy(out[i].parts[t][:], p)
		}
	}
	return out
}

// spaces are passes that can be used again.
var spaces = sync.Pool{New: func() any { return new(neural.Pass) }}
