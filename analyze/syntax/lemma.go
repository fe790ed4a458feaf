package syntax

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"ascribe/analyze/neural"
)

// lemmatiser finds a dictionary form by rules such as "VBG, -ying: cut 4, add
// ie". A rule's ending may be a whole word (marked ^), so that irregular forms
// are rules like any other; the longest ending that fits decides.
type lemmatiser struct {
	rules map[string]edit // tag, blank, ending
}

// edit cuts bytes off the end of a form and adds others.
type edit struct {
	cut int
	add string
}

// longestEnding is the number of runes up to which endings are learned.
const longestEnding = 6

func (e edit) apply(form string) (string, bool) {
	if e.cut > len(form) || e.cut == len(form) && e.add == "" {
		return "", false
	}
	stem := form[:len(form)-e.cut]
	return stem + e.add, utf8.ValidString(stem)
}

// lemma is the dictionary form of a word with a tag.
func (l *lemmatiser) lemma(w *word, tag string) string {
	form := w.lower
	if strings.HasPrefix(tag, "NNP") {
		form = w.text // names keep their case
	}
	key := make([]byte, 0, 32)
	for _, ending := range endings(w.lower) {
		key = append(append(append(key[:0], tag...), ' '), ending...)
		if e, ok := l.rules[string(key)]; ok {
			if lemma, ok := e.apply(form); ok {
				return lemma
			}
		}
	}
	return form
}

// endings lists the endings of a form, the whole word first, then from
// longestEnding runes down to none.
func endings(form string) []string {
	all := make([]string, 0, longestEnding+2)
	all = append(all, "^"+form)
	var at [longestEnding + 1]int
	n, end := 0, len(form)
	at[0] = end
	for n < longestEnding && end > 0 {
		_, size := utf8.DecodeLastRuneInString(form[:end])
		end -= size
		n++
		at[n] = end
	}
	for ; n >= 0; n-- {
		all = append(all, form[at[n]:])
	}
	return all
}

func decodeLemmatiser(b []byte) (*lemmatiser, error) {
	l := &lemmatiser{rules: make(map[string]edit, bytes.Count(b, []byte("\n")))}
	scan := bufio.NewScanner(bytes.NewReader(b))
	for scan.Scan() {
		line := scan.Text()
		if strings.HasPrefix(line, "#") {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 3 {
			return nil, fmt.Errorf("lemma rule %q: %w", line, neural.ErrModel)
		}
		cut, err := strconv.Atoi(col[1])
		if err != nil || cut < 0 {
			return nil, fmt.Errorf("lemma rule %q: %w", line, neural.ErrModel)
		}
		l.rules[col[0]] = edit{cut, col[2]}
	}
	return l, scan.Err()
}

// TrainLemmas learns the rules of the lemmatiser. A rule is kept where it says
// something else than the next shorter ending would, and an ending that is not
// a whole word where it was seen on two words at least.
func TrainLemmas(data []Sentence) []byte {
	votes := map[string]map[edit]int{}
	words := map[string]map[string]bool{} // words behind an ending
	for _, s := range data {
		for i := range s.Form {
			vote(votes, words, s.Form[i], s.POS[i], s.Lemma[i])
		}
	}
	winner := map[string]edit{}
	for key, edits := range votes {
		if _, ending, _ := strings.Cut(key, " "); !strings.HasPrefix(ending, "^") && ending != "" && len(words[key]) < 2 {
			continue
		}
		winner[key] = mostFrequent(edits)
	}
	var keys []string
	for key, e := range winner {
		if shorter, ok := backOff(winner, key); !ok || shorter != e {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	var out bytes.Buffer
	out.WriteString("# Learned from UD English EWT and GUM (CC BY-SA 4.0, see MODEL.md): tag and ending, bytes to cut, letters to add\n")
	for _, key := range keys {
		fmt.Fprintf(&out, "%s\t%d\t%s\n", key, winner[key].cut, winner[key].add)
	}
	return out.Bytes()
}

func vote(votes map[string]map[edit]int, words map[string]map[string]bool, form, tag, lemma string) {
	w := newWord(form, sentenceCase)
	from := w.lower
	if strings.HasPrefix(tag, "NNP") {
		from = w.text
	}
	if lemma == "_" || lemma == "" || strings.ContainsAny(form+lemma, "\t ") {
		return
	}
	e := editBetween(from, lemma)
	for _, ending := range endings(w.lower) {
		key := tag + " " + ending
		if votes[key] == nil {
			votes[key] = map[edit]int{}
			words[key] = map[string]bool{}
		}
		votes[key][e]++
		words[key][w.lower] = true
	}
}

func editBetween(form, lemma string) edit {
	n := 0
	for n < len(form) && n < len(lemma) && form[n] == lemma[n] {
		n++
	}
	for n > 0 && n < len(form) && !utf8.RuneStart(form[n]) {
		n--
	}
	return edit{len(form) - n, lemma[n:]}
}

func mostFrequent(edits map[edit]int) edit {
	var all []edit
	for e := range edits {
		all = append(all, e)
	}
	return slices.MinFunc(all, func(a, b edit) int {
		return cmp.Or(edits[b]-edits[a], a.cut-b.cut, cmp.Compare(a.add, b.add))
	})
}

// backOff is the edit that would be made if the rule of key did not exist.
func backOff(winner map[string]edit, key string) (edit, bool) {
	tag, ending, _ := strings.Cut(key, " ")
	word, whole := strings.CutPrefix(ending, "^")
	for i, shorter := range endings(word) {
		if i == 0 || shorter == ending && !whole {
			continue
		}
		if e, ok := winner[tag+" "+shorter]; ok {
			return e, true
		}
	}
	return edit{}, false
}
