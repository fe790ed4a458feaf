package export

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"ascribe/analyze/text"
	"ascribe/tui/review"
)

// maxRead is the largest file that the readers take: annotations of a book.
const maxRead = 256 << 20

// ReadAnnotations reads Web Annotations of source: those that Write wrote without
// loss, those of other programs as notes. A place is taken from its position where
// the quotation stands there, else from the quotation; what is found by neither is
// lost, and kept as such. The review has no report.
func ReadAnnotations(r io.Reader, source string) (*review.Review, error) {
	data, err := readAll(r)
	if err != nil {
		return nil, err
	}
	who, modified, all, err := annotations(data)
	if err != nil {
		return nil, fmt.Errorf("not Web Annotations: %w", err)
	}
	in := &annotationReader{source: source, iri: textAddress(source), points: newPoints(source), taken: map[string]bool{},
		out: &review.Review{Reviewer: who, Source: source, Updated: readTime(modified)}}
	for _, a := range all {
		if err := in.read(a); err != nil {
			return nil, err
		}
	}
	return in.out, nil
}

func readAll(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxRead+1))
	if err == nil && len(data) > maxRead {
		err = fmt.Errorf("larger than %d MiB", maxRead>>20)
	}
	return data, err
}

type annotationReader struct {
	source string
	iri    string
	points *points
	taken  map[string]bool // ids
	out    *review.Review
}

func (in *annotationReader) read(a annotation) error {
	_, fragment, _ := strings.Cut(a.ID, "#")
	for _, own := range []struct {
		prefix string
		read   func(id string, a annotation) error
	}{
		{claimFragment, in.claim}, {noteFragment, in.note}, {correctionFragment, in.correction},
		{actorFragment, func(string, annotation) error { return nil }}, // told by the report and the corrections
	} {
		if rest, ok := strings.CutPrefix(fragment, own.prefix); ok && strings.HasPrefix(a.ID, "ni:") {
			id, err := url.PathUnescape(rest)
			if err != nil || id == "" {
				return fmt.Errorf("annotation %q has no readable name", a.ID)
			}
			return own.read(id, a)
		}
	}
	return in.foreign(a)
}

func (in *annotationReader) take(id string) error {
	if in.taken[id] {
		return fmt.Errorf("two annotations are called %q", id)
	}
	in.taken[id] = true
	return nil
}

func (in *annotationReader) claim(id string, a annotation) error {
	if err := in.take(claimFragment + id); err != nil {
		return err
	}
	c := review.Claim{ID: id, Decided: readTime(a.Modified)}
	for _, b := range a.Body {
		switch b.Purpose.first() {
		case "classifying":
			switch {
			case c.Layer == "":
				c.Layer = review.Layer(b.Value)
			case b.Value == saysOwn:
				c.Own = true
			case b.Value == saysMoved:
				c.Moved = true
			case b.Value == saysLost:
				c.Lost = true
			}
		case "describing":
			c.Was = b.Value
		case "assessing":
			c.Verdict = review.Verdict(b.Value)
		case "commenting":
			c.Note = b.Value
		case "tagging":
			c.Tags = append(c.Tags, b.Value)
		}
	}
	if !slices.ContainsFunc(layers, func(l layerName) bool { return l.layer == c.Layer }) {
		return fmt.Errorf("claim %q is of the unknown layer %q", id, c.Layer)
	}
	in.placeClaim(&c, a.Target)
	in.out.Claims = append(in.out.Claims, c)
	return nil
}

// placeClaim finds a claim again: its own range, else, when that was edited, that
// of its parts.
func (in *annotationReader) placeClaim(c *review.Claim, targets []place) {
	if c.Lost {
		c.Spans, c.Exact = goneSpans(targets)
		c.Quotes = quotes(targets)
		return
	}
	var whole, parts []place
	for _, p := range targets {
		if p.Class.first() == classClaim {
			whole = append(whole, p)
		} else {
			parts = append(parts, p)
		}
	}
	var ok bool
	if len(whole) > 0 {
		if c.Spans, ok = in.findAll(whole); !ok {
			c.Moved = true
		}
	}
	if !ok {
		c.Spans, ok = in.findAll(parts)
		slices.SortFunc(c.Spans, compareSpans)
	}
	if c.Exact = review.Exact(in.source, c.Spans); !ok {
		c.Lost, c.Moved, c.Exact = true, false, cmp.Or(quotation(whole), quotation(parts))
		if c.Quotes = quotes(whole); c.Quotes == nil {
			c.Quotes = quotes(parts)
		}
	}
}

// findAll finds every one of targets.
func (in *annotationReader) findAll(targets []place) (spans []text.Span, ok bool) {
	for _, p := range targets {
		span, ok := in.find(p)
		if !ok {
			return nil, false
		}
		spans = append(spans, span)
	}
	return spans, len(spans) > 0
}

func quotation(targets []place) string {
	var parts []string
	for _, p := range targets {
		for _, s := range p.Selector {
			if s.Type == byQuote {
				parts = append(parts, s.Exact)
			}
		}
	}
	return strings.Join(parts, " … ")
}

