package attribution

import (
	"fmt"

	"ascribe/analyze/linear"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// Example is an article with the attributions that readers found in it.
type Example struct {
	ID      string
	Doc     *text.Document
	Tree    *syntax.Tree
	Gold    []Relation
	Discard []text.Span // regions that nobody annotated
}

// Relation is a gold attribution.
type Relation struct{ Source, Cue, Content []text.Span }

// Models are the trained stages as stored on disk.
type Models struct{ Reader, Cue, Role, Accept []byte }

// TrainOptions of Train. Zero values stand for the defaults in brackets.
type TrainOptions struct {
	Folds    int  // parts of the jackknife [2]
	Bits     uint // the tables have 2^Bits rows [19]
	Epochs   int  // passes over the data [6]
	Progress func(string)
}

// trainer holds the articles while the stages are learnt one after the other.
type trainer struct {
	o        TrainOptions
	pages    []*page
	gold     [][]goldRelation
	examples []Example
	seqs     []trainSeq // of the stage being learnt
}

type trainSeq struct {
	linear.Sequence
	page int
}

// goldRelation is a gold attribution as token labels.
type goldRelation struct {
	cue             stretch
	source, content []stretch
}

// Train learns the three stages. Each is trained on what the stage before it
// makes of articles that it has not seen (jackknife), so that it meets the same
// mistakes later.
func Train(examples []Example, o TrainOptions) (Models, error) {
	if o.Folds == 0 {
		o.Folds = 2
	}
	if o.Bits == 0 {
		o.Bits = 19
	}
	if o.Epochs == 0 {
		o.Epochs = 6
	}
	lex, err := newLexicon()
	if err != nil {
		return Models{}, err
	}
	t := &trainer{o: o, examples: examples}
	for _, e := range examples {
		p := newPage(e.Doc, e.Tree, lex)
		t.pages = append(t.pages, p)
		t.gold = append(t.gold, p.goldOf(e))
	}
	var m Models
	m.Reader = t.read()
	cue, candidates := t.cues()
	m.Cue = cue.Bytes()
	role, found := t.roles(candidates)
	m.Role = role.Bytes()
	m.Accept = t.accepts(found).Bytes()
	return m, nil
}

// read lets every page be read by a reader that has not seen it, and gives the
// one that has seen them all.
func (t *trainer) read() []byte {
	for k := range t.o.Folds {
		r := t.readerWithout(k)
		for n := k; n < len(t.pages); n += t.o.Folds {
			r.read(t.pages[n])
		}
	}
	return t.readerWithout(-1).bytes()
}

// readerWithout trains a reader on all pages but those of a fold.
func (t *trainer) readerWithout(k int) *reader {
	var all []*lesson
	for n := range t.pages {
		if k < 0 || n%t.o.Folds != k {
			all = append(all, t.lessons(n)...)
		}
	}
	return learnReader(all, t.say)
}

// goldOf turns gold spans into tokens.
func (p *page) goldOf(e Example) []goldRelation {
	var out []goldRelation
	for _, r := range e.Gold {
		cue := p.stretches(r.Cue)
		if len(cue) == 0 || p.sent[cue[0].from] < 0 {
			continue
		}
		out = append(out, goldRelation{cue[0], p.stretches(r.Source), p.stretches(r.Content)})
	}
	return out
}

// stretches are the tokens of which more than half lies in the spans, joined
// where spans touch.
func (p *page) stretches(spans []text.Span) []stretch {
	var out []stretch
	for _, s := range spans {
		t := stretch{tokenAt(p.doc, s.Start), tokenAt(p.doc, s.End)}
		if t.from > 0 {
			if before := p.span(t.from - 1); before.End > s.Start && 2*(before.End-s.Start) > before.Len() {
				t.from--
			}
		}
		if t.to > t.from {
			if last := p.span(t.to - 1); 2*(min(last.End, s.End)-last.Start) <= last.Len() {
				t.to--
			}
		}
		if t.from >= t.to {
			continue
		}
		if n := len(out); n > 0 && out[n-1].to == t.from {
			out[n-1].to = t.to
			continue
		}
		out = append(out, t)
	}
	return out
}

func (t *trainer) say(format string, args ...any) {
	if t.o.Progress != nil {
		t.o.Progress(fmt.Sprintf(format, args...))
	}
}

// fold trains on all sequences but those of one fold's pages; -1 trains on all.
func (t *trainer) fold(k int, labels []string, o linear.Options) *linear.Chain {
	var part []linear.Sequence
	for _, s := range t.seqs {
		if k < 0 || s.page%t.o.Folds != k {
			part = append(part, s.Sequence)
		}
	}
	o.Seed, o.Rarest = 1, 3
	return linear.TrainChain(part, labels, o)
}

// cueSeqs makes a training sequence of every sentence.
func (t *trainer) cueSeqs() {
	t.seqs = nil
	for n, p := range t.pages {
		gold := make([]int, len(p.words))
		for _, d := range t.examples[n].Discard {
			for i := tokenAt(p.doc, d.Start); i < tokenAt(p.doc, d.End); i++ {
				gold[i] = -1
			}
		}
		for _, g := range t.gold[n] {
			for i := g.cue.from; i < g.cue.to; i++ {
				gold[i] = insideCue
			}
			gold[g.cue.from] = beginCue
		}
		for _, s := range p.sentences {
			features, _ := p.cueSequence(s, nil)
			t.seqs = append(t.seqs, trainSeq{linear.Sequence{Features: features, Gold: gold[s.from:s.to]}, n})
		}
	}
}

// cues trains the cue chain and gives the candidates of every page, found by a
// chain that has not seen it.
func (t *trainer) cues() (*linear.Chain, [][]candidate) {
	t.cueSeqs()
	out := make([][]candidate, len(t.pages))
	o := linear.Options{Bits: t.o.Bits, Epochs: t.o.Epochs, Rate: .04, L2: 1e-5, Filter: 22}
	for k := range t.o.Folds {
		chain := t.fold(k, cueLabels, o)
		hit, gold, all := 0, 0, 0
		for n, p := range t.pages {
			if n%t.o.Folds != k {
				continue
			}
			out[n] = p.candidates(chain)
			for _, g := range t.gold[n] {
				gold++
				if match(out[n], g.cue) >= 0 {
					hit++
				}
			}
			all += len(out[n])
		}
		t.say("cues, fold %d: %d candidates, %d of %d gold cues among them", k+1, all, hit, gold)
	}
	return t.fold(-1, cueLabels, o), out
}

// match is the candidate that shares most tokens with the cue, or -1.
func match(all []candidate, cue stretch) int {
	best, most := -1, 0
	for i, c := range all {
		if n := min(c.to, cue.to) - max(c.from, cue.from); n > most {
			best, most = i, n
		}
	}
	return best
}

// roles trains the role chain on the candidates that are right and on the gold
// cues that no candidate hits, and gives the findings of unseen pages.
func (t *trainer) roles(candidates [][]candidate) (*linear.Chain, [][]*finding) {
	t.seqs = nil
	for n, p := range t.pages {
		for _, g := range t.gold[n] {
			c := candidate{stretch: g.cue, head: p.headOf(g.cue), p: 1}
			if i := match(candidates[n], g.cue); i >= 0 {
				c = candidates[n][i]
			}
			st := p.setting(c, nearby(likely(candidates[n]), c, p))
			features, _ := p.roleFeatures(st, nil)
			t.seqs = append(t.seqs, trainSeq{linear.Sequence{Features: features, Gold: roleGold(c, st.w, g)}, n})
		}
	}
	t.say("roles: %d windows", len(t.seqs))
	o := linear.Options{Bits: t.o.Bits, Epochs: t.o.Epochs, Rate: .04, L2: 1e-5, Filter: 22}
	out := make([][]*finding, len(t.pages))
	for k := range t.o.Folds {
		chain := t.fold(k, roleLabels, o)
		for n, p := range t.pages {
			if n%t.o.Folds == k {
				out[n] = p.findRoles(chain, candidates[n])
			}
		}
		t.say("roles, fold %d done", k+1)
	}
	return t.fold(-1, roleLabels, o), out
}

func roleGold(c candidate, w stretch, g goldRelation) []int {
	gold := make([]int, w.len())
	mark := func(ss []stretch, begin, in int) {
		for _, s := range ss {
			first := true
			for i := max(s.from, w.from); i < min(s.to, w.to); i++ {
				if c.has(i) {
					first = true
					continue
				}
				gold[i-w.from] = in
				if first {
					gold[i-w.from], first = begin, false
				}
			}
		}
	}
	mark(g.source, beginSource, inSource)
	mark(g.content, beginContent, inContent)
	for i := c.from; i < c.to; i++ {
		if w.has(i) {
			gold[i-w.from] = roleCue
		}
	}
	return repair(gold)
}

// repair makes every I- follow a B- or I- of its role.
func repair(gold []int) []int {
	for i, l := range gold {
		if (l == inSource || l == inContent) && (i == 0 || gold[i-1] != l && gold[i-1] != l-1) {
			gold[i] = l - 1
		}
	}
	return gold
}

// accepts trains the classifier that keeps or drops a finding.
func (t *trainer) accepts(found [][]*finding) *linear.Chain {
	t.seqs = nil
	for n, p := range t.pages {
		right := map[*finding]bool{}
		for _, g := range t.gold[n] {
			if f := bestFinding(found[n], g); f != nil {
				right[f] = true
			}
		}
		for _, f := range found[n] {
			if t.discarded(n, f) {
				continue
			}
			gold := 0
			if right[f] {
				gold = 1
			}
			t.seqs = append(t.seqs, trainSeq{linear.Sequence{Features: [][]uint32{p.acceptFeatures(f, found[n])}, Gold: []int{gold}}, n})
		}
	}
	t.say("accept: %d findings", len(t.seqs))
	return t.fold(-1, acceptLabels, linear.Options{Bits: acceptBits, Epochs: 4, Rate: .005, L2: 1e-3})
}

func (t *trainer) discarded(n int, f *finding) bool {
	at := t.pages[n].span(f.head).Start
	for _, d := range t.examples[n].Discard {
		if d.Start <= at && at < d.End {
			return true
		}
	}
	return false
}

// bestFinding is the finding that gets the gold attribution right, as score
// counts it: cues overlap, and contents by at least half.
func bestFinding(found []*finding, g goldRelation) *finding {
	var best *finding
	most := 0.5
	for _, f := range found {
		if f.hit(g.cue) {
			if v := overlap(f.content, g.content); v >= most {
				best, most = f, v
			}
		}
	}
	return best
}

// overlap is intersection over union of two sets of tokens.
func overlap(a, b []stretch) float64 {
	na, nb, both := 0, 0, 0
	for _, s := range a {
		na += s.len()
		for _, o := range b {
			both += max(0, min(s.to, o.to)-max(s.from, o.from))
		}
	}
	for _, o := range b {
		nb += o.len()
	}
	if na+nb == 0 {
		return 0
	}
	return float64(both) / float64(na+nb-both)
}
