package consequence

import (
	"strconv"
	"strings"

	"ascribe/analyze/clusters"
	"ascribe/analyze/linear"
	"ascribe/analyze/text"
)

// bag collects hashed features: alone, or once for each of some keys, such as the
// marker and its kind, of which the features are hashed but once.
type bag struct {
	ids  []uint32
	keys []uint32
}

// keyed begins a bag with room for n features.
func keyed(n int, keys ...string) bag {
	b := bag{ids: make([]uint32, 0, n), keys: make([]uint32, len(keys))}
	for i, k := range keys {
		b.keys[i] = linear.Hash(k)
	}
	return b
}

func (b *bag) add(parts ...string) { b.ids = append(b.ids, linear.Hash(parts...)) }

// each adds a feature for each key.
func (b *bag) each(parts ...string) {
	h := linear.Hash(parts...)
	for _, k := range b.keys {
		b.ids = append(b.ids, linear.Join(k, h))
	}
}

// word is the token at i, or a mark for the edge of the sentence.
func (p *page) word(i, first, last int) string {
	if i < first || i >= last {
		return "#"
	}
	return p.lower[i]
}

func (p *page) tag(i, first, last int) string {
	if i < first || i >= last {
		return "#"
	}
	return p.tree.POS[i]
}

func (p *page) headOf(i int) (lemma, pos string, at int) {
	if i < 0 || p.tree.Head[i] < 0 {
		return "-", "-", -1
	}
	h := p.tree.Head[i]
	return p.lemma[h], p.tree.POS[h], h
}

// acceptFeatures describe a marker and its surroundings: does it join a cause
// and an effect here? They are put into room, as far as that is enough.
func acceptFeatures(p *page, s text.Sentence, c candidate, room []uint32) []uint32 {
	t, at := p.tree, c.at
	b := keyed(0, c.id, "k:"+c.kind, c.trust, c.kind+" "+c.trust)
	b.ids = room[:0]
	voice := p.voice(at)
	label := t.Label[at]
	hl, hp, h := p.headOf(at)
	hhl, hhp, hh := p.headOf(h)
	hlabel := ""
	if h >= 0 {
		hlabel = t.Label[h]
	}
	if act := p.act(h); c.kind == "purpose" && act >= 0 && act != hh {
		hhl, hhp, hh, hlabel = p.lemma[act], t.POS[act], act, "advcl"
	}
	b.add("bias")
	b.each("m")
	b.each("voice", voice)
	b.each("label", label)
	b.each("head", hl)
	b.each("headpos", hp, label)
	for d := 1; d <= 3; d++ {
		b.each("next"+strconv.Itoa(d), p.word(c.last-1+d, s.First, s.Last))
		b.each("prev"+strconv.Itoa(d), p.word(c.first-d, s.First, s.Last))
	}
	b.each("tags", p.tag(c.first-1, s.First, s.Last), p.tag(c.last, s.First, s.Last))
	b.each("tags2", p.tag(c.last, s.First, s.Last), p.tag(c.last+1, s.First, s.Last))
	subj, si := p.kid(at, "nsubj")
	b.each("subj", subj)
	b.each("subjsort", p.sort(si), voice)
	obj, oi := p.kid(at, "obj")
	b.each("obj", obj)
	b.each("objsort", p.sort(oi))
	b.each("frame", p.frame(at))
	if h >= 0 {
		hs, hsi := p.kid(h, "nsubj")
		b.each("hsubj", hs)
		b.each("hsubjsort", p.sort(hsi), label)
		_, hoi := p.kid(h, "obj")
		b.each("hobjsort", p.sort(hoi))
		b.each("headsort", p.sort(h), label)
		b.each("hlabel", hlabel, label)
		b.each("hh", hhl, label)
		b.each("hhpos", hhp, hlabel)
		b.each("hvoice", p.voice(h))
		b.each("hframe", p.frame(h))
		if hh >= 0 {
			b.each("hhlabel", t.Label[hh], hlabel, label)
		}
	}
	b.each("aux", p.auxes(at))
	b.each("initial", strconv.FormatBool(c.first <= s.First+1))
	b.each("comma", strconv.FormatBool(c.first > s.First && t.IsPunct(c.first-1)))
	if p.agent(at, s.Last) {
		b.each("agent", voice)
	}
	b.clusters(p, s, c)
	if c.kind == "purpose" {
		b.purpose(p, h)
	}
	b.add("h", hl, label)
	b.add("hword", hl)
	for k := s.First; k < s.Last; k++ {
		if strings.HasPrefix(t.POS[k], "MD") {
			b.add("md", c.kind, p.lower[k])
		}
	}
	return b.ids
}

