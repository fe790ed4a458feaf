package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ascribe/analyze/actor/gazetteer"
)

// flags is how much the gazetteers may say about one word.
const flags = 8

// evidence is what the gazetteers know about a word: the table's letter, what it
// says, and where in the entry the word stands, as rows of a table; 0 for none.
// It is a feature like any other: Reading, Nice and May are listed too.
type evidence [flags]int16

const evidenceRows = 512

// longestEntry is the number of words up to which entries are looked up.
const longestEntry = 6

func (e *evidence) add(flag ...string) {
	for i := range e {
		if e[i] == 0 {
			e[i] = int16(1 + hashString(flag...)%(evidenceRows-1))
			return
		}
	}
}

var entryTables = [4]struct {
	letter string
	table  gazetteer.Table
	column int
}{{"c", gazetteer.Countries, 1}, {"p", gazetteer.Places, 0}, {"o", gazetteer.Organisations, 0}, {"g", gazetteer.Groups, 0}}

// gatherEvidence matches the longest entry of each table at each capitalised word.
func gatherEvidence(words []word) []evidence {
	all := make([]evidence, len(words))
	var until [len(entryTables)]int
	for i := range words {
		first, _ := utf8.DecodeRuneInString(words[i].text)
		if !unicode.IsUpper(first) {
			if k := gazetteer.Titles.First(words[i].lower); k != "" && unicode.IsLower(first) {
				all[i].add("t", k)
			}
			continue
		}
		for t, from := range entryTables {
			if i < until[t] {
				continue
			}
			if n, columns := longestMatch(from.table, words[i:]); n > 0 {
				mark(all[i:i+n], from.letter, columns[from.column])
				until[t] = i + n
			}
		}
		plain := plainCapital(&words[i])
		if gazetteer.Given.Has(plain) {
			all[i].add("n")
		}
		if c := gazetteer.Surnames.First(plain); c != "" {
			all[i].add("s", c)
		}
		if h, ok := gazetteer.Heads.Find(plain); ok {
			all[i].add("h", h[1])
		}
		if k := gazetteer.Titles.First(words[i].lower); k != "" {
			all[i].add("t", k)
		}
	}
	return all
}

func mark(entry []evidence, letter, kind string) {
	for k := range entry {
		place := "-"
		switch {
		case len(entry) == 1:
			place = "="
		case k == 0:
			place = "<"
		case k == len(entry)-1:
			place = ">"
		}
		entry[k].add(letter, kind, place)
	}
}

// longestMatch is the number of words of the longest entry that begins here.
func longestMatch(t gazetteer.Table, words []word) (n int, columns []string) {
	phrase := ""
	for j := 0; j < min(len(words), longestEntry); j++ {
		w := words[j].text
		if j > 0 && w != "-" && w != "'s" && words[j-1].text != "-" {
			phrase += " "
		}
		phrase += w
		if c, ok := t.Find(phrase); ok {
			n, columns = j+1, c
		}
		if !t.Begins(phrase) && (j+1 >= len(words) || words[j+1].text != "-" && w != "-") {
			break
		}
	}
	return n, columns
}

// plainCapital is the word as names are listed: capitals only at its head.
func plainCapital(w *word) string {
	if len(w.text) > 3 && !strings.Contains(w.text, ".") && w.text == strings.ToUpper(w.text) {
		return w.text[:1] + w.lower[1:]
	}
	return w.text
}
