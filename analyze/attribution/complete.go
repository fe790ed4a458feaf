package attribution

import (
	"slices"
	"sort"
)

// nearby are the others that can lie in the window of c.
func nearby(others []candidate, c candidate, p *page) []candidate {
	w := p.window(c)
	from := sort.Search(len(others), func(i int) bool { return others[i].to > w.from })
	to := from
	for to < len(others) && others[to].from < w.to {
		to++
	}
	return others[from:to]
}

// complete makes the content whole: a quotation of which most of what the
// window shows is content belongs to it from mark to mark, with the sentences
// and paragraphs that lie beyond the window.
func (p *page) complete(f *finding) {
	w := p.window(f.candidate)
	seen := map[int]bool{}
	for _, c := range slices.Clone(f.content) {
		for i := c.from; i < c.to; i++ {
			q := p.quote[i]
			if q < 0 || seen[q] || q == p.quote[f.head] {
				continue
			}
			seen[q] = true
			s := p.spans[q]
			visible := stretch{max(s.from, w.from), min(s.to, w.to)}
			if 2*covered(f.content, visible) >= visible.len() && f.free(s) {
				f.content = append(f.content, s)
				for _, part := range p.otherParts(q) {
					f.content = append(f.content, p.spans[part])
				}
			}
		}
	}
	f.content = p.tidy(f.content, f)
	f.source = p.tidy(f.source, f)
}

// free reports whether s shares no word with the cue and the source.
func (f *finding) free(s stretch) bool {
	return !s.hit(f.stretch) && !slices.ContainsFunc(f.source, s.hit)
}

// otherParts are the parts of the same quotation in other paragraphs.
func (p *page) otherParts(q int) []int {
	var out []int
	for i, g := range p.group {
		if i != q && g == p.group[q] {
			out = append(out, i)
		}
	}
	return out
}

// covered counts the tokens of s that lie in the stretches.
func covered(in []stretch, s stretch) int {
	n := 0
	for _, o := range in {
		n += max(0, min(s.to, o.to)-max(s.from, o.from))
	}
	return n
}

// tidy sorts and joins stretches, and takes marks off their edges that do not
// belong to them.
func (p *page) tidy(in []stretch, f *finding) []stretch {
	slices.SortFunc(in, func(a, b stretch) int { return a.from - b.from })
	var out []stretch
	for _, s := range in {
		if n := len(out); n > 0 && s.from <= out[n-1].to {
			out[n-1].to = max(out[n-1].to, s.to)
			continue
		}
		out = append(out, s)
	}
	kept := out[:0]
	for _, s := range out {
		for s.from < s.to && p.looseMark(s.from) {
			s.from++
		}
		for s.from < s.to && p.looseMark(s.to-1) && !(p.quote[s.to-1] >= 0 && p.spans[p.quote[s.to-1]].to == s.to && s.from <= p.spans[p.quote[s.to-1]].from) {
			s.to--
		}
		if s.from < s.to {
			kept = append(kept, s)
		}
	}
	return kept
}

// looseMark reports whether token i is a comma, colon, dash or the like.
func (p *page) looseMark(i int) bool {
	switch p.words[i].lower {
	case ",", ":", ";", "--", "-", "...":
		return true
	}
	return false
}
