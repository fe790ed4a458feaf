package syntax

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// recase sets one sentence in twelve in the capitals of a headline or without
// any, so that the tagger does not lean on capitals alone.
func recase(forms, pos []string, random *rand.Rand) []string {
	style := random.IntN(36)
	if style > 2 {
		return forms
	}
	out := make([]string, len(forms))
	for i, f := range forms {
		switch {
		case style == 0:
			out[i] = strings.ToUpper(f)
		case style == 1:
			out[i] = strings.ToLower(f)
		case i > 0 && len(f) < 4 && pos != nil && slices.Contains([]string{"IN", "DT", "CC", "TO", "POS", "RB"}, pos[i]):
			out[i] = f
		default:
			r, size := utf8.DecodeRuneInString(f)
			out[i] = string(unicode.ToUpper(r)) + f[size:]
		}
	}
	return out
}

// classes lists the distinct values of a column in order.
func classes(data []Sentence, column func(*Sentence) []string) []string {
	seen := map[string]bool{}
	for i := range data {
		for _, v := range column(&data[i]) {
			seen[v] = true
		}
	}
	var all []string
	for v := range seen {
		all = append(all, v)
	}
	slices.Sort(all)
	return all
}
