package syntax

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sync"
	"time"

	"ascribe/analyze/clusters"
	"ascribe/analyze/matrix"
	"ascribe/analyze/neural"
)

// RawText is text without annotation: the numbers of its words in Forms,
// sentence after sentence, each ended by clusters.Break.
type RawText struct {
	Forms []string
	Words []int32
}

// PretrainOptions steer the learning from raw text.
type PretrainOptions struct {
	Words      int // how many words are read
	Rate       float64
	Seed       uint64
	Progress   func(string)
	Checkpoint Checkpoint
}

// Sizes of the guessing game.
const (
	blankShare  = 0.18 // of the words are left out
	wrongWords  = 1500 // other words that the right one is told from
	gameWords   = 1000000
	fewestWords = 4 // in a sentence that is read
)

// Pretrain teaches the layers that all tasks share to guess words that are left
// out from those around them (the cloze task of Devlin and others, NAACL 2019,
// for an LSTM), among words drawn by their frequency. Known are the treebank
// sentences that the network will learn from later.
func Pretrain(raw RawText, data []Sentence, o PretrainOptions) ([]byte, error) {
	known, _ := frequent(data)
	g := newGame(known, raw, o)
	epochs := max(1, o.Words/gameWords)
	first, err := o.Checkpoint.read(g.adam, o.key(len(raw.Words)))
	if err != nil {
		return nil, err
	}
	start := time.Now()
	for epoch := first; epoch < epochs; epoch++ {
		loss, guesses := g.play(epoch, epochs, o)
		if err := o.Checkpoint.write(g.adam, o.key(len(raw.Words)), epoch+1); err != nil {
			return nil, err
		}
		if o.Progress != nil {
			left := time.Since(start) / time.Duration(epoch+1-first) * time.Duration(epochs-epoch-1)
			o.Progress(fmt.Sprintf("raw text: %d of %d million words, loss %.3f a guess, %s left",
				epoch+1, epochs, loss/float64(guesses), left.Round(time.Second)))
		}
	}
	o.Checkpoint.done()
	return g.network.encoder(), nil
}

// key stands for the options and the text.
func (o PretrainOptions) key(words int) uint64 {
	return uint64(hashString(fmt.Sprint("raw text", o.Words, o.Rate, o.Seed, words)))
}

// game is a network with what guessing needs beside it.
type game struct {
	network *network
	raw     RawText
	starts  []int32 // of sentences
	rows    []int32 // the vector's row of each form
	noise   []int32 // rows as often as they are drawn
	// different counts the rows in noise.
	different int
	words     []word          // of each form
	guess     [2]neural.Dense // from the layer of tags and from the last one
	out       *neural.Param
	adam      *neural.Adam
	workers   [shards]worker
}

func newGame(known []string, raw RawText, o PretrainOptions) *game {
	vectors := clusters.Embedded()
	n := newNetwork([]string{"-"}, []string{"-"}, func(ps *neural.Params) *input { return newInput(ps, known, vectors) })
	g := &game{network: n, raw: raw}
	for i := range g.guess {
		g.guess[i] = neural.NewDense(&n.params, fmt.Sprintf("guess%d", i), 2*hidden, vectors.Dim())
	}
	g.out = n.params.Table("out", vectors.Len(), vectors.Dim())
	n.params.Init(rand.New(rand.NewPCG(o.Seed, 11)))
	for i := range vectors.Len() {
		vectors.Get(i, g.out.Row(i))
	}
	for _, f := range raw.Forms {
		w := newWord(f, sentenceCase)
		g.words = append(g.words, w)
		g.rows = append(g.rows, int32(vectors.Find(clusters.Normal(w.text))))
	}
	g.survey()
	g.adam = neural.NewAdam(&n.params, clipNorm)
	for i := range g.workers {
		g.workers[i].pass.Grad = n.params.NewGrad()
	}
	return g
}

// survey finds the sentences, and draws words by their frequency to the power
// of 3/4 (Mikolov and others, NIPS 2013).
func (g *game) survey() {
	count := make([]int, g.out.Rows)
	from := 0
	for i, w := range g.raw.Words {
		if w != clusters.Break {
			if r := g.rows[w]; r >= 0 {
				count[r]++
			}
			continue
		}
		if i-from >= fewestWords {
			g.starts = append(g.starts, int32(from))
		}
		from = i + 1
	}
	const size = 1 << 20
	sum, acc := 0.0, 0.0
	for _, c := range count {
		sum += math.Pow(float64(c), 0.75)
	}
	for r, c := range count {
		if c > 0 {
			g.different++
		}
		for acc += math.Pow(float64(c), 0.75); float64(len(g.noise)) < acc/sum*size; {
			g.noise = append(g.noise, int32(r))
		}
	}
}

// play reads one million words.
func (g *game) play(epoch, epochs int, o PretrainOptions) (loss float64, guesses int) {
	random := rand.New(rand.NewPCG(o.Seed, uint64(1000+epoch)))
	for i := range g.workers {
		g.workers[i].pass.Rand = rand.New(rand.NewPCG(o.Seed, uint64(100+i+shards*epoch)))
	}
	batches := deal(g.draw(gameWords, random), random)
	for k := 0; k < len(batches); k += shards {
		now := batches[k:min(k+shards, len(batches))]
		done := (float64(epoch) + float64(k)/float64(len(batches))) / float64(epochs)
		rate := o.Rate * min(1, (done*float64(epochs*len(batches)/shards)+1)/500)
		rate *= 0.05 + 0.95*(1+math.Cos(math.Pi*done))/2
		g.network.params.Pack(true)
		l, n := g.step(now)
		g.adam.Step(g.workers[0].pass.Grad, rate)
		loss, guesses = loss+l, guesses+n
	}
	return loss, guesses
}

