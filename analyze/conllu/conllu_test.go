package conllu_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ascribe/analyze"
	"ascribe/analyze/conllu"
	"ascribe/analyze/syntax"
	"ascribe/analyze/text"
)

func write(t *testing.T, source string, f text.Format) string {
	t.Helper()
	a, err := analyze.New()
	if err != nil {
		t.Fatal(err)
	}
	page, err := a.CoNLLU(context.Background(), analyze.Article{ID: "x y", Text: source, Format: f})
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

const article = "Storm closes the harbour of Añil\n\nBy Jane Doe\n\n" +
	"Mayor Ana Ruiz said she can't help Lima's people…  The 5km road\nis closed. “We’ll wait,” she said.\n\n" +
	"> Mail me at a.b@c.example :-)\n\n- one thing\n- the students' other thing 👩‍👩‍👧\n\n-----\n\nEnd\n"

// What is written can be read, and every character of the article is in it.
func TestReadsBack(t *testing.T) {
	for _, source := range []string{article, "", "x", "\ufeffA\tb\r\nc d\u00ad\u2028e\x00f. “x’s 5’s y'd’ve” -- can't'"} {
		page := write(t, source, text.Plain)
		sentences, err := syntax.ReadCoNLLU(strings.NewReader(page))
		if err != nil {
			t.Fatalf("%q: %v\n%s", source, err, page)
		}
		var forms strings.Builder
		for _, s := range sentences {
			roots := 0
			for i, h := range s.Head {
				forms.WriteString(s.Form[i])
				if h < 0 {
					roots++
				}
			}
			if roots != 1 {
				t.Errorf("%q: %d roots in %q", source, roots, s.Form)
			}
		}
		strip := func(s string) string {
			return strings.Map(func(r rune) rune {
				if r <= ' ' || r == 0x2028 || r == 0xfeff || r == 0xad || r == 0x200d {
					return -1
				}
				return r
			}, s)
		}
		if got, want := strip(forms.String()), strip(source); got != want {
			t.Errorf("characters\n got %q\nwant %q", got, want)
		}
	}
}

// The offsets cut each form out of the article, and # text is the sentence.
func TestOffsets(t *testing.T) {
	chars := []rune(article)
	page := write(t, article, text.Plain)
	words := 0
	for line := range strings.Lines(page) {
		col := strings.Split(strings.TrimSpace(line), "\t")
		if len(col) != 10 {
			continue
		}
		words++
		var at [2]int
		for i, name := range []string{"start_char=", "end_char="} {
			_, rest, ok := strings.Cut("|"+col[9], "|"+name)
			number, _, _ := strings.Cut(rest, "|")
			n, err := strconv.Atoi(number)
			if !ok || err != nil {
				t.Fatalf("no %s in %q", name, line)
			}
			at[i] = n
		}
		if got := string(chars[at[0]:at[1]]); got != col[1] {
			t.Errorf("%q is at %v, where %q stands", col[1], at, got)
		}
	}
	if words < 50 {
		t.Errorf("only %d words", words)
	}
	for _, want := range []string{"# newdoc id = x_y\n", "# text = The 5km road is closed.\n", "# text = “We’ll wait,” she said.\n",
		"# text = By Jane Doe\n", "# newpar\n"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in\n%s", want, page)
		}
	}
}

func TestColumns(t *testing.T) {
	page := write(t, article, text.Plain)
	has := func(want string) {
		t.Helper()
		if !strings.Contains(page, want) {
			t.Errorf("no %q in\n%s", want, page)
		}
	}
	has("\tAna\tAna\tPROPN\tNNP\t")
	has("Entity=(a2-person-name|NER=B-PER|start_char=")
	has("Entity=a2)|NER=I-PER|start_char=")
	has("\tshe\tshe\tPRON\tPRP\t")
	has("\tcan't\t_\t_\t_\t_\t_\t_\t_\tstart_char=")
	has("\tn't\tnot\tPART\tRB\t")
	has("\tWe’ll\t_\t")
	has("\tstudents'\t_\t")
	has("\t5\t5\tNUM\tCD\t")
	has("|SpaceAfter=No|"[1:])
	has(`SpacesAfter=\s\s|`)
	has(`SpacesAfter=\n|`)
	if strings.Contains(page, "\t5km\t") {
		t.Error("a number and its unit are no contraction")
	}
}

