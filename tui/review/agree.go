package review

import "ascribe/analyze/text"

// Agreement compares two people's reviews of one article.
type Agreement struct {
	Both  int // claims that both gave a verdict
	Same  int // of those, the ones they gave the same
	Kappa float64
	// Apart are the claims that got different verdicts, or one from one of the two
	// only, in the order of the text.
	Apart []Pair
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
	var out Agreement
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

// Merged are the actions that bring what a second person said into a review:
// verdicts where it has none, notes under the first ones with the name of who
// wrote them, tags, and the second one's own claims and notes on the text. Where
// the two gave different verdicts, the claim is left without one.
func Merged(a, b *Review, fresh func(prefix string) string) []Action {
	var out []Action
	for _, p := range pairs(a, b) {
		out = append(out, mergedClaim(p, b.Reviewer, fresh)...)
	}
	for i := range b.Notes {
		n := &b.Notes[i]
		if hasNote(a, n) {
			continue
		}
		id := fresh("note")
		out = append(out, Action{Kind: AddNote, Note: id, Spans: spansOf(n), Exact: n.Exact, Text: signed(b.Reviewer, n.Text),
			Lost: n.Lost, Moved: n.Moved})
		if len(n.Tags) > 0 {
			out = append(out, Action{Kind: SetTags, Note: id, Tags: n.Tags})
		}
	}
	return out
}

func mergedClaim(p Pair, who string, fresh func(string) string) []Action {
	switch {
	case p.B == nil || !p.B.Touched():
		return nil
	case p.A == nil:
		return own(p.B, fresh("own"), who)
	}
	var out []Action
	id := p.A.ID
	switch {
	case p.B.Verdict == "" || p.A.Verdict == p.B.Verdict:
	case p.A.Verdict == "":
		out = append(out, Action{Kind: GiveVerdict, Claim: id, Verdict: p.B.Verdict})
	default:
		out = append(out, Action{Kind: GiveVerdict, Claim: id})
	}
	if p.B.Note != "" && p.B.Note != p.A.Note {
		note := signed(who, p.B.Note)
		if p.A.Note != "" {
			note = p.A.Note + "\n" + note
		}
		out = append(out, Action{Kind: WriteNote, Claim: id, Text: note})
	}
	if tags := union(p.A.Tags, p.B.Tags); len(tags) > len(p.A.Tags) {
		out = append(out, Action{Kind: SetTags, Claim: id, Tags: tags})
	}
	return out
}

// own are the actions that make a claim of the reader's own of what another said.
func own(c *Claim, id, who string) []Action {
	out := []Action{{Kind: AddClaim, Claim: id, Layer: c.Layer, Spans: c.Spans, Exact: c.Exact, Lost: c.Lost, Moved: c.Moved}}
	if c.Verdict != "" {
		out = append(out, Action{Kind: GiveVerdict, Claim: id, Verdict: c.Verdict})
	}
	if c.Note != "" {
		out = append(out, Action{Kind: WriteNote, Claim: id, Text: signed(who, c.Note)})
	}
	if len(c.Tags) > 0 {
		out = append(out, Action{Kind: SetTags, Claim: id, Tags: c.Tags})
	}
	return out
}

// signed is a note with the name of who wrote it; without a name as it is.
func signed(who, note string) string {
	if who == "" {
		return note
	}
	return who + ": " + note
}

func union(a, b []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, list := range [][]string{a, b} {
		for _, s := range list {
			if !seen[s] {
				seen[s] = true
				out = append(out, s)
			}
		}
	}
	return out
}

func hasNote(r *Review, n *Note) bool {
	for i := range r.Notes {
		if o := &r.Notes[i]; o.Span == n.Span && o.Text == n.Text {
			return true
		}
	}
	return false
}

func spansOf(n *Note) []text.Span { return []text.Span{n.Span} }
