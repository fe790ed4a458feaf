package actor

import (
	"strings"
	"unicode/utf8"

	"ascribe/analyze/clusters"
	"ascribe/analyze/linear"
)

// bare is the only feature of a token with no capital near it: it is no name.
var bare = []uint32{linear.Hash("bare")}

// run is a stretch of capitalised words, held together by small words between
// capitals ("Bank of England", "Trinidad and Tobago").
type run struct{ first, last int }

// memory is what the whole document knows about a word.
type memory struct {
	small   bool // it stands without a capital somewhere
	inside  bool // it is capitalised inside a sentence
	titled  bool // it follows a title or a given name
	located bool // it follows "in" or "at"
	acts    bool // a verb of speech follows it
}

// features describes every token of sentence s for the chain that finds names.
// source names the manner of annotation to imitate.
func (p *page) features(s int, runs []run, ev evidence, mem map[string]memory, source string) [][]uint32 {
	sen := p.doc.Sentences[s]
	out := make([][]uint32, sen.Last-sen.First)
	for i := sen.First; i < sen.Last; i++ {
		if !p.nearCapital(i, sen.First, sen.Last) {
			out[i-sen.First] = bare
			continue
		}
		out[i-sen.First] = p.tokenFeatures(i, runs[i], ev, mem, source)
	}
	return out
}

func (p *page) nearCapital(i, first, last int) bool {
	for k := max(first, i-2); k < min(last, i+3); k++ {
		if p.shape[k].named() {
			return true
		}
	}
	return false
}

func (p *page) tokenFeatures(i int, r run, ev evidence, mem map[string]memory, source string) []uint32 {
	f := make([]uint32, 0, 96)
	add := func(name string, parts ...string) { f = append(f, linear.Hash(append([]string{name}, parts...)...)) }
	w, l := p.words[i], p.lower[i]
	l1, l2, r1, r2 := p.at(i, i-1), p.at(i, i-2), p.at(i, i+1), p.at(i, i+2)
	sh := p.shapeAt(i, i)
	shl, shr := p.shapeAt(i, i-1), p.shapeAt(i, i+1)
	add("w", w)
	add("l", l)
	add("l-1", l1)
	add("l-2", l2)
	add("l+1", r1)
	add("l+2", r2)
	add("l-1l", l1, l)
	add("ll+1", l, r1)
	add("l-1l+1", l1, r1)
	add("l-2l-1", l2, l1)
	add("l+1l+2", r1, r2)
	add("sh", sh)
	add("sh3", shl, sh, shr)
	add("sh5", p.shapeAt(i, i-2), shl, sh, shr, p.shapeAt(i, i+2))
	add("shl-1", sh, l1)
	add("shl+1", sh, r1)
	add("p3", head(l, 3), sh)
	add("s3", tail(l, 3), sh)
	add("s4", tail(l, 4), sh)
	add("s2", tail(l, 2), sh)
	add("source", source)
	add("source-sh", source, sh)
	add("source-w", source, l)

	f = p.clusterFeatures(f, i)
	f = p.evidenceFeatures(f, i, ev, source)
	f = p.runFeatures(f, i, r, ev)

	m := mem[l]
	flags := bits(p.opens(i), m.small, m.inside, m.titled, m.located, m.acts)
	add("m", flags)
	add("msh", flags, sh)
	add("mw", flags, shr)
	return f
}

// clusterFeatures adds the groups of like words that this one and its neighbours are in.
func (p *page) clusterFeatures(f []uint32, i int) []uint32 {
	for d := -1; d <= 1; d++ {
		if p.at(i, i+d) == "" {
			continue
		}
		fine, coarse := clusters.Of(p.words[i+d])
		f = append(f, linear.HashInt("cf"+string(rune('1'+d)), fine), linear.HashInt("cc"+string(rune('1'+d)), coarse))
	}
	return f
}

func (p *page) evidenceFeatures(f []uint32, i int, ev evidence, source string) []uint32 {
	all := [3]string{}
	for d := -1; d <= 1; d++ {
		if p.at(i, i+d) == "" {
			continue
		}
		name := "e" + string(rune('1'+d))
		for _, flag := range ev[i+d] {
			f = append(f, linear.Hash(name, flag))
			if d == 0 {
				f = append(f, linear.Hash("esource", flag, source))
			}
		}
		all[d+1] = strings.Join(ev[i+d], " ")
	}
	return append(f, linear.Hash("eall", all[1]), linear.Hash("eall-1", all[0], all[1]), linear.Hash("eall+1", all[1], all[2]),
		linear.Hash("eallw", all[1], p.at(i, i-1)), linear.Hash("eallv", all[1], p.at(i, i+1)))
}

