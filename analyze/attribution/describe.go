package attribution

import (
	"strings"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// report puts a finding into the form of the report.
func (f *Finder) report(x *finding, nested bool) report.Attribution {
	p := x.page
	a := report.Attribution{
		Source:     p.passages(x.source),
		Cue:        p.passages([]stretch{x.stretch}),
		Content:    p.passages(x.content),
		Class:      f.classify(x),
		Quote:      p.quoteForm(x),
		Nested:     nested,
		Confidence: max(0.01, min(x.p, 0.99)),
	}
	a.SourceKind = f.sourceKind(x)
	a.Why = report.Why{By: x.by, Trigger: a.Cue[0], Note: x.note}
	return a
}

// passages are the stretches as byte spans, one for each block.
func (p *page) passages(in []stretch) []report.Passage {
	spans := []text.Span{}
	for _, s := range in {
		for from := s.from; from < s.to; {
			to := from + 1
			for to < s.to && p.blockOf(to) == p.blockOf(from) {
				to++
			}
			spans = append(spans, p.bytes(stretch{from, to}))
			from = to
		}
	}
	return report.CutAll(p.doc.Source, spans)
}

func (p *page) blockOf(i int) int {
	if p.sent[i] < 0 {
		return -1
	}
	return p.block[p.sent[i]]
}

// classify looks the cue's words up, its head first.
func (f *Finder) classify(x *finding) report.Class {
	p := x.page
	if c, ok := f.lex.class(p.words[x.head].lemmaText, p.tag(x.head)); ok {
		return c
	}
	for i := x.from; i < x.to; i++ {
		if c, ok := f.lex.class(p.words[i].lemmaText, p.tag(i)); ok {
			return c
		}
	}
	return report.Statement
}

// quoteForm tells how much of the content stands in quotation marks.
func (p *page) quoteForm(x *finding) report.Quote {
	words, quoted := 0, 0
	for _, s := range x.content {
		for i := s.from; i < s.to; i++ {
			if p.is(i, "punct") || isMark(p.words[i].lower) {
				continue
			}
			words++
			if p.quote[i] >= 0 && p.quote[i] != p.quote[x.head] {
				quoted++
			}
		}
	}
	switch {
	case quoted == 0:
		return report.Indirect
	case quoted == words:
		return report.Direct
	}
	return report.Mixed
}

// sourceKind reads the kind off the source's own words.
func (f *Finder) sourceKind(x *finding) report.SourceKind {
	if len(x.source) == 0 {
		return report.SourceNone
	}
	p := x.page
	s := x.source[0]
	head := p.headOf(s)
	kind := f.lex.sources[p.words[head].lower]
	if kind == "" {
		kind = f.lex.sources[p.words[head].lemmaText]
	}
	if kind == "document" && !strings.HasPrefix(p.tag(head), "NNP") {
		return report.SourceDocument
	}
	for i := s.from; i < s.to; i++ {
		if strings.HasPrefix(p.tag(i), "NNP") {
			return report.SourceNamed
		}
	}
	switch pronounKind(p.words[head].lower) {
	case "he", "i", "who":
		return report.SourceNamed
	}
	return report.SourceUnnamed
}

func firstByte(a report.Attribution) int {
	at := a.Cue[0].Start
	for _, list := range [][]report.Passage{a.Source, a.Content} {
		for _, s := range list {
			at = min(at, s.Start)
		}
	}
	return at
}
