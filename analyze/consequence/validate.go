package consequence

import (
	"context"
	"slices"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// Score counts how finds meet gold.
type Score struct {
	Strict, Relaxed, Certain, System, Gold int
	// Sure counts the finds by their confidence, below each bound and not below the one before.
	Sure [len(SureBelow)]struct{ Found, Relaxed int }
}

// SureBelow are the bounds by which Score.Sure is counted.
var SureBelow = [...]float64{0.5, 0.7, 0.9, 1.01}

// F1 is the harmonic mean of precision and recall of hits.
func (s Score) F1(hits int) float64 {
	if s.System+s.Gold == 0 {
		return 0
	}
	return 200 * float64(hits) / float64(s.System+s.Gold)
}

// Add adds another count.
func (s *Score) Add(o Score) {
	s.Strict += o.Strict
	s.Relaxed += o.Relaxed
	s.Certain += o.Certain
	s.System += o.System
	s.Gold += o.Gold
	for i, n := range o.Sure {
		s.Sure[i].Found += n.Found
		s.Sure[i].Relaxed += n.Relaxed
	}
}

// CrossValidate trains on all groups but one, finds in that one, for every
// group, and hands each article and its finds to visit.
func CrossValidate(examples []Example, group func(Example) string, visit func(Example, []report.Consequence)) error {
	var names []string
	groups := map[string][]Example{}
	for _, e := range examples {
		g := group(e)
		if groups[g] == nil {
			names = append(names, g)
		}
		groups[g] = append(groups[g], e)
	}
	for _, out := range names {
		var in []Example
		for _, g := range names {
			if g != out {
				in = append(in, groups[g]...)
			}
		}
		f := train(in, nil)
		for _, e := range groups[out] {
			found, err := f.Find(context.Background(), e.Doc, e.Tree)
			if err != nil {
				return err
			}
			visit(e, found)
		}
	}
	return nil
}

// Compare matches finds with gold one to one, best first: strict when cause and
// effect each share half of their union, relaxed when both overlap.
func Compare(e Example, found []report.Consequence) Score {
	s := Score{System: len(found), Gold: len(e.Gold)}
	strict := match(e, found, 0.5)
	relaxed := match(e, found, 0)
	s.Strict, s.Relaxed = len(strict), len(relaxed)
	for i, f := range found {
		n := &s.Sure[slices.IndexFunc(SureBelow[:], func(bound float64) bool { return f.Confidence < bound })]
		n.Found++
		if _, ok := relaxed[i]; ok {
			n.Relaxed++
		}
	}
	for i, j := range relaxed {
		if found[i].Certainty == e.Gold[j].Certainty {
			s.Certain++
		}
	}
	return s
}

// match pairs finds with gold greedily by the sum of the two shares.
func match(e Example, found []report.Consequence, least float64) map[int]int {
	type edge struct {
		i, j int
		w    float64
	}
	var edges []edge
	for i, f := range found {
		for j, g := range e.Gold {
			c, x := share(passages(f.Cause), g.Cause), share(passages(f.Effect), g.Effect)
			if c > 0 && x > 0 && c >= least && x >= least {
				edges = append(edges, edge{i, j, c + x})
			}
		}
	}
	pairs := map[int]int{}
	used := map[int]bool{}
	for len(edges) > 0 {
		best := -1
		for k, x := range edges {
			_, taken := pairs[x.i]
			if !taken && !used[x.j] && (best < 0 || x.w > edges[best].w) {
				best = k
			}
		}
		if best < 0 {
			break
		}
		pairs[edges[best].i] = edges[best].j
		used[edges[best].j] = true
	}
	return pairs
}

func passages(ps []report.Passage) []text.Span {
	var out []text.Span
	for _, p := range ps {
		out = append(out, p.Span())
	}
	return out
}

// share is the overlap over the union of two sets of disjoint spans, in bytes.
func share(a, b []text.Span) float64 {
	total, both := 0, 0
	for _, x := range a {
		total += x.Len()
		for _, y := range b {
			both += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	for _, y := range b {
		total += y.Len()
	}
	if total == both {
		return 0
	}
	return float64(both) / float64(total-both)
}
