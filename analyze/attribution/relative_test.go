package attribution

import (
	"slices"
	"testing"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// Sources are who says it: the noun of a relative pronoun, without what only tells more.
func TestNameSources(t *testing.T) {
	tests := []struct{ name, text, source, flat string }{
		{"pronoun", "The farmers, who call the tax theft, marched on Monday.", "The farmers", "who"},
		{"pronoun of a thing", "The ministry, which says that the dam is safe, sent nobody.", "The ministry", "which"},
		{"pronoun without a comma", "Villagers who fear that the dam will fail are leaving.", "Villagers", "who"},
		{"behind a preposition", "The plan was praised by Ana Berg, who said that it would work.", "Ana Berg", "who"},
		{"of an apposition", "Ana Berg, an old ally of the mayor, who thinks that the bridge is safe, stayed away.",
			"Ana Berg, an old ally of the mayor", "who"},
		{"what the noun is said to be", "He is one of the officials who believe that the dam will fail.", "the officials", "who"},
		{"of somebody in a phrase", "He praised the wisdom of Ana Berg, who said that the bridge was safe.", "Ana Berg", "who"},
		{"of two nouns", "Mill owners and farmers who want cheaper water will march on Monday.", "Mill owners and farmers", "who"},
		{"clause", "Ana Berg, who won the seat in May, said that the bridge was safe.",
			"Ana Berg", "Ana Berg, who won the seat in May"},
		{"clause, and more of it", "Isabel Moura, who leads the largest of them, the CTL, said that warnings had turned out to be wrong.",
			"Isabel Moura", "Isabel Moura, who leads the largest of them, the CTL"},
		{"clause that is an attribution", "The plan has drawn sharp criticism from fishing groups, who call it reckless.", "fishing groups", "fishing groups"},
		{"clause that tells which", "People who lost their homes said that nobody had warned them.",
			"People who lost their homes", "People who lost their homes"},
		{"possessive", "The minister's claim that the dam was safe surprised engineers.", "The minister", "The minister's"},
		{"possessive in a name", "Lloyd's said that the claims would be paid.", "Lloyd's", "Lloyd's"},
		{"no clause of a noun", "Kovac asked who had opened the gate.", "Kovac", "Kovac"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for flat, want := range map[bool]string{false: test.source, true: test.flat} {
				if !hasSource(t, test.text, want, flat) {
					t.Errorf("%q, flat %t: no attribution to %q", test.text, flat, want)
				}
			}
		})
	}
}

func hasSource(t *testing.T, source, want string, flat bool) bool {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	f.Flat = flat
	return slices.ContainsFunc(findBy(t, f, source, text.Plain), func(a report.Attribution) bool { return texts(a.Source) == want })
}

// A relative pronoun is no content either.
func TestNameContent(t *testing.T) {
	for source, want := range map[string]string{
		"The ministry ordered a dam that engineers say is too weak for the river.":    "a dam | is too weak for the river",
		"The dam, which engineers say is too weak for the river, was never repaired.": "The dam | is too weak for the river",
		"The rain that forecasters expect will not fill the lake.":                    "The rain",
	} {
		found := find(t, source, text.Plain)
		if !slices.ContainsFunc(found, func(a report.Attribution) bool { return texts(a.Content) == want }) {
			t.Errorf("%q: no content %q in %+v", source, want, found)
		}
	}
}

// PolNeAR has no attributions inside others.
func TestFlat(t *testing.T) {
	const source = "“The council told us that the road would be open by spring,” Anna Kovac said on Friday."
	if !hasSource(t, source, "The council", false) || hasSource(t, source, "The council", true) {
		t.Error("flat findings must leave out, and only they, what stands inside another's content")
	}
}

// An adjective that tells which words they were says nothing.
func TestDescribed(t *testing.T) {
	const source = "Isabel Moura, who leads the largest of them, the CTL, said similar warnings in each of the past five years had turned out to be wrong."
	if hasSource(t, source, "similar", false) {
		t.Errorf("%q: warned by the similar", source)
	}
}
