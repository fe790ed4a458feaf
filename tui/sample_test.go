package tui

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// sample is an article of the folder samples as the reader opens it, with the
// report that was corrected by hand for its analysis: it stays the same when the
// models get better.
func sample(t testing.TB, name string) Article {
	t.Helper()
	folder := filepath.Join("..", "samples")
	source, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	format := text.Plain
	if filepath.Ext(name) == ".md" {
		format = text.Markdown
	}
	doc := text.Parse(string(source), format)
	data, err := os.ReadFile(filepath.Join(folder, strings.TrimSuffix(name, filepath.Ext(name))+".expected.json"))
	r := &report.Report{}
	if err == nil {
		err = json.Unmarshal(data, r)
	}
	if err != nil {
		t.Fatal(err)
	}
	complete(r, doc)
	return Article{Name: name, Path: "samples/" + name, Open: func(context.Context) (Opened, error) {
		return Opened{Doc: doc, Analyze: func(context.Context, text.Span, func(float64)) (*report.Report, error) { return r, nil }}, nil
	}}
}

// complete fills in what the analysis adds to findings and people who correct
// them by hand do not write: reasons, how sure, and what belongs together.
func complete(r *report.Report, doc *text.Document) {
	sure := func(i int) float64 { return float64(50+7*i%50) / 100 }
	for i := range r.Attributions {
		a := &r.Attributions[i]
		a.Confidence, a.Why = sure(i), report.Why{By: "attribution/by-hand"}
		if len(a.Cue) > 0 {
			a.Why.Trigger = a.Cue[0]
		}
	}
	for i := range r.Speculation {
		s := &r.Speculation[i]
		s.Confidence, s.Why = sure(i), report.Why{By: "speculation/by-hand", Trigger: s.Span}
	}
	report.Link(r)
	for i := range r.Consequences {
		c := &r.Consequences[i]
		c.Confidence, c.Why = sure(i), report.Why{By: "consequence/by-hand", Trigger: c.Marker[0]}
		for j := range r.Consequences {
			if j != i && extent(r.Consequences[j].Effect).Overlaps(extent(c.Cause)) {
				c.Follows = append(c.Follows, r.Consequences[j].ID)
			}
		}
	}
	own := 0
	for _, s := range doc.Sentences {
		r.Sentences = append(r.Sentences, report.SentenceSpan{Start: s.Start, End: s.End})
		said := false
		for i := range r.Attributions {
			said = said || extent(r.Attributions[i].Content).Overlaps(s.Span)
		}
		if !said {
			own++
		}
	}
	r.Profile = report.Profile{Words: words(doc), Sentences: len(doc.Sentences), OwnVoiceSentences: own}
}
