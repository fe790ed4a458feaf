package syntax

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"ascribe/analyze/clusters"
	"ascribe/analyze/neural"
)

// TrainOptions steer a training run. The same options and data give the same bytes.
type TrainOptions struct {
	Epochs int
	Rate   float64
	Seed   uint64
	// Encoder is what was learnt from raw text, as of Pretrain; nil to start from nothing.
	Encoder []byte
	// NamesShare of the sentences that have names and no tree are read in an epoch.
	NamesShare float64
	Progress   func(string)
	// Report is called with the parser as it is after some epochs.
	Report     func(epoch int, p *Parser)
	Checkpoint Checkpoint
}

const (
	shardWords = 600 // words whose gradient is computed in one go
	shards     = 2   // such parts make a step
	clipNorm   = 5
)

// TrainNetwork learns tags and trees.
func TrainNetwork(data []Sentence, lemmas []byte, o TrainOptions) (*Parser, error) {
	tags := classes(data, func(s *Sentence) []string { return s.POS })
	labels := classes(data, func(s *Sentence) []string { return s.Label })
	known, count := frequent(data)
	n := newNetwork(tags, labels, func(ps *neural.Params) *input { return newInput(ps, known, clusters.Embedded()) })
	n.params.Init(rand.New(rand.NewPCG(o.Seed, 7)))
	if o.Encoder != nil {
		if err := n.readEncoder(o.Encoder); err != nil {
			return nil, err
		}
	}
	adam := neural.NewAdam(&n.params, clipNorm)
	key := uint64(hashString(fmt.Sprint(o.Epochs, o.Rate, o.Seed, o.NamesShare, len(data), len(o.Encoder))))
	first, err := o.Checkpoint.read(adam, key)
	if err != nil {
		return nil, err
	}
	var workers [shards]worker
	for i := range workers {
		workers[i].pass.Grad = n.params.NewGrad()
	}
	parser, err := newParser(n, lemmas)
	if err != nil {
		return nil, err
	}
	start := time.Now()
	for epoch := first; epoch < o.Epochs; epoch++ {
		random := rand.New(rand.NewPCG(o.Seed, uint64(1000+epoch)))
		for i := range workers {
			workers[i].pass.Rand = rand.New(rand.NewPCG(o.Seed, uint64(100+i+shards*epoch)))
		}
		batches := deal(n.lessons(data, count, random, o), random)
		loss, words := 0.0, 0
		for k := 0; k < len(batches); k += shards {
			now := batches[k:min(k+shards, len(batches))]
			n.params.Pack(true)
			l, w := n.step(workers[:len(now)], now)
			loss, words = loss+l, words+w
			done := float64(epoch) + float64(k)/float64(len(batches)) // epochs
			rate := o.Rate * min(1, done*float64(len(batches)/shards)/300+1.0/300)
			rate *= (1 + math.Cos(math.Pi*done/float64(o.Epochs))) / 2
			adam.Step(workers[0].pass.Grad, rate)
		}
		if err := o.Checkpoint.write(adam, key, epoch+1); err != nil {
			return nil, err
		}
		if o.Progress != nil {
			left := time.Since(start) / time.Duration(epoch+1-first) * time.Duration(o.Epochs-epoch-1)
			o.Progress(fmt.Sprintf("epoch %d of %d, loss %.3f a word, %s left", epoch+1, o.Epochs, loss/float64(words), left.Round(time.Second)))
		}
		if o.Report != nil {
			n.params.Pack(false)
			o.Report(epoch, parser)
		}
	}
	o.Checkpoint.done()
	n.params.Pack(false)
	return parser, nil
}

type worker struct {
	pass neural.Pass
	loss float64
}

// step sums up the gradients of some batches in the first worker's.
func (n *network) step(workers []worker, batches [][]*lesson) (loss float64, words int) {
	for _, b := range batches {
		for _, l := range b {
			words += len(l.signs)
		}
	}
	scale := 1 / float32(words)
	var wait sync.WaitGroup
	for i := range workers {
		wait.Go(func() {
			workers[i].pass.Reset()
			workers[i].loss = n.learn(&workers[i].pass, batches[i], scale)
		})
	}
	wait.Wait()
	for i := range workers {
		loss += workers[i].loss
		if i > 0 {
			workers[0].pass.Grad.Add(&n.params, workers[i].pass.Grad)
		}
	}
	return loss, words
}

// lessons prepares the sentences for an epoch: some in the capitals of
// headlines, and rare words now and then as unknown ones.
func (n *network) lessons(data []Sentence, count map[string]int, random *rand.Rand, o TrainOptions) []*lesson {
	class := func(names []string) map[string]int {
		m := map[string]int{}
		for i, name := range names {
			m[name] = i
		}
		return m
	}
	tags, labels := class(n.tags), class(n.labels)
	var all []*lesson
	var words []word
	for i := range data {
		s := &data[i]
		// Texts that only have names are so many that each is read now and then.
		if len(s.Form) > longest || s.Head == nil && random.Float64() > o.NamesShare {
			continue
		}
		words, _ = readWords(words, recase(s.Form, s.POS, random))
		l := &lesson{head: s.Head, signs: n.input.signs(words), manner: s.Manner}
		for k := range words {
			const forget = 0.25
			if random.Float64() < forget/(forget+float64(count[words[k].lower])) {
				l.signs[k].word = 0
			}
			if s.Head != nil {
				l.tag = append(l.tag, tags[s.POS[k]])
				l.label = append(l.label, labels[s.Label[k]])
			}
			if s.Names != nil {
				l.name = append(l.name, nameOf(s.Names[k]))
			}
		}
		all = append(all, l)
	}
	return all
}

// deal cuts sentences of about the same length into batches, in a random order.
func deal(all []*lesson, random *rand.Rand) [][]*lesson {
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	key := map[*lesson]float64{}
	for _, l := range all {
		key[l] = float64(len(l.signs)) * (1 + 0.2*random.Float64())
	}
	slices.SortFunc(all, func(a, b *lesson) int { return cmp.Compare(key[b], key[a]) })
	var batches [][]*lesson
	var batch []*lesson
	words := 0
	flush := func() {
		slices.SortStableFunc(batch, func(a, b *lesson) int { return len(b.signs) - len(a.signs) })
		if len(batch) > 0 {
			batches = append(batches, batch)
		}
		batch, words = nil, 0
	}
	for _, l := range all {
		if words+len(l.signs) > shardWords {
			flush()
		}
		batch = append(batch, l)
		words += len(l.signs)
	}
	flush()
	random.Shuffle(len(batches), func(i, j int) { batches[i], batches[j] = batches[j], batches[i] })
	return batches
}
