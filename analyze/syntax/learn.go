package syntax

import (
	"ascribe/analyze/matrix"
	"ascribe/analyze/neural"
)

// lesson is a sentence to learn from: its tags and tree, its names, or both.
type lesson struct {
	signs  []sign
	tag    []int
	head   []int // -1 for the root; nil when the tree is not known
	label  []int
	name   []int // nil when the names are not known
	manner Manner
}

// learn adds the gradient of a batch, longest first, to the pass's. Words count
// scale each.
func (n *network) learn(p *neural.Pass, lessons []*lesson, scale float32) (loss float64) {
	sentences := make([][]sign, len(lessons))
	for i, l := range lessons {
		sentences[i] = l.signs
	}
	r := n.forward(p, sentences)
	rows := r.batch.Rows()
	dviews, dforms := p.Alloc(rows*allViews), p.Alloc(rows*arcWidth)
	at := 0
	for _, l := range lessons {
		if l.head != nil {
			loss += n.learnTree(p, r, l, at, scale, dviews, dforms)
		}
		loss += n.learnLabels(r, l, at, scale)
		at += len(l.signs)
	}
	n.backward(p, r, dviews, dforms)
	return loss
}

// learnLabels turns the scores of tags and names into gradients.
func (n *network) learnLabels(r *run, l *lesson, at int, scale float32) (loss float64) {
	for i := range l.signs {
		tags := r.tags[(at+i)*len(n.tags):][:len(n.tags)]
		if l.tag != nil {
			loss += neural.Cross(tags, l.tag[i], scale)
		} else {
			clear(tags)
		}
		for m := range manners {
			scores := r.names[((at+i)*int(manners)+int(m))*nameLabels:][:nameLabels]
			if l.name != nil && m == l.manner {
				loss += neural.Cross(scores, l.name[i], scale)
			} else {
				clear(scores)
			}
		}
	}
	return loss
}

func (n *network) learnTree(p *neural.Pass, r *run, l *lesson, at int, scale float32, dviews, dforms []float32) (loss float64) {
	words := len(l.signs)
	width := words + 1
	heads := n.heads(p, r, at, words)
	scores := n.arcs(p, r, heads, at, words)
	for i, h := range l.head {
		if h < 0 {
			h = words
		}
		loss += neural.Cross(scores[i*width:][:width], h, scale)
	}
	matrix.MulAdd(dforms[at*arcWidth:], arcWidth, scores, width, matrix.Pack(heads, arcWidth, width, arcWidth), words)
	dheads := p.Alloc(len(heads))
	p.AddOuter(dheads, scores, width, width, r.forms[at*arcWidth:], arcWidth, arcWidth, words)
	for i := range words {
		matrix.Axpy(dviews[(at+i)*allViews+headView:][:arcWidth], 1, dheads[i*arcWidth:][:arcWidth])
	}
	droot := p.Grad.Of(n.root)
	matrix.Axpy(droot[:arcWidth], 1, dheads[words*arcWidth:])

	x := n.ties(p, r, at, l.head)
	y := n.label.Forward(p, x, words)
	for i, label := range l.label {
		loss += neural.Cross(y[i*len(n.labels):][:len(n.labels)], label, scale)
	}
	dx := p.Alloc(len(x))
	n.label.Backward(p, x, y, dx, words)
	for i, h := range l.head {
		dep, head := n.tie(r, at, i, l.head)
		ddep := dviews[(at+i)*allViews+tieDep:][:tieWidth]
		dhead := droot[arcWidth:]
		if h >= 0 {
			dhead = dviews[(at+h)*allViews+tieHead:][:tieWidth]
		}
		d := dx[i*3*tieWidth:][:3*tieWidth]
		for k := range tieWidth {
			ddep[k] += d[tieWidth+k] + d[k]*head[k]
			dhead[k] += d[2*tieWidth+k] + d[k]*dep[k]
		}
	}
	return loss
}

// backward goes from the gradients by the views and by the tags' scores, which
// stand in r.tags, down to the tables.
func (n *network) backward(p *neural.Pass, r *run, dviews, dforms []float32) {
	b := r.batch
	rows := b.Rows()
	deps, ddeps := p.Alloc(rows*arcWidth), p.Alloc(rows*arcWidth)
	for i := range rows {
		copy(deps[i*arcWidth:][:arcWidth], r.views[i*allViews+depView:])
	}
	n.form.Backward(p, deps, dforms, ddeps, rows)
	for i := range rows {
		matrix.Axpy(dviews[i*allViews+depView:][:arcWidth], 1, ddeps[i*arcWidth:][:arcWidth])
	}
	for k, m := range r.viewed {
		dviews[k] *= m
	}
	neural.LeakyBackward(r.views, dviews)
	dread := p.Alloc(rows * 2 * hidden)
	n.views.Backward(p, r.top, dviews, dread, rows)
	dtag := p.Alloc(rows * 2 * hidden)
	n.tag.Backward(p, r.tagIn, r.tags, dtag, rows)
	n.names.Backward(p, r.tagIn, r.names, dtag, rows)
	n.encodeBack(p, r, dtag, dread)
}

// encodeBack goes from the gradients by what the layer of tags and the last
// layer give, both in the order of reading, down to the tables.
func (n *network) encodeBack(p *neural.Pass, r *run, dtag, dtop []float32) {
	b := r.batch
	rows := b.Rows()
	dout := p.Alloc(rows * 2 * hidden)
	b.ByStep(dout, dtop, 2*hidden)
	for i := layers - 1; i >= 0; i-- {
		if i == tagLayer {
			b.ByStep(dout, dtag, 2*hidden)
		}
		b.Drop(dout, 2*hidden, r.masks[i+1])
		width := len(r.entered[i]) / rows
		dx := p.Alloc(rows * width)
		n.lstm[i].Backward(p, b, r.states[i], r.entered[i], dout, dx)
		dout = dx
	}
	width := n.input.width()
	b.Drop(dout, width, r.masks[0])
	for row, s := range r.signs {
		n.input.rowBack(p.Grad, s, dout[row*width:][:width])
	}
}
