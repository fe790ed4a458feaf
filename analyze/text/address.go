package text

import (
	"strings"
	"unicode"
)

// address is the length of the web or mail address that starts chunk, 0
// without one. Punctuation at its end is not part of it.
func address(chunk string) int {
	if !looksLikeAddress(chunk) {
		return 0
	}
	end := len(chunk)
	for _, stop := range []string{"<", ">", "\"", "“", "”", "»"} {
		if i := strings.Index(chunk[:end], stop); i > 0 {
			end = i
		}
	}
	open := strings.Count(chunk[:end], "(") - strings.Count(chunk[:end], ")")
	for end > 0 {
		c := chunk[end-1]
		switch {
		case c == ')' && open < 0:
			open++
		case strings.IndexByte(".,;:!?'*_]", c) >= 0:
		case strings.HasSuffix(chunk[:end], "’"):
			end -= len("’") - 1
		default:
			return end
		}
		end--
	}
	return 0
}

func looksLikeAddress(chunk string) bool {
	if len(chunk) < 5 || !wordByte(chunk[0]) {
		return false
	}
	if i := strings.Index(chunk[:min(len(chunk), 16)], "://"); i > 0 || len(chunk) > 7 && strings.EqualFold(chunk[:7], "mailto:") {
		return true
	}
	if len(chunk) > 4 && strings.EqualFold(chunk[:4], "www.") {
		return true
	}
	head := chunk[:min(len(chunk), 256)]
	at := strings.IndexByte(head, '@')
	if at <= 0 || at+1 == len(head) || !wordByte(head[at+1]) {
		return false
	}
	return strings.IndexFunc(head[:at], func(r rune) bool {
		return !letterOrDigit(r) && !strings.ContainsRune("._%+-", r) || unicode.IsSpace(r)
	}) < 0
}
