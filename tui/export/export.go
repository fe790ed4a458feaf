// Package export writes a report, with the review of it when there is one, in
// the forms that other programs and people read.
//
//	err := export.Write(w, r, export.HTML)
//	err := export.Write(w, export.Unreviewed(rep, source), export.CSV)
//	r, err := export.ReadAnnotations(file, source)
//
// JSON, annotations and brat standoff come back in: ReadJSON, ReadAnnotations and
// ReadBrat.
//
// Every form shows the actors as the reader corrected them. Offsets are those
// of the form's own convention: bytes in CSV, JSON and gold, Unicode code points
// in annotations and brat. Text of the article is data in all of them: it cannot
// become markup, a formula, a script or a command to a terminal.
//
// It draws nothing in a terminal and stores nothing: package tui reads articles,
// package review keeps reviews.
//
// The method: the review is checked once (every span lies in the text, on whole
// characters, and says what stands there) and brought into one list of claims in
// the order of the text; each form is a walk over that list.
package export

import (
	"bufio"
	"fmt"
	"io"

	"ascribe/tui/review"
)

// Format is a form that a review can leave in.
type Format string

const (
	HTML        Format = "html"
	Annotations Format = "annotations"
	Markdown    Format = "markdown"
	CSV         Format = "csv"
	JSON        Format = "json"
	ClaimReview Format = "claimreview"
	Brat        Format = "brat"
	Gold        Format = "gold"
)

// Kind describes a format to the person who chooses one.
type Kind struct {
	Format    Format
	Extension string // of a file in this format, with its dot
	About     string // one line
}

// Formats lists every format, those for reading first.
func Formats() []Kind {
	return []Kind{
		{HTML, ".html", "one page with the marked article, lists, filters and notes; needs nothing else"},
		{Markdown, ".md", "a report to read: verdicts, notes, claims, actors"},
		{CSV, ".csv", "one row per claim, actor, note and correction, for a spreadsheet"},
		{JSON, ".json", "the report with the review beside it, which can be read back"},
		{Annotations, ".jsonld", "W3C Web Annotations, which can be read back"},
		{ClaimReview, ".claims.jsonld", "schema.org ClaimReview of the statements and consequences with a verdict"},
		{Brat, ".ann", "brat standoff, to go on annotating the same text elsewhere, and to read back"},
		{Gold, ".jsonl", "one line of the annotated corpus that trains and scores the analysis"},
	}
}

// Write writes r in a format. It fails, and writes nothing, when a span of r does
// not lie in its text (ErrSpan) or the format is none of Formats.
func Write(w io.Writer, r *review.Review, format Format) error {
	write, ok := map[Format]func(*bufio.Writer, *sheet) error{
		HTML: writeHTML, Annotations: writeAnnotations, Markdown: writeMarkdown, CSV: writeCSV,
		JSON: writeJSON, ClaimReview: writeClaimReview, Brat: writeBrat, Gold: writeGold,
	}[format]
	if !ok {
		return fmt.Errorf("there is no export format %q", format)
	}
	s, err := newSheet(r)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	if err := write(out, s); err != nil {
		return fmt.Errorf("export as %s: %w", format, err)
	}
	return out.Flush()
}
