package consequence

import (
	"testing"

	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

// A span within the marker's subject takes the whole of it, unless it has its head.
func TestWholeSubject(t *testing.T) {
	doc := text.Parse("The minister's remarks during a visit have sparked a debate.", text.Plain)
	p := newPage(doc, syntax.New().Parse(doc))
	at := map[string]int{}
	for i := range doc.Tokens {
		at[doc.Word(i)] = i
	}
	v := newView(p, doc.Sentences[0], -1, candidate{at: at["sparked"], first: at["have"], last: at["sparked"] + 1})
	whole := tokens{0, at["have"]}
	for _, tt := range []struct{ in, want tokens }{
		{tokens{at["during"], at["have"]}, whole},
		{tokens{at["visit"], at["have"]}, whole},
		{tokens{0, at["during"]}, tokens{0, at["during"]}},
		{tokens{at["debate"], at["debate"] + 1}, tokens{at["debate"], at["debate"] + 1}},
	} {
		if got := v.wholeSubject(tt.in); got != tt.want {
			t.Errorf("%v becomes %v, want %v", tt.in, got, tt.want)
		}
	}
}
