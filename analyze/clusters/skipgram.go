package clusters

import (
	"math"
	"math/rand/v2"
)

// Options of Learn. Zero values stand for the defaults in brackets.
type Options struct {
	Dim      int     // length of a vector [64]
	Window   int     // words on each side that count as context [2]
	Negative int     // noise words per context word [5]
	Epochs   int     // passes over the text [2]
	Rate     float64 // first learning rate, falls to zero [0.05]
	Seed     uint64
	// Positional gives a context word one vector per place beside the word (Ling
	// and others, NAACL 2015): what follows and what precedes count apart, which
	// brings words together by syntax rather than by topic.
	Positional bool
	Progress   func(done float64)
}

func (o *Options) defaults() {
	set := func(p *int, v int) {
		if *p == 0 {
			*p = v
		}
	}
	set(&o.Dim, 64)
	set(&o.Window, 2)
	set(&o.Negative, 5)
	set(&o.Epochs, 2)
	if o.Rate == 0 {
		o.Rate = 0.05
	}
}

// Breaks are the sentences' ends in a stream of word numbers.
const Break = -1

// skipgram learns word vectors with negative sampling (Mikolov and others, NIPS
// 2013). Frequent words are thinned out as there, so that "the" does not take
// most of the time.
type skipgram struct {
	Options
	rng   *rand.Rand
	count []int
	total int
	words int
	noise []int32
	in    []float32
	out   []float32
	grad  []float32
}

// Learn learns one vector per word from a stream of word numbers, in which
// Break ends a sentence. The result depends only on the arguments.
func Learn(stream []int32, words int, o Options) []float32 {
	o.defaults()
	s := &skipgram{Options: o, rng: rand.New(rand.NewPCG(o.Seed, 0x5c1b)), count: make([]int, words),
		in: make([]float32, words*o.Dim), grad: make([]float32, o.Dim), words: words}
	places := 1
	if o.Positional {
		places = 2*o.Window + 1
	}
	s.out = make([]float32, places*words*o.Dim)
	for _, w := range stream {
		if w != Break {
			s.count[w]++
			s.total++
		}
	}
	s.fillNoise()
	for i := range s.in {
		s.in[i] = (s.rng.Float32() - 0.5) / float32(o.Dim)
	}
	sentence := make([]int32, 0, 256)
	steps, all := 0, len(stream)*o.Epochs
	for range o.Epochs {
		for _, w := range stream {
			steps++
			if w == Break || len(sentence) == cap(sentence) {
				s.learn(sentence, o.Rate*math.Max(1e-4, 1-float64(steps)/float64(all)))
				sentence = sentence[:0]
				if w == Break {
					continue
				}
			}
			if s.keep(w) {
				sentence = append(sentence, w)
			}
			if o.Progress != nil && steps%(1<<20) == 0 {
				o.Progress(float64(steps) / float64(all))
			}
		}
	}
	return s.in
}

// keep thins words that make up more than one in ten thousand of the text.
func (s *skipgram) keep(w int32) bool {
	const threshold = 1e-4
	f := float64(s.count[w]) / float64(s.total)
	return f <= threshold || s.rng.Float64() < math.Sqrt(threshold/f)+threshold/f
}

// fillNoise draws noise words by their frequency to the power of 3/4.
func (s *skipgram) fillNoise() {
	const size = 1 << 22
	sum := 0.0
	for _, c := range s.count {
		sum += math.Pow(float64(c), 0.75)
	}
	s.noise = make([]int32, 0, size)
	acc := 0.0
	for w, c := range s.count {
		acc += math.Pow(float64(c), 0.75)
		for float64(len(s.noise)) < acc/sum*size {
			s.noise = append(s.noise, int32(w))
		}
	}
}

func (s *skipgram) learn(sentence []int32, rate float64) {
	for i, w := range sentence {
		for j := max(0, i-s.Window); j <= i+s.Window && j < len(sentence); j++ {
			if j != i {
				place := 0
				if s.Positional {
					place = i - j + s.Window
				}
				s.pair(sentence[j], w, s.out[place*s.words*s.Dim:], float32(rate))
			}
		}
	}
}

// pair moves the vector of a word towards predicting one context word by its
// vector in out, and away from noise.
func (s *skipgram) pair(word, context int32, out []float32, rate float32) {
	d := s.Dim
	v := s.in[int(word)*d:][:d]
	grad := s.grad[:d]
	clear(grad)
	for n := 0; n <= s.Negative; n++ {
		target, label := context, float32(1)
		if n > 0 {
			target, label = s.noise[s.rng.IntN(len(s.noise))], 0
			if target == context {
				continue
			}
		}
		u := out[int(target)*d:][:d]
		dot := float32(0)
		for k, x := range v {
			dot += x * u[k]
		}
		g := (label - sigmoid(dot)) * rate
		for k, x := range v {
			grad[k] += g * u[k]
			u[k] += g * x
		}
	}
	for k, g := range grad {
		v[k] += g
	}
}

// sigmoids holds the logistic function from -8 to 8 in steps of 1/64.
var sigmoids = func() (t [1025]float32) {
	for i := range t {
		t[i] = float32(1 / (1 + math.Exp(-float64(i-512)/64)))
	}
	return t
}()

func sigmoid(x float32) float32 {
	switch {
	case x >= 8:
		return 1
	case x <= -8:
		return 0
	}
	return sigmoids[int((x+8)*64+0.5)]
}
