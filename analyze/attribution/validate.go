package attribution

import (
	"slices"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// Score compares findings with gold, counted as micro averages.
type Score struct {
	Found, Gold, Whole, WithSource int
	Bytes                          [3]Count // source, cue, content
}

// Count is what a system marked, what is right, and what both share.
type Count struct{ Both, System, Gold int }

// F1 of the count, in percent.
func (c Count) F1() float64 {
	if c.System+c.Gold == 0 {
		return 0
	}
	return 200 * float64(c.Both) / float64(c.System+c.Gold)
}

// WholeF1 counts an attribution as found when the cues overlap and the contents
// do by at least half.
func (s Score) WholeF1() float64 { return Count{s.Whole, s.Found, s.Gold}.F1() }

// WithSourceF1 also wants the sources to overlap by at least half.
func (s Score) WithSourceF1() float64 { return Count{s.WithSource, s.Found, s.Gold}.F1() }

// Add sums scores up.
func (s *Score) Add(o Score) {
	s.Found, s.Gold, s.Whole, s.WithSource = s.Found+o.Found, s.Gold+o.Gold, s.Whole+o.Whole, s.WithSource+o.WithSource
	for i := range s.Bytes {
		s.Bytes[i].Both += o.Bytes[i].Both
		s.Bytes[i].System += o.Bytes[i].System
		s.Bytes[i].Gold += o.Bytes[i].Gold
	}
}

// Compare scores the findings of one article and tells which of them gets each gold
// attribution whole, -1 where none does.
func Compare(source string, gold []Relation, found []report.Attribution) (s Score, whole []int) {
	s = Score{Found: len(found), Gold: len(gold)}
	sys := make([][3][]int, len(found))
	for i, a := range found {
		sys[i] = [3][]int{inked(source, spansOf(a.Source)), inked(source, spansOf(a.Cue)), inked(source, spansOf(a.Content))}
	}
	want := make([][3][]int, len(gold))
	for i, g := range gold {
		want[i] = [3][]int{inked(source, g.Source), inked(source, g.Cue), inked(source, g.Content)}
	}
	for role := range s.Bytes {
		a, b := union(sys, role), union(want, role)
		s.Bytes[role] = Count{shared(a, b), len(a), len(b)}
	}
	type pair struct {
		v    float64
		i, j int
	}
	var pairs []pair
	for i := range sys {
		for j := range want {
			if v := ratio(sys[i][2], want[j][2]); v >= .5 && shared(sys[i][1], want[j][1]) > 0 {
				pairs = append(pairs, pair{v, i, j})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		switch {
		case a.v > b.v:
			return -1
		case a.v < b.v:
			return 1
		}
		return 0
	})
	whole = slices.Repeat([]int{-1}, len(gold))
	used := make([]bool, len(sys))
	for _, p := range pairs {
		if used[p.i] || whole[p.j] >= 0 {
			continue
		}
		used[p.i], whole[p.j] = true, p.i
		s.Whole++
		if a, b := sys[p.i][0], want[p.j][0]; len(a)+len(b) == 0 || ratio(a, b) >= .5 {
			s.WithSource++
		}
	}
	return s, whole
}

func spansOf(ps []report.Passage) []text.Span {
	var out []text.Span
	for _, p := range ps {
		out = append(out, p.Span())
	}
	return out
}

// inked are the bytes of the spans that are not white space, in order.
func inked(source string, spans []text.Span) []int {
	var out []int
	for _, s := range spans {
		for i := s.Start; i < min(s.End, len(source)); i++ {
			if c := source[i]; c != ' ' && c != '\n' && c != '\t' && c != '\r' {
				out = append(out, i)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func union(all [][3][]int, role int) []int {
	var out []int
	for _, a := range all {
		out = append(out, a[role]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// shared counts what two sorted lists have in common.
func shared(a, b []int) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

func ratio(a, b []int) float64 {
	n := shared(a, b)
	if len(a)+len(b) == 0 {
		return 0
	}
	return float64(n) / float64(len(a)+len(b)-n)
}