// quotes are the quotations of targets, if what stood around them is known.
func quotes(targets []place) (out []review.Quote) {
	around := false
	for _, p := range targets {
		for _, s := range p.Selector {
			if s.Type == byQuote {
				out = append(out, review.Quote{Exact: s.Exact, Prefix: s.Prefix, Suffix: s.Suffix})
				around = around || s.Prefix+s.Suffix != ""
			}
		}
	}
	if !around {
		return nil
	}
	return out
}

// goneSpans are the targets of what is lost: the bytes of an earlier text.
func goneSpans(targets []place) (spans []text.Span, exact string) {
	for _, p := range targets {
		for _, s := range p.Selector {
			if s.Type == byBytes && s.Start != nil && s.End != nil {
				spans = append(spans, text.Span{Start: *s.Start, End: *s.End})
			}
		}
	}
	return spans, quotation(targets)
}

// find is where a target lies in the text.
func (in *annotationReader) find(p place) (text.Span, bool) {
	var quote *selector
	var at text.Span
	placed := false
	for i, s := range p.Selector {
		switch {
		case s.Type == byQuote && quote == nil:
			quote = &p.Selector[i]
		case s.Type == byPosition && s.Start != nil && s.End != nil:
			at, placed = in.points.byteSpan(*s.Start, *s.End)
		}
	}
	switch {
	case placed && (quote == nil || in.source[at.Start:at.End] == quote.Exact):
		return at, true
	case quote == nil || quote.Exact == "":
		return text.Span{}, false
	}
	return in.byQuotation(*quote)
}

// maxPlaces is how many places of a quotation are compared. One that stands in
// more says little about where it is from.
const maxPlaces = 1000

// byQuotation is the place of the quotation whose surroundings fit best.
func (in *annotationReader) byQuotation(q selector) (best text.Span, found bool) {
	fits := -1
	from := 0
	for range maxPlaces {
		i := strings.Index(in.source[from:], q.Exact)
		if i < 0 {
			break
		}
		at := text.Span{Start: from + i, End: from + i + len(q.Exact)}
		if boundary(in.source, at.Start) && boundary(in.source, at.End) {
			if n := commonSuffix(in.source[:at.Start], q.Prefix) + commonPrefix(in.source[at.End:], q.Suffix); n > fits {
				best, found, fits = at, true, n
			}
		}
		from = at.Start + 1
	}
	return best, found
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func commonSuffix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

func (in *annotationReader) note(id string, a annotation) error {
	if err := in.take(noteFragment + id); err != nil {
		return err
	}
	n := review.Note{ID: id, Made: readTime(a.Created)}
	exact := ""
	for _, b := range a.Body {
		switch b.Purpose.first() {
		case "commenting":
			n.Text = b.Value
		case "describing":
			exact = b.Value
		case "tagging":
			n.Tags = append(n.Tags, b.Value)
		case "classifying":
			n.Moved = n.Moved || b.Value == saysMoved
			n.Lost = n.Lost || b.Value == saysLost
		}
	}
	in.place(&n, a.Target)
	if exact != "" {
		n.Exact = exact
	}
	in.out.Notes = append(in.out.Notes, n)
	return nil
}

func (in *annotationReader) place(n *review.Note, targets []place) {
	if n.Lost {
		spans, exact := goneSpans(targets)
		if n.Exact = exact; len(spans) > 0 {
			n.Span = spans[0]
		}
		n.Quote = firstQuote(targets)
		return
	}
	for _, p := range targets {
		if span, ok := in.find(p); ok {
			n.Span, n.Exact = span, in.source[span.Start:span.End]
			return
		}
	}
	n.Lost, n.Exact, n.Quote = true, quotation(targets), firstQuote(targets)
}

func firstQuote(targets []place) *review.Quote {
	if q := quotes(targets); q != nil {
		return &q[0]
	}
	return nil
}

// foreign reads an annotation of another program as a note: its texts, one below
// the other, and its tags.
func (in *annotationReader) foreign(a annotation) error {
	n := review.Note{Made: readTime(a.Created)}
	said := []string{}
	if a.BodyValue != "" {
		said = append(said, a.BodyValue)
	}
	for _, b := range a.Body {
		switch {
		case b.Value == "":
			if b.ID != "" {
				said = append(said, b.ID)
			}
		case b.Purpose.first() == "tagging":
			n.Tags = append(n.Tags, b.Value)
		default:
			said = append(said, b.Value)
		}
	}
	n.Text = strings.Join(said, "\n")
	in.place(&n, a.Target)
	for i := len(in.out.Notes) + 1; n.ID == "" || in.taken[noteFragment+n.ID]; i++ {
		n.ID = fmt.Sprintf("imported%d", i)
	}
	in.taken[noteFragment+n.ID] = true
	in.out.Notes = append(in.out.Notes, n)
	return nil
}

func (in *annotationReader) correction(_ string, a annotation) error {
	for _, b := range a.Body {
		if b.Format != "application/json" {
			continue
		}
		var c review.ActorCorrection
		if err := json.Unmarshal([]byte(b.Value), &c); err != nil {
			return fmt.Errorf("correction %s: %w", a.ID, err)
		}
		in.out.Corrections = append(in.out.Corrections, c)
		return nil
	}
	return errors.New("a correction of an actor says nothing")
}

func readTime(s string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}
