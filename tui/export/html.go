package export

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	_ "embed" // the parts of the page
	"encoding/base64"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/page"
	"ascribe/tui/review"
)

//go:embed page.html
var pageTemplate string

//go:embed page.css
var pageStyle string

//go:embed page.js
var pageScript string

// webPage is what the template of the page shows.
type webPage struct {
	Language, Policy, Title string
	Style, Script           template.HTML
	Reviewer, Updated       string
	Touched                 bool
	Progress                string
	Name, Address           string
	Layers, Verdicts        []filter
	Blocks                  []pageBlock
	Actors                  []actorRow
	Sections                []section
	Corrections             []string
}

// filter is a button that shows and hides.
type filter struct{ Key, Name string }

type actorRow struct {
	Key, Name, Role string
	Kind            report.ActorKind
	Mentions        int
}

type section struct {
	Key, Name string
	Cards     []*card
}

// card is a claim or a note in a list.
type card struct {
	Key          string
	Layer        string
	Lost         bool
	Who, Verb    string
	Kind         string // class for the kind of source
	Words        string
	Verdict      review.Verdict
	VerdictName  string
	VerdictClass string
	Facts        string
	Was, Remark  string
	Tags         []string
	Actors       string // keys of those who say or claim it or are in it
}

// title is what a pointer on the mark in the text is told.
func (c *card) title() string {
	out := c.Facts
	if c.VerdictName != "" {
		out = c.VerdictName + ": " + out
	}
	if c.Who != "" {
		out = c.Who + " · " + out
	}
	return out
}

// writeHTML writes one page that needs nothing else. Its policy lets nothing run
// but its own script and style, named by their digests; html/template keeps the
// article's text from being anything but text.
func writeHTML(w *bufio.Writer, s *sheet) error {
	t, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return err
	}
	b := &pageBuilder{s: s, actors: map[string]string{}}
	return t.Execute(w, b.build())
}

type pageBuilder struct {
	s      *sheet
	actors map[string]string // keys of actors on the page, by their ids
	marks  []mark
}

func (b *pageBuilder) build() webPage {
	s, rep := b.s, b.s.report
	p := webPage{Language: cmp.Or(rep.Language, "en"), Title: clean(cmp.Or(deref(rep.Title), rep.Source.Name, rep.ID)),
		// Inside the tags there is not a byte but what is digested.
		Style:    template.HTML("<style>" + pageStyle + "</style>"),
		Script:   template.HTML("<script>" + pageScript + "</script>"),
		Policy:   "default-src 'none'; script-src " + digest(pageScript) + "; style-src " + digest(pageStyle) + "; base-uri 'none'; form-action 'none'",
		Reviewer: clean(s.review.Reviewer), Touched: s.judged, Name: clean(rep.Source.Name), Address: clean(webAddress(rep.Source.URL))}
	if !s.review.Updated.IsZero() {
		p.Updated = s.review.Updated.UTC().Format("2 January 2006")
	}
	p.Actors = b.cast()
	p.Sections = b.sections()
	p.Layers, p.Verdicts = b.filters(p.Sections)
	if p.Touched {
		done, total := 0, 0
		for _, it := range s.items {
			if total++; it.reviewed() {
				done++
			}
		}
		p.Progress = fmt.Sprintf("%d of %s with a verdict", done, count(total, "claim"))
	}
	for _, c := range s.review.Corrections {
		p.Corrections = append(p.Corrections, clean(s.tell(c)))
	}
	set := &typesetter{source: s.source, marked: stretches(b.marks), anchors: map[string]bool{}}
	p.Blocks = set.blocks(text.Parse(s.source, text.Format(rep.Source.Format)))
	return p
}

// digest names a script or a style in a policy.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// clean is text on one line that a page may show.
func clean(s string) string { return flat(page.Clean(s)) }

// cast lists the actors and marks their mentions.
func (b *pageBuilder) cast() (out []actorRow) {
	for i, a := range b.s.report.Actors {
		key := fmt.Sprintf("a%d", i)
		b.actors[a.ID] = key
		out = append(out, actorRow{Key: key, Name: clean(a.Name), Role: clean(deref(a.Role)), Kind: a.Kind, Mentions: len(a.Mentions)})
		for _, m := range a.Mentions {
			b.marks = append(b.marks, mark{Span: m.Span(), key: key, class: roleMention})
		}
	}
	return out
}

