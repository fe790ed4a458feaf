package attribution

import (
	"slices"
	"testing"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
)

// Contents end where the word or the phrase at their edge does.
func TestBounds(t *testing.T) {
	for source, want := range map[string]string{
		"The loss-making paper is not expected to reach break-even.": "The loss-making paper | to reach break-even",
		"Lund admitted he was under extra pressure after extending his winning streak to a career-best 24.": "he was under extra pressure after " +
			"extending his winning streak to a career-best 24",
		"The latest speculation about relations between the two most powerful figures of the club came after the publication of a new book.": "relations " +
			"between the two most powerful figures of the club",
	} {
		found := find(t, source, text.Plain)
		if !slices.ContainsFunc(found, func(a report.Attribution) bool { return texts(a.Content) == want }) {
			t.Errorf("%q: no content %q in %+v", source, want, found)
		}
	}
}
