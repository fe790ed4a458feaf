package tui

import (
	"slices"
	"sort"

	"ascribe/analyze/report"
	"ascribe/tui/page"
)

// profile is an article in numbers, counted from what the reader is shown: where
// findings of little certainty are left out, they do not count.
type profile struct {
	words, sentences, ownVoice int
	statements                 int
	bySource                   [4]int // statements by sourceKinds
	speakers                   []speaker
	speculation                []int // offsets, in order
	consequences               [5]voices
	// The first of what a reader looks for, nil for none.
	firstOwn, firstUnsourced, firstUnnamed *place
}

// speaker is an actor with the statements ascribed to it.
type speaker struct {
	name string
	kind report.ActorKind
	says int
}

// voices count consequences in the article's own voice and in those of others.
type voices struct{ own, claimed int }

var (
	sourceKinds = [4]report.SourceKind{report.SourceNamed, report.SourceUnnamed, report.SourceDocument, report.SourceNone}
	certainties = [5]report.Certainty{report.Asserted, report.Likely, report.Possible, report.Doubtful, report.Denied}
)

// newProfile counts.
func newProfile(f *findings) *profile {
	r := f.report
	p := &profile{words: r.Profile.Words, sentences: r.Profile.Sentences, ownVoice: r.Profile.OwnVoiceSentences,
		statements: len(r.Attributions)}
	says := map[int]int{}
	for i, a := range r.Attributions {
		if k := slices.Index(sourceKinds[:], a.SourceKind); k >= 0 {
			p.bySource[k]++
		}
		if k, ok := f.actor(a.Actor); ok {
			says[k]++
		}
		it := page.Item{Layer: page.Attribution, Index: i}
		switch a.SourceKind {
		case report.SourceNone:
			p.firstUnsourced = f.earlier(p.firstUnsourced, it)
		case report.SourceUnnamed:
			p.firstUnnamed = f.earlier(p.firstUnnamed, it)
		}
	}
	for k, n := range says {
		p.speakers = append(p.speakers, speaker{page.Clean(r.Actors[k].Name), r.Actors[k].Kind, n})
	}
	sort.Slice(p.speakers, func(i, j int) bool {
		a, b := p.speakers[i], p.speakers[j]
		if a.says != b.says {
			return a.says > b.says
		}
		return a.name < b.name
	})
	for _, s := range r.Speculation {
		p.speculation = append(p.speculation, s.Span.Start)
	}
	slices.Sort(p.speculation)
	for i, c := range r.Consequences {
		own := c.ClaimedBy == nil && c.Actor == nil
		if k := slices.Index(certainties[:], c.Certainty); k >= 0 && own {
			p.consequences[k].own++
		} else if k >= 0 {
			p.consequences[k].claimed++
		}
		if own {
			p.firstOwn = f.earlier(p.firstOwn, page.Item{Layer: page.Consequences, Index: i})
		}
	}
	return p
}

// earlier is the place of a finding if it comes before first, else first.
func (f *findings) earlier(first *place, it page.Item) *place {
	at, ok := f.start[it]
	if !ok || first != nil && first.offset <= at {
		return first
	}
	return &place{at, it}
}

// goFirst goes to the first consequence in the article's own voice, or to the
// first claim without a source; where there is none, to the first whose source
// has no name.
func (m *model) goFirst(a action) {
	p := newProfile(m.found)
	to, none := p.firstOwn, "no consequence in the article's own voice"
	if a == firstUnsourced {
		to, none = p.firstUnsourced, "no claim without a source, and none from an unnamed one"
		if to == nil && p.firstUnnamed != nil {
			to = p.firstUnnamed
			m.message = "every claim has a source; the first whose source has no name"
		}
	}
	switch {
	case to != nil:
		m.panel.close()
		m.focus = inText
		m.choose(to.item, to.offset)
	case m.analysing:
		m.message = "still analysing…"
	default:
		m.message = none
	}
}