// draw picks sentences and the words in them that are left out.
func (g *game) draw(least int, random *rand.Rand) []*lesson {
	var all []*lesson
	var words []word
	for read := 0; read < least; {
		from := g.starts[random.IntN(len(g.starts))]
		words = words[:0]
		var rows []int
		for _, w := range g.raw.Words[from:] {
			if w == clusters.Break || len(words) == longest {
				break
			}
			words = append(words, g.words[w])
			rows = append(rows, int(g.rows[w]))
		}
		l := &lesson{signs: g.network.input.signs(words), tag: rows}
		for i := range rows {
			switch {
			case rows[i] < 0 || random.Float64() >= blankShare:
				rows[i] = -1
			case random.Float64() < 0.9:
				l.signs[i] = sign{blank: true}
			}
		}
		read += len(words)
		all = append(all, l)
	}
	return all
}

func (g *game) step(batches [][]*lesson) (loss float64, guesses int) {
	for _, b := range batches {
		for _, l := range b {
			for _, r := range l.tag {
				if r >= 0 {
					guesses++
				}
			}
		}
	}
	scale := 1 / float32(max(1, guesses))
	var wait sync.WaitGroup
	for i := range batches {
		w := &g.workers[i]
		wait.Go(func() {
			w.pass.Reset()
			w.loss = g.learn(&w.pass, batches[i], w.pass.Rand, scale)
		})
	}
	wait.Wait()
	for i := range batches {
		loss += g.workers[i].loss
		if i > 0 {
			g.workers[0].pass.Grad.Add(&g.network.params, g.workers[i].pass.Grad)
		}
	}
	return loss, guesses
}

// choices are the words that the right ones of a batch are among.
type choices struct {
	rows  []int32
	place map[int32]int
}

func (c *choices) add(row int32) int {
	at, ok := c.place[row]
	if !ok {
		at = len(c.rows)
		c.place[row] = at
		c.rows = append(c.rows, row)
	}
	return at
}

// learn adds the gradient of a batch.
func (g *game) learn(p *neural.Pass, lessons []*lesson, random *rand.Rand, scale float32) (loss float64) {
	sentences := make([][]sign, len(lessons))
	var at, right []int // the words left out: where they stand, and which choice is right
	among := choices{place: map[int32]int{}}
	words := 0
	for i, l := range lessons {
		sentences[i] = l.signs
		for _, r := range l.tag {
			if r >= 0 {
				at, right = append(at, words), append(right, among.add(int32(r)))
			}
			words++
		}
	}
	for len(among.rows) < min(wrongWords, g.different) {
		among.add(g.noise[random.IntN(len(g.noise))])
	}
	r := g.network.encode(p, sentences)
	dtag, dtop := p.Alloc(len(r.tagIn)), p.Alloc(len(r.top))
	s := g.gather(p, among.rows)
	loss = g.guessFrom(p, s, g.guess[0], r.tagIn, dtag, at, right, scale)
	loss += g.guessFrom(p, s, g.guess[1], r.top, dtop, at, right, scale)
	for i, c := range among.rows {
		matrix.Axpy(p.Grad.Row(g.out, int(c)), 1, s.back[i*g.out.Cols:][:g.out.Cols])
	}
	g.network.encodeBack(p, r, dtag, dtop)
	return loss / float64(len(g.guess))
}

// selection is the vectors of some words, ready for products with them, and the
// gradient by them.
type selection struct {
	size     int
	to, from *matrix.Packed
	back     []float32
}

func (g *game) gather(p *neural.Pass, rows []int32) selection {
	dim := g.out.Cols
	x := p.Alloc(len(rows) * dim)
	for i, r := range rows {
		copy(x[i*dim:], g.out.Row(int(r)))
	}
	return selection{
		len(rows), matrix.PackTransposed(x, dim, dim, len(rows)), matrix.Pack(x, dim, len(rows), dim), p.Alloc(len(x)),
	}
}

// guessFrom guesses words from one layer's states, and adds the gradients by
// them and by the words' vectors.
func (g *game) guessFrom(p *neural.Pass, s selection, d neural.Dense, states, dstates []float32, at, right []int, scale float32) (loss float64) {
	const width = 2 * hidden
	dim := g.out.Cols
	x := p.Alloc(len(at) * width)
	for i, row := range at {
		copy(x[i*width:][:width], states[row*width:])
	}
	y := d.Forward(p, x, len(at))
	scores := p.Alloc(len(at) * s.size)
	matrix.MulAdd(scores, s.size, y, dim, s.to, len(at))
	for i := range at {
		loss += neural.Cross(scores[i*s.size:][:s.size], right[i], scale)
	}
	dy := p.Alloc(len(y))
	matrix.MulAdd(dy, dim, scores, s.size, s.from, len(at))
	p.AddOuter(s.back, scores, s.size, s.size, y, dim, dim, len(at))
	dx := p.Alloc(len(x))
	d.Backward(p, x, dy, dx, len(at))
	for i, row := range at {
		copy(dstates[row*width:][:width], dx[i*width:])
	}
	return loss
}