// Every mention opens and closes once, inner ones inside outer ones.
func TestBracketsMatch(t *testing.T) {
	page := write(t, strings.Repeat(article, 2)+"The mayor of Lima, who met Peru's President Eva Sol, said the government of Peru would pay. They agreed.\n", text.Plain)
	var open []string
	seen := 0
	for line := range strings.Lines(page) {
		_, e, ok := strings.Cut(line, "Entity=")
		if !ok || line[0] == '#' {
			continue
		}
		e = e[:strings.IndexAny(e, "|\n")]
		for e != "" {
			if e[0] == '(' {
				end := 1 + strings.IndexAny(e[1:]+"(", "()")
				open = append(open, e[1:strings.IndexByte(e, '-')])
				seen++
				if e = e[end:]; !strings.HasPrefix(e, ")") {
					continue
				}
				open, e = open[:len(open)-1], e[1:]
				continue
			}
			id, rest, _ := strings.Cut(e, ")")
			if len(open) == 0 || !slices.Contains(open, id) {
				t.Fatalf("%q closes what is not open: %v", line, open)
			}
			i := len(open) - 1
			for open[i] != id {
				i--
			}
			open, e = slices.Delete(open, i, i+1), rest
		}
	}
	if len(open) > 0 || seen < 6 {
		t.Errorf("%d mentions, still open: %v", seen, open)
	}
}

func TestHostile(t *testing.T) {
	page := write(t, "# A <b\x1b[31m>x</b>y\n\nun*be\u009blie*v [a\u202eb](http://c.example) \x1b]0;t\x07 end\u2029.\n", text.Markdown)
	for _, r := range page {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r >= 0x2028 && r <= 0x202e {
			t.Errorf("%U in %q", r, page)
		}
	}
	if _, err := syntax.ReadCoNLLU(bytes.NewReader([]byte(page))); err != nil {
		t.Error(err)
	}
}

func TestUPOS(t *testing.T) {
	tests := []struct{ tag, label, lemma, want string }{
		{"NNP", "nsubj", "Ana", "PROPN"}, {"VBZ", "cop", "be", "AUX"}, {"VBD", "aux:pass", "be", "AUX"}, {"VBD", "root", "have", "VERB"},
		{"IN", "mark", "because", "SCONJ"}, {"IN", "case", "of", "ADP"}, {"DT", "det", "this", "DET"}, {"DT", "nsubj:pass", "This", "PRON"},
		{"DT", "nsubj", "all", "DET"}, {"RB", "advmod", "not", "PART"}, {"RB", "advmod", "often", "ADV"}, {"NN", "obj", "everyone", "PRON"},
		{"NN", "obj", "%", "SYM"}, {"WDT", "det", "which", "DET"}, {"WDT", "nsubj", "that", "PRON"}, {"TO", "mark", "to", "PART"},
		{"NFP", "discourse", ":-)", "SYM"}, {"HYPH", "punct", "-", "PUNCT"}, {"", "root", "x", "X"},
	}
	for _, tt := range tests {
		if got := conllu.UPOS(tt.tag, tt.label, tt.lemma); got != tt.want {
			t.Errorf("%v: %s, want %s", tt, got, tt.want)
		}
	}
}

func Example() {
	a, _ := analyze.New()
	page, _ := a.CoNLLU(context.Background(), analyze.Article{ID: "1", Text: "Ana can't stay."})
	fmt.Println(strings.ReplaceAll(strings.TrimSpace(string(page)), "\t", " "))
	// Output:
	// # newdoc id = 1
	// # global.Entity = eid-etype-form
	// # newpar
	// # sent_id = 1-1
	// # text = Ana can't stay.
	// 1 Ana Ana PROPN NNP _ 4 nsubj _ Entity=(a1-person-name)|NER=B-PER|start_char=0|end_char=3
	// 2-3 can't _ _ _ _ _ _ _ start_char=4|end_char=9
	// 2 ca can AUX MD _ 4 aux _ start_char=4|end_char=6
	// 3 n't not PART RB _ 4 advmod _ start_char=6|end_char=9
	// 4 stay stay VERB VB _ 0 root _ SpaceAfter=No|start_char=10|end_char=14
	// 5 . . PUNCT . _ 4 punct _ SpaceAfter=No|start_char=14|end_char=15
}
