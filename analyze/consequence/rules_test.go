package consequence

import (
	"strings"
	"testing"

	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// What the rules make of a span that the models may choose, all given by their words.
func TestWholeSpans(t *testing.T) {
	parser := syntax.New()
	for _, tt := range []struct {
		rule                     func(*view, tokens) tokens
		text, marker, span, want string
	}{
		{(*view).wholeSubject, "The minister's remarks during a visit have sparked a debate.", "have sparked", "during a visit", "The minister's remarks during a visit"},
		{(*view).wholeSubject, "The minister's remarks during a visit have sparked a debate.", "have sparked", "a visit", "The minister's remarks during a visit"},
		{(*view).wholeSubject, "The minister's remarks during a visit have sparked a debate.", "have sparked", "The minister's remarks", "The minister's remarks"},
		{(*view).wholeSubject, "The minister's remarks during a visit have sparked a debate.", "have sparked", "a debate", "a debate"},
		{(*view).withParticiple, "The town saved money by closing two schools.", "by", "two schools", "closing two schools"},
		{(*view).withParticiple, "The town saved money by closing two schools.", "by", "The town saved money", "The town saved money"},
		{(*view).withParticiple, "The fire was caused by burning leaves in a yard.", "caused", "leaves in a yard", "leaves in a yard"},
		{(*view).untie, "The town wants to close two schools.", "wants", "to close two schools", "close two schools"},
		{(*view).untie, "He told how decisions at the top can shape lives.", "shape", "how decisions at the top", "decisions at the top"},
		{(*view).untie, "He said that the deal could spark a war.", "spark", "that the deal", "the deal"},
		{(*view).wholeFront, "The remarks have sparked a wave of anger.", "have sparked", "wave of anger", "a wave of anger"},
		{(*view).wholeFront, "The text sets up a hotline so that no quarrel grows.", "so that", "up a hotline", "sets up a hotline"},
		{(*view).wholeFront, "The town saved money by closing two schools.", "closing", "two schools", "two schools"},
		{(*view).untie, "The decision led to riots.", "led", "to riots", "riots"},
	} {
		doc := text.Parse(tt.text, text.Plain)
		p := newPage(doc, parser.Parse(doc))
		at := func(words string) (r tokens) {
			from := strings.Index(tt.text, words)
			for i, k := range doc.Tokens {
				if k.Start == from {
					r.first = i
				}
				if k.End == from+len(words) {
					r.last = i + 1
				}
			}
			return r
		}
		m := at(tt.marker)
		v := newView(p, doc.Sentences[0], -1, candidate{at: m.last - 1, first: m.first, last: m.last})
		if got := doc.Text(p.span(tt.rule(v, at(tt.span)))); got != tt.want {
			t.Errorf("%s: %q becomes %q, want %q", tt.text, tt.span, got, tt.want)
		}
	}
}