// sections are the lists of claims and notes. Lost ones come after the others.
func (b *pageBuilder) sections() []section {
	names := map[review.Layer]string{review.Attribution: "Statements", review.Consequence: "Consequences", review.Speculation: "Speculation"}
	cards := map[review.Layer][]*card{}
	for i, it := range append(b.s.items[:len(b.s.items):len(b.s.items)], b.s.lost...) {
		c := b.card(fmt.Sprintf("c%d", i), it)
		cards[it.Layer] = append(cards[it.Layer], c)
		b.mark(c, it)
	}
	var out []section
	for _, layer := range []review.Layer{review.Attribution, review.Consequence, review.Speculation} {
		if list := cards[layer]; len(list) > 0 {
			out = append(out, section{string(layer), names[layer], list})
		}
	}
	var notes []*card
	for i, n := range b.s.notes {
		c := &card{Key: fmt.Sprintf("n%d", i), Layer: roleNote, Lost: n.Lost, Words: clean(n.Exact), Remark: page.CleanLines(n.Text), Tags: cleanAll(n.Tags)}
		if c.Facts = "note"; n.Lost {
			c.Facts = "no longer in the article"
		} else {
			c.Words = clean(b.s.source[n.Span.Start:n.Span.End])
			b.marks = append(b.marks, mark{Span: n.Span, key: c.Key, class: roleNote, anchor: c})
		}
		notes = append(notes, c)
	}
	if len(notes) > 0 {
		out = append(out, section{roleNote, "Notes", notes})
	}
	return out
}

// mark marks the parts of a claim in the text.
func (b *pageBuilder) mark(c *card, it item) {
	if it.Lost {
		return
	}
	anchor := it.anchor(b.s.source)
	for _, part := range it.parts(b.s.source) {
		for i, p := range part.passages {
			m := mark{Span: p.Span(), key: c.Key, class: part.role}
			if it.attribution != nil {
				m.kind = sourceKind(it.attribution)
			}
			if part.role == anchor.role && i == 0 {
				m.anchor = c
			}
			b.marks = append(b.marks, m)
		}
	}
}

func sourceKind(t *report.Attribution) string {
	switch t.SourceKind {
	case report.SourceNamed, report.SourceUnnamed, report.SourceDocument:
		return string(t.SourceKind)
	}
	return string(report.SourceNone)
}

func (b *pageBuilder) card(key string, it item) *card {
	c := &card{Key: key, Layer: string(it.Layer), Lost: it.Lost, Verdict: review.Verdict(clean(string(it.Verdict))), VerdictName: clean(verdictName(it.Verdict)),
		Was: clean(it.Was), Remark: page.CleanLines(it.Note), Tags: cleanAll(it.Tags), Words: clean(it.words(b.s.source))}
	switch it.Verdict {
	case review.Supported, review.Disputed:
		c.VerdictClass = string(it.Verdict)
	case review.NeedsSource:
		c.VerdictClass = "needs"
	}
	switch {
	case it.attribution != nil:
		t := it.attribution
		c.Who, c.Verb, c.Words = clean(cmp.Or(words(t.Source), b.s.speaker(t))), clean(words(t.Cue)), clean(words(t.Content))
		c.Kind = "k-" + sourceKind(t)
		c.Facts = facts(string(t.Class), string(t.Quote), named(b.s.speaker(t), c.Who))
		c.Actors = b.keys(t.Actors)
	case it.speculation != nil:
		c.Facts = facts(string(it.speculation.Kind), string(it.speculation.Strength))
	case it.consequence != nil:
		q := it.consequence
		c.Words = clean(words(q.Cause) + " → " + words(q.Effect))
		c.Facts = facts(string(q.Certainty), "“"+clean(words(q.Marker))+"”", "claimed by "+clean(cmp.Or(b.s.claimant(q), "the article")))
		if about := b.s.names(q.About); about != "" {
			c.Facts = facts(c.Facts, "about "+clean(about))
		}
		c.Actors = b.keys(q.Actors, q.About)
	}
	if it.Own {
		c.Facts = facts(c.Facts, "added by the reader")
	}
	if it.Moved {
		c.Facts = facts(c.Facts, "found again in an edited article")
	}
	if it.Lost {
		c.Facts = facts(c.Facts, "no longer in the article")
	}
	return c
}

// keys are the keys of actors on the page, each once.
func (b *pageBuilder) keys(lists ...[]string) string {
	var keys []string
	for _, id := range slices.Concat(lists...) {
		if key := b.actors[id]; !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return strings.Join(keys, " ")
}

// named is the speaker's name where the words of the source do not say it.
func named(name, words string) string {
	if name = clean(name); name == words {
		return ""
	}
	return name
}

func facts(list ...string) string {
	var out []string
	for _, f := range list {
		if f != "" {
			out = append(out, f)
		}
	}
	return strings.Join(out, " · ")
}

func cleanAll(list []string) (out []string) {
	for _, s := range list {
		out = append(out, clean(s))
	}
	return out
}

// filters are the buttons for what the page has.
func (b *pageBuilder) filters(sections []section) (layers, verdicts []filter) {
	for _, s := range sections {
		layers = append(layers, filter{s.Key, s.Name})
	}
	if len(b.s.report.Actors) > 0 {
		layers = append(layers, filter{"actor", "Actors"})
	}
	for _, v := range b.s.verdicts() {
		verdicts = append(verdicts, filter{clean(string(v)), clean(verdictName(v))})
	}
	if b.s.judged && slices.ContainsFunc(b.s.items, func(it item) bool { return !it.reviewed() }) {
		verdicts = append(verdicts, filter{"", "Not reviewed"})
	}
	return layers, verdicts
}
