package text

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"ascribe/analyze/linear"
)

//go:embed model/boundary.bin
var boundaryModel []byte

// boundaries is the classifier that has the last word on sentence ends. The rules
// are one of the things it looks at; what they cannot see are the ends without a
// mark, of headers, signatures and addresses.
var boundaries = sync.OnceValue(func() *linear.Chain {
	c, err := linear.LoadChain(boundaryModel)
	if err != nil {
		panic("text: embedded model: " + err.Error()) // the tests load it
	}
	return c
})

// shape is the look of a token.
type shape uint32

const (
	outside shape = iota // before or after the block
	small
	capital // first letter only
	capitals
	letter // one capital letter
	mixed
	figure
	addressed // web or mail address
	stopped   // ends in a full stop: an abbreviation
	symbols   // several marks
	marks     // plus the mark, when there is but one
)

func shapeOf(w string) shape {
	r, n := utf8.DecodeRuneInString(w)
	switch {
	case !unicode.IsLetter(r) && !unicode.IsDigit(r):
		if n == len(w) {
			return marks + shape(r)
		}
		if strings.IndexFunc(w, letterOrDigit) < 0 {
			return symbols
		}
	case n == len(w) && unicode.IsUpper(r):
		return letter
	case w[len(w)-1] == '.':
		return stopped
	case len(w) > 4 && (strings.Contains(w, "://") || w[:4] == "www." || strings.IndexByte(w, '@') > 0):
		return addressed
	case unicode.IsDigit(r):
		return figure
	}
	upper, lower := 0, 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	switch {
	case upper == 0:
		return small
	case lower == 0:
		return capitals
	case upper == 1 && unicode.IsUpper(r):
		return capital
	}
	return mixed
}

// gaps are the places between the tokens of a block.
type gaps struct {
	s        string
	tokens   []Token
	verdicts []verdict
	shapes   []shape
	words    []uint32 // hash of each token in small letters
	first    int      // first token of the sentence that is being read
	last     int      // where a mark last stands that could end a sentence
	casual   uint32   // 1 where the block is written without capitals
	titled   uint32   // how many of its words have a capital, from 0 to 4
	open     uint32   // brackets and quotation marks open since first, bit by bit
	counted  int      // the token up to which open is counted
	buf      []uint32
}

func newGaps(s string, tokens []Token) *gaps {
	n := len(tokens)
	g := &gaps{s: s, tokens: tokens, verdicts: verdicts(s, tokens), shapes: make([]shape, n), words: make([]uint32, n)}
	up, down := 0, 0
	for i := range tokens {
		w := word(s, tokens, i)
		g.shapes[i], g.words[i] = shapeOf(w), hashLower(w)
		switch g.shapes[i] {
		case small:
			down++
			if w == "i" {
				g.casual = 1
			}
		case capital, capitals, mixed, letter:
			up++
		}
		if g.verdicts[i] != unmarked {
			g.last = i
		}
	}
	if terminal(word(s, tokens, n-1)) || n > 1 && closes(s, tokens, n-1) && terminal(word(s, tokens, n-2)) {
		g.last = n
	}
	if g.shapes[0] == small {
		g.casual = 1
	}
	g.titled = uint32(4 * up / max(1, up+down))
	return g
}

