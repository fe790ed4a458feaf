// Package clusters knows which words are used alike: "decried" stands where
// "denounced" and "criticized" stand. Words are grouped by vectors learnt from open text, so
// that a model trained on few articles can say something about words it has
// never seen (Miller, Guinness and Zamanian, HLT-NAACL 2004, for names; Turian,
// Ratinov and Bengio, ACL 2010, for the comparison of such groups).
package clusters

import (
	_ "embed"
	"strings"
)

// table has a line per word, sorted by bytes: word, tab, fine cluster, tab,
// coarse cluster.
//
//go:embed data/clusters.tsv
var table string

// Of gives the fine and the coarse cluster of a word, numbered from 1, or zeros
// when the word is unknown. Case does not matter, and all digits are alike.
func Of(word string) (fine, coarse int) {
	key := Normal(word)
	lo, hi := 0, len(table)
	for lo < hi {
		at := lineStart((lo + hi) / 2)
		if at < lo {
			at = lo
		}
		end := at + strings.IndexByte(table[at:], '\n')
		line := table[at:end]
		tab := strings.IndexByte(line, '\t')
		switch strings.Compare(line[:tab], key) {
		case 0:
			return numbers(line[tab+1:])
		case -1:
			lo = end + 1
		default:
			hi = at
		}
	}
	return 0, 0
}

// lineStart is where the line that holds byte i begins.
func lineStart(i int) int { return strings.LastIndexByte(table[:i], '\n') + 1 }

func numbers(s string) (a, b int) {
	i := 0
	for ; i < len(s) && s[i] != '\t'; i++ {
		a = a*10 + int(s[i]-'0')
	}
	for i++; i < len(s); i++ {
		b = b*10 + int(s[i]-'0')
	}
	return a, b
}

// Normal is the form under which a word is looked up and learnt.
func Normal(word string) string {
	plain := true
	for i := 0; i < len(word); i++ {
		if c := word[i]; c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80 {
			plain = false
			break
		}
	}
	if plain {
		return word
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return '0'
		case r == '’':
			return '\''
		}
		return r
	}, strings.ToLower(word))
}
