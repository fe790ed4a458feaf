package text

import (
	"slices"
	"strings"
	"testing"
)

// quoted lists the quotations, parts joined by " | ", the depth in front where
// it is not 1.
func quoted(d *Document) []string {
	var all []string
	for _, q := range d.Quotations {
		var parts []string
		for _, s := range q.Parts {
			parts = append(parts, d.Text(s))
		}
		all = append(all, strings.Repeat("^", q.Depth-1)+strings.Join(parts, " | "))
	}
	return all
}

func TestQuotations(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"straight", `He said "yes" and "no".`, []string{`"yes"`, `"no"`}},
		{"curly", "“Yes. No,” she said.", []string{"“Yes. No,”"}},
		{"nested", "“They said ‘go away’ to us,” he said.", []string{"“They said ‘go away’ to us,”", "^‘go away’"}},
		{"nested straight", `"They said 'go away' to us," he said.`, []string{`"They said 'go away' to us,"`, `^'go away'`}},
		{"apostrophes", "It's the boys' dog and rock 'n' roll in the '90s.", nil},
		{"curly apostrophes", "It’s the boys’ dog in the ’90s.", nil},
		{"possessive inside", "‘The boys’ toys are here,’ he said.", []string{"‘The boys’ toys are here,’"}},
		{"doubled", "``Never,'' he said.", []string{"``Never,''"}},
		{"guillemets", "He said «no» twice.", []string{"«no»"}},
		{"reopened", "“One.\n\n“Two.\n\n“Three,” he said. “Four.”", []string{"“One. | “Two. | “Three,”", "“Four.”"}},
		{"reopened straight", "\"One.\n\n\"Two,\" he said.", []string{"\"One. | \"Two,\""}},
		{"reopened single", "‘One.\n\n‘It’s two,’ he said. ‘Three.\n\n‘Four.’", []string{"‘One. | ‘It’s two,’", "‘Three. | ‘Four.’"}},
		{"reopened single, straight", "'One,' she said. 'Two.\n\n'We'll see.'", []string{"'One,'", "'Two. | 'We'll see.'"}},
		{"single not reopened", "‘Tis one.\n\nTwo.\n\n‘Three,’ he said.", []string{"‘Three,’"}},
		{"apostrophe, then a quotation", "Back in the '90s.\n\n'One,' he said.", []string{"'One,'"}},
		{"unclosed", "He said “one and left.\n\nThen “two” came.", []string{"“one and left.", "“two”"}},
		{"unclosed straight", "He said \"one and left.\n\nThen \"two\" came.", []string{"\"one and left.", "\"two\""}},
		{"reopened in its paragraph", "He said: \"One. Two. \"Three.\" He left.", []string{"\"One. Two. | \"Three.\""}},
		{"reopened in its paragraph, curly", "“One. “Two,” he said.", []string{"“One. | “Two,”"}},
		{"not reopened within a clause", "The 5\" gun fired. \"Go,\" he said.", []string{"\"Go,\""}},
		{"one line per sentence", "He spoke.\n“We go.\nWe win,” he said.\nHe left.", []string{"“We go. | We win,”"}},
		{"dash", "The “liberation”—a term—was “new.”", []string{"“liberation”", "“new.”"}},
		{"straight before dash", "The \"idea\"—a term.", []string{"\"idea\""}},
		{"e-mail", "He wrote:\n\n> We \"agree\".\n> All of us.\n\nFine.", []string{"We \"agree\". | All of us.", "^\"agree\""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := quoted(Parse(tt.in, Plain)); !slices.Equal(got, tt.want) {
				t.Errorf("%q\n got %q\nwant %q", tt.in, got, tt.want)
			}
		})
	}
}
