package attribution

import (
	"testing"

	"ascribe/analyze/text"
)

func TestNested(t *testing.T) {
	tests := []struct{ name, text, outer, source, cue, content string }{
		{"in a quotation", "“The council told us that the road would be open by spring,” Anna Kovac said on Friday.",
			"said", "The council", "told", "that the road would be open by spring"},
		{"in an indirect one", "The minister said that officials believed the dam would fail.",
			"said", "officials", "believed", "the dam would fail"},
		{"in a relative clause", "Critics argue that Berg, who views the treaty as a mistake, will resign.",
			"argue", "Berg", "views", "the treaty as a mistake"},
		{"ends with a quotation", "Deputies say the premier told them that the budget was “dead on arrival”.",
			"say", "the premier", "told", "that the budget was “dead on arrival”"},
		{"ends with a quotation, straight marks", "The club said the player believed he had been treated \"like a dog\".",
			"said", "the player", "believed", "he had been treated \"like a dog\""},
		{"whom somebody quotes", "The newspaper quoted the executive as saying the group would make a bid.",
			"quoted", "the executive", "as saying", "the group would make a bid"},
		{"who wants to do it", "She said she would like to thank her family.",
			"said", "she", "to thank", "her family"},
		{"according to somebody", "“According to the ministry, the dam is safe,” the mayor said.",
			"said", "the ministry", "According to", "the dam is safe"},
		{"according to somebody, in the middle", "“The dam, according to the ministry, is safe,” the mayor said.",
			"said", "the ministry", "according to", "The dam | is safe"},
		{"according to somebody, behind the verb", "The mayor said that according to the ministry the dam was safe.",
			"said", "the ministry", "according to", "the dam was safe"},
		{"a noun with its source", "The bank rejected accusations by prosecutors that it had laundered money.",
			"rejected", "prosecutors", "accusations by", "that it had laundered money"},
		{"a subject read into the content", "Lund said he had no reason to believe anyone involved had deliberately withheld information.",
			"said", "he", "had no reason to believe", "anyone involved had deliberately withheld information"},
		{"two deep", "“It is said that officials believed the dam would fail,” Kovac told the council.",
			"is said", "officials", "believed", "the dam would fail"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var outer, inner bool
			for _, a := range find(t, test.text, text.Plain) {
				outer = outer || texts(a.Cue) == test.outer && a.Nested == (test.name == "two deep")
				inner = inner || a.Nested && texts(a.Cue) == test.cue && texts(a.Source) == test.source && texts(a.Content) == test.content
			}
			if !outer || !inner {
				t.Errorf("%q: outer found %t, inner found %t", test.text, outer, inner)
			}
		})
	}
}

// An attribution inside another keeps what it holds outside it when it holds nothing else.
func TestClipKeepsContent(t *testing.T) {
	const source = "Brandt, acknowledged by historians as one of the greatest sailors of all time, is credited with mapping the east coast of the island."
	for _, a := range find(t, source, text.Plain) {
		if texts(a.Cue) == "acknowledged by" && texts(a.Source) == "historians" && a.Content[0].Text == "Brandt" {
			return
		}
	}
	t.Error("historians acknowledge nobody")
}
