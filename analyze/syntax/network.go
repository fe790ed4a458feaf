package syntax

import (
	"ascribe/analyze/matrix"
	"ascribe/analyze/neural"
)

// Sizes of the network.
const (
	layers   = 3
	hidden   = 128 // per direction
	tagLayer = 1   // tags and names are read off this layer
	arcWidth = 160
	tieWidth = 96 // for labels
)

// Shares that are dropped in training.
const (
	dropInput = 0.15
	dropLayer = 0.3
	dropState = 0.2
)

// network reads sentences with a bidirectional LSTM and scores tags, names, heads
// and labels. Heads are scored by a biaffine form of two views of a word, one as
// dependent and one as head (Dozat and Manning, ICLR 2017); labels by a form of
// the same kind in which the tensor is a sum of products.
type network struct {
	tags, labels []string

	params neural.Params
	shared int // how many of the parameters, the first ones, are the encoder's
	input  *input
	lstm   [layers]*neural.LSTM
	tag    neural.Dense
	names  neural.Dense  // nameLabels in each manner
	views  neural.Dense  // dependent, head, dependent for labels, head for labels
	root   *neural.Param // the head views of the root
	form   neural.Dense
	label  neural.Dense // of the product of two views and of both
}

func newNetwork(tags, labels []string, in func(*neural.Params) *input) *network {
	n := &network{tags: tags, labels: labels}
	ps := &n.params
	n.input = in(ps)
	width := n.input.width()
	for i := range n.lstm {
		n.lstm[i] = neural.NewLSTM(ps, "lstm"+string(rune('1'+i)), width, hidden, dropState)
		width = 2 * hidden
	}
	n.shared = len(ps.List)
	n.tag = neural.NewDense(ps, "tag", width, len(tags))
	n.names = neural.NewDense(ps, "names", width, int(manners)*nameLabels)
	n.views = neural.NewDense(ps, "views", width, 2*arcWidth+2*tieWidth)
	n.root = ps.Matrix("root", 1, arcWidth+tieWidth)
	n.form = neural.NewDense(ps, "form", arcWidth, arcWidth)
	n.label = neural.NewDense(ps, "label", 3*tieWidth, len(labels))
	return n
}

// Where the views of a word stand in its row.
const (
	depView  = 0
	headView = arcWidth
	tieDep   = 2 * arcWidth
	tieHead  = 2*arcWidth + tieWidth
	allViews = 2*arcWidth + 2*tieWidth
)

// run is what the network computes for a batch. Rows are in the order of the
// batch up to the LSTM's and in the order of reading from there on.
type run struct {
	batch   *neural.Batch
	signs   []sign
	entered [layers][]float32 // what each layer read
	states  [layers]*neural.States
	masks   [layers + 1][]float32
	tagIn   []float32
	tags    []float32 // scores
	names   []float32 // scores, manner after manner
	top     []float32
	views   []float32
	viewed  []float32 // dropout of views
	forms   []float32 // dependents' views in the heads' space
}

// encode runs sentences given by the signs of their words, longest first, through
// the layers that all tasks share.
func (n *network) encode(p *neural.Pass, sentences [][]sign) *run {
	lengths := make([]int, len(sentences))
	for i, s := range sentences {
		lengths[i] = len(s)
	}
	b := neural.NewBatch(lengths)
	r := &run{batch: b, signs: make([]sign, b.Rows())}
	width := n.input.width()
	x := p.Alloc(b.Rows() * width)
	for i, s := range sentences {
		for t, w := range s {
			row := b.Row(i, t)
			r.signs[row] = w
			n.input.row(w, x[row*width:][:width])
		}
	}
	r.masks[0] = p.Mask(len(lengths)*width, dropInput)
	b.Drop(x, width, r.masks[0])
	for i, l := range n.lstm {
		r.entered[i] = x
		r.states[i] = l.Forward(p, b, x)
		// A copy, since the states are needed as they are to learn.
		x = r.states[i].Out
		if r.masks[i+1] = p.Mask(len(lengths)*2*hidden, dropLayer); r.masks[i+1] != nil {
			x = append(p.Alloc(len(x))[:0], x...)
			b.Drop(x, 2*hidden, r.masks[i+1])
		}
		if i == tagLayer {
			r.tagIn = b.BySentence(p, x, 2*hidden)
		}
	}
	r.top = b.BySentence(p, x, 2*hidden)
	return r
}

// forward reads tags, names and the views of words off the encoder.
func (n *network) forward(p *neural.Pass, sentences [][]sign) *run {
	r := n.encode(p, sentences)
	b := r.batch
	r.tags = n.tag.Forward(p, r.tagIn, b.Rows())
	r.names = n.names.Forward(p, r.tagIn, b.Rows())
	r.views = n.views.Forward(p, r.top, b.Rows())
	neural.Leaky(r.views)
	if r.viewed = p.Mask(len(r.views), dropLayer); r.viewed != nil {
		for k, m := range r.viewed {
			r.views[k] *= m
		}
	}
	deps := p.Alloc(b.Rows() * arcWidth)
	for i := range b.Rows() {
		copy(deps[i*arcWidth:][:arcWidth], r.views[i*allViews+depView:])
	}
	r.forms = n.form.Forward(p, deps, b.Rows())
	return r
}

// heads gives the views as heads of the words from row at on, and of the root
// last.
func (n *network) heads(p *neural.Pass, r *run, at, words int) []float32 {
	h := p.Alloc((words + 1) * arcWidth)
	for i := range words {
		copy(h[i*arcWidth:][:arcWidth], r.views[(at+i)*allViews+headView:])
	}
	copy(h[words*arcWidth:], n.root.W[:arcWidth])
	return h
}

// never is the score of what cannot be.
const never = -1e9

// arcs scores every word of a sentence as the head of every other: a row for each
// dependent, the root in the last column.
func (n *network) arcs(p *neural.Pass, r *run, heads []float32, at, words int) []float32 {
	width := words + 1
	scores := p.Alloc(words * width)
	matrix.MulAdd(scores, width, r.forms[at*arcWidth:], arcWidth, matrix.PackTransposed(heads, arcWidth, arcWidth, width), words)
	for i := range words {
		scores[i*width+i] = never
	}
	return scores
}

// ties gives what labels are scored by, for a sentence whose heads are given; a
// head of -1 or of the number of words is the root.
func (n *network) ties(p *neural.Pass, r *run, at int, heads []int) []float32 {
	x := p.Alloc(len(heads) * 3 * tieWidth)
	for i := range heads {
		dep, head := n.tie(r, at, i, heads)
		row := x[i*3*tieWidth:][:3*tieWidth]
		copy(row[tieWidth:], dep)
		copy(row[2*tieWidth:], head)
		for k := range tieWidth {
			row[k] = dep[k] * head[k]
		}
	}
	return x
}

func (n *network) tie(r *run, at, i int, heads []int) (dep, head []float32) {
	dep = r.views[(at+i)*allViews+tieDep:][:tieWidth]
	if h := heads[i]; h >= 0 && h < len(heads) {
		return dep, r.views[(at+h)*allViews+tieHead:][:tieWidth]
	}
	return dep, n.root.W[arcWidth:]
}
