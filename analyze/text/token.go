package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestInside is how long an address in brackets can be. It bounds the cost of
// a row of brackets.
const longestInside = 1024

// appendTokens adds the tokens of a block's visible text, their spans counting
// from its start.
func appendTokens(tokens []Token, s string) []Token {
	space := true
	chunkEnd := 0 // end of the stretch without blanks that i is in
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if blank(r) {
			space = true
			i += n
			continue
		}
		first := i >= chunkEnd
		if first {
			chunkEnd = endOfChunk(s, i)
		}
		// An address may also stand in brackets: <a@b.example>, [http://c.example].
		if first || chunkEnd-i <= longestInside && strings.IndexByte("<[(\"|", s[i-1]) >= 0 {
			if end := address(s[i:chunkEnd]); end > 0 {
				tokens = append(tokens, Token{Span{i, i + end}, space})
				i, space = i+end, false
				continue
			}
		}
		var end int
		switch {
		case wordStart(s, i, r):
			end = wordEnd(s, i)
			tokens = appendWord(tokens, s, i, end, space)
		default:
			end = symbolEnd(s, i, r, n)
			tokens = append(tokens, Token{Span{i, end}, space})
		}
		i, space = end, false
	}
	return tokens
}

func endOfChunk(s string, i int) int {
	for j, r := range s[i:] {
		if blank(r) {
			return i + j
		}
	}
	return len(s)
}

// wordStart reports whether a word begins at s[i]: a letter or digit, or an
// apostrophe, full stop, hash or at sign that belongs to what follows.
func wordStart(s string, i int, r rune) bool {
	if letterOrDigit(r) {
		return true
	}
	next, n := runeAfter(s, i+utf8.RuneLen(r))
	switch r {
	case '\'', '’':
		return elision(s, i, utf8.RuneLen(r))
	case '.':
		return unicode.IsDigit(next) && !letterOrDigit(runeBefore(s, i))
	case '#', '@':
		before := runeBefore(s, i)
		return unicode.IsLetter(next) && !letterOrDigit(before) && n > 0
	}
	return false
}

// elision reports whether the apostrophe at i, n bytes long, stands for
// letters left out at the start of a word: 's after a blank, 'em, '90s.
func elision(s string, i, n int) bool {
	j := i + n
	end := j
	for end < len(s) && end-j < 9 && wordByte(s[end]) {
		end++
	}
	word := s[j:end]
	if len(word) >= 2 && isDigits(word[:2]) && (len(word) == 2 || word[2:] == "s") {
		return end == len(s) || s[end] != '%'
	}
	if letterOrDigit(runeBefore(s, i)) {
		return clitic(word) > 0
	}
	return lookup(words.elided, word)
}

// wordEnd finds the end of the word that starts at i.
func wordEnd(s string, i int) int {
	_, n := utf8.DecodeRuneInString(s[i:])
	j := i + n
	for j < len(s) {
		r, n := utf8.DecodeRuneInString(s[j:])
		if letterOrDigit(r) || unicode.Is(unicode.M, r) {
			j += n
			continue
		}
		next, _ := runeAfter(s, j+n)
		if !inside(s, i, j, r, next) {
			break
		}
		j += n
	}
	return j
}

// inside reports whether r at j, followed by next, goes on with the word that
// starts at i.
func inside(s string, i, j int, r, next rune) bool {
	switch r {
	case '\'', '’', 'ʼ', '`':
		return unicode.IsLetter(next) && letterOrDigit(runeBefore(s, j))
	case '.':
		return stopInside(s, i, j, next)
	case '-', '\u2010', '\u2011':
		return hyphenInside(s, i, j, next)
	case ',':
		return digitAround(s, j, next) && thousands(s, i, j)
	case ':':
		return digitAround(s, j, next)
	case '/':
		return digitAround(s, j, next) || strings.EqualFold(s[i:j], "w") && letterOrDigit(next)
	case '&':
		return upperAround(s, j, next) && j-i <= 3
	case '_':
		return letterOrDigit(next) || next == '_'
	case '\u00ad', '\u200c', '\u200d':
		return unicode.IsLetter(next)
	}
	return false
}

