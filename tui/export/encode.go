package export

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"ascribe/analyze/report"
	"ascribe/tui/review"
)

// Encode is v as JSON on one line, or indented. Characters that a terminal could
// take for commands are escaped.
func Encode(v any, indent bool) ([]byte, error) {
	var b jsonText
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if indent {
		enc.SetIndent("", "  ")
	}
	err := enc.Encode(v)
	return b, err
}

// jsonText escapes DEL and the C1 controls in JSON, as package json does with the
// other control characters. They can stand in strings only.
type jsonText []byte

func (b *jsonText) Write(p []byte) (int, error) {
	out := *b
	for i := 0; i < len(p); i++ {
		switch {
		case p[i] == 0x7f:
			out = append(out, `\u007f`...)
		case p[i] == 0xc2 && i+1 < len(p) && p[i+1] < 0xa0:
			out = fmt.Appendf(out, `\u%04x`, p[i+1])
			i++
		default:
			out = append(out, p[i])
		}
	}
	*b = out
	return len(p), nil
}

func writeEncoded(w *bufio.Writer, v any, indent bool) error {
	data, err := Encode(v, indent)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// ReviewSchema names the JSON form of a review.
const ReviewSchema = "ascribe.review/1"

// reviewJSON is the report, with the actors as the reader corrected them, and the
// review beside it. Applied says the corrections in words.
type reviewJSON struct {
	Schema string         `json:"schema"`
	Report *report.Report `json:"report"`
	Review struct {
		*review.Review
		Report  *report.Report `json:"report,omitempty"` // stands beside the review
		Applied []string       `json:"applied"`
	} `json:"review"`
}

func writeJSON(w *bufio.Writer, s *sheet) error {
	out := reviewJSON{Schema: ReviewSchema, Report: s.report}
	r := *s.review
	r.Claims, r.Notes, r.Corrections = list(r.Claims), list(r.Notes), list(r.Corrections)
	out.Review.Review = &r
	out.Review.Applied = []string{}
	for _, c := range r.Corrections {
		out.Review.Applied = append(out.Review.Applied, s.tell(c))
	}
	return writeEncoded(w, out, true)
}

// ReadJSON reads what Write wrote as JSON, without loss: the review with its report,
// in which the corrections are applied, as they are in every review.
func ReadJSON(r io.Reader) (*review.Review, error) {
	data, err := readAll(r)
	if err != nil {
		return nil, err
	}
	var in reviewJSON
	in.Review.Review = &review.Review{}
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, fmt.Errorf("not a review in JSON: %w", err)
	}
	if in.Schema != ReviewSchema {
		return nil, fmt.Errorf("not a review in JSON: its schema is %q, not %q", in.Schema, ReviewSchema)
	}
	out := in.Review.Review
	if out == nil {
		return nil, errors.New("not a review in JSON: there is no review in it")
	}
	for _, c := range out.Claims {
		if c.Own && !c.Lost && len(c.Spans) == 0 {
			return nil, fmt.Errorf("%w: %s, the reader's own claim, has no place in the text", ErrSpan, c.ID)
		}
	}
	out.Report = in.Report
	if out.Report != nil {
		report.Link(out.Report) // it may be older than some of its links
	}
	_, err = newSheet(out)
	return out, err
}

// list keeps an empty list a list, not null, in JSON.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
