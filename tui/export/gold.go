package export

import (
	"bufio"

	"ascribe/analyze/report"
	"ascribe/tui/review"
)

// pair is a byte span as the annotated corpus writes it.
type pair [2]int

type goldArticle struct {
	ID           string                  `json:"id"`
	Text         string                  `json:"text"`
	Attributions []goldAttribution       `json:"attributions"`
	Speculation  []goldMarker            `json:"speculation"`
	Actors       []goldActor             `json:"actors"`
	Consequences []goldConsequence       `json:"consequences"`
	Reviewed     map[review.Layer][2]int `json:"reviewed"` // claims with a verdict, of all found
}

type goldAttribution struct {
	ID         string            `json:"id"`
	Source     []pair            `json:"source"`
	Cue        []pair            `json:"cue"`
	Content    []pair            `json:"content"`
	Class      report.Class      `json:"class,omitempty"`
	Quote      report.Quote      `json:"quote,omitempty"`
	SourceKind report.SourceKind `json:"source_kind,omitempty"`
	Actor      *string           `json:"actor"`
}

type goldMarker struct {
	Span     pair                   `json:"span"`
	Kind     report.SpeculationKind `json:"kind,omitempty"`
	Strength report.Strength        `json:"strength,omitempty"`
}

type goldActor struct {
	ID       string           `json:"id"`
	Name     string           `json:"name"`
	Kind     report.ActorKind `json:"kind"`
	Role     *string          `json:"role"`
	Aliases  []string         `json:"aliases"`
	Mentions []pair           `json:"mentions"`
}

type goldConsequence struct {
	Cause     []pair           `json:"cause"`
	Effect    []pair           `json:"effect"`
	Marker    []pair           `json:"marker"`
	Certainty report.Certainty `json:"certainty,omitempty"`
	ClaimedBy *string          `json:"claimed_by"`
}

// writeGold writes one line of the annotated corpus: what the reader let stand,
// added and corrected. Claims judged "not a claim" are left out. A claim of the
// reader's own has no roles: its range is the marker, the content or the effect,
// and a tag that is the name of a kind, strength, class or certainty gives it that.
// Reviewed tells how far the review went, so that whoever trains on the line can
// leave out what nobody looked at.
func writeGold(w *bufio.Writer, s *sheet) error {
	g := goldArticle{ID: s.report.ID, Text: s.source, Attributions: []goldAttribution{}, Speculation: []goldMarker{},
		Actors: []goldActor{}, Consequences: []goldConsequence{}, Reviewed: map[review.Layer][2]int{
			review.Attribution: {}, review.Speculation: {}, review.Consequence: {}}}
	kept := map[string]bool{}
	for _, it := range s.items {
		n := g.Reviewed[it.Layer]
		if n[1]++; it.reviewed() {
			n[0]++
		}
		g.Reviewed[it.Layer] = n
		kept[it.ID] = !it.Lost && it.Verdict != review.NotAClaim
	}
	for _, it := range s.items {
		if kept[it.ID] {
			g.add(s, it, kept)
		}
	}
	for _, a := range s.report.Actors {
		actor := goldActor{ID: a.ID, Name: a.Name, Kind: a.Kind, Role: a.Role, Aliases: list(a.Aliases), Mentions: []pair{}}
		for _, m := range a.Mentions {
			actor.Mentions = append(actor.Mentions, pair{m.Start, m.End})
		}
		g.Actors = append(g.Actors, actor)
	}
	return writeEncoded(w, g, false)
}

func (g *goldArticle) add(s *sheet, it item, kept map[string]bool) {
	own := pairs(report.CutAll(s.source, it.Spans))
	switch {
	case it.attribution != nil:
		t := it.attribution
		g.Attributions = append(g.Attributions, goldAttribution{ID: t.ID, Source: pairs(t.Source), Cue: pairs(t.Cue),
			Content: pairs(t.Content), Class: t.Class, Quote: t.Quote, SourceKind: t.SourceKind, Actor: t.Actor})
	case it.speculation != nil:
		m := it.speculation
		g.Speculation = append(g.Speculation, goldMarker{pair{m.Span.Start, m.Span.End}, m.Kind, m.Strength})
	case it.consequence != nil:
		c := it.consequence
		by := c.ClaimedBy
		if by != nil && !kept[*by] {
			by = nil
		}
		g.Consequences = append(g.Consequences, goldConsequence{pairs(c.Cause), pairs(c.Effect), pairs(c.Marker), c.Certainty, by})
	case it.Layer == review.Attribution:
		g.Attributions = append(g.Attributions, goldAttribution{ID: it.ID, Source: []pair{}, Cue: []pair{}, Content: own,
			Class: tagged(it, report.Statement, report.Belief, report.Intention, report.Attitude, report.Decree, report.Finding),
			Quote: tagged(it, report.Direct, report.Mixed, report.Indirect)})
	case it.Layer == review.Speculation:
		for _, span := range own {
			g.Speculation = append(g.Speculation, goldMarker{span,
				tagged(it, report.Modal, report.Epistemic, report.Evidential, report.Weasel, report.Conditional),
				tagged(it, report.Weak, report.Medium, report.Strong)})
		}
	case it.Layer == review.Consequence:
		g.Consequences = append(g.Consequences, goldConsequence{Cause: []pair{}, Effect: own, Marker: []pair{},
			Certainty: tagged(it, report.Asserted, report.Likely, report.Possible, report.Doubtful, report.Denied)})
	}
}

// tagged is the one of values that the reader tagged the claim with.
func tagged[T ~string](it item, values ...T) T {
	for _, v := range values {
		for _, tag := range it.Tags {
			if tag == string(v) {
				return v
			}
		}
	}
	return ""
}

func pairs(list []report.Passage) []pair {
	out := make([]pair, len(list))
	for i, p := range list {
		out[i] = pair{p.Start, p.End}
	}
	return out
}