// act is the verb that an infinitive may tell the purpose of, or -1: the one above
// it, also when the tree hangs it from that verb's object ("raised taxes to pay
// for roads"), which parsers and people decide either way.
func (p *page) act(infinitive int) int {
	if infinitive < 0 {
		return -1
	}
	act := p.tree.Head[infinitive]
	if act >= 0 && p.tree.IsNoun(act) && p.tree.Is(act, "obj") {
		act = p.tree.Head[act]
	}
	if act < 0 || !p.tree.IsVerb(act) {
		return -1
	}
	return act
}

// purpose describes an infinitive by the act that it may be the purpose of.
func (b *bag) purpose(p *page, infinitive int) {
	t := p.tree
	act := p.act(infinitive)
	if act < 0 {
		b.add("act", "none")
		return
	}
	_, subject := p.kid(act, "nsubj")
	if subject < 0 && t.Is(act, "xcomp", "conj", "advcl") {
		_, subject = p.kid(t.Head[act], "nsubj")
	}
	fine, coarse := clusters.Of(p.lower[act])
	doing, _ := clusters.Of(p.lower[infinitive])
	b.add("act", p.lemma[act])
	b.add("act fine", strconv.Itoa(fine))
	b.add("act coarse", strconv.Itoa(coarse))
	b.add("act voice", p.voice(act))
	b.add("act subject", p.sort(subject), p.voice(act))
	b.add("act and end", strconv.Itoa(coarse), strconv.Itoa(doing))
	b.add("end", p.lemma[infinitive])
	b.add("end fine", strconv.Itoa(doing))
}

// clusters say how the words at and around the marker are used elsewhere.
func (b *bag) clusters(p *page, s text.Sentence, c candidate) {
	_, subj := p.kid(c.at, "nsubj")
	_, obj := p.kid(c.at, "obj")
	for _, w := range [...]struct {
		name string
		at   int
	}{{"marker", c.at}, {"subject", subj}, {"object", obj}, {"head", p.tree.Head[c.at]}, {"next", c.last}} {
		if w.at < 0 || w.at >= s.Last {
			continue
		}
		fine, coarse := clusters.Of(p.lower[w.at])
		b.add("fine", w.name, strconv.Itoa(fine))
		b.add("coarse", w.name, strconv.Itoa(coarse), c.kind)
		b.add("coarse", w.name, strconv.Itoa(coarse), c.id)
	}
}

// frame lists the core dependents of a word.
func (p *page) frame(i int) string {
	var s strings.Builder
	for _, k := range p.tree.Children(i) {
		switch l := p.tree.Label[k]; l {
		case "nsubj", "nsubj:pass", "csubj", "obj", "iobj", "xcomp", "ccomp", "obl:agent", "advcl", "mark", "cop":
			s.WriteString(l)
			s.WriteByte(' ')
		}
	}
	return s.String()
}

// auxes lists the helping words of a verb, or of the verb it complements.
func (p *page) auxes(i int) string {
	var s strings.Builder
	for range 2 {
		for _, k := range p.tree.Children(i) {
			switch p.tree.Label[k] {
			case "aux", "aux:pass", "cop", "mark":
				s.WriteString(p.lemma[k])
				s.WriteByte(' ')
			}
			if p.lemma[k] == "not" || p.lower[k] == "n't" || p.lower[k] == "n’t" {
				s.WriteString("not ")
			}
		}
		if s.Len() > 0 || !p.tree.Is(i, "xcomp", "conj") || p.tree.Head[i] < 0 {
			break
		}
		s.WriteByte('^')
		i = p.tree.Head[i]
	}
	return s.String()
}

// bucket coarsens a distance.
func bucket(n int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	switch {
	case n > 24:
		n = 25
	case n > 16:
		n = 17
	case n > 10:
		n = 11
	case n > 6:
		n = 7
	case n > 4:
		n = 5
	}
	return sign + strconv.Itoa(n)
}

