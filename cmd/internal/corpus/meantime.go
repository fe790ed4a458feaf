package corpus

import (
	"strings"

	"ascribe/analyze/syntax"
)

// meantimeSentences are annotated in full: the title and the first five, by the
// corpus's own guidelines; later ones only for entities of several articles.
const meantimeSentences = 6

// Meantime reads the chains of MEANTIME (Minard and others, LREC 2016), of those
// articles whose first sentences are annotated in full.
func Meantime(path string) ([]Referents, error) {
	var out []Referents
	var part []syntax.Sentence
	var marks []string // per word
	whole := false
	s := syntax.Sentence{}
	flush := func() {
		if len(s.Form) > 0 {
			spaces(&s)
			s.Break = len(part) < 2 // after the title, and after the date
			part = append(part, s)
		}
		s = syntax.Sentence{}
	}
	finish := func(next string) {
		flush()
		if whole {
			out = append(out, meantimeChains(part, marks))
		}
		part, marks, whole = nil, nil, false
		s.Document = next
	}
	err := EachLine(path, func(line string) {
		word, mark, ok := strings.Cut(line, "\t")
		if id, found := strings.CutPrefix(word, "# doc = "); found {
			finish(id)
		} else if !ok {
			flush()
		} else {
			if word == "``" || word == "''" {
				word = `"`
			}
			s.Form, marks = append(s.Form, word), append(marks, mark)
			whole = whole || strings.Contains(mark, "intra_")
		}
	})
	finish("")
	return out, err
}

func meantimeChains(part []syntax.Sentence, marks []string) Referents {
	for i := range part {
		n := len(part[i].Form)
		part[i].POS, part[i].Lemma, part[i].Label = make([]string, n), make([]string, n), make([]string, n)
		part[i].Head = make([]int, n)
		for k := range part[i].Head {
			part[i].Head[k] = -1
		}
	}
	gold := syntax.NewGold(part)
	r := newChainReader(gold.Document.Tokens)
	end := gold.Document.Sentences[min(len(part), meantimeSentences)-1]
	for i, mark := range marks[:end.Last] {
		for _, m := range strings.Split(mark, "|") {
			id := strings.Trim(m, "()")
			if id == "-" {
				continue
			}
			if m[0] == '(' {
				r.begin(id, meantimeKind(id), i)
			}
			if m[len(m)-1] == ')' {
				r.end(id, i)
			}
		}
	}
	return Referents{part[0].Document, gold, end.End, r.chains()}
}

// meantimeKind reads "cross_intra_PER4538".
func meantimeKind(id string) string {
	switch kind := strings.TrimRight(id[strings.LastIndex(id, "_")+1:], "0123456789"); kind {
	case "PER":
		return Person
	case "ORG":
		return Organisation
	default:
		return kind
	}
}

// spaces tells where white space stood before the text was cut into words.
func spaces(s *syntax.Sentence) {
	s.Space = make([]bool, len(s.Form))
	inside := false // of quotation marks
	for i, w := range s.Form {
		s.Space[i] = true
		glued := strings.ContainsAny(w[:1], ".,;:?!%)]'") || w == "n't"
		if w == `"` {
			glued = inside
			inside = !inside
			s.Space[i] = !inside
		}
		if glued && i > 0 && w != "..." {
			s.Space[i-1] = false
		}
		if w == "(" || w == "[" || strings.HasSuffix(w, "$") {
			s.Space[i] = false
		}
	}
}
