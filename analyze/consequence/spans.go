package consequence

import (
	"slices"

	"ascribe/analyze/text"
)

// Labels of the span model: what a token is to the marker in view.
const (
	outside = iota
	causeBegin
	causeInside
	effectBegin
	effectInside
	marked // part of the marker
)

var spanLabels = []string{"O", "B-C", "I-C", "B-E", "I-E", "M"}

// tokens is a half-open range of document tokens.
type tokens struct{ first, last int }

func (r tokens) len() int            { return r.last - r.first }
func (r tokens) has(i int) bool      { return r.first <= i && i < r.last }
func (r tokens) meets(o tokens) bool { return r.first < o.last && o.first < r.last }

// share is the length of the overlap over the length of the union.
func (r tokens) share(o tokens) float64 {
	both := min(r.last, o.last) - max(r.first, o.first)
	if both <= 0 {
		return 0
	}
	return float64(both) / float64(r.len()+o.len()-both)
}

// shed is a range without the tokens at its front, and then at its end, that are off.
func (r tokens) shed(off func(r tokens, i int) bool) tokens {
	for r.len() > 0 && off(r, r.first) {
		r.first++
	}
	for r.len() > 0 && off(r, r.last-1) {
		r.last--
	}
	return r
}

// find is a consequence in terms of tokens.
type find struct {
	candidate
	sentence      int
	accept        float64 // probability that the marker joins a cause and an effect
	sure          float64 // mean probability of the labels of the spans
	cause, effect tokens
	marker        []tokens
}

// labelled reads the cause and the effect off the labels. Of several stretches
// of one role the one with the most probability counts.
func (v *view) labelled(labels []int, marginals [][]float32) [2]tokens {
	return [2]tokens{v.best(labels, marginals, causeBegin), v.best(labels, marginals, effectBegin)}
}

func (v *view) best(labels []int, marginals [][]float32, begin int) tokens {
	inside := begin + 1
	var best tokens
	var top float64
	for i := 0; i < len(labels); i++ {
		if labels[i] != begin && labels[i] != inside {
			continue
		}
		j, sum := i, 0.0
		for ; j < len(labels) && (j == i || labels[j] == inside); j++ {
			sum += float64(marginals[j][begin] + marginals[j][inside])
		}
		if sum > top {
			top, best = sum, tokens{v.first + i, v.first + j}
		}
		i = j - 1
	}
	return v.trim(best)
}

// trim takes punctuation, and a conjunction at the front, off a range.
func (v *view) trim(r tokens) tokens {
	for r.len() > 0 && (v.loose(r.first) || v.tree.POS[r.first] == "CC") {
		r.first++
	}
	for r.len() > 0 && v.loose(r.last-1) {
		r.last--
	}
	return r
}

// empty reports whether no word is left of a range.
func (p *page) empty(r tokens) bool { return r.len() <= 0 || r.len() == 1 && p.tree.IsPunct(r.first) }

// unquote takes off the ends of a range the marks whose partner is outside.
func (p *page) unquote(r tokens) tokens {
	return r.shed(func(r tokens, i int) bool { return r.len() > 1 && partners[p.lower[i]] != "" && !p.paired(r, i) })
}

// loose reports whether token i is punctuation that does not belong to a phrase
// it stands at the edge of.
func (v *view) loose(i int) bool {
	switch v.lower[i] {
	case ",", ";", ":", ".", "-", "--", "–", "—", "!", "?", "...", "…":
		return true
	}
	return false
}

// markerRanges are the tokens labelled as marker, and always the pattern; never
// a part of the cause or the effect.
func (v *view) markerRanges(labels []int, cause, effect tokens) []tokens {
	var out []tokens
	in := func(i int) bool {
		at := v.first + i
		return (labels[i] == marked || v.c.first <= at && at < v.c.last) && !cause.has(at) && !effect.has(at)
	}
	for i := 0; i < len(labels); i++ {
		if !in(i) {
			continue
		}
		j := i
		for j < len(labels) && in(j) {
			j++
		}
		out = append(out, tokens{v.first + i, v.first + j})
		i = j
	}
	return out
}

// longestGap is the most words of a marker that stand between a cause and an effect.
const longestGap = 8

// between is what stands between the two spans of a pair, empty where that is too long.
func (p *page) between(a, b tokens) tokens {
	if b.first < a.first {
		a, b = b, a
	}
	if b.first-a.last > longestGap {
		return tokens{}
	}
	r := p.bare(tokens{a.last, b.first})
	for r.len() > 1 && p.tree.POS[r.first] == "WDT" {
		r.first++
	}
	return r
}

// span is the bytes of a token range.
func (p *page) span(r tokens) text.Span {
	return text.Span{Start: p.doc.Tokens[r.first].Start, End: p.doc.Tokens[r.last-1].End}
}

// same reports whether two finds tell of the same pair, or of one cause or one effect by
// the same words.
func (f find) same(o find) bool {
	if (f.cause == o.cause || f.effect == o.effect) && (f.by(o.at) || o.by(f.at)) {
		return true
	}
	return f.cause.share(o.cause) >= 0.5 && f.effect.share(o.effect) >= 0.5 ||
		f.cause.share(o.effect) >= 0.5 && f.effect.share(o.cause) >= 0.5
}

// by reports whether token i is of the marker.
func (f find) by(i int) bool {
	return slices.ContainsFunc(f.marker, func(r tokens) bool { return r.has(i) })
}

// within reports whether f is the purpose that another's verb goes on with, and so part of
// its effect.
func (p *page) within(f, o find) bool {
	return f.kind == "purpose" && o.kind != "purpose" && f.cause.has(o.at) && o.effect.has(f.at) && o.effect.has(f.effect.first) &&
		p.tree.Head[f.at] >= 0 && p.tree.Is(p.tree.Head[f.at], "xcomp", "csubj", "ccomp")
}
