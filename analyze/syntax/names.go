package syntax

import "math"

// Manner is the way in which a corpus marks names: they differ in what they
// take for a name and in where it ends.
type Manner int

// The manners that names were learnt in.
const (
	Plain  Manner = iota // Universal NER over EWT
	Entity               // names among the entities of GUM
	Silver               // the Groningen Meaning Bank
	manners
	Reader = manners // the mean of them, which the reader shows
)

// NameLabels are the labels of words: O outside of names, B- and I- with the
// type at the beginning and inside of one.
var NameLabels = []string{
	"O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-NORP", "I-NORP", "B-MISC", "I-MISC",
}

const nameLabels = 11

// nameOf numbers the labels; unknown ones are O.
func nameOf(label string) int {
	for i, l := range NameLabels {
		if l == label {
			return i
		}
	}
	return 0
}

// follows reports whether label l may stand behind label before.
func follows(before, l int) bool {
	return l == 0 || l%2 == 1 || before == l || before == l-1
}

// nameMarginals turns the scores of a sentence's words, nameLabels for each,
// into log probabilities in place.
func nameMarginals(scores []float32) {
	for ; len(scores) > 0; scores = scores[nameLabels:] {
		row := scores[:nameLabels]
		top := row[0]
		for _, v := range row {
			top = max(top, v)
		}
		sum := 0.0
		for _, v := range row {
			sum += math.Exp(float64(v - top))
		}
		log := top + float32(math.Log(sum))
		for k := range row {
			row[k] -= log
		}
	}
}

// forNames is what a word's being in no name is discounted by in the reader's
// manner, in natural log: each manner leaves out names that the others have.
const forNames = 0.3

// names are the log probabilities of the labels of words in a manner, of those in
// all taught ones. The reader's is their mean probability, since none of them is
// that of our guidelines.
func (m Manner) names(marginals []float32) []float32 {
	out := make([]float32, len(marginals)/int(manners))
	for i := range out {
		word, label := i/nameLabels, i%nameLabels
		if m != Reader {
			out[i] = marginals[(word*int(manners)+int(m))*nameLabels+label]
			continue
		}
		sum := 0.0
		for m := range int(manners) {
			sum += math.Exp(float64(marginals[(word*int(manners)+m)*nameLabels+label]))
		}
		out[i] = float32(math.Log(max(sum/float64(manners), 1e-9)))
		if label == 0 {
			out[i] -= forNames
		}
	}
	return out
}

// bestNames finds the best labels for a sentence of which every I- continues
// a name (Viterbi).
func bestNames(scores []float32) []int {
	n := len(scores) / nameLabels
	if n == 0 {
		return nil
	}
	sum := make([]float32, n*nameLabels)
	from := make([]int8, n*nameLabels)
	for i := range n {
		for l := range nameLabels {
			best := float32(never)
			if i == 0 {
				if follows(0, l) {
					best = 0
				}
			} else {
				for b := range nameLabels {
					if w := sum[(i-1)*nameLabels+b]; follows(b, l) && w > best {
						best, from[i*nameLabels+l] = w, int8(b)
					}
				}
			}
			sum[i*nameLabels+l] = best + scores[i*nameLabels+l]
		}
	}
	labels := make([]int, n)
	for l := range nameLabels {
		if sum[(n-1)*nameLabels+l] > sum[(n-1)*nameLabels+labels[n-1]] {
			labels[n-1] = l
		}
	}
	for i := n - 1; i > 0; i-- {
		labels[i-1] = int(from[i*nameLabels+labels[i]])
	}
	return labels
}