// hashLower is a hash of w in small letters.
func hashLower(w string) uint32 {
	h := uint32(2166136261)
	for i := range len(w) {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// candidate reports whether a sentence may end before token k. Between words
// that are written small it never does without a mark.
func (g *gaps) candidate(k int) bool {
	if g.verdicts[k] != unmarked {
		return true
	}
	if !g.tokens[k].Space {
		return false
	}
	before := g.shapes[k-1]
	return g.shapes[k] != small || before != small && before != marks+','
}

// endsFrom is the log odds from which a sentence ends before token k. It lies
// below zero since a sentence missed costs as much as one too many (the best of
// nine steps, tenfold over the training texts). Higher it lies where a wrong cut
// spoils more than a right one mends: after a colon, as whoever is quoted stands
// before it; after words that an editor put in brackets; in headlines in capitals.
func (g *gaps) endsFrom(k int) float32 {
	before := g.shapes[k-1]
	switch {
	case g.verdicts[k] != unmarked:
	case before == marks+':',
		before == marks+']' && g.shape(k-2) != addressed,
		g.titled >= 3 && before < figure && g.shapes[k] < figure:
		return 1
	}
	return -0.5
}

// features describe the gap before token k.
func (g *gaps) features(k int) []uint32 {
	v := uint32(g.verdicts[k])
	p2, p, n, n2 := uint32(g.shape(k-2)), uint32(g.shape(k-1)), uint32(g.shape(k)), uint32(g.shape(k+1))
	wp2, wp, wn, wn2 := g.word(k-2), g.word(k-1), g.word(k), g.word(k+1)
	first := g.words[g.first]
	pair := p*31 + n
	mark := k - 1
	for mark > g.first && mark > k-4 && closes(g.s, g.tokens, mark) {
		mark--
	}
	starts := uint32(0)
	if lookup(words.starters, word(g.s, g.tokens, k)) {
		starts = 1
	}
	space := uint32(0)
	if g.tokens[k].Space {
		space = 1
	}
	rest := uint32(0)
	if g.last > k {
		rest = 1
	}
	f := feature{g.buf[:0]}
	f.add(v)
	f.add(v, n)
	f.add(v, n, starts)
	f.add(wp)
	f.add(wn)
	f.add(wp, n)
	f.add(p, wn)
	f.add(wp, wn)
	f.add(wn, wn2)
	f.add(wp2, wp)
	f.add(p2, p, n)
	f.add(p, n, n2)
	f.add(p2, p, n, n2)
	f.add(g.words[mark], n)
	f.add(v, uint32(g.shapes[mark]), n, starts)
	f.add(uint32(abbreviationOf(word(g.s, g.tokens, mark))), n, starts)
	f.add(first, pair)
	f.add(first, wn)
	f.add(step(k-g.first), pair)
	f.add(step(k-g.first), v, uint32(min(g.first, 1)))
	f.add(step(len(g.tokens)-k), pair)
	f.add(step(len(g.tokens)-k), rest, pair)
	f.add(rest, v, p, n)
	f.add(g.casual, v, n)
	f.add(g.titled, v, p, n)
	f.add(g.pending(k), v, n)
	f.add(space, v, n)
	f.add(uint32(g.verdicts[g.first]), step(k-g.first), pair)
	f.add(first, step(k-g.first), uint32(g.shapes[g.first]), p)
	f.add(uint32(g.shapes[g.first]), step(k-g.first), pair)
	f.add(wp, wn, wn2)
	f.add(wp2, p, n)
	f.add(p, n, wn2)
	f.add(wp2, wp, n)
	g.buf = f.ids
	return f.ids
}

func (g *gaps) shape(i int) shape {
	if i < g.first || i >= len(g.tokens) {
		return outside
	}
	return g.shapes[i]
}

func (g *gaps) word(i int) uint32 {
	if i < g.first || i >= len(g.tokens) {
		return 0
	}
	return g.words[i]
}

// pending tells which brackets and quotation marks are open before token k.
func (g *gaps) pending(k int) uint32 {
	if g.counted < g.first {
		g.counted, g.open = g.first, 0
	}
	for ; g.counted < k; g.counted++ {
		switch g.shapes[g.counted] {
		case marks + '(', marks + '[', marks + '<':
			g.open |= 1
		case marks + ')', marks + ']', marks + '>':
			g.open &^= 1
		case marks + '“':
			g.open |= 2
		case marks + '”':
			g.open &^= 2
		case marks + '"':
			g.open ^= 2
		}
	}
	return g.open
}

// step is a distance, coarser the longer it is.
func step(n int) uint32 {
	switch {
	case n <= 4:
		return uint32(n)
	case n <= 7:
		return 5
	case n <= 15:
		return 6
	}
	return 7
}

// feature collects ids. The place of a feature in the list is part of its id.
type feature struct{ ids []uint32 }

func (f *feature) add(parts ...uint32) {
	id := uint32(len(f.ids)) + 1
	for _, p := range parts {
		id = linear.Join(id, p)
	}
	f.ids = append(f.ids, linear.Join(id, 0))
}
