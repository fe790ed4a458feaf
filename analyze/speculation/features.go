package speculation

import (
	"strconv"
	"strings"

	"ascribe/analyze/linear"
	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// bag collects the features of a candidate: each once for all candidates of its
// group, and once for the phrase itself.
type bag struct {
	group, rule uint32
	out         []uint32
}

func (b *bag) add(name, value string) {
	h := linear.Hash(name, value)
	b.out = append(b.out, linear.Join(b.group, h), linear.Join(b.rule, h))
}

func (b *bag) addIf(name string, ok bool) {
	if ok {
		b.add(name, "")
	}
}

// features describe a candidate and where it stands.
func (p *page) features(s text.Sentence, c candidate) []uint32 {
	group := string(c.kind) + "/source"
	rule := c.sort
	if c.entry != nil {
		group = string(c.kind)
		rule = c.rule
	}
	b := &bag{group: linear.Hash("group", group), rule: linear.Hash("rule", rule)}
	b.out = append(b.out, linear.Hash("any", ""))
	b.add("is", "")
	if c.entry != nil {
		b.out = append(b.out, linear.Hash("trust", c.entry.trust), linear.Hash("trust", c.entry.trust, group))
	}
	p.around(b, s, c)
	p.clause(b, s, c)
	switch {
	case c.entry == nil:
		p.sourceFeatures(b, s, c)
	case c.kind == report.Modal:
		p.modalFeatures(b, s, c)
	}
	return b.out
}

// around adds the words and tags next to a candidate.
func (p *page) around(b *bag, s text.Sentence, c candidate) {
	b.add("w-1", p.word(s, c.first-1))
	b.add("w-2", p.word(s, c.first-2))
	b.add("w+1", p.word(s, c.last))
	b.add("w+2", p.word(s, c.last+1))
	b.add("t-1", p.tag(s, c.first-1))
	b.add("t-2", p.tag(s, c.first-2))
	b.add("t+1", p.tag(s, c.last))
	b.add("t+2", p.tag(s, c.last+1))
	b.add("t+", p.tag(s, c.last)+" "+p.tag(s, c.last+1))
	b.add("tag", p.tree.POS[c.head])
	b.add("label", p.tree.Label[c.head])
	b.addIf("first", c.first == s.First)
	b.addIf("quoted", p.quoted[c.first])
	b.addIf("capital", p.doc.Word(c.first) != p.lower[c.first] && c.first > s.First)
}

// clause adds what governs a candidate and what the clause around it is.
func (p *page) clause(b *bag, s text.Sentence, c candidate) {
	t := p.tree
	h := t.Head[c.head]
	b.add("head", p.lemmaAt(h))
	if h >= 0 {
		b.add("headtag", t.POS[h])
		b.add("label+head", t.Label[c.head]+" "+p.lemmaAt(h))
		b.add("headlabel", t.Label[h])
	}
	b.add("subj", p.subjectSort(p.verbOf(c.head)))
	b.addIf("to", p.child(c.head, "xcomp") >= 0)
	b.addIf("that", p.child(c.head, "ccomp") >= 0)
	b.add("obj", p.lemmaAt(p.child(c.head, "obj")))
	b.addIf("neg", p.negated(c.head))
	v, steps := p.reporter(c.head)
	if v >= 0 {
		b.add("reporter", p.lemma[v])
		b.add("reported", p.tense(v)+strconv.Itoa(min(steps, 2)))
	} else {
		b.add("reported", "no")
	}
}

// verbOf is the nearest token at or above i that is a predicate: it has a
// subject or is no helper.
func (p *page) verbOf(i int) int {
	for n := 0; i >= 0 && n < 6; n++ {
		if p.child(i, "nsubj", "csubj", "expl") >= 0 {
			return i
		}
		i = p.tree.Head[i]
	}
	return -1
}

// subjectSort tells what kind of subject a predicate has.
func (p *page) subjectSort(v int) string {
	k := p.child(v, "nsubj", "csubj", "expl")
	switch {
	case k < 0:
		return "none"
	case p.tree.POS[k] == "PRP" || p.tree.POS[k] == "EX" || p.tree.POS[k] == "DT" || p.tree.POS[k] == "WDT" || p.tree.POS[k] == "WP":
		return p.lower[k]
	case p.tree.IsName(k):
		return "name"
	case p.source[p.lemma[k]] != "":
		return "people"
	}
	return p.tree.POS[k]
}

func (p *page) negated(i int) bool {
	for _, k := range p.tree.Children(i) {
		if w := p.lower[k]; w == "not" || w == "n't" || w == "never" || w == "no" {
			return true
		}
	}
	return false
}

// reporter is the verb of saying or thinking whose complement holds i, and how
// many clauses lie between.
func (p *page) reporter(i int) (verb, steps int) {
	for n := 0; i >= 0 && n < 12; n++ {
		h := p.tree.Head[i]
		if h < 0 {
			return -1, 0
		}
		if p.tree.Is(i, "ccomp", "parataxis", "acl") {
			steps++
			if p.reports(h) || p.tree.Is(i, "ccomp") {
				return h, steps
			}
		} else if p.tree.Is(i, "advcl", "acl:relcl") {
			return -1, 0
		}
		i = h
	}
	return -1, 0
}

// tense tells how the group of a verb stands in time.
func (p *page) tense(v int) string {
	pos := p.tree.POS[v]
	for _, k := range p.tree.Children(v) {
		if p.tree.Is(k, "aux") {
			switch {
			case p.lower[k] == "had":
				return "past"
			case p.tree.POS[k] == "MD":
				return "modal"
			case p.lower[k] == "has" || p.lower[k] == "have":
				return "perfect"
			}
		}
	}
	switch {
	case pos == "VBD" || pos == "VBN":
		return "past"
	case strings.HasPrefix(pos, "NN"):
		return "noun"
	}
	return "other"
}

// modalFeatures add what decides between the readings of a modal verb.
func (p *page) modalFeatures(b *bag, s text.Sentence, c candidate) {
	t := p.tree
	v := t.Head[c.head]
	if !t.Is(c.head, "aux") {
		v = c.head
	}
	if v < 0 {
		return
	}
	b.add("verb", p.lemma[v])
	b.add("verblabel", t.Label[v])
	b.addIf("have", p.hasAux(v, "have"))
	b.addIf("passive", p.child(v, "aux:pass") >= 0)
	b.addIf("not", p.negated(v))
	mark := "-"
	if k := p.child(v, "mark"); k >= 0 {
		mark = p.lower[k]
	}
	b.add("mark", mark)
	cond := p.condition(s, c.first)
	b.add("if", cond)
	r, _ := p.reporter(v)
	back := "free"
	if r >= 0 {
		back = p.tense(r)
	}
	b.add("back", back)
	b.add("back+if", back+" "+cond)
	b.add("back+have", back+" "+strconv.FormatBool(p.hasAux(v, "have")))
	b.addIf("question", p.lower[s.Last-1] == "?" || p.lower[s.Last-1] == "\"" && s.Last-2 >= s.First && p.lower[s.Last-2] == "?")
	b.add("sentence", p.sentenceTense(s, c.first))
	if k := p.child(v, "advmod"); k >= 0 {
		b.add("adverb", p.lemma[k])
	}
	if k := p.child(v, "nsubj", "csubj", "expl"); k >= 0 {
		b.add("verbsubj", p.lower[k])
		b.addIf("inverted", k > c.first)
	}
}

func (p *page) hasAux(v int, lemma string) bool {
	for _, k := range p.tree.Children(v) {
		if p.tree.Is(k, "aux") && p.lemma[k] == lemma {
			return true
		}
	}
	return false
}

// condition tells whether the sentence states a condition, and on which side.
func (p *page) condition(s text.Sentence, at int) string {
	for i := s.First; i < s.Last; i++ {
		switch p.lower[i] {
		case "if", "unless", "without", "otherwise", "were", "had":
			if (p.lower[i] == "were" || p.lower[i] == "had") && (i+1 >= s.Last || p.tree.POS[i+1] != "PRP") {
				continue
			}
			if i < at {
				return "before"
			}
			return "after"
		}
	}
	return "none"
}

// sentenceTense tells the tense of the first finite verb of the sentence other
// than the one at the candidate.
func (p *page) sentenceTense(s text.Sentence, at int) string {
	for i := s.First; i < s.Last; i++ {
		if i == at {
			continue
		}
		switch p.tree.POS[i] {
		case "VBD", "VBZ", "VBP", "MD":
			return p.tree.POS[i]
		}
	}
	return "-"
}

// sourceFeatures add what tells a nameless source on which a claim rests from a
// group that acts, or speaks for an institution.
func (p *page) sourceFeatures(b *bag, s text.Sentence, c candidate) {
	t := p.tree
	role, h := p.role(c.head)
	b.add("noun", p.lemma[c.head])
	b.add("role", role)
	cue := "other"
	if p.reports(h) {
		cue = "cue"
		b.add("tense", p.tense(h))
	}
	b.add("role+cue", role+" "+cue)
	if h >= 0 {
		complement := p.child(h, "ccomp") >= 0 || t.Is(h, "parataxis", "ccomp")
		b.add("complement", role+" "+strconv.FormatBool(complement))
		b.addIf("verbneg", p.negated(h) || p.hasAux(h, "will"))
		b.addIf("verbmodal", p.hasAux(h, "may") || p.hasAux(h, "could") || p.hasAux(h, "must") || p.hasAux(h, "would"))
	}
	named, det, adj := "plain", "bare", "-"
	for _, k := range t.Children(c.head) {
		w := p.doc.Word(k)
		switch {
		case k < c.head && vague[p.lower[k]]:
			det = p.lower[k]
		case k < c.head && p.proper(s, k) && t.Is(k, "amod", "compound", "nmod"):
			named = "named"
			if w == "U.S." || w == "UN" || w == "U.N." {
				named = "us"
			}
			b.add("institution", p.lower[k])
		case k < c.head && t.Is(k, "amod", "compound"):
			adj = p.lower[k]
		case k < c.head && t.Is(k, "nmod:poss"):
			det = "poss"
		case k < c.head && t.Is(k, "det", "nummod", "advmod"):
			det = p.lower[k]
			if t.Is(k, "nummod") {
				det = "number"
			}
		case k > c.head && t.Is(k, "nmod", "acl"):
			b.add("post", t.Label[k]+" "+p.lemmaAt(p.child(k, "case")))
			b.addIf("postname", t.IsName(k))
		case k > c.head && t.Is(k, "appos", "flat"):
			b.addIf("appos", true)
		}
	}
	unnamed := vague[det] || c.sort == "pronoun"
	rests := p.rests(c.head)
	b.add("rests", rests)
	b.add("rests+vague", rests+" "+strconv.FormatBool(unnamed))
	b.add("rests+named", rests+" "+named)
	b.add("named", named)
	b.add("det", det)
	b.add("adj", adj)
	b.add("number", t.POS[c.head])
	b.add("all", named+" "+det+" "+role+" "+cue)
	b.add("shape", named+" "+strconv.FormatBool(vague[det])+" "+role+" "+cue)
	b.addIf("adjacent", c.head+1 < s.Last && p.reports(c.head+1))
	b.add("speaks", string(p.speaks[c.head]))
	b.add("speaks+named", string(p.speaks[c.head])+" "+named)
}

// rests tells how a claim rests on a noun: as what its subject says or thinks, by
// a passive, a relative clause, or an infinitive.
func (p *page) rests(i int) string {
	t := p.tree
	for _, k := range t.Children(i) {
		if t.Is(k, "acl:relcl", "acl") && k > i && p.reports(k) {
			return "clause"
		}
	}
	for t.Is(i, "conj") && t.Head[i] >= 0 {
		i = t.Head[i]
	}
	h := t.Head[i]
	if h < 0 {
		return "no"
	}
	role, _ := p.role(i)
	switch {
	case t.Is(i, "nsubj") && !t.Is(i, "nsubj:pass"):
		for n := 0; h >= 0 && n < 4; n++ {
			if p.reports(h) {
				if p.child(h, "ccomp", "xcomp") >= 0 || t.Is(h, "parataxis") {
					return "claim"
				}
				return "says"
			}
			x := p.child(h, "xcomp", "conj")
			if x < 0 || x < h {
				break
			}
			h = x
		}
	case t.Is(i, "obl", "obl:agent") && p.reports(h):
		return role
	case t.Is(i, "obj", "iobj"):
		if x := p.child(h, "xcomp", "ccomp"); x >= 0 && p.reports(x) {
			return "made to"
		}
	}
	return "no"
}

// demonyms are endings of adjectives made from the names of places.
var demonyms = [...]string{"ian", "ese", "ish", "ean"}

// proper reports whether token k is a name or an adjective made from one. The
// capital tells, but for the first word of a sentence.
func (p *page) proper(s text.Sentence, k int) bool {
	word := p.doc.Word(k)
	if p.tree.IsName(k) || k != s.First {
		return p.tree.IsName(k) || word != p.lower[k]
	}
	if p.tree.Lemma[k] != p.lemma[k] {
		return true
	}
	for _, end := range demonyms {
		if strings.HasSuffix(p.lower[k], end) {
			return p.tree.POS[k] == "JJ"
		}
	}
	return false
}
