package text

import (
	_ "embed"
	"strings"
)

//go:embed data/abbreviations.tsv
var abbreviationData string

//go:embed data/words.tsv
var wordData string

// abbreviation says what usually follows an abbreviation's full stop.
type abbreviation uint8

const (
	never  abbreviation = iota + 1 // a name or noun follows: Mr., Gen., St.
	number                         // an abbreviation only where a number follows: No., p.
	maybe                          // the sentence may end: Inc., a.m., U.S.
	proper                         // the same, and only with a capital: Jan., Calif.
)

// lexicon is the word knowledge of the tokeniser and the segmenter.
type lexicon struct {
	abbreviations map[string]abbreviation // by lower-case form with its full stops
	prefixes      map[string]bool         // anti, co: not split from what follows the hyphen
	joined        map[string]bool         // whole hyphenated words that stay one token
	splits        map[string]int          // cannot: 3, the length of its first token
	units         map[string]bool         // mm, km, am: split from the number before
	elided        map[string]bool         // 'em, 'til: the apostrophe belongs to the word
	starters      map[string]bool         // words that are capitalised only where a sentence starts
	months        map[string]bool
	dates         map[string]bool // other words of a line that gives a date
	bylines       map[string]bool // agencies and jobs of a byline
}

var words = loadLexicon()

func loadLexicon() *lexicon {
	l := &lexicon{abbreviations: map[string]abbreviation{}, splits: map[string]int{}}
	kinds := map[string]abbreviation{"never": never, "number": number, "maybe": maybe, "proper": proper}
	for kind, list := range rows(abbreviationData) {
		for _, w := range list {
			l.abbreviations[w] = kinds[kind]
		}
	}
	sets := rows(wordData)
	for _, w := range sets["split"] {
		left, right, _ := strings.Cut(w, "|")
		l.splits[left+right] = len(left)
	}
	l.prefixes = set(sets["prefix"])
	l.joined = set(sets["joined"])
	l.units = set(sets["unit"])
	l.elided = set(sets["elided"])
	l.starters = set(sets["starter"])
	l.months = set(sets["month"])
	l.dates = set(sets["date"])
	l.bylines = set(sets["byline"])
	return l
}

// rows reads lines of a name, a tab and words; a name may have several lines.
func rows(data string) map[string][]string {
	all := map[string][]string{}
	for line := range strings.Lines(data) {
		name, list, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && name[0] != '#' {
			all[name] = append(all[name], strings.Fields(list)...)
		}
	}
	return all
}

func set(list []string) map[string]bool {
	m := make(map[string]bool, len(list))
	for _, w := range list {
		m[w] = true
	}
	return m
}

// lookup asks a set for a word in any case. Words longer than every entry are
// not in it.
func lookup(m map[string]bool, word string) bool {
	var buf [24]byte
	lower, ok := lowerASCII(buf[:], word)
	return ok && m[string(lower)]
}

// lowerASCII writes word in small letters into buf, if it fits.
func lowerASCII(buf []byte, word string) ([]byte, bool) {
	if len(word) > len(buf) {
		return nil, false
	}
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return buf[:len(word)], true
}

// abbreviationOf looks up a word with its full stop.
func abbreviationOf(word string) abbreviation {
	var buf [24]byte
	lower, ok := lowerASCII(buf[:], word)
	if !ok {
		return 0
	}
	kind := words.abbreviations[string(lower)]
	if kind == proper && word[0] >= 'a' {
		return 0
	}
	return kind
}
