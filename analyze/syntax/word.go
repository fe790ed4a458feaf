package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is what the models see of a token: hashes of its form and its parts.
type word struct {
	text   string // normalised form
	lower  string
	exact  uint32 // the form, lower case in a sentence set in capitals
	form   uint32 // the form in lower case, digits as 0
	shape  uint32 // upper and lower case, digits and marks, repeats once
	suffix [4]uint32
	prefix [3]uint32
}

// caseMode tells how a sentence uses capitals: they say little in a headline.
type caseMode uint32

const (
	sentenceCase caseMode = iota
	titleCase
	upperCase
	lowerCase
)

var asciiMarks = strings.NewReplacer(
	"’", "'", "‘", "'", "ʼ", "'", "`", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`,
	"–", "-", "—", "--", "―", "--", "‑", "-", "…", "...", "\u00ad", "",
)

// normalise writes typographic marks the way the corpora write them.
func normalise(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || s[i] == '`' {
			if n := asciiMarks.Replace(s); n != "" {
				return n
			}
			break
		}
	}
	return s
}

// readWords prepares the tokens of a sentence.
func readWords(words []word, forms []string) ([]word, caseMode) {
	words = words[:0]
	mode := modeOf(forms)
	for _, f := range forms {
		words = append(words, newWord(f, mode))
	}
	return words, mode
}

func newWord(form string, mode caseMode) word {
	w := word{text: normalise(form)}
	w.lower = strings.ToLower(w.text)
	w.form = hashDigits(w.lower)
	w.exact = hashString(w.text)
	if mode == upperCase {
		w.exact = hashString(w.lower)
	}
	w.shape = shapeOf(w.text)
	for i, end := 0, len(w.lower); i < len(w.suffix); i++ {
		if end > 0 {
			_, size := utf8.DecodeLastRuneInString(w.lower[:end])
			end -= size
		}
		w.suffix[i] = hashString(w.lower[end:])
	}
	for i, end := 0, 0; i < len(w.prefix); i++ {
		if end < len(w.lower) {
			_, size := utf8.DecodeRuneInString(w.lower[end:])
			end += size
		}
		w.prefix[i] = hashString(w.lower[:end])
	}
	return w
}

// hashString is the FNV-1a hash of the parts put together.
func hashString(parts ...string) uint32 {
	h := uint32(2166136261)
	for _, s := range parts {
		for i := 0; i < len(s); i++ {
			h = (h ^ uint32(s[i])) * 16777619
		}
	}
	return h
}

// hashDigits is hashString with every digit read as 0.
func hashDigits(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if '1' <= c && c <= '9' {
			c = '0'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// shapeOf hashes a form such as McCain to XxXx and 1,200 to 0,0.
func shapeOf(s string) uint32 {
	h := uint32(2166136261)
	var last rune
	for _, r := range s {
		c := r
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLower(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = '0'
		case unicode.IsLetter(r):
			c = 'a'
		}
		if c != last {
			h = (h ^ uint32(c)) * 16777619
		}
		last = c
	}
	return h
}

// modeOf looks at the words of four letters and more: those of a headline are
// nearly all capitalised, those of a shouted one in capitals throughout.
func modeOf(forms []string) caseMode {
	var long, title, upper, capitals int
	for _, f := range forms {
		letters, uppers, first := 0, 0, false
		for _, r := range f {
			if unicode.IsLetter(r) {
				letters++
				if unicode.IsUpper(r) {
					uppers++
					first = first || letters == 1
				}
			}
		}
		capitals += uppers
		if letters >= 4 {
			long++
			if first {
				title++
			}
			if uppers == letters {
				upper++
			}
		}
	}
	switch {
	case long >= 2 && upper*10 >= long*8:
		return upperCase
	case long >= 3 && title*10 >= long*8:
		return titleCase
	case capitals == 0 && len(forms) > 3:
		return lowerCase
	}
	return sentenceCase
}
