package export

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/review"
)

// ReadBrat reads brat standoff of source: what Write wrote and what annotators did
// with it since. The report that comes with the review is made of the annotations:
// parts that are tied together are a claim, mentions in one Equiv an actor. Types
// that Write does not write become notes with the type as their tag. What standoff
// has no place for is not there: sentences, figures, confidence.
func ReadBrat(r io.Reader, source string) (*review.Review, error) {
	data, err := readAll(r)
	if err != nil {
		return nil, err
	}
	if !utf8.Valid(data) || !utf8.ValidString(source) {
		return nil, fmt.Errorf("%w: standoff and its text are UTF-8", ErrSpan)
	}
	file, err := readStandoff(string(data), newPoints(source))
	if err != nil {
		return nil, fmt.Errorf("not brat standoff: %w", err)
	}
	sum := sha256.Sum256([]byte(source))
	b := &bratReader{standoff: file, source: source, taken: map[string]bool{}, made: map[string]int{}, tied: map[string]map[string]string{}, part: map[string]bool{},
		out: &review.Review{Source: source, Report: &report.Report{Schema: report.Schema, Language: "en",
			Source:       report.Source{Format: string(text.Plain), Bytes: len(source), SHA256: hex.EncodeToString(sum[:])},
			Sentences:    []report.SentenceSpan{},
			Attributions: []report.Attribution{}, Speculation: []report.Speculation{},
			Actors: []report.Actor{}, Consequences: []report.Consequence{}}}}
	b.tie()
	b.actors()
	for _, name := range file.order {
		b.entity(name)
	}
	b.link()
	b.ranges()
	slices.SortStableFunc(b.out.Claims, func(x, y review.Claim) int { return cmp.Compare(x.Spans[0].Start, y.Spans[0].Start) })
	return b.out, nil
}

type bratReader struct {
	*standoff
	source string
	taken  map[string]bool              // ids
	made   map[string]int               // ids made, by their letter
	tied   map[string]map[string]string // by the annotation that stands for a claim, its parts by type
	part   map[string]bool              // annotations that are part of another's claim
	out    *review.Review
}

// tie finds the parts of claims.
func (b *bratReader) tie() {
	for _, r := range b.relations {
		kind, ok := strings.CutPrefix(r.kind, "Has")
		if !ok || b.bound[r.from].kind == "" || b.bound[r.to].kind != kind {
			continue
		}
		if b.tied[r.from] == nil {
			b.tied[r.from] = map[string]string{}
		}
		b.tied[r.from][kind] = r.to
		b.part[r.to] = true
	}
}

// id is the one that an annotation says it has, or a new one that begins with
// letter.
func (b *bratReader) id(name, letter string) string {
	id := b.said(name, "Id")
	for id == "" || b.taken[id] {
		b.made[letter]++
		id = fmt.Sprintf("%s%d", letter, b.made[letter])
	}
	b.taken[id] = true
	return id
}

func (b *bratReader) passages(name string) []report.Passage {
	return report.CutAll(b.source, b.bound[name].spans)
}

// of is the part of a claim that is of a type: the annotation that stands for the
// claim itself, or one tied to it.
func (b *bratReader) of(name, kind string) []report.Passage {
	if b.bound[name].kind == kind {
		return b.passages(name)
	}
	return b.passages(b.tied[name][kind])
}

func (b *bratReader) entity(name string) {
	e := b.bound[name]
	layer := layerOf(e.kind)
	switch {
	case layer != "":
		b.claim(name, review.Claim{ID: b.id(name, "own"), Layer: layer, Own: true, Spans: e.spans})
	case e.kind == bratSpeculation:
		b.speculation(name)
	case b.part[name]:
	case e.kind == bratCue, e.kind == bratContent, e.kind == bratSource:
		b.attribution(name)
	case e.kind == bratMarker, e.kind == bratEffect, e.kind == bratCause:
		b.consequence(name)
	case actorKind(e.kind) == "":
		b.note(name)
	}
}

func (b *bratReader) attribution(name string) {
	a := b.attributes[name]
	t := report.Attribution{ID: b.id(name, "t"), Source: b.of(name, bratSource), Cue: b.of(name, bratCue), Content: b.of(name, bratContent),
		Class: report.Class(a["Class"]), Quote: report.Quote(a["Quote"]), SourceKind: report.SourceKind(a["SourceKind"])}
	t.Actors = b.saidAll(name, "Actor")
	b.out.Report.Attributions = append(b.out.Report.Attributions, t)
	b.claim(name, review.Claim{ID: t.ID, Layer: review.Attribution})
}

func (b *bratReader) consequence(name string) {
	c := report.Consequence{ID: b.id(name, "c"), Cause: b.of(name, bratCause), Effect: b.of(name, bratEffect), Marker: b.of(name, bratMarker),
		Certainty: report.Certainty(b.attributes[name]["Certainty"]), Follows: []string{}}
	if id := b.said(name, "ClaimedBy"); id != "" {
		c.ClaimedBy = &id
	}
	b.out.Report.Consequences = append(b.out.Report.Consequences, c)
	b.claim(name, review.Claim{ID: c.ID, Layer: review.Consequence})
}

