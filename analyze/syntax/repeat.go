package syntax

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The kinds of labels: outside, and the types in the order of NameLabels.
const nameKinds = (nameLabels + 1) / 2

// elsewhere is how much of a word's kind is decided by what the same word is
// elsewhere in the document.
const elsewhere = 0.6

// recall brings what a capitalised word is taken for nearer to what it is taken
// for in the whole document, as one name is mostly one thing in a text (Finkel,
// Grenager and Manning, ACL 2005). Where it begins and ends stays open. Scores
// are log probabilities, nameLabels for each word, and are changed in place.
func recall(words []string, scores []float32) {
	type sum struct {
		kinds [nameKinds]float64
		count float64
	}
	key := make([]string, len(words))
	sums := map[string]*sum{}
	kind := func(l int) int { return (l + 1) / 2 }
	of := func(i int) (p [nameKinds]float64) {
		for l, v := range scores[i*nameLabels:][:nameLabels] {
			p[kind(l)] += math.Exp(float64(v))
		}
		return p
	}
	for i, w := range words {
		if first, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(first) {
			continue
		}
		key[i] = strings.ToLower(w)
		s := sums[key[i]]
		if s == nil {
			s = &sum{}
			sums[key[i]] = s
		}
		for k, v := range of(i) {
			s.kinds[k] += v
		}
		s.count++
	}
	for i := range words {
		s := sums[key[i]]
		if s == nil || s.count < 2 {
			continue
		}
		var change [nameKinds]float32
		for k, v := range of(i) {
			v = max(v, 1e-6)
			change[k] = float32(math.Log((1-elsewhere)*v+elsewhere*s.kinds[k]/s.count) - math.Log(v))
		}
		for l := range nameLabels {
			scores[i*nameLabels+l] += change[kind(l)]
		}
	}
}
