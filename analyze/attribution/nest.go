package attribution

import (
	"context"
	"slices"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

const (
	deepest     = 3 // attributions inside attributions inside attributions
	shortestOne = 4 // tokens that a content needs to hold another attribution
	// nestedThreshold is the confidence from which a nested attribution is
	// reported, chosen on reader_dev.
	nestedThreshold = 0.42
)

// nested reads the content of every finding as a text of its own and gives the
// attributions in it. The corpus has none inside quotations, so the models see
// the words as if nobody had said them. Only contents with a word that the list of
// cues has are read, which is half of them: what the models make of the others
// is wrong more often than right.
func (f *Finder) nested(ctx context.Context, found []*finding, taken cues, depth int) ([]*finding, error) {
	if depth >= deepest {
		return nil, nil
	}
	taken.add(found)
	var parts []*page
	var holders []*finding // of each part
	for _, x := range found {
		for _, s := range x.content {
			if top := x.page.headOf(s); x.page.expresses(x) && x.page.is(top, "obj") {
				s.from = top + 1 // the noun is no cue of its own
			}
			if s = x.page.bare(s); s.len() >= shortestOne && x.page.hasCue(s, taken) {
				parts = append(parts, x.page.part(s.from, s.to))
				holders = append(holders, x)
			}
		}
	}
	if len(parts) == 0 {
		return nil, nil
	}
	f.reader.read(parts...)
	var out, read []*finding
	for i, part := range parts {
		inner, mute, err := f.findOn(ctx, part)
		if err != nil {
			return nil, err
		}
		inner = append(inner, part.phrases(inner)...)
		inner = slices.DeleteFunc(inner, func(y *finding) bool { return y.p < nestedThreshold || taken.hit(y) })
		for _, y := range slices.Concat(inner, mute) {
			y.inner = holders[i].inner || !holders[i].mute
			y.inherit(holders[i])
			read = append(read, y)
		}
		taken.add(inner)
		out = append(out, inner...)
	}
	deeper, err := f.nested(ctx, read, taken, depth+1)
	return append(out, deeper...), err
}

// clip keeps what is handed over inside what another says within this: the mayor said
// that according to the ministry | the dam is safe.
func clip(found []*finding) {
	inSentence := bySentence(found)
	for _, x := range found {
		for _, y := range inSentence[x.page.sent[x.head]] {
			k := slices.IndexFunc(y.content, func(s stretch) bool { return s.from <= x.from && x.to <= s.to })
			if k < 0 || !x.says(y.head) || !x.page.above(y.stretch, x.from) {
				continue
			}
			var within []stretch
			for _, s := range x.content {
				if s = (stretch{max(s.from, y.content[k].from), min(s.to, y.content[k].to)}); s.len() > 1 {
					within = append(within, s)
				}
			}
			if len(within) > 0 { // what stands outside is all there is: Cook, acknowledged by many
				x.content = within
			}
		}
	}
}

// bySentence sorts the findings of a page by the sentence of their cue.
func bySentence(found []*finding) map[int][]*finding {
	out := map[int][]*finding{}
	for _, x := range found {
		k := x.page.sent[x.head]
		out[k] = append(out[k], x)
	}
	return out
}

// above reports whether token i hangs from one of s.
func (p *page) above(s stretch, i int) bool {
	for i = p.head[i]; i >= 0; i = p.head[i] {
		if s.has(i) {
			return true
		}
	}
	return false
}

// hasCue reports whether a word of s is listed as a cue and not taken as one.
func (p *page) hasCue(s stretch, taken cues) bool {
	for i := s.from; i < s.to; i++ {
		if (p.words[i].class != 0 || p.words[i].lower == "according") && !taken[p.base+i] {
			return true
		}
	}
	return false
}

// bare is s without the quotation marks around most of it, or the "that" before it: as
// if nobody had said it. Marks around a few of its words stay: he was "done with this".
func (p *page) bare(s stretch) stretch {
	if s.len() > 2 && isMark(p.words[s.from].lower) && !p.quotesFew(s.from, s) {
		s.from++
	}
	if s.len() > 2 && isMark(p.words[s.to-1].lower) && !p.quotesFew(s.to-1, s) {
		s.to--
	}
	if s.len() > 2 && p.words[s.from].lower == "that" && p.is(s.from, "mark") {
		s.from++
	}
	return s
}

// quotesFew reports whether the quotation at token i has less than half of s.
func (p *page) quotesFew(i int, s stretch) bool {
	q := p.quote[i]
	if q < 0 {
		return false
	}
	n := covered(p.spans[q:q+1], s)
	for _, part := range p.otherParts(q) {
		n += covered(p.spans[part:part+1], s)
	}
	return 2*n < s.len()
}

// cues are the cues that findings have, as document tokens.
type cues map[int]bool

func (c cues) add(found []*finding) {
	for _, x := range found {
		for i := x.from; i < x.to; i++ {
			c[x.page.base+i] = true
		}
	}
}

func (c cues) hit(x *finding) bool {
	for i := x.from; i < x.to; i++ {
		if c[x.page.base+i] {
			return true
		}
	}
	return false
}

// markNested marks the attributions whose cue stands in another's content.
func markNested(all []report.Attribution) {
	slices.SortStableFunc(all, func(a, b report.Attribution) int { return cueSpan(a).Start - cueSpan(b).Start })
	for i := range all {
		for _, c := range all[i].Content {
			at, _ := slices.BinarySearchFunc(all, c.Start, func(a report.Attribution, start int) int { return cueSpan(a).Start - start })
			for ; at < len(all) && cueSpan(all[at]).End <= c.End; at++ {
				if at != i && len(all[at].Content) > 0 && !isHolder(all[at], all[i]) {
					all[at].Nested = true
				}
			}
		}
	}
}

// isHolder reports whether a's content holds b's cue.
func isHolder(a, b report.Attribution) bool {
	cue := cueSpan(b)
	return slices.ContainsFunc(a.Content, func(c report.Passage) bool { return c.Span().Contains(cue) })
}

// cueSpan is where the cue stands, or the content when there is no cue.
func cueSpan(a report.Attribution) text.Span {
	if len(a.Cue) > 0 {
		return a.Cue[0].Span()
	}
	return a.Content[0].Span()
}