// stopInside decides on a full stop after s[i:j].
func stopInside(s string, i, j int, next rune) bool {
	word := s[i:j]
	if letterOrDigit(next) {
		before := runeBefore(s, j)
		if unicode.IsDigit(before) && unicode.IsDigit(next) {
			return true
		}
		// A capital after a small letter is a new sentence whose blank was
		// forgotten; a dotted abbreviation or a domain name is not.
		if domain(s[j+1:]) {
			return true
		}
		return !(unicode.IsUpper(next) && unicode.IsLower(before) && len(word) > 2) &&
			!(unicode.IsDigit(before) && unicode.IsUpper(next))
	}
	if next == '.' { // an ellipsis
		return false
	}
	return abbreviated(s, i, j)
}

// domain reports whether s begins with the end of a web address: Example.Com
func domain(s string) bool {
	if len(s) < 3 || !strings.EqualFold(s[:3], "com") && !strings.EqualFold(s[:3], "org") && !strings.EqualFold(s[:3], "net") {
		return false
	}
	return len(s) == 3 || !wordByte(s[3])
}

// abbreviated reports whether the full stop after s[i:j] belongs to the word.
func abbreviated(s string, i, j int) bool {
	word := s[i:j]
	r, n := utf8.DecodeRuneInString(word)
	if n == len(word) && unicode.IsUpper(r) && r != 'I' {
		return !endOfText(s, j+1) // an initial
	}
	if dotted(word) {
		return true
	}
	switch abbreviationOf(s[i : j+1]) {
	case never:
		return !endOfText(s, j+1)
	case number:
		k := j + 1
		for k < len(s) && (s[k] == ' ' || s[k] == '#') {
			k++
		}
		return k < len(s) && '0' <= s[k] && s[k] <= '9'
	case maybe, proper:
		return true
	}
	return false
}

// dotted reports whether word is single letters with full stops between: U.S
func dotted(word string) bool {
	if len(word) < 3 || len(word) > 16 {
		return false
	}
	letter := true
	for _, r := range word {
		if letter != unicode.IsLetter(r) || !letter && r != '.' {
			return false
		}
		letter = !letter
	}
	return !letter
}

// endOfText reports whether only closing marks stand after i, or nothing.
func endOfText(s string, i int) bool {
	for _, r := range s[i:min(len(s), i+16)] {
		if letterOrDigit(r) {
			return false
		}
	}
	return len(s)-i <= 16
}

// hyphenInside keeps prefixes on their word, telephone numbers whole, and the
// few hyphenated words that are one.
func hyphenInside(s string, i, j int, next rune) bool {
	word := s[i:j]
	if unicode.IsDigit(next) && isDigits(word[strings.LastIndexByte(word, '-')+1:]) {
		return numberWithHyphens(s, i, j)
	}
	if !letterOrDigit(next) {
		return false
	}
	if lookup(words.prefixes, word) {
		return true
	}
	end := j + 1
	for end < len(s) && end-i < 24 && wordByte(s[end]) {
		end++
	}
	return lookup(words.joined, s[i:end])
}

// numberWithHyphens tells a telephone number or date (three groups, or 3-4
// digits) from a range.
func numberWithHyphens(s string, i, j int) bool {
	end, groups := j, 1
	for end < len(s) && end-i < 24 && (s[end] == '-' || '0' <= s[end] && s[end] <= '9') {
		if s[end] == '-' {
			groups++
		}
		end++
	}
	return groups > 2 || strings.Contains(s[i:j], "-") || j-i == 3 && end-j == 5
}

// thousands reports whether exactly three digits follow the comma at j, and
// only digits and commas stand before.
func thousands(s string, i, j int) bool {
	if len(s)-j < 4 || !isDigits(s[j+1:j+4]) || len(s)-j > 4 && isDigits(s[j+4:j+5]) {
		return false
	}
	return isDigits(s[max(i, j-3):j]) || j-i < 3
}

func digitAround(s string, j int, next rune) bool {
	return unicode.IsDigit(next) && unicode.IsDigit(runeBefore(s, j))
}

func upperAround(s string, j int, next rune) bool {
	before := runeBefore(s, j)
	return unicode.IsLetter(next) && unicode.IsUpper(before) == unicode.IsUpper(next) && unicode.IsLetter(before)
}
