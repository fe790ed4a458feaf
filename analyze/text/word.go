package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// appendWord adds the tokens of the word s[i:j]: its clitics are tokens of
// their own, and so are a number's unit and the halves of cannot and gonna.
func appendWord(tokens []Token, s string, i, j int, space bool) []Token {
	word := s[i:j]
	cut := 0
	switch {
	case '0' <= word[0] && word[0] <= '9':
		cut = unitStart(word)
	case len(word) <= 8:
		var buf [8]byte
		lower, _ := lowerASCII(buf[:], word)
		cut = words.splits[string(lower)]
	}
	if cut > 0 {
		return append(tokens, Token{Span{i, i + cut}, space}, Token{Span{i + cut, j}, false})
	}
	var cuts [4]int // where clitics start, the last one first
	n := 0
	end := len(word)
	for n < len(cuts) {
		c := clitic(word[:end])
		if c == 0 || c == end {
			break
		}
		end -= c
		cuts[n] = i + end
		n++
	}
	start := i
	for n > 0 {
		n--
		tokens = append(tokens, Token{Span{start, cuts[n]}, space})
		start, space = cuts[n], false
	}
	return append(tokens, Token{Span{start, j}, space})
}

// clitics are what stands after the apostrophe.
var clitics = [...]string{"s", "re", "ve", "ll", "d", "m"}

// clitic is the length of the clitic that ends word, 0 when none does.
func clitic(word string) int {
	tail := word[max(0, len(word)-6):]
	at := strings.LastIndexAny(tail, "'’ʼ`")
	if at < 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(tail[at:])
	after := tail[at+n:]
	if strings.EqualFold(after, "t") && at > 0 && (tail[at-1] == 'n' || tail[at-1] == 'N') {
		return len(tail) - at + 1
	}
	for _, c := range clitics {
		if strings.EqualFold(after, c) {
			return len(tail) - at
		}
	}
	return 0
}

// unitStart finds the unit behind a number: 35|mm, 11|AM; 0 without one.
func unitStart(word string) int {
	k := 0
	for k < len(word) && strings.IndexByte("0123456789.,:", word[k]) >= 0 {
		k++
	}
	if k == len(word) || !lookup(words.units, strings.TrimRight(word[k:], ".")) && !dotted(strings.TrimRight(word[k:], ".")) {
		return 0
	}
	return k
}

// symbolEnd finds the end of the punctuation mark or symbol r at i, n bytes
// long.
func symbolEnd(s string, i int, r rune, n int) int {
	end := i + n
	switch {
	case strings.ContainsRune("!?", r):
		return span(s, end, "!?")
	case strings.ContainsRune("-=", r) && strings.Trim(s[i:min(len(s), i+4)], "-=") == "" && len(s)-i >= 4:
		return span(s, end, "-=") // a line drawn with both
	case strings.ContainsRune(".…-–—=_*~<>|+", r):
		return span(s, end, string(r))
	case r == '\'' || r == '`':
		if strings.HasPrefix(s[end:], string(r)) {
			end++
		}
	case (r == ':' || r == ';') && emoticon(s, i):
		if s[end] == '-' {
			end++
		}
		return end + 1
	case r >= 0x2000:
		return clusterEnd(s, r, end)
	}
	return end
}

func span(s string, i int, set string) int {
	return i + len(s[i:]) - len(strings.TrimLeft(s[i:], set))
}

// emoticon reports whether :-) or the like stands alone at i.
func emoticon(s string, i int) bool {
	if i > 0 && !blank(runeBefore(s, i)) {
		return false
	}
	j := i + 1
	if j < len(s) && s[j] == '-' {
		j++
	}
	if j >= len(s) || strings.IndexByte(")(DPp|/", s[j]) < 0 {
		return false
	}
	return j+1 == len(s) || s[j+1] <= ' ' || strings.IndexByte(".,)", s[j+1]) >= 0 && (j+2 == len(s) || s[j+2] <= ' ')
}

// clusterEnd keeps the parts of an emoji together: joiners, variation
// selectors, skin tones and the second half of a flag.
func clusterEnd(s string, r rune, end int) int {
	flag := r >= 0x1F1E6 && r <= 0x1F1FF
	for end < len(s) {
		next, n := utf8.DecodeRuneInString(s[end:])
		switch {
		case unicode.Is(unicode.M, next), next >= 0x1F3FB && next <= 0x1F3FF:
		case flag && next >= 0x1F1E6 && next <= 0x1F1FF:
			flag = false
		case next == 0x200D:
			after, m := utf8.DecodeRuneInString(s[end+n:])
			if blank(after) || m == 0 || after < 0x2000 {
				return end
			}
			n += m
		default:
			return end
		}
		end += n
	}
	return end
}

func letterOrDigit(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// wordByte reports whether b is an ASCII letter or digit.
func wordByte(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9'
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// runeAfter is the rune at i, 0 at the end.
func runeAfter(s string, i int) (rune, int) {
	if i >= len(s) {
		return 0, 0
	}
	return utf8.DecodeRuneInString(s[i:])
}

// runeBefore is the rune that ends at i, a blank at the start.
func runeBefore(s string, i int) rune {
	if i == 0 {
		return ' '
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}
