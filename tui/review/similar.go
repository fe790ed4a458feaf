package review

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"ascribe/analyze/text"
)

// word is a word of a text, or a single mark of punctuation.
type word struct {
	text.Span
	low string // in lower case
}

// wordsOf cuts a text into words and marks.
func wordsOf(s string, base int) []word {
	var out []word
	start := -1
	end := func(i int) {
		if start >= 0 {
			out = append(out, word{text.Span{Start: base + start, End: base + i}, strings.ToLower(s[start:i])})
			start = -1
		}
	}
	for i, r := range s {
		switch {
		case inWord(r):
			if start < 0 {
				start = i
			}
		case unicode.IsSpace(r):
			end(i)
		default:
			end(i)
			n := utf8.RuneLen(r)
			if r == utf8.RuneError {
				n = 1
			}
			out = append(out, word{text.Span{Start: base + i, End: base + i + n}, s[i : i+n]})
		}
	}
	end(len(s))
	return out
}

// maxWords is the longest passage that is aligned word by word. A claim has some
// twenty words, a long quotation two hundred.
const maxWords = 1500

// similar looks for the place whose words are most like those of a passage. Pairs
// of neighbouring words that both texts have vote for where the passage may begin;
// at the best of these places the words are aligned, the context counting with
// the passage's own.
func (f *Finder) similar(s text.Span) (text.Span, Fit) {
	f.index()
	q := QuoteOf(f.old, s)
	own := wordsOf(q.Exact, 0)
	if len(own) == 0 || len(own) > maxWords {
		return text.Span{}, Gone
	}
	prefix, suffix := whole(wordsOf(q.Prefix, 0), q.Prefix, true), whole(wordsOf(q.Suffix, 0), q.Suffix, false)
	all := slices.Concat(prefix, own, suffix)
	var best text.Span
	bestScore := 0.0
	for _, from := range f.places(all, f.wordAt(f.Expect(s.Start))-len(prefix)) {
		lo := max(from-len(all)/2-3, 0)
		hi := min(from+len(all)+len(all)/2+3, len(f.words))
		a := alignWords(all, f.words[lo:hi])
		first, last, like := a.part(len(prefix), len(prefix)+len(own))
		if first < 0 {
			continue
		}
		_, _, before := a.part(0, len(prefix))
		_, _, after := a.part(len(prefix)+len(own), len(all))
		score := like
		if like < .8 { // much was edited: the context has to speak for it
			score = .7*like + .3*(before*float64(len(prefix))+after*float64(len(suffix)))/float64(max(len(prefix)+len(suffix), 1))
		}
		first, last = a.stretch(len(prefix), len(prefix)+len(own), first, last)
		if like >= .5 && score > bestScore {
			bestScore = score
			best = text.Span{Start: f.words[lo+first].Start, End: f.words[lo+last].End}
		}
	}
	// One or two words are like many others.
	least := .55
	if len(own) <= 2 {
		least = .7
	}
	if bestScore < least {
		return text.Span{}, Gone
	}
	return best, Similar
}

// whole leaves out the word that the edge of a context cuts.
func whole(ws []word, s string, left bool) []word {
	if len(ws) > 1 && len(s) > contextLen-utf8.UTFMax {
		if left {
			return ws[1:]
		}
		return ws[:len(ws)-1]
	}
	return ws
}

func (f *Finder) index() {
	if f.pairs != nil {
		return
	}
	f.words = wordsOf(f.now, 0)
	f.pairs = make(map[string][]int, len(f.words))
	for i := 0; i+1 < len(f.words); i++ {
		k := f.words[i].low + " " + f.words[i+1].low
		f.pairs[k] = append(f.pairs[k], i)
	}
}

// wordAt is the index of the first word that ends after a byte.
func (f *Finder) wordAt(at int) int {
	i, _ := slices.BinarySearchFunc(f.words, at, func(w word, at int) int {
		if w.End <= at {
			return -1
		}
		return 1
	})
	return i
}

// places are the likeliest indices of words where a passage begins.
func (f *Finder) places(passage []word, expected int) []int {
	votes := map[int]float64{}
	for i := 0; i+1 < len(passage); i++ {
		at := f.pairs[passage[i].low+" "+passage[i+1].low]
		if len(at) == 0 || len(at) > maxPlaces {
			continue
		}
		for _, j := range at {
			votes[(j-i)/4] += 1 / float64(len(at)) // a rare pair says more
		}
	}
	type place struct {
		bucket int
		votes  float64
	}
	ranked := make([]place, 0, len(votes))
	for b, v := range votes {
		ranked = append(ranked, place{b, v + votes[b+1]/2 + votes[b-1]/2})
	}
	slices.SortFunc(ranked, func(a, b place) int {
		switch {
		case a.votes > b.votes:
			return -1
		case a.votes < b.votes:
			return 1
		}
		return a.bucket - b.bucket
	})
	out := []int{expected}
	for _, p := range ranked[:min(len(ranked), 6)] {
		out = append(out, p.bucket*4)
	}
	return out
}
