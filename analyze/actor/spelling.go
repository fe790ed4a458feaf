package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// spelling is what the spellings of a name have in common: small letters without
// accents (José, Jose).
func spelling(s string) string {
	s = strings.ToLower(s)
	if ascii(s) {
		return s
	}
	return letters.Replace(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s)))
}

// letters that are written with others where they are not at hand, and that no
// normal form takes apart.
var letters = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ð", "d", "ı", "i", "ß", "ss", "æ", "ae", "œ", "oe", "þ", "th")

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// surnameKey is the spelling of a surname without the article of Arabic names:
// al-Haddadi, Haddadi.
func surnameKey(s string) string {
	s = spelling(s)
	if len(s) > 5 && (strings.HasPrefix(s, "al-") || strings.HasPrefix(s, "el-")) {
		s = s[3:]
	}
	return s
}

// sound is what the ways to write a surname of another script in ours have in
// common: Zelensky, Zelenskyy, Zelenskiy; Chaikovsky, Chaykovskii.
func sound(s string) string {
	s = sounds.Replace(surnameKey(s))
	end := strings.TrimRight(s, "iyj")
	if end != s && end != "" {
		s = end + "y"
	}
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r != last && r != '\'' {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

var sounds = strings.NewReplacer("kh", "h", "dh", "d", "gh", "g", "ou", "u", "ay", "ai", "ey", "ei", "ya", "ia", "yu", "iu", "q", "k", "x", "ks")
