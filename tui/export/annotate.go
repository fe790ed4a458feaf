package export

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"time"
	"unicode/utf8"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/review"
)

// iri names the text.
func (s *sheet) iri() string { return textAddress(s.source) }

// writeAnnotations writes one collection of Web Annotations. Every claim is one
// annotation: highlighting, and assessing, commenting and tagging where the reader
// did. Its targets are the pieces of its parts, each found by position (code
// points) and by quotation; their style classes name the parts. Its bodies tell
// the layer and the kinds (classifying), who speaks (identifying), the verdict
// (assessing), the words it was given on where they changed (describing), the note
// (commenting) and the tags (tagging). Further bodies link claims and actors, both
// ways; their style classes tell whether the actor says or claims it or is in it.
// Notes, actors and corrections of actors are annotations of their own.
func writeAnnotations(w *bufio.Writer, s *sheet) error {
	a := &annotator{s: s, iri: s.iri(), points: newPoints(s.source), items: []annotation{}}
	for _, it := range s.inReview() {
		a.claim(it)
	}
	for _, n := range s.review.Notes {
		a.note(n)
	}
	for _, actor := range s.report.Actors {
		a.actor(actor)
	}
	for i, c := range s.review.Corrections {
		if err := a.correction(i+1, c); err != nil {
			return err
		}
	}
	doc := annotationCollection{Context: annotationContext, ID: a.iri + "#annotations", Type: "AnnotationCollection",
		Label:     flat(cmp.Or(deref(s.report.Title), s.report.Source.Name, s.report.ID)),
		Generator: &agent{Type: "Software", Name: "ascribe"},
		Modified:  stamp(s.review.Updated), Total: len(a.items),
		First: annotationPage{ID: a.iri + "#page/1", Type: "AnnotationPage", Items: a.items}}
	if s.review.Reviewer != "" {
		doc.Creator = &agent{Type: "Person", Name: s.review.Reviewer}
	}
	return writeEncoded(w, doc, true)
}

// inReview are all claims, in the order of the review where it has them all.
func (s *sheet) inReview() []item {
	all := slices.Concat(s.items, s.lost)
	at := make(map[string]int, len(s.review.Claims))
	for i, c := range s.review.Claims {
		at[c.ID] = i
	}
	if len(at) == len(all) {
		slices.SortStableFunc(all, func(a, b item) int { return cmp.Compare(at[a.ID], at[b.ID]) })
	}
	return all
}

type annotator struct {
	s      *sheet
	iri    string
	points *points
	items  []annotation
}

func (a *annotator) add(fragment, id string, an annotation) {
	an.ID = a.named(fragment, id)
	an.Type = words1("Annotation")
	a.items = append(a.items, an)
}

func textual(purpose word, value string) body {
	return body{Type: words1("TextualBody"), Purpose: words1(purpose), Format: "text/plain", Value: value}
}

// links are bodies that lead to other annotations.
func (a *annotator) links(class word, fragment string, ids []string) (out []body) {
	for _, id := range ids {
		out = append(out, body{Type: words1("SpecificResource"), Purpose: words1("linking"), Source: address(a.named(fragment, id)), Class: words1(class)})
	}
	return out
}

// named is the address of an annotation.
func (a *annotator) named(fragment, id string) string {
	return a.iri + "#" + fragment + url.PathEscape(id)
}

func (a *annotator) claim(it item) {
	an := annotation{Motivation: words1("highlighting"), Modified: stamp(it.Decided), Body: a.bodies(it)}
	for _, m := range []struct {
		why  word
		does bool
	}{{"assessing", it.reviewed()}, {"commenting", it.Note != ""}, {"tagging", len(it.Tags) > 0}} {
		if m.does {
			an.Motivation = append(an.Motivation, m.why)
		}
	}
	if it.Lost {
		an.Target = a.gone(it.Spans, it.Exact, it.Quotes, it.Decided)
	} else {
		an.Target = a.targets(it)
	}
	a.add(claimFragment, it.ID, an)
}

// bodies say what is known of a claim; the layer comes first.
func (a *annotator) bodies(it item) (out oneOrMore[body]) {
	say := func(purpose word, values ...string) {
		for _, v := range values {
			if v != "" {
				out = append(out, textual(purpose, v))
			}
		}
	}
	say("classifying", string(it.Layer))
	switch {
	case it.attribution != nil:
		t := it.attribution
		say("classifying", string(t.Class), string(t.Quote), string(t.SourceKind))
		say("identifying", a.s.speaker(t))
	case it.speculation != nil:
		say("classifying", string(it.speculation.Kind), string(it.speculation.Strength))
	case it.consequence != nil:
		say("classifying", string(it.consequence.Certainty))
		say("identifying", a.s.claimant(it.consequence))
	}
	for _, flag := range []struct {
		is   bool
		says string
	}{{it.Own, saysOwn}, {it.Moved, saysMoved}, {it.Lost, saysLost}} {
		if flag.is {
			say("classifying", flag.says)
		}
	}
	switch {
	case it.attribution != nil:
		out = append(out, a.links(linkSays, actorFragment, it.attribution.Actors)...)
	case it.consequence != nil:
		out = append(out, a.links(linkClaims, actorFragment, it.consequence.Actors)...)
		out = append(out, a.links(linkAbout, actorFragment, it.consequence.About)...)
	}
	say("describing", it.Was)
	say("assessing", string(it.Verdict))
	say("commenting", it.Note)
	say("tagging", it.Tags...)
	return out
}

