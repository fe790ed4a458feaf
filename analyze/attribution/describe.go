package attribution

import (
	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// report puts a finding into the form of the report.
func (f *Finder) report(x *finding) report.Attribution {
	p := x.page
	a := report.Attribution{
		Source:     p.passages(x.source),
		Cue:        p.passages([]stretch{x.stretch}),
		Content:    p.passages(x.content),
		Class:      f.classify(x),
		Quote:      p.quoteForm(x),
		Nested:     x.inner,
		Confidence: max(0.01, min(x.p, 0.99)),
	}
	a.SourceKind = f.sourceKind(x)
	a.Why = report.Why{By: x.by, Trigger: a.Content[0], Note: f.note(x, a)}
	if len(a.Cue) > 0 {
		a.Why.Trigger = a.Cue[0]
	}
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

// quoteForm tells how much of the content stands in quotation marks.
func (p *page) quoteForm(x *finding) report.Quote {
	if x.by == byTranscript || x.by == byBlockQuote {
		return report.Direct // set off, so that it needs no marks
	}
	words, quoted := 0, 0
	for _, s := range x.content {
		for i := s.from; i < s.to; i++ {
			if p.is(i, "punct") || isMark(p.words[i].lower) {
				continue
			}
			words++
			if p.quote[i] >= 0 && (x.len() == 0 || p.quote[i] != p.quote[x.head]) {
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

// firstByte is where an attribution begins.
func firstByte(a report.Attribution) int {
	at := a.Why.Trigger.Start
	for _, list := range [][]report.Passage{a.Source, a.Cue, a.Content} {
		for _, s := range list {
			at = min(at, s.Start)
		}
	}
	return at
}