// tokenFeatures describe each token in view as seen from the marker.
func (v *view) tokenFeatures() [][]uint32 {
	out := make([][]uint32, v.last-v.first)
	voice := v.voice(v.c.at)
	if v.agent(v.c.at, v.last) {
		voice += "+by"
	}
	b := keyed(64*len(out), v.c.id, v.c.kind, v.c.kind+"/"+voice+"/"+v.tree.Label[v.c.at], v.c.order)
	commas := v.commas()
	for i := range out {
		from := len(b.ids)
		v.token(&b, v.first+i, voice, commas)
		out[i] = b.ids[from:len(b.ids):len(b.ids)]
	}
	return out
}

// commas counts, for each token in view, the commas between it and the marker.
func (v *view) commas() []int {
	n := make([]int, v.last-v.first)
	count := 0
	for i := v.c.first - 1; i >= v.first; i-- {
		n[i-v.first] = count
		if v.lower[i] == "," || v.lower[i] == ";" {
			count++
		}
	}
	count = 0
	for i := v.c.last; i < v.last; i++ {
		if v.lower[i] == "," || v.lower[i] == ";" {
			count++
		}
		n[i-v.first] = count
	}
	return n
}

func (v *view) side(i int) string {
	switch {
	case i < v.start:
		return "<<"
	case i < v.c.first:
		return "<"
	case i < v.c.last:
		return "="
	}
	return ">"
}

func (v *view) token(b *bag, i int, voice string, commas []int) {
	t := v.tree
	pl := v.places[i-v.first]
	side := v.side(i)
	pos, w := t.POS[i], v.lower[i]
	dist := v.distance(i)
	if dist == 0 {
		b.add("in", v.c.id, strconv.Itoa(i-v.c.first))
	}
	climb := strconv.Itoa(pl.climb)
	branch, under := v.labels(pl)
	ancPos := "-"
	up := ""
	if pl.anc >= 0 {
		ancPos, up = t.POS[pl.anc], v.ups[pl.climb]
	}
	deep := strconv.Itoa(min(pl.deep, 3))
	comma := strconv.Itoa(min(commas[i-v.first], 3))
	b.each("side", side)
	b.each("dist", bucket(dist))
	b.each("branch", side, up, branch)
	b.each("climb", side, climb, branch)
	b.each("under", side, climb, branch, under)
	b.each("comma", side, comma)
	b.each("pos", side, pos)
	key := v.c.kind + "/" + voice
	b.add("branchv", key, side, up, branch, deep)
	b.add("anc", key, side, climb, ancPos, branch)
	b.add("w", key, side, w)
	b.add("wb", w, side, climb, branch)
	b.add("w0", w)
	b.add("w0", side, w)
	b.add("p", pos, side, climb, branch)
	for d := -2; d <= 2; d++ {
		if d != 0 {
			b.add("n"+strconv.Itoa(d), side, v.word(i+d, v.first, v.last))
			b.add("q"+strconv.Itoa(d), side, v.tag(i+d, v.first, v.last), pos)
		}
	}
	b.add("lab", t.Label[i], side, pos)
	v.edges(b, i, pl, side, key)
}

// edges tell whether a branch begins or ends at a token.
func (v *view) edges(b *bag, i int, pl place, side, key string) {
	first, last := v.tree.Subtree(pl.branch)
	if i == first {
		b.add("opens", key, side, strconv.Itoa(pl.climb), v.tree.Label[pl.branch])
		b.add("opens", side, v.tree.Label[pl.branch])
	}
	if i == last-1 {
		b.add("closes", key, side, strconv.Itoa(pl.climb), v.tree.Label[pl.branch])
	}
	if pl.under >= 0 {
		f, l := v.tree.Subtree(pl.under)
		if i == f {
			b.add("opens2", key, side, v.tree.Label[pl.branch], v.tree.Label[pl.under])
		}
		if i == l-1 {
			b.add("closes2", key, side, v.tree.Label[pl.branch], v.tree.Label[pl.under])
		}
	}
	if i > v.first {
		q := v.places[i-1-v.first]
		change := "same"
		if q.branch != pl.branch || q.climb != pl.climb {
			change = "new"
		} else if q.under != pl.under {
			change = "newunder"
		}
		b.add("change", key, side, strconv.Itoa(pl.climb), v.tree.Label[pl.branch], change)
	}
}
