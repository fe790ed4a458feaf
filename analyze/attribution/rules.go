package attribution

import (
	"slices"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// Rules for what the corpus hardly has. Each adds findings or completes those
// of the chain; none takes one away.
const (
	byTranscript = "attribution/transcript"
	byDash       = "attribution/dash"
	byBlockQuote = "attribution/block-quote"
	bySpeaker    = "attribution/speaker-before"
)

// Confidence of findings by rule, as often as they are right on dev.
const (
	pTranscript = 0.8
	pDash       = 0.8
	pBlockQuote = 0.7
	pSpeaker    = 0.55
)

// applyRules adds to found what the rules find on the page.
func (f *Finder) applyRules(p *page, found []*finding) []*finding {
	found = append(found, f.transcripts(p, found)...)
	f.continued(p, found)
	found = append(found, p.signed(found)...)
	found = append(found, f.blockQuotes(p, found)...)
	found = append(found, f.speakersBefore(p, found)...)
	found = append(found, p.phrases(found)...)
	found = append(found, p.nominals(found)...)
	return append(found, p.clauses(found)...)
}

// blocks are the token ranges of the page's blocks, in order.
func (p *page) blocks() []stretch {
	var out []stretch
	for k, s := range p.sentences {
		if k > 0 && p.block[k] == p.block[k-1] {
			out[len(out)-1].to = s.to
			continue
		}
		out = append(out, s)
	}
	return out
}

// byRule makes a finding.
func (p *page) byRule(by string, conf float64, note string, cue stretch, source, content []stretch) *finding {
	f := &finding{candidate: candidate{stretch: cue, head: cue.from, p: conf}, source: source, content: content,
		p: conf, by: by, note: note, page: p}
	return f
}

// continued gives a quotation that stands alone to the speaker of the sentence
// before it: "X," she said. "Y." Further ones follow the first.
func (f *Finder) continued(p *page, found []*finding) {
	speaker := map[int]*finding{} // of a sentence
	for _, x := range found {
		if !x.quotes() && f.usual(x) != report.Statement {
			continue // what one wants is not what one says: speakersBefore gives him his words
		}
		if k := p.sent[x.head]; k >= 0 && (speaker[k] == nil || x.quotes() || !speaker[k].quotes()) {
			speaker[k] = x
		}
	}
	for q, s := range p.spans {
		if s.len() < 5 || !p.sentenceLong(s) {
			continue
		}
		k, last := p.sent[s.from], p.sent[s.to-1]
		x := speaker[k-1]
		if x == nil || len(x.source) == 0 || p.kind(p.sentences[k]) != p.kind(p.sentences[k-1]) {
			continue
		}
		mine := covered(x.content, s) == s.len()
		if !mine && (p.taken(found, s) || p.block[k] != p.block[k-1] && !x.quotes()) {
			continue
		}
		if other := p.otherInTurn(speaker, x, s); other != nil {
			x.content = p.without(x.content, s)
			x, mine = other, false
		}
		if !mine {
			x.content = append(x.content, s)
			for _, part := range p.otherParts(q) {
				x.content = append(x.content, p.spans[part])
			}
			x.content = p.tidy(x.content, x)
		}
		for ; k <= last; k++ {
			speaker[k] = x
		}
	}
}

// without is the stretches but for what lies in s.
func (p *page) without(in []stretch, s stretch) []stretch {
	var out []stretch
	for _, o := range in {
		for _, rest := range []stretch{{o.from, min(o.to, s.from)}, {max(o.from, s.to), o.to}} {
			if rest.len() > 0 {
				out = append(out, rest)
			}
		}
	}
	return out
}

// otherInTurn is the one who speaks when quotation s, a paragraph of its own,
// goes on with a dialogue: two have spoken in turn, and a question wants an answer
// from the other. It is nil when the last speaker may have gone on.
func (p *page) otherInTurn(speaker map[int]*finding, last *finding, s stretch) *finding {
	k := p.sent[s.from]
	said := p.without(last.content, s)
	if p.block[k] == p.block[k-1] || len(said) == 0 || p.quote[said[0].from] < 0 {
		return nil
	}
	before := k - 2
	for before > 0 && (speaker[before] == nil || speaker[before] == last) && k-before < 6 {
		before--
	}
	other := speaker[max(before, 0)]
	if other == nil || other == last || !other.quotes() || len(other.source) == 0 || p.block[before] == p.block[k-1] {
		return nil
	}
	if !p.asks(s) && !p.asks(said[len(said)-1]) {
		return nil
	}
	return other
}

// asks reports whether s ends with a question.
func (p *page) asks(s stretch) bool {
	for i := s.to - 1; i >= max(s.from, s.to-2); i-- {
		if p.words[i].lower == "?" {
			return true
		}
	}
	return false
}

// quotes reports whether some of the content is a quotation.
func (f *finding) quotes() bool {
	return slices.ContainsFunc(f.content, func(s stretch) bool { return f.page.quote[s.from] >= 0 || f.page.quote[s.to-1] >= 0 })
}

// taken reports whether most of s is content or source of a finding.
func (p *page) taken(found []*finding, s stretch) bool {
	for _, f := range found {
		if f.page == p && (2*covered(f.content, s) >= s.len() || f.hit(s)) {
			return true
		}
	}
	return false
}

// sentenceLong reports whether s begins and ends where sentences do.
func (p *page) sentenceLong(s stretch) bool {
	k := p.sent[s.from]
	if k < 0 || p.sentences[k].from != s.from {
		return false
	}
	last := p.sent[s.to-1]
	return last >= 0 && p.sentences[last].to == s.to
}

// signed finds quotations that a dash and a name follow in the next block or at
// the end of their own; who signs one that is a paragraph need have no name.
func (p *page) signed(found []*finding) []*finding {
	var out []*finding
	for _, s := range p.spans {
		at := s.to
		if at >= len(p.words) || p.words[at].lower != "--" && p.words[at].lower != "-" || s.len() < 4 || p.taken(found, s) {
			continue
		}
		end := at + 1
		for end < len(p.words) && p.sent[end] >= 0 && p.block[p.sent[end]] == p.block[max(p.sent[at], 0)] && end-at < 16 {
			end++
		}
		var name stretch
		if p.startsBlock(s.from) {
			name = p.signature(stretch{at, end})
		}
		if name.len() == 0 {
			name = p.nameAt(stretch{at + 1, end})
		}
		if name.len() == 0 {
			continue
		}
		out = append(out, p.byRule(byDash, pDash, "a dash and a name follow the quotation", stretch{at, at + 1}, []stretch{name}, []stretch{s}))
	}
	return out
}

// startsBlock reports whether token i is the first of its block.
func (p *page) startsBlock(i int) bool {
	k := p.sent[i]
	return k >= 0 && p.sentences[k].from == i && (k == 0 || p.block[k-1] != p.block[k])
}

// nameAt is the name that s begins with.
func (p *page) nameAt(s stretch) stretch {
	n := stretch{s.from, s.from}
	for n.to < s.to && p.isName(n.to) {
		n.to++
	}
	return n
}

func (p *page) kind(b stretch) text.BlockKind { return p.doc.Blocks[p.block[p.sent[b.from]]].Kind }

// speakersBefore gives a quotation that stands alone to the person whom the
// sentence before it is about: "The minister was blunt. '...'"
func (f *Finder) speakersBefore(p *page, found []*finding) []*finding {
	var out []*finding
	for _, s := range p.spans {
		k := p.sent[s.from]
		if s.len() < 6 || k < 1 || !p.sentenceLong(s) || p.taken(found, s) {
			continue
		}
		before := p.sentences[k-1]
		if p.kind(before) != text.Paragraph || p.kind(p.sentences[k]) != text.Paragraph {
			continue
		}
		subject := f.person(p, before)
		if subject.len() > 0 && p.quote[subject.from] >= 0 {
			subject = stretch{} // of whom somebody else speaks
		}
		if subject.len() == 0 && p.block[k] == p.block[k-1] {
			if subject = p.sourceIn(found, k-1); subject.len() == 0 {
				subject = p.sourceIn(out, k-1)
			}
		}
		if subject.len() == 0 {
			continue
		}
		cue := stretch{before.to - 1, before.to}
		if p.words[cue.from].lower != ":" {
			cue = stretch{s.from, s.from} // there is no cue
		}
		x := p.byRule(bySpeaker, pSpeaker, "the sentence before is about the speaker", cue, []stretch{subject}, []stretch{s})
		x.head = s.from
		for _, part := range p.otherParts(p.quote[s.from]) {
			x.content = p.tidy(append(x.content, p.spans[part]), x)
		}
		out = append(out, x)
	}
	return out
}

// sourceIn is the source of the last finding of sentence k that has one.
func (p *page) sourceIn(found []*finding, k int) stretch {
	var out stretch
	for _, x := range found {
		if p.sent[x.head] == k && len(x.source) > 0 {
			out = x.source[0]
		}
	}
	return out
}

// person is the subject of the sentence's root when it is somebody who speaks,
// without the comma that ends an apposition.
func (f *Finder) person(p *page, s stretch) stretch {
	for i := s.from; i < s.to; i++ {
		if h := p.head[i]; h >= 0 && p.head[h] < 0 && p.is(i, "nsubj") {
			w := &p.words[i]
			kind := f.lex.sources[w.lower]
			if pronounKind(w.lower) == "he" || p.isName(i) || kind != "" && kind != "document" {
				return p.withoutComma(stretch{p.first[i], p.last[i]})
			}
		}
	}
	return stretch{}
}

// withoutComma is s without the mark that ends an apposition.
func (p *page) withoutComma(s stretch) stretch {
	if p.looseMark(s.to - 1) {
		s.to--
	}
	return s
}
