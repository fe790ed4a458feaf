package consequence

import (
	"math"
	"slices"
	"strconv"
)

// role is the part that a span plays: cause or effect.
type role int

const (
	cause role = iota
	effect
)

var roleNames = [2]string{"cause", "effect"}

// The most spans of one role that are ranked, and that are learnt from; the rest has
// too little probability.
const (
	ranked  = 6
	learned = 8
)

// option is a span that may be the cause or the effect.
type option struct {
	tokens
	how   string  // where the tree has it: side, level and branch
	score float64 // what the labels say for it: the log odds of its tokens, summed
	prob  float64 // what the ranking says
}

// pool collects, from the tree around the marker, the phrases and clauses that
// can be the cause or the effect: at each level above the marker the runs of
// neighbouring branches on one side of it, and within a branch its parts.
func (v *view) pool() []option {
	out := make([]option, 0, 32)
	add := func(r tokens, how string) {
		r = v.clip(r)
		known := func(o option) bool { return o.tokens == r }
		if r.len() == 0 || r.meets(tokens{v.c.first, v.c.last}) || slices.ContainsFunc(out, known) {
			return
		}
		out = append(out, option{tokens: r, how: how})
	}
	for k, a := range v.anc {
		var left, right []tokens
		for _, r := range v.items(a) {
			switch {
			case r.has(v.c.at):
			case r.last <= v.c.at:
				left = append(left, r)
			default:
				right = append(right, r)
			}
		}
		level := strconv.Itoa(k)
		v.runs(left, "<"+level, add)
		v.runs(right, ">"+level, add)
	}
	if v.start > v.first {
		add(tokens{v.first, v.start}, "<<")
	}
	return out
}

// items are the subtrees of the children of a, and a itself, in text order.
func (v *view) items(a int) []tokens {
	var out []tokens
	placed := false
	for _, c := range v.tree.Children(a) {
		if c > a && !placed {
			out, placed = append(out, tokens{a, a + 1}), true
		}
		first, last := v.tree.Subtree(c)
		out = append(out, tokens{first, last})
	}
	if !placed {
		out = append(out, tokens{a, a + 1})
	}
	return out
}

// runs adds the runs of neighbouring items that are at most five from either
// end, and the parts of each.
func (v *view) runs(items []tokens, how string, add func(tokens, string)) {
	for i := range items {
		for j := i; j < len(items); j++ {
			if i >= 5 && len(items)-1-j >= 5 {
				continue
			}
			shape := how
			switch {
			case i == 0 && j == len(items)-1:
				shape += "all"
			case i == j:
				shape += v.tree.Label[v.top(items[i])]
			case i == 0:
				shape += "head"
			case j == len(items)-1:
				shape += "tail"
			default:
				shape += "mid"
			}
			add(tokens{items[i].first, items[j].last}, shape)
		}
		v.parts(items[i], how, 2, add)
	}
}

// parts adds what lies within a phrase: the phrase without what trails its
// head, and the clauses and phrases below it.
func (v *view) parts(r tokens, how string, depth int, add func(tokens, string)) {
	if r.len() < 3 || depth == 0 {
		return
	}
	h := v.top(r)
	for _, c := range v.tree.Children(h) {
		first, last := v.tree.Subtree(c)
		if first < r.first || last > r.last {
			continue
		}
		label := v.tree.Label[c]
		if c > h {
			switch label {
			case "acl", "acl:relcl", "advcl", "conj", "parataxis", "appos", "punct", "cc", "obl", "nmod", "ccomp":
				add(tokens{r.first, first}, how+"cut "+label)
			}
		} else if label == "mark" || label == "case" || label == "cc" || label == "advmod" || label == "punct" {
			add(tokens{last, r.last}, how+"drop "+label)
		}
		switch label {
		case "punct", "det", "case", "mark", "aux", "cc":
			continue
		}
		add(tokens{first, last}, how+"in "+label)
		v.parts(tokens{first, last}, how+"in", depth-1, add)
	}
	add(tokens{h, r.last}, how+"from head")
}

// clip keeps a range within the view, trimmed, and off the marker.
func (v *view) clip(r tokens) tokens {
	r.first, r.last = max(r.first, v.first), min(r.last, v.last)
	if r.first < v.c.first && r.last > v.c.first {
		r.last = v.c.first
	}
	if r.first >= v.c.first && r.first < v.c.last {
		r.first = v.c.last
	}
	if r.last <= r.first {
		return tokens{}
	}
	return v.trim(r)
}

// odds are the log odds of each token to be in the role, by the labels and, where
// the network has seen it, by it as much.
func (v *view) odds(marginals [][]float32, seen sight, ro role) []float64 {
	out := make([]float64, len(marginals))
	begin := causeBegin
	if ro == effect {
		begin = effectBegin
	}
	for i, m := range marginals {
		p := float64(m[begin] + m[begin+1])
		if seen.parts != nil {
			p = (p + float64(seen.parts[i][causePart+int(ro)])) / 2
		}
		out[i] = max(-4, min(4, math.Log((p+1e-6)/(1-p+1e-6))))
	}
	return out
}