// runFeatures adds what the whole stretch of capitals tells: an organisation
// shows by its last word, however long it is.
func (p *page) runFeatures(f []uint32, i int, r run, ev evidence) []uint32 {
	if r.last <= r.first {
		return append(f, linear.Hash("norun"))
	}
	place := "mid"
	switch {
	case r.last == r.first+1:
		place = "only"
	case i == r.first:
		place = "first"
	case i == r.last-1:
		place = "last"
	}
	before, after := p.at(r.first, r.first-1), p.at(r.first, r.last)
	last, first := p.lower[r.last-1], p.lower[r.first]
	length := string(rune('0' + min(r.last-r.first, 8)))
	kinds := ""
	for k := r.first; k < r.last; k++ {
		for _, flag := range ev[k] {
			if flag[0] == 'h' || flag[0] == 't' && k == r.first {
				kinds = flag
			}
		}
	}
	return append(f,
		linear.Hash("rp", place, length), linear.Hash("rl", last, place), linear.Hash("rf", first, place),
		linear.Hash("rb", before, place), linear.Hash("ra", after, place), linear.Hash("rba", before, after),
		linear.Hash("rk", kinds, place), linear.Hash("rkl", kinds, length, place),
		linear.Hash("rel", strings.Join(ev[r.last-1], " "), place), linear.Hash("ref", strings.Join(ev[r.first], " "), place),
		linear.Hash("rbt", before, kinds))
}

// shapeAt names the shape of token i, or the border of the sentence of token of.
func (p *page) shapeAt(of, i int) string {
	if i < p.begin(of) || i >= p.end(of) {
		return "-"
	}
	switch s := p.shape[i]; s {
	case other:
		return p.words[i][:1]
	case capitals:
		if strings.Contains(p.words[i], ".") {
			return "A."
		}
		return "AA" + string(rune('0'+min(len(p.words[i]), 6)))
	default:
		return string(rune('a' + s))
	}
}

// runs gives for each token the stretch of capitals it is in; empty outside.
func (p *page) runs() []run {
	runs := make([]run, len(p.words))
	for _, sen := range p.doc.Sentences {
		for i := sen.First; i < sen.Last; {
			if !p.shape[i].named() {
				i++
				continue
			}
			j := i + 1
			for j < sen.Last {
				if p.shape[j].named() {
					j++
					continue
				}
				if k := p.bridge(j, sen.Last); k > j {
					j = k
					continue
				}
				break
			}
			for k := i; k < j; k++ {
				runs[k] = run{i, j}
			}
			i = j
		}
	}
	return runs
}

// bridge is the index of the capital behind a joining word at j, or j.
func (p *page) bridge(j, last int) int {
	switch p.lower[j] {
	case "of", "and", "for", "&", "-", "de", "del", "al", "bin", "von", "van", "der", "la", "da", "di", "el", "ibn", "on", "in":
	default:
		return j
	}
	if p.lower[j] == "in" || p.lower[j] == "on" {
		return j
	}
	k := j + 1
	for k < last && k < j+3 && (p.lower[k] == "the" || p.lower[k] == "-" || p.lower[k] == "la" || p.lower[k] == "al") {
		k++
	}
	if k < last && p.shape[k].named() {
		return k
	}
	return j
}

// remember gathers what the document says about each capitalised word.
func (p *page) remember(ev evidence) map[string]memory {
	mem := map[string]memory{}
	for i, s := range p.shape {
		if s != small && !s.named() {
			continue
		}
		m := mem[p.lower[i]]
		if s == small {
			if !m.small {
				m.small = true
				mem[p.lower[i]] = m
			}
			continue
		}
		m.inside = m.inside || !p.opens(i)
		for k := i - 1; k >= p.begin(i) && k >= i-2; k-- {
			if p.shape[k] == initial && k == i-1 {
				continue
			}
			for _, flag := range ev[k] {
				m.titled = m.titled || flag[0] == 't' || flag == "n"
			}
			break
		}
		before, after := p.at(i, i-1), p.at(i, i+1)
		m.located = m.located || before == "in" || before == "at"
		m.acts = m.acts || after == "said" || after == "says" || after == "told" || after == "added" || after == "who"
		mem[p.lower[i]] = m
	}
	return mem
}

func bits(flags ...bool) string {
	b := make([]byte, len(flags))
	for i, f := range flags {
		b[i] = '0'
		if f {
			b[i] = '1'
		}
	}
	return string(b)
}

func head(w string, n int) string {
	for i := range w {
		if n == 0 {
			return w[:i]
		}
		n--
	}
	return w
}

func tail(w string, n int) string {
	at := len(w)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(w[:at])
		at -= size
	}
	return w[at:]
}
