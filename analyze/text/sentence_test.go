package text

import (
	"os"
	"strings"
	"testing"
)

func TestSentencesAndTokens(t *testing.T) {
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		want := strings.TrimSuffix(line, "\n")
		if want == "" || want[0] == '#' && !strings.HasPrefix(want, "#storm") {
			continue
		}
		source := strings.ReplaceAll(strings.ReplaceAll(want, "|", ""), "¦", " ")
		d := Parse("x.\n\n"+source, Plain)
		var b strings.Builder
		for k, s := range d.Sentences[1:] {
			for i := s.First; i < s.Last; i++ {
				switch {
				case i == s.First && k > 0:
					b.WriteString("¦")
				case i == s.First:
				case d.Tokens[i].Space:
					b.WriteString(" ")
				default:
					b.WriteString("|")
				}
				b.WriteString(d.Word(i))
			}
		}
		if got := b.String(); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}
