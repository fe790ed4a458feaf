package syntax

import (
	"reflect"
	"strings"
	"testing"

	"ascribe/analyze/matrix"
	"ascribe/analyze/text"
)

// Every kernel must give the very same tree, names and probabilities.
func TestSameOnEveryKernel(t *testing.T) {
	before := matrix.Kernel()
	defer matrix.Use(before)
	source := article
	doc := text.Parse(source, text.Plain)
	var want *Tree
	for _, kernel := range matrix.Kernels() {
		if err := matrix.Use(kernel); err != nil {
			t.Fatal(err)
		}
		got := New().Parse(doc)
		if want == nil {
			want = got
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s does not give what %s gives", kernel, matrix.Kernels()[0])
		}
	}
}

// A sentence comes out the same alone and among others of all lengths.
func TestSameInEveryBatch(t *testing.T) {
	p := New()
	doc := text.Parse(article, text.Plain)
	alone := p.Parse(doc)
	rest := strings.Repeat("\n\nThey left early. Nobody in the city that the two armies had fought over for so long knew why.", 40)
	among := p.Parse(text.Parse(article+rest, text.Plain))
	n := len(doc.Tokens)
	if !reflect.DeepEqual(alone.POS, among.POS[:n]) || !reflect.DeepEqual(alone.Head, among.Head[:n]) ||
		!reflect.DeepEqual(alone.Label, among.Label[:n]) || !reflect.DeepEqual(alone.Name, among.Name[:n]) || !reflect.DeepEqual(alone.Sure, among.Sure[:n]) {
		t.Error("other sentences changed what one comes out as")
	}
}

// A sentence without an end is read in pieces that make one tree.
func TestEndlessSentence(t *testing.T) {
	doc := text.Parse(strings.Repeat("and the minister said that ", 200), text.Plain)
	checkTree(t, doc, New().Parse(doc))
}

func TestNames(t *testing.T) {
	tests := []struct{ sentence, want string }{
		{"Angela Brandt of the World Bank spoke in Nairobi.", "Angela Brandt/PERSON World Bank/ORG Nairobi/LOC"},
		{"The talks between Germany and Japan failed on Tuesday.", "Germany/LOC Japan/LOC"},
	}
	for _, tt := range tests {
		doc, tree := parse(tt.sentence)
		var got []string
		for i, label := range tree.Name {
			switch label[0] {
			case 'B':
				got = append(got, doc.Word(i)+"/"+label[2:])
			case 'I':
				words, kind, _ := strings.Cut(got[len(got)-1], "/")
				got[len(got)-1] = words + " " + doc.Word(i) + "/" + kind
			}
			if tree.Sure[i] <= 0 || tree.Sure[i] > 1 {
				t.Errorf("%s is sure by %f", doc.Word(i), tree.Sure[i])
			}
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%q: got %s, want %s", tt.sentence, s, tt.want)
		}
	}
}

func TestReadNetworkDamaged(t *testing.T) {
	for _, n := range []int{0, 3, 100, len(networkModel) / 2, len(networkModel) - 1} {
		if _, err := readNetwork(networkModel[:n]); err == nil {
			t.Errorf("no error for the first %d bytes", n)
		}
	}
}
