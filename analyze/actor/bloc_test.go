package actor

import (
	"slices"
	"testing"

	"ascribe/analyze/report"
)

// The states of a region that act or speak together are one group.
func TestBlocs(t *testing.T) {
	for text, want := range map[string][]string{
		"Western nations said they would wait. The Western countries then met.": {"group Western nations: Western nations, they, Western countries"},
		"African countries objected to the tax. An African summit follows.":     {"group African countries: African countries, African"},
		"Western music was played.": nil,
	} {
		if got := ofKind(report.Group, find(t, text)); !slices.Equal(got, want) {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}
