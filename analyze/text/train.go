package text

import (
	"fmt"
	"slices"

	"ascribe/analyze/linear"
)

// Segmented is a text with the sentences that it really has.
type Segmented struct {
	Source    string
	Sentences []Span
}

// TrainBoundaries learns the classifier of sentence ends and returns its bytes.
// The result depends only on the arguments.
func TrainBoundaries(texts []Segmented, progress func(string)) []byte {
	return trainBoundaries(texts, progress).Bytes()
}

func trainBoundaries(texts []Segmented, progress func(string)) *linear.Chain {
	var lessons []linear.Sequence
	for _, t := range texts {
		t.eachGap(func(g *gaps, k, gold int) {
			lessons = append(lessons, linear.Sequence{Features: [][]uint32{slices.Clone(g.features(k))}, Gold: []int{gold}})
		})
	}
	return linear.TrainChain(lessons, []string{"inside", "end"},
		linear.Options{Bits: 16, Epochs: 8, Rate: 0.02, L2: 1e-5, Seed: 1, Progress: progress})
}

// eachGap visits every candidate, with what is true about it: 1 at the end of a
// sentence.
func (t Segmented) eachGap(visit func(g *gaps, k, gold int)) {
	ends := make(map[int]bool, len(t.Sentences))
	for _, s := range t.Sentences {
		ends[s.End] = true
	}
	d := &Document{Source: t.Source, Format: Plain}
	d.readBlocks()
	for _, b := range d.Blocks {
		if !b.Kind.Prose() {
			continue
		}
		v := newView(d.Source, b.Runs)
		tokens := appendTokens(nil, v.text)
		if len(tokens) == 0 {
			continue
		}
		placed := slices.Clone(tokens)
		v.toSource(placed)
		g := newGaps(v.text, tokens)
		for k := 1; k < len(tokens); k++ {
			gold := 0
			if ends[placed[k-1].End] {
				gold = 1
			}
			if g.candidate(k) {
				visit(g, k, gold)
			}
			if gold == 1 {
				g.first = k
			}
		}
	}
}

// ValidateBoundaries learns from nine tenths of the texts and counts right,
// wrong and missed ends in the tenth, ten times over.
func ValidateBoundaries(texts []Segmented) string {
	var right, wrong, missed int
	for fold := range 10 {
		var learn, test []Segmented
		for i, t := range texts {
			if i%10 == fold {
				test = append(test, t)
			} else {
				learn = append(learn, t)
			}
		}
		c := trainBoundaries(learn, nil)
		for _, t := range test {
			t.eachGap(func(g *gaps, k, gold int) {
				found := c.Margin(g.features(k)) > g.endsFrom(k)
				switch {
				case found && gold == 1:
					right++
				case found:
					wrong++
				case gold == 1:
					missed++
				}
			})
		}
	}
	return fmt.Sprintf("tenfold: F1 %.2f over ends inside paragraphs (right %d, wrong %d, missed %d)",
		200*float64(right)/float64(max(1, 2*right+wrong+missed)), right, wrong, missed)
}
