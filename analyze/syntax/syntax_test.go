package syntax

import (
	"reflect"
	"strings"
	"sync"
	"testing"

	"ascribe/analyze/text"
)

const article = `The minister warned on Tuesday that the new tariffs could hurt small farmers.

"We cannot wait," said Ms. Arden, who chairs the harbour board. Critics of the plan don't believe the figures, which were published by the ministry last week.

According to two officials, the talks have collapsed.`

func parse(source string) (*text.Document, *Tree) {
	doc := text.Parse(source, text.Plain)
	return doc, New().Parse(doc)
}

func TestParse(t *testing.T) {
	tests := []struct {
		sentence string
		want     string // word/tag/lemma/head/label, the head a word, 0 for the root
	}{
		{"The president spoke to reporters.", "The/DT/the/president/det president/NN/president/spoke/nsubj spoke/VBD/speak/0/root to/IN/to/reporters/case reporters/NNS/reporter/spoke/obl"},
		{"She gave him two books.", "She/PRP/she/gave/nsubj gave/VBD/give/0/root him/PRP/he/gave/iobj two/CD/two/books/nummod books/NNS/book/gave/obj"},
		{"Analysts say the army will leave.", "Analysts/NNS/analyst/say/nsubj say/VBP/say/0/root the/DT/the/army/det army/NN/army/leave/nsubj will/MD/will/leave/aux leave/VB/leave/say/ccomp"},
		{"The report was written by the ministry.", "report/NN/report/written/nsubj:pass was/VBD/be/written/aux:pass written/VBN/write/0/root by/IN/by/ministry/case ministry/NN/ministry/written/obl:agent"},
		{"They don't know the answer.", "do/VBP/do/know/aux n't/RB/not/know/advmod know/VB/know/0/root answer/NN/answer/know/obj"},
		{"He is a doctor.", "He/PRP/he/doctor/nsubj is/VBZ/be/doctor/cop doctor/NN/doctor/0/root"},
		{"Prices and wages have increased.", "Prices/NNS/price/increased/nsubj and/CC/and/wages/cc wages/NNS/wage/Prices/conj have/VBP/have/increased/aux increased/VBN/increase/0/root"},
	}
	for _, tt := range tests {
		t.Run(tt.sentence, func(t *testing.T) {
			doc, tree := parse(tt.sentence)
			got := map[string]string{}
			for i := range doc.Tokens {
				head := "0"
				if h := tree.Head[i]; h >= 0 {
					head = doc.Word(h)
				}
				got[doc.Word(i)] = strings.Join([]string{doc.Word(i), tree.POS[i], tree.Lemma[i], head, tree.Label[i]}, "/")
			}
			for want := range strings.FieldsSeq(tt.want) {
				word, _, _ := strings.Cut(want, "/")
				if got[word] != want {
					t.Errorf("%s: got %s, want %s", word, got[word], want)
				}
			}
		})
	}
}

func TestTagsWithoutCapitals(t *testing.T) {
	tests := []struct{ sentence, word, tag string }{
		{"MINISTER WARNS FARMERS ABOUT NEW TARIFFS", "TARIFFS", "NNS"},
		{"Minister Says Farmers Will Leave", "Says", "VBZ"},
		{"MINISTER SAYS FARMERS WILL LEAVE", "SAYS", "VBZ"},
		{"the minister warned the farmers", "warned", "VBD"},
	}
	for _, tt := range tests {
		doc, tree := parse(tt.sentence)
		for i := range doc.Tokens {
			if doc.Word(i) == tt.word && tree.POS[i] != tt.tag {
				t.Errorf("%s in %q: got %s, want %s", tt.word, tt.sentence, tree.POS[i], tt.tag)
			}
		}
	}
}

func TestTree(t *testing.T) {
	// "Critics of the plan say it failed": say governs Critics and failed.
	tree := newTree(7)
	tree.Head = []int{4, 3, 3, 0, -1, 6, 4}
	tree.Label = []string{"nsubj", "case", "det", "nmod", "root", "nsubj:pass", "ccomp"}
	tree.link()
	if got := tree.Children(4); !reflect.DeepEqual(got, []int{0, 6}) {
		t.Errorf("children of 4: %v", got)
	}
	if first, last := tree.Subtree(0); first != 0 || last != 4 {
		t.Errorf("subtree of 0: [%d, %d), want [0, 4)", first, last)
	}
	if got := tree.Child(6, "nsubj"); got != 5 {
		t.Errorf("subject of 6: %d, want 5", got)
	}
	if tree.Is(3, "nsubj", "n") {
		t.Error("a label stands for its subtypes only, not for every label it begins")
	}
	if !tree.Above(4, 2) || tree.Above(6, 2) {
		t.Error("4 is above 2, 6 is not")
	}
	if got := tree.Root(2); got != 4 {
		t.Errorf("root of 2: %d, want 4", got)
	}
	tests := []struct {
		a, b, max int
		path      string
		ok        bool
	}{
		{2, 5, 9, "<det<nmod<nsubj>ccomp>nsubj:pass", true},
		{2, 5, 4, "", false},
		{0, 4, 9, "<nsubj", true},
		{4, 5, 9, ">ccomp>nsubj:pass", true},
		{3, 3, 9, "", true},
	}
	for _, tt := range tests {
		if path, ok := tree.Path(tt.a, tt.b, tt.max); path != tt.path || ok != tt.ok {
			t.Errorf("path %d to %d: %q %v, want %q %v", tt.a, tt.b, path, ok, tt.path, tt.ok)
		}
	}
}

func TestSameFromSeveralGoroutines(t *testing.T) {
	doc := text.Parse(article, text.Plain)
	p := New()
	want := p.Parse(doc)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 3 {
				if got := p.Parse(doc); !reflect.DeepEqual(got, want) {
					t.Error("another tree for the same document")
				}
			}
		})
	}
	group.Wait()
}

func TestNothingToParse(t *testing.T) {
	for _, source := range []string{"", "\n\n", "***", "\x00\xff", "…"} {
		doc := text.Parse(source, text.Auto)
		checkTree(t, doc, New().Parse(doc))
	}
}

func FuzzParse(f *testing.F) {
	f.Add(article)
	f.Add("“I can’t,” he said — GONNA GO!!! 3.5% of $1,000… 日本 e\u0301 \xff")
	p := New()
	f.Fuzz(func(t *testing.T, source string) {
		doc := text.Parse(source, text.Auto)
		checkTree(t, doc, p.Parse(doc))
	})
}

// checkTree fails unless every sentence is one projective tree.
func checkTree(t *testing.T, doc *text.Document, tree *Tree) {
	t.Helper()
	if n := len(doc.Tokens); len(tree.POS) != n || len(tree.Lemma) != n || len(tree.Head) != n || len(tree.Label) != n {
		t.Fatalf("not one entry a token: %d tokens", n)
	}
	for _, s := range doc.Sentences {
		roots := 0
		for i := s.First; i < s.Last; i++ {
			h := tree.Head[i]
			if h < 0 {
				roots++
			} else if h < s.First || h >= s.Last || h == i {
				t.Fatalf("head of %d is %d, outside of sentence [%d, %d)", i, h, s.First, s.Last)
			}
			if tree.POS[i] == "" || tree.Lemma[i] == "" || tree.Label[i] == "" {
				t.Fatalf("token %d lacks tag, lemma or label", i)
			}
			first, last := tree.Subtree(i)
			for k := first; k < last; k++ {
				if !tree.Above(i, k) {
					t.Fatalf("%d is in the range of %d but not below it", k, i)
				}
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots in sentence [%d, %d)", roots, s.First, s.Last)
		}
	}
}
