package syntax

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Sentence is a sentence of a treebank. Words of a contraction are words of
// their own; empty nodes are left out.
type Sentence struct {
	Document string // identifier, on the first sentence of a document
	Break    bool   // a new paragraph begins here
	Form     []string
	Lemma    []string
	POS      []string
	Head     []int // index in the sentence, -1 at the root
	Label    []string
	Space    []bool   // white space follows the word
	Misc     []string // the last column, with what else the treebank annotates

	// Names are the NameLabels of the words in one Manner; nil when not known. A
	// Sentence may have names and no Head.
	Names  []string
	Manner Manner
}

// ReadCoNLLU reads a treebank in CoNLL-U. Where the words of a contraction do
// not spell it ("dont" as do and n't), they share its letters as they come.
func ReadCoNLLU(r io.Reader) ([]Sentence, error) {
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 1<<22)
	var all []Sentence
	var s Sentence
	var surface string // the contraction being read, and the last of its words
	var surfaceSpace bool
	surfaceFrom, surfaceTo := 0, 0
	line := 0
	for scan.Scan() {
		line++
		text := scan.Text()
		if text == "" {
			if len(s.Form) > 0 {
				all = append(all, s)
			}
			s, surfaceTo = Sentence{}, 0
			continue
		}
		if text[0] == '#' {
			if id, ok := strings.CutPrefix(text, "# newdoc id = "); ok {
				s.Document, s.Break = id, true
			}
			s.Break = s.Break || strings.HasPrefix(text, "# newpar")
			continue
		}
		col := strings.Split(text, "\t")
		if len(col) != 10 {
			return nil, fmt.Errorf("line %d: %d columns instead of 10", line, len(col))
		}
		if strings.Contains(col[0], ".") {
			continue
		}
		space := !strings.Contains(col[9], "SpaceAfter=No")
		if from, to, ok := strings.Cut(col[0], "-"); ok {
			surface, surfaceSpace = col[1], space
			surfaceFrom, _ = strconv.Atoi(from)
			surfaceTo, _ = strconv.Atoi(to)
			continue
		}
		id, _ := strconv.Atoi(col[0])
		head, err := strconv.Atoi(col[6])
		if err != nil {
			return nil, fmt.Errorf("line %d: head: %w", line, err)
		}
		s.Form = append(s.Form, col[1])
		s.Lemma = append(s.Lemma, col[2])
		s.POS = append(s.POS, col[4])
		s.Head = append(s.Head, head-1)
		s.Label = append(s.Label, col[7])
		s.Misc = append(s.Misc, col[9])
		if id <= surfaceTo {
			space = id == surfaceTo && surfaceSpace
		}
		s.Space = append(s.Space, space)
		if id == surfaceTo {
			respell(s.Form[surfaceFrom-1:], surface)
		}
	}
	return all, scan.Err()
}

// respell makes the words of a contraction add up to its surface.
func respell(words []string, surface string) {
	if strings.Join(words, "") == surface {
		return
	}
	rest := []rune(surface)
	for i := range words {
		left := len(words) - 1 - i
		n := min(len([]rune(words[i])), len(rest)-left)
		if left == 0 || n < 1 {
			n = max(1, len(rest)-left)
		}
		n = min(n, len(rest))
		words[i], rest = string(rest[:n]), rest[n:]
	}
}