func (a *annotator) targets(it item) (out oneOrMore[place]) {
	for _, p := range it.parts(a.s.source) {
		for _, passage := range p.passages {
			out = append(out, a.target(word(p.role), passage.Span()))
		}
	}
	if it.finding() {
		for _, span := range it.Spans {
			out = append(out, a.target(classClaim, span))
		}
	}
	return out
}

func (a *annotator) target(class word, span text.Span) place {
	start, end := a.points.span(span)
	src := a.s.source
	return place{Type: words1("SpecificResource"), Source: address(a.iri), Class: words1(class), Selector: oneOrMore[selector]{
		{Type: byPosition, Start: &start, End: &end},
		{Type: byQuote, Exact: src[span.Start:span.End], Prefix: lastPoints(src[:span.Start], contextPoints),
			Suffix: firstPoints(src[span.End:], contextPoints)}}}
}

// contextPoints is how much of the text around a quotation tells it from others.
const contextPoints = 32

func lastPoints(s string, n int) string {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}

func firstPoints(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

// gone are the targets of what is no longer in the text: quotations, with what stood
// around them where that is known, and bytes of the text as it was then.
func (a *annotator) gone(spans []text.Span, exact string, quotes []review.Quote, then time.Time) (out oneOrMore[place]) {
	if len(quotes) == 0 && exact != "" {
		quotes = []review.Quote{{Exact: exact}}
	}
	for i := range max(1, len(spans), len(quotes)) {
		p := place{Type: words1("SpecificResource"), Source: address(a.iri), Class: words1(classLost)}
		if !then.IsZero() {
			p.State = &state{Type: "TimeState", SourceDate: stamp(then)}
		}
		if i < len(spans) {
			p.Selector = append(p.Selector, selector{Type: byBytes, Start: &spans[i].Start, End: &spans[i].End})
		}
		if i < len(quotes) {
			q := &quotes[i]
			p.Selector = append(p.Selector, selector{Type: byQuote, Exact: q.Exact, Prefix: q.Prefix, Suffix: q.Suffix})
		}
		out = append(out, p)
	}
	return out
}

func (a *annotator) note(n review.Note) {
	an := annotation{Motivation: words1("commenting"), Created: stamp(n.Made)}
	if n.Text != "" {
		an.Body = append(an.Body, textual("commenting", n.Text))
	}
	if n.Moved {
		an.Body = append(an.Body, textual("classifying", saysMoved))
	}
	if n.Lost {
		an.Body = append(an.Body, textual("classifying", saysLost))
		var quotes []review.Quote
		if n.Quote != nil {
			quotes = append(quotes, *n.Quote)
		}
		an.Target = a.gone([]text.Span{n.Span}, n.Exact, quotes, n.Made)
	} else {
		an.Target = oneOrMore[place]{a.target(roleNote, n.Span)}
		if n.Exact != a.s.source[n.Span.Start:n.Span.End] && n.Exact != "" {
			an.Body = append(an.Body, textual("describing", n.Exact))
		}
	}
	for _, tag := range n.Tags {
		an.Body = append(an.Body, textual("tagging", tag))
	}
	a.add(noteFragment, n.ID, an)
}

func (a *annotator) actor(actor report.Actor) {
	an := annotation{Motivation: words1("identifying"), Body: oneOrMore[body]{
		textual("identifying", actor.Name), textual("classifying", string(actor.Kind))}}
	if role := deref(actor.Role); role != "" {
		an.Body = append(an.Body, textual("describing", role))
	}
	an.Body = append(an.Body, a.links(linkSays, claimFragment, actor.Attributions)...)
	an.Body = append(an.Body, a.links(linkClaims, claimFragment, actor.Consequences)...)
	an.Body = append(an.Body, a.links(linkAbout, claimFragment, actor.ConsequencesAbout)...)
	for _, m := range actor.Mentions {
		an.Target = append(an.Target, a.target(roleMention, m.Span()))
	}
	if len(an.Target) == 0 {
		an.Target = oneOrMore[place]{a.whole()}
	}
	a.add(actorFragment, actor.ID, an)
}

// whole is the article as a target.
func (a *annotator) whole() place {
	return place{Type: words1("SpecificResource"), Source: address(a.iri)}
}

// correction says a correction twice: in words, and as data to read back.
func (a *annotator) correction(n int, c review.ActorCorrection) error {
	data, err := json.Marshal(c)
	if err != nil {
		return err
	}
	an := annotation{Motivation: words1("editing"), Body: oneOrMore[body]{textual("editing", a.s.tell(c)),
		{Type: words1("TextualBody"), Purpose: words1("editing"), Format: "application/json", Value: string(data)}}}
	for _, m := range c.Mentions {
		if a.s.checkSpan("correction", m) == nil {
			an.Target = append(an.Target, a.target(roleMention, m))
		}
	}
	if len(an.Target) == 0 {
		an.Target = oneOrMore[place]{a.whole()}
	}
	a.add(correctionFragment, fmt.Sprint(n), an)
	return nil
}