func (b *bratReader) speculation(name string) {
	a := b.attributes[name]
	for _, p := range b.passages(name) { // a marker is one piece; of several, each is one
		m := report.Speculation{ID: b.id(name, "s"), Span: p, Kind: report.SpeculationKind(a["Kind"]),
			Strength: report.Strength(a["Strength"]), Scope: []report.Passage{}}
		b.out.Report.Speculation = append(b.out.Report.Speculation, m)
		b.claim(name, review.Claim{ID: m.ID, Layer: review.Speculation})
	}
}

// ranges gives the findings their ranges, as every review has them.
func (b *bratReader) ranges() {
	found := map[string]review.Claim{}
	for _, c := range review.Claims(b.out.Report, b.source) {
		found[c.ID] = c
	}
	for i := range b.out.Claims {
		if c, ok := found[b.out.Claims[i].ID]; ok {
			b.out.Claims[i].Spans, b.out.Claims[i].Exact = c.Spans, c.Exact
		}
	}
	b.out.Claims = slices.DeleteFunc(b.out.Claims, func(c review.Claim) bool { return len(c.Spans) == 0 })
}

// claim adds what the annotators said of a claim.
func (b *bratReader) claim(name string, c review.Claim) {
	c.Exact = review.Exact(b.source, c.Spans)
	c.Verdict = review.Verdict(b.attributes[name]["Verdict"])
	c.Moved = b.attributes[name]["Moved"] != ""
	c.Decided = readTime(b.said(name, "Decided"))
	c.Was = b.said(name, "Was")
	c.Tags = b.saidAll(name, "Tag")
	notes := b.saidAll(name, "AnnotatorNotes")
	for _, kind := range []string{bratSource, bratCue, bratContent, bratCause, bratMarker, bratEffect} {
		if part := b.tied[name][kind]; part != "" {
			notes = append(notes, b.saidAll(part, "AnnotatorNotes")...)
		}
	}
	c.Note = strings.Join(notes, "\n")
	b.out.Claims = append(b.out.Claims, c)
}

func (b *bratReader) note(name string) {
	e := b.bound[name]
	n := review.Note{ID: b.id(name, "n"), Span: e.spans[0], Text: strings.Join(b.saidAll(name, "AnnotatorNotes"), "\n"),
		Tags: b.saidAll(name, "Tag"), Made: readTime(b.said(name, "Decided"))}
	if e.kind != bratNote {
		n.Tags = append(n.Tags, e.kind)
	}
	n.Exact = b.source[n.Span.Start:n.Span.End]
	b.out.Notes = append(b.out.Notes, n)
}

// actors makes one actor of the mentions in an Equiv, and of each that is in none.
func (b *bratReader) actors() {
	grouped := map[string]bool{}
	for _, group := range b.equal {
		group = slices.DeleteFunc(slices.Clone(group), func(name string) bool {
			return grouped[name] || actorKind(b.bound[name].kind) == ""
		})
		for _, name := range group {
			grouped[name] = true
		}
		b.actor(group)
	}
	for _, name := range b.order {
		if !grouped[name] && actorKind(b.bound[name].kind) != "" {
			b.actor([]string{name})
		}
	}
}

func (b *bratReader) actor(names []string) {
	if len(names) == 0 {
		return
	}
	a := report.Actor{ID: b.id(names[0], "a"), Kind: actorKind(b.bound[names[0]].kind), Aliases: []string{}}
	longest := ""
	for _, name := range names {
		form := report.Form(b.attributes[name]["Form"])
		for _, p := range b.passages(name) {
			a.Mentions = append(a.Mentions, report.Mention{Passage: p, Form: form})
			if form != report.Name && form != "" {
				continue
			}
			if !slices.Contains(a.Aliases, p.Text) {
				a.Aliases = append(a.Aliases, p.Text)
			}
			if len(p.Text) > len(longest) {
				longest = p.Text
			}
		}
		a.Name = cmp.Or(a.Name, b.said(name, "Name"))
		if role := b.said(name, "Role"); role != "" && a.Role == nil {
			a.Role = &role
		}
	}
	a.Name = cmp.Or(a.Name, longest, a.Mentions[0].Text)
	b.out.Report.Actors = append(b.out.Report.Actors, a)
}

// actorKind is the kind of actor that a type of mention tells; empty for others.
func actorKind(kind string) report.ActorKind {
	for _, k := range []report.ActorKind{report.Person, report.Organisation, report.Country, report.Place, report.Group, report.Media, report.Unnamed} {
		if kind == title(string(k)) {
			return k
		}
	}
	return ""
}

// link lets go of actors and attributions that are not there any more, and ties
// the findings together.
func (b *bratReader) link() {
	rep := b.out.Report
	report.Link(rep)
	for i := range rep.Consequences {
		c := &rep.Consequences[i]
		if c.ClaimedBy != nil && !slices.ContainsFunc(rep.Attributions, func(t report.Attribution) bool { return t.ID == *c.ClaimedBy }) {
			c.ClaimedBy = nil
		}
	}
}