// agreement tells how well a range meets the tokens that the network has seen
// in a role: twice what is shared over the sum of both (Dice, Ecology 1945).
func (v *view) agreement(seen sight, ro role) func(tokens) float64 {
	sum := make([]float64, len(seen.parts)+1)
	for i, p := range seen.parts {
		sum[i+1] = sum[i] + float64(p[causePart+int(ro)])
	}
	return func(r tokens) float64 {
		return 2 * (sum[r.last-v.first] - sum[r.first-v.first]) / (float64(r.len()) + sum[len(sum)-1])
	}
}

// shortlist scores the pool by the labels and keeps the best of one role, most at most.
func (v *view) shortlist(pool []option, odds []float64, most int) []option {
	sum := make([]float64, len(odds)+1)
	for i, o := range odds {
		sum[i+1] = sum[i] + o
	}
	out := make([]option, 0, most+1) // best first, of equal ones the first in the pool
	for _, o := range pool {
		o.score = sum[o.last-v.first] - sum[o.first-v.first]
		at := len(out)
		for at > 0 && out[at-1].score < o.score {
			at--
		}
		if at < most {
			out = slices.Insert(out, at, o)
			out = out[:min(len(out), most)]
		}
	}
	return out
}

func (v *view) rankBag(ro role) bag {
	who := roleNames[ro]
	return keyed(128, who, who+v.c.kind, who+v.c.id)
}

// rankFeatures describe an option for a role; nth is its place in the shortlist.
// They fill a bag begun by rankBag for the role.
func (v *view) rankFeatures(b *bag, o option, ro role, nth int, odds []float64, labelled tokens) []uint32 {
	t := v.tree
	who := roleNames[ro]
	b.ids = b.ids[:0]
	h := v.top(o.tokens)
	in, least, out := 0.0, 9.0, -9.0
	for i := range odds {
		if x := odds[i]; o.has(v.first + i) {
			in += x
			least = min(least, x)
		} else {
			out = max(out, x)
		}
	}
	mean := in / float64(o.len())
	tag := func(i int) string { return v.tag(i, v.first, v.last) }
	word := func(i int) string { return v.word(i, v.first, v.last) }
	side := v.side(o.first)
	near := "far"
	if o.first == v.c.last || o.last == v.c.first {
		near = "near"
	}
	b.each("nth", strconv.Itoa(nth))
	b.each("mean", level(mean))
	b.each("least", level(least))
	b.each("out", level(out))
	b.each("how", o.how)
	b.each("label", side, t.Label[h], t.POS[h])
	b.each("share", strconv.Itoa(int(o.share(labelled)*5)))
	b.each("len", bucket(o.len()))
	b.each("ends", tag(o.first), tag(o.last))
	b.each("near", side, near)
	b.each("prev", word(o.first-1))
	b.each("next", word(o.last))
	key := who + v.c.kind + v.voice(v.c.at)
	b.add("how", key, o.how)
	b.add("label", key, side, t.Label[h], t.POS[h])
	b.add("near", key, side, near)
	b.add("first", who, side, word(o.first))
	b.add("firstpos", who, side, tag(o.first), tag(o.first-1))
	b.add("lastpos", who, side, tag(o.last-1), tag(o.last))
	b.add("last", who, word(o.last-1))
	b.add("sort", who, v.c.kind, v.sort(h))
	b.add("frame", who, v.frame(h), t.POS[h])
	b.add("whole", who, strconv.FormatBool(v.whole(o.tokens)))
	open := 0
	for i := o.first; i < o.last; i++ {
		switch v.lower[i] {
		case "“", "\"", "(", "”", ")", "''", "``":
			open++
		}
	}
	b.add("open", who, strconv.Itoa(min(open, 3)))
	return b.ids
}

// whole reports whether a range is the whole subtree of its head.
func (p *page) whole(r tokens) bool {
	first, last := p.tree.Subtree(p.top(r))
	return r.first <= first && last <= r.last
}

// level coarsens log odds.
func level(x float64) string { return strconv.Itoa(int(math.Round(x))) }

// choose ranks the options of both roles and takes the best pair that does not
// overlap. What the network has seen counts as much as the labels where the
// options are shortlisted, and as much as the ranking where they are chosen.
func (f *Finder) choose(v *view, seen sight, marginals [][]float32, labelled [2]tokens) (pair [2]option, ok bool) {
	pool := v.pool()
	var lists [2][]option
	for ro := range lists {
		odds := v.odds(marginals, seen, role(ro))
		with := pool
		if r := labelled[ro]; r.len() > 0 {
			with = append(slices.Clip(pool), option{tokens: r, how: "labels"})
		}
		lists[ro] = v.shortlist(with, odds, ranked)
		agrees := v.agreement(seen, role(ro))
		b := v.rankBag(role(ro))
		for n := range lists[ro] {
			o := &lists[ro][n]
			_, probs := f.rank.Classify(v.rankFeatures(&b, *o, role(ro), n, odds, labelled[ro]))
			o.prob = math.Sqrt(float64(probs[1])+1e-4) * agrees(o.tokens)
		}
	}
	best := 0.0
	for _, c := range lists[cause] {
		for _, e := range lists[effect] {
			if s := (c.prob + 1e-4) * (e.prob + 1e-4); s > best && !c.meets(e.tokens) {
				best, pair, ok = s, [2]option{c, e}, true
			}
		}
	}
	return pair, ok
}
