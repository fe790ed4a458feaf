package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// verdict is what the rules say about the gap before a token.
type verdict uint32

const (
	unmarked verdict = iota // no mark that could end a sentence stands before
	denied                  // one does, but the sentence goes on
	ended
)

// sentenceEnds gives the end of every sentence of a block as an index into its
// tokens, whose spans count from the start of its text s.
func sentenceEnds(s string, tokens []Token) []int {
	if len(tokens) == 0 {
		return nil
	}
	var ends []int
	g := newGaps(s, tokens)
	for k := 1; k < len(tokens); k++ {
		if g.candidate(k) && boundaries().Margin(g.features(k)) > g.endsFrom(k) {
			ends = append(ends, k)
			g.first = k
		}
	}
	return append(ends, len(tokens))
}

// verdicts are those of the rules, one a token.
func verdicts(s string, tokens []Token) []verdict {
	out := make([]verdict, len(tokens))
	for i := 0; i < len(tokens); i++ {
		if !terminal(word(s, tokens, i)) {
			continue
		}
		next := i + 1
		for next < len(tokens) && closes(s, tokens, next) {
			next++
		}
		if next < len(tokens) {
			out[next] = denied
			if boundary(s, tokens, i, next) {
				out[next] = ended
			}
		}
		i = next - 1
	}
	return out
}

func word(s string, tokens []Token, i int) string {
	return s[tokens[i].Start:tokens[i].End]
}

// terminal reports whether a sentence may end with this token.
func terminal(w string) bool {
	switch w[len(w)-1] {
	case '.', '!', '?':
		return true
	}
	return strings.HasSuffix(w, "…") || w == "。" || w == "？" || w == "！"
}

// closes reports whether token i goes with the mark before it: a closing quote
// or bracket, or another mark.
func closes(s string, tokens []Token, i int) bool {
	w := word(s, tokens, i)
	switch w {
	case "”", "’", "»", "›", ")", "]", "}", "''":
		return true
	case "\"", "'", "``":
		if !tokens[i].Space {
			return true
		}
		return i+1 == len(tokens) || tokens[i+1].Space
	}
	return !tokens[i].Space && terminal(w) && !wordByte(w[0])
}

// boundary decides whether a sentence ends with the mark at i, its closing
// marks included, when the token next follows.
func boundary(s string, tokens []Token, i, next int) bool {
	mark := word(s, tokens, i)
	after := next // the first word behind opening marks
	for after+1 < len(tokens) && opening(word(s, tokens, after)) {
		after++
	}
	w := word(s, tokens, after)
	r, _ := utf8.DecodeRuneInString(w)
	quoted := next > i+1
	switch {
	case !tokens[next].Space && !quoted && mark != "…":
		return unicode.IsUpper(r)
	case unicode.IsLower(r):
		return mark == "." && !quoted && !tokens[next].Space
	case len(mark) > 1 && mark[len(mark)-1] == '.' && wordByte(mark[0]):
		return afterAbbreviation(s, tokens, i, after, quoted)
	case strings.ContainsAny(w[:1], ",;:)-") || w == "–" || w == "—":
		return false
	}
	return true
}

func opening(w string) bool {
	switch w {
	case "“", "‘", "\"", "'", "``", "«", "(", "[", "„":
		return true
	}
	return false
}

// afterAbbreviation decides whether the abbreviation at i ends its sentence
// when the word at after follows.
func afterAbbreviation(s string, tokens []Token, i, after int, quoted bool) bool {
	mark, w := word(s, tokens, i), word(s, tokens, after)
	if quoted {
		return true
	}
	initial := utf8.RuneCountInString(mark) == 2
	if abbreviationOf(mark) == never {
		return false
	}
	if !lookup(words.starters, w) {
		return false
	}
	if initial {
		return false
	}
	return true
}
