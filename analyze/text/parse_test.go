package text

import (
	"slices"
	"testing"
)

// words lists the tokens of a document.
func tokenTexts(d *Document) []string {
	var all []string
	for i := range d.Tokens {
		all = append(all, d.Word(i))
	}
	return all
}

func TestParsePlain(t *testing.T) {
	d := Parse("The U.S. can't. \"Really?\" he asked.\n\nIt cost $5.", Plain)
	want := []string{"The", "U.S.", "ca", "n't", ".", "\"", "Really", "?", "\"", "he", "asked", ".", "It", "cost", "$", "5", "."}
	if got := tokenTexts(d); !slices.Equal(got, want) {
		t.Errorf("tokens\n got %q\nwant %q", got, want)
	}
	if len(d.Sentences) != 3 {
		t.Errorf("%d sentences, want 3", len(d.Sentences))
	}
}
