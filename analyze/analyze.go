// Package analyze finds, in a news article, who each statement is ascribed to,
// what is speculation, who the actors are and which consequences are claimed.
//
//	a, err := analyze.New()
//	rep, err := a.Analyze(ctx, analyze.Article{ID: "1", Text: article})
//	for _, t := range rep.Attributions {
//		fmt.Println(t.Source, t.Cue, t.Content)
//	}
//
// It says what the text claims, and in whose name; it does not say what is true.
// It reads English. It knows no terminal, no files and no network: the same
// article gives the same report everywhere. Every span of a report counts bytes
// of the article's unchanged text.
package analyze

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf8"

	"ascribe/analyze/actor"
	"ascribe/analyze/attribution"
	"ascribe/analyze/consequence"
	"ascribe/analyze/parallel"
	"ascribe/analyze/report"
	"ascribe/analyze/speculation"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// Article is what is to be analysed. Only Text is needed.
type Article struct {
	ID     string // identifies the report; the name when empty
	Name   string // file name or other origin, shown to people
	URL    string
	Text   string // UTF-8; invalid bytes are repaired and the report then carries the text
	Format text.Format
}

// Analyzer analyses articles. It is safe for concurrent use.
type Analyzer struct {
	parser       *syntax.Parser
	attributions *attribution.Finder
	actors       *actor.Finder
	speculation  *speculation.Finder
	consequences *consequence.Finder
}

// New loads the embedded models.
func New() (*Analyzer, error) {
	a := &Analyzer{}
	var errs [4]error
	parallel.Do(
		func() { a.parser = syntax.New() },
		func() { a.attributions, errs[0] = attribution.New() },
		func() { a.actors, errs[1] = actor.New() },
		func() { a.speculation, errs[2] = speculation.New() },
		func() { a.consequences, errs[3] = consequence.New() },
	)
	for i, what := range []string{"attribution model", "actor lists", "speculation markers", "consequence markers"} {
		if errs[i] != nil {
			return nil, fmt.Errorf("load %s: %w", what, errs[i])
		}
	}
	return a, nil
}

// AsPolNeAR makes attributions as that corpus has them, for comparison: none inside the
// content of another, relative pronouns as sources. Call it before the first article.
func (a *Analyzer) AsPolNeAR() { a.attributions.Flat = true }

// Analyze reads one article. Its error is that of ctx, when ctx ends first.
//
//	source ─ text ─ syntax ─┬─ attribution ─┬─ actor ───────┬─ link ─ profile ─ report
//	                        │               └─ speculation ─┤
//	                        └─ consequence ─────────────────┘
//
// The two ways from the syntax on are gone at the same time.
func (a *Analyzer) Analyze(ctx context.Context, in Article) (*report.Report, error) {
	source, repaired := repair(in.Text)
	doc := text.Parse(source, in.Format)
	n := len(doc.Sentences)
	tree, err := a.parser.ParseContext(stage(ctx, parsedShare, n), doc)
	if err != nil {
		return nil, err
	}
	rep := frame(in, doc, repaired)
	var failed error
	parallel.Do(
		func() { err = a.statements(ctx, rep, doc, tree) },
		func() { rep.Consequences, failed = a.consequences.Find(untold(ctx), doc, tree) },
	)
	if err = cmp.Or(err, failed); err != nil {
		return nil, err
	}
	rep.Consequences = list(rep.Consequences)
	link(rep, doc, tree)
	rep.Profile = profile(rep, doc)
	return rep, ctx.Err()
}

// statements finds what is said, by whom, and how surely.
func (a *Analyzer) statements(ctx context.Context, rep *report.Report, doc *text.Document, tree *syntax.Tree) error {
	n := len(doc.Sentences)
	attributions, err := a.attributions.Find(stage(ctx, attributedShare, n), doc, tree)
	if err != nil {
		return err
	}
	actors, err := a.actors.Find(stage(ctx, castShare, n), doc, tree, attributions)
	if err != nil {
		return err
	}
	speculations, err := a.speculation.Find(stage(ctx, 1, n), doc, tree, attributions)
	if err != nil {
		return err
	}
	rep.Attributions, rep.Actors, rep.Speculation = list(attributions), list(actors), list(speculations)
	return nil
}

// frame is the report without its findings.
func frame(in Article, doc *text.Document, repaired bool) *report.Report {
	sum := sha256.Sum256([]byte(in.Text))
	rep := &report.Report{
		Schema: report.Schema,
		ID:     in.ID,
		Source: report.Source{Name: in.Name, Format: string(doc.Format), Bytes: len(in.Text),
			SHA256: hex.EncodeToString(sum[:]), URL: optional(in.URL)},
		Title:     optional(doc.Visible(doc.Title)),
		Byline:    optional(doc.Text(doc.Byline)),
		Published: optional(doc.Text(doc.Published)),
		Language:  "en",
		Sentences: make([]report.SentenceSpan, 0, len(doc.Sentences)),
	}
	if rep.ID == "" {
		rep.ID = in.Name
	}
	if repaired {
		rep.Text = &doc.Source
	}
	for _, s := range doc.Sentences {
		rep.Sentences = append(rep.Sentences, report.SentenceSpan{Start: s.Start, End: s.End})
	}
	return rep
}

// repair replaces invalid UTF-8 by U+FFFD.
func repair(s string) (string, bool) {
	if utf8.ValidString(s) {
		return s, false
	}
	return strings.ToValidUTF8(s, "\uFFFD"), true
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// list keeps an empty layer a list, not null, in JSON.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
