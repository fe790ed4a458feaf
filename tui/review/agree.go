package review

// Agreement compares two people's reviews of one article.
type Agreement struct {
	Both  int // claims that both gave a verdict
	Same  int // of those, the ones they gave the same
	Kappa float64
	// Apart are the claims that got different verdicts, or one from one of the two
	// only, in the order of the text.
	Apart []Pair
	// Actors are the corrections of actors that do not go together.
	Actors []Contradiction
}

// Pair is a claim as two people have it; one of the two may be nil.
type Pair struct{ A, B *Claim }

// Agree compares two reviews. Claims are paired by their words in the text: the
// program may have named them differently.
//
// Kappa is Cohen's (1960): the agreement beyond what two people with these shares
// of verdicts would reach by chance, 1 for full agreement, 0 for chance. When both
// gave one and the same verdict throughout, it is 1.
func Agree(a, b *Review) Agreement {
	out := Agreement{Actors: contradictions(a.Corrections, theirs(a, b))}
	left, right := map[Verdict]int{}, map[Verdict]int{}
	for _, p := range pairs(a, b) {
		switch {
		case p.A == nil || p.B == nil:
			if p.A != nil && p.A.Verdict != "" || p.B != nil && p.B.Verdict != "" {
				out.Apart = append(out.Apart, p)
			}
			continue
		case p.A.Verdict == "" && p.B.Verdict == "":
			continue
		case p.A.Verdict == "" || p.B.Verdict == "":
			out.Apart = append(out.Apart, p)
			continue
		}
		out.Both++
		left[p.A.Verdict]++
		right[p.B.Verdict]++
		if p.A.Verdict == p.B.Verdict {
			out.Same++
		} else {
			out.Apart = append(out.Apart, p)
		}
	}
	if out.Both == 0 {
		return out
	}
	n := float64(out.Both)
	chance := 0.0
	for v, k := range left {
		chance += float64(k) / n * float64(right[v]) / n
	}
	out.Kappa = 1
	if chance < 1 {
		out.Kappa = (float64(out.Same)/n - chance) / (1 - chance)
	}
	return out
}

// pairs brings the claims of two reviews together: those with the most bytes in
// common, at least half. Lost claims have no place and are left out.
func pairs(a, b *Review) []Pair {
	var out []Pair
	taken := map[int]bool{}
	for i := range a.Claims {
		x := &a.Claims[i]
		if x.Lost {
			continue
		}
		best, share := -1, .5
		for j := range b.Claims {
			y := &b.Claims[j]
			if y.Lost || y.Layer != x.Layer || taken[j] {
				continue
			}
			if s := Overlap(x.Spans, y.Spans); s >= share && (s > share || best < 0) {
				best, share = j, s
			}
		}
		p := Pair{A: x}
		if best >= 0 {
			taken[best], p.B = true, &b.Claims[best]
		}
		out = append(out, p)
	}
	for j := range b.Claims {
		if y := &b.Claims[j]; !taken[j] && !y.Lost {
			out = append(out, Pair{B: y})
		}
	}
	return out
}
