package speculation

import (
	"context"

	"ascribe/analyze/report"
)

// Score counts how finds meet gold. A find hits a mark when they overlap.
type Score struct {
	Found, Gold     int
	Any, Kind, Same int // hits; hits of the same kind; hits of the same strength
}

// Add adds another count.
func (s *Score) Add(o Score) {
	s.Found += o.Found
	s.Gold += o.Gold
	s.Any += o.Any
	s.Kind += o.Kind
	s.Same += o.Same
}

// F1 is the harmonic mean of precision and recall of hits, in percent.
func (s Score) F1(hits int) float64 {
	if s.Found+s.Gold == 0 {
		return 0
	}
	return 200 * float64(hits) / float64(s.Found+s.Gold)
}

// Compare matches finds with marks one to one, in text order.
func Compare(gold []Mark, found []report.Speculation) Score {
	s := Score{Found: len(found), Gold: len(gold)}
	used := make([]bool, len(gold))
	taken := make([]bool, len(gold))
	for _, f := range found {
		for j, g := range gold {
			if !used[j] && g.Span.Overlaps(f.Span.Span()) {
				used[j] = true
				s.Any++
				if g.Strength == f.Strength {
					s.Same++
				}
				break
			}
		}
		for j, g := range gold {
			if !taken[j] && g.Kind == f.Kind && g.Span.Overlaps(f.Span.Span()) {
				taken[j] = true
				s.Kind++
				break
			}
		}
	}
	return s
}

// CrossValidate trains without each group of articles in turn and hands every
// article of that group with what was found in it to visit.
func CrossValidate(examples []Example, group func(Example) string, visit func(Example, []report.Speculation)) error {
	words, err := readLists(markerList, sourceList, cueList)
	if err != nil {
		return err
	}
	var names []string
	parts := map[string][]Example{}
	for _, e := range examples {
		g := group(e)
		if parts[g] == nil {
			names = append(names, g)
		}
		parts[g] = append(parts[g], e)
	}
	for _, held := range names {
		var rest []Example
		for _, g := range names {
			if g != held {
				rest = append(rest, parts[g]...)
			}
		}
		f := &Finder{words, train(words, rest, nil)}
		for _, e := range parts[held] {
			found, err := f.Find(context.Background(), e.Doc, e.Tree, e.Attributions)
			if err != nil {
				return err
			}
			visit(e, found)
		}
	}
	return nil
}
