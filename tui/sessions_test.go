package tui

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"ascribe/analyze"
	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/page"
	"ascribe/tui/review"
)

// Each test here is a reader at work, from opening an article to leaving it.

const fees = `Harbour fees to rise

The harbour board said on Monday that fees could rise by a third next year.

"We have no choice," board chairman Henrik Dahl told reporters. "The quay is sinking."

Fishermen warned that higher fees would drive boats away. Dahl denied that any boat had left.

Critics say the board spent too much on its new office, which led to a hole in the budget.
`

// The real analysis, a page after the other, and back at the place the next day.
func TestReadToTheEnd(t *testing.T) {
	a, err := analyze.New()
	if err != nil {
		t.Fatal(err)
	}
	long := fees
	for day := range 60 {
		long += fmt.Sprintf("\nOn day %d the quay was empty before noon, and the rest of it went on as days in the harbour do.\n", day+1)
	}
	long += "\nThe board meets again in May.\n"
	article := Article{Name: "fees.txt", Open: func(context.Context) (Opened, error) {
		return Opened{Doc: text.Parse(long, text.Plain), Analyze: func(ctx context.Context, _ text.Span, tell func(float64)) (*report.Report, error) {
			return a.Analyze(analyze.WithProgress(ctx, tell), analyze.Article{Name: "fees.txt", Text: long})
		}}, nil
	}}
	file := reviewFile(t)
	s := sit(t, file, "", article)
	s.sees("Harbour fees to rise", "┃", "Dahl")
	s.misses("analysing")
	for range 40 {
		s.keys("space")
	}
	s.sees("The board meets again in May.", "100%")
	s.keys("b b g")
	s.sees("Harbour fees to rise")
	s.keys("3 0 G")
	was := s.row()
	s.leaves()

	s = sit(t, file, "", article)
	s.sees("where you left it")
	if now := s.row(); now != was {
		t.Errorf("back at %q, left at %q", now, was)
	}
	s.leaves()
}

func TestWalkTheClaims(t *testing.T) {
	s := sit(t, reviewFile(t), "", sample(t, "strait.txt"))
	s.sees("25 by count")
	s.keys("] ] ]")
	s.sees("Sindre Aaland — statement, named source, partly quoted, 64% sure")
	s.keys("enter")
	s.sees("Why it is marked", "Norwegian Foreign Minister Sindre Aaland", "content     it \"a modest piece of housekeeping\"",
		"attribution/by-hand, by “called”, 64% sure")
	s.keys("esc ]")
	s.misses("Why it is marked")
	s.sees("Few people outside the ministry — belief, unnamed source")
	s.keys("[ [")
	s.sees("it — statement, document source")
	s.keys("} }")
	s.sees("“Critics” — weasel speculation")
	s.keys("{ {")
	s.sees("“guesswork” — epistemic speculation, strong")
	s.keys("W enter")
	s.sees("Claimed consequence", "marker      has set off", "as asserted, by the article's own voice")
	s.keys("esc U")
	s.sees("every claim has a source; the first whose source has no name")
	if got := s.leaves(); len(got) != 1 || len(got[0].Notes) != 0 {
		t.Errorf("reading alone left %+v", got)
	}
}

// Only what one actor says and is called stays bright, and only that is walked.
func TestOneActor(t *testing.T) {
	s := sit(t, reviewFile(t), "", sample(t, "strait.txt"))
	s.sees("25 by count")
	s.keys("tab /")
	s.keys("«halla»")
	s.sees("1 of 25 with “halla”")
	s.keys("enter")
	s.sees("only Halla Steindorsdottir", "◉ Halla Steindorsdottir")
	s.keys("esc esc")
	s.sees("25 by count")
	seen := map[string]bool{}
	for range 3 {
		s.keys("]")
		row := s.row()
		seen[row] = true
		if now := s.screen(); !strings.Contains(now, "Halla Steindorsdottir — ") {
			t.Errorf("at %q, which is not hers:\n%s", row, now)
		}
	}
	if len(seen) < 2 {
		t.Errorf("the walk stays at %v", seen)
	}
	s.keys("esc esc")
	s.misses("only Halla")
	s.leaves()
}

func TestLayersAndDimming(t *testing.T) {
	s := sit(t, reviewFile(t), "layers = [\"attributions\", \"actors\"]", sample(t, "strait.txt"))
	s.sees("┃", "25 by count")
	s.misses("→", "  w ")
	s.keys("S C")
	s.sees("consequences shown", "w ┇", "→")
	s.keys("A")
	s.sees("attributions hidden")
	s.misses("┇")
	s.keys("A v")
	s.sees("what has a named source is dimmed", "sourced dimmed")
	s.keys("v")
	s.sees("what has no source is dimmed", "unsourced dimmed")
	s.keys("v")
	s.sees("all text shown alike")
	s.misses("dimmed")
	s.leaves()
}

func TestSearchAndPlaces(t *testing.T) {
	s := sit(t, reviewFile(t), "", sample(t, "strait.txt"))
	s.sees("25 by count")
	s.keys("m a /")
	s.keys("«North[a-z]*»")
	s.sees("/North[a-z]* 1/1") // with a capital it is the patrol of the title
	s.keys("/")
	s.keys("«north[a-z]+»")
	s.sees("/north[a-z]+ 1/3")
	s.keys("n n")
	s.sees("3/3", "northern route")
	s.keys("n")
	s.sees("search went round", "1/3")
	s.keys("N esc")
	s.misses("/north")
	place := s.row()
	s.keys("m b g ' b")
	if now := s.row(); now != place {
		t.Errorf("'b went to %q, not %q", now, place)
	}
	s.keys("' a")
	s.sees("›", "By Marit Solheim")
	s.keys("' '")
	if now := s.row(); now != place {
		t.Errorf("'' went to %q, not %q", now, place)
	}
	s.keys("/")
	s.keys("«(unclosed»")
	s.sees("not found: (unclosed")
	s.leaves()
}

// Verdicts, notes, a claim of one's own; taken back, taken up again the next day.
func TestReviewOverTwoDays(t *testing.T) {
	file, article := reviewFile(t), sample(t, "court.txt")
	s := sit(t, file, "", article)
	s.sees("17 by count")
	s.keys("R enter enter")
	s.sees("41 to go; supported: “")
	s.keys("2 a")
	s.keys("«ask the clerk»")
	s.sees("noted", "✗")
	s.keys("# «court»")
	s.sees("tags: court")
	s.keys("enter 3 z")
	s.sees("undone: verdict needs source")
	s.keys("Z")
	s.sees("redone: verdict needs source", "saved")
	got := s.leaves()
	if len(got) != 1 {
		t.Fatalf("%d reviews are kept", len(got))
	}
	var verdicts []string
	for _, c := range got[0].Claims {
		if c.Verdict != "" {
			verdicts = append(verdicts, string(c.Verdict))
		}
		if c.Verdict == review.Disputed && (c.Note != "ask the clerk" || len(c.Tags) != 1 || c.Tags[0] != "court") {
			t.Errorf("the disputed claim is %+v", c)
		}
	}
	if strings.Join(verdicts, ", ") != "supported, disputed, needs source" {
		t.Errorf("the verdicts are %v", verdicts)
	}

	s = sit(t, file, "", article)
	s.sees("✗", "A 2/26 S 0/7 C 1/9")
	s.keys("h")
	s.sees("Notes", "disputed · ask the cl")
	s.keys("z z z")
	s.sees("undone: note", "A 2/26 S 0/7 C 0/9", "saved")
	got = s.leaves()
	for _, c := range got[0].Claims {
		if c.Note != "" || c.Verdict == review.NeedsSource {
			t.Errorf("what was taken back is %+v", c)
		}
	}
}

// Several articles keep their places and all change with the theme.
func TestSeveralArticlesAtWork(t *testing.T) {
	file := reviewFile(t)
	s := sit(t, file, "", sample(t, "strait.txt"), sample(t, "harbour.md"), sample(t, "court.txt"))
	s.sees("3 articles", "The ferry that runs on waiting", "602 words   new")
	s.keys("enter")
	s.sees("By Marit Solheim")
	s.misses("analysing…") // what is kept of an article begins when its claims are known
	s.keys("3 0 G")
	strait := s.row()
	s.keys(">")
	s.sees("By Jonah Whitlock")
	s.misses("analysing…")
	s.keys("T G")
	s.sees("there is quite a lot of the sea left")
	s.keys("<")
	s.sees("┃")
	if now := s.row(); now != strait {
		t.Errorf("back at %q, left at %q", now, strait)
	}
	s.keys("> O T")
	s.sees("theme ", "3 articles")
	s.keys("esc >")
	s.sees("HOLLINGMERE")
	s.misses("analysing…")
	s.keys("q")
	s.sees("3 articles", "harbour.md")
	if got := s.leaves(); len(got) != 3 {
		t.Errorf("%d articles are kept", len(got))
	}
	for _, v := range s.model.shelf.volumes {
		if v.sheet.article.theme.Name != s.model.theme.Name {
			s.model.sheet = v.sheet
			s.model.layout()
		}
		if v.sheet.article.theme.Name != s.model.theme.Name {
			t.Errorf("%s has the theme %s, not %s", v.Name, v.sheet.article.theme.Name, s.model.theme.Name)
		}
	}

	s = sit(t, file, "", sample(t, "strait.txt"))
	s.sees("where you left it")
	if now := s.row(); now != strait {
		t.Errorf("the next day at %q, left at %q", now, strait)
	}
	s.leaves()
}

// The words that are read stay on the screen, whatever the window becomes.
func TestResizeWhileReading(t *testing.T) {
	s := sit(t, reviewFile(t), "", sample(t, "strait.txt"))
	s.sees("25 by count")
	s.keys("/")
	s.keys("«hotline»")
	s.sees("hotline")
	for _, size := range [][2]int{{40, 12}, {200, 60}, {24, 8}, {1, 1}, {76, 20}, {100, 30}} {
		s.tm.Send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		if size[1] > 1 {
			s.sees("hotline")
		}
	}
	s.keys("tab enter enter")
	s.tm.Send(tea.WindowSizeMsg{Width: 50, Height: 14})
	s.sees("Actors")
	s.keys("esc esc esc")
	s.sees("›")
	s.leaves()
}

// Keys and verdicts of the reader's own settings.
func TestOwnKeysAndVerdicts(t *testing.T) {
	const chosen = `
theme = "light"
layers = ["consequences"]
[keys]
next-claim = ["x"]
export = ["f5"]
[verdicts]
1 = "checked"
7 = "call the desk"
`
	s := sit(t, reviewFile(t), chosen, sample(t, "court.txt"))
	s.sees("17 by count", "→")
	s.misses("┃ greedy man")
	s.keys("] x")
	s.sees("jury — decree")
	s.keys("7")
	s.sees("call the desk: “")
	s.keys("2")
	s.sees("no verdict is on 2; 1 checked · 7 call the desk · 0 none")
	s.keys("? G")
	s.misses("next claim")
	s.keys("g")
	s.sees("x        next claim")
	s.keys("esc f5")
	s.sees("export: p preview")
	s.keys("esc l l")
	s.sees("•")
	got := s.leaves()
	n := 0
	for _, c := range got[0].Claims {
		if c.Verdict == "call the desk" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d claims have the reader's own verdict", n)
	}
}

func TestExportFromInside(t *testing.T) {
	court := sample(t, "court.txt")
	t.Chdir(t.TempDir())
	s := sit(t, reviewFile(t), "", court)
	s.sees("17 by count")
	s.keys("] 2 a «not so» x p")
	s.sees("The review", "not so")
	s.keys("esc x j")
	s.sees("write to: court.review.json")
	s.keys("enter")
	s.sees("written to court.review.json")
	s.keys("x c enter")
	s.sees("written to court.review.csv")
	s.leaves()
	data, err := os.ReadFile("court.review.json")
	if err != nil || !json.Valid(data) || !strings.Contains(string(data), `"note": "not so"`) {
		t.Errorf("the file holds %.200q, %v", data, err)
	}
	if data, err := os.ReadFile("court.review.csv"); err != nil || !strings.Contains(string(data), "not so") {
		t.Errorf("the table holds %.200q, %v", data, err)
	}
}

func TestMouseAtWork(t *testing.T) {
	s := sit(t, reviewFile(t), "mouse = true", sample(t, "strait.txt"))
	s.sees("25 by count")
	click := func(words string) {
		t.Helper()
		for y, r := range strings.Split(s.screen(), "\n") {
			if i := strings.Index(r, words); i >= 0 {
				s.tm.Send(tea.MouseMsg{X: page.Width(r[:i]) + 1, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
				return
			}
		}
		t.Fatalf("%q is not on the screen:\n%s", words, s.screen())
	}
	click("called it")
	s.sees("Sindre Aaland — statement")
	click("called it")
	s.sees("Why it is marked")
	s.keys("esc")
	click("Con")
	s.sees("›Consequences", "15 in order")
	click("drawing both")
	s.sees("possible, claimed by Critics — the patrol → drawing both countries")
	s.tm.Send(tea.MouseMsg{X: 20, Y: 10, Button: tea.MouseButtonWheelDown, Action: tea.MouseActionPress})
	s.misses("Revive a Northern Patrol")
	s.keys("%")
	s.sees("text can be selected")
	s.leaves()
}

func TestCopyAtWork(t *testing.T) {
	old := nativeClipboard
	defer func() { nativeClipboard = old }()
	taken := make(chan string, 2)
	nativeClipboard = func(s string) error { taken <- s; return nil }
	t.Setenv("SSH_TTY", "")
	t.Setenv("SSH_CONNECTION", "")
	t.Setenv("TERM", "xterm-256color")
	s := sit(t, reviewFile(t), "", sample(t, "strait.txt"))
	s.sees("25 by count")
	s.keys("] ] ] y")
	s.sees(`copied: it "a modest piece of housekeeping"`)
	s.keys("Y")
	s.sees("copied: “it")
	want := "“it \"a modest piece of housekeeping\"” — Sindre Aaland, “Norway and Iceland Revive a Northern Patrol, " +
		"and Everyone Reads It Differently”, samples/strait.txt:7:228"
	if a, b := <-taken, <-taken; a != `it "a modest piece of housekeeping"` || b != want {
		t.Errorf("copied %q and %q, want %q", a, b, want)
	}
	s.leaves()
	if len(s.told) != 2 || !strings.HasPrefix(s.told[0], "\x1b]52;c;") {
		t.Errorf("the terminal was told %q", s.told)
	}
}

// A note written in an editor, begun again, and left as it is when the editor fails.
func TestNoteInAnEditor(t *testing.T) {
	dir := t.TempDir()
	editor := filepath.Join(dir, "editor")
	t.Setenv("TMPDIR", dir)
	t.Setenv("VISUAL", "")
	t.Setenv("EDITOR", editor)
	write := func(script string) {
		t.Helper()
		if err := os.WriteFile(editor, []byte("#!/bin/sh\n"+script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	file := reviewFile(t)
	s := sit(t, file, "", sample(t, "court.txt"))
	s.sees("17 by count")
	write(`{ printf 'Who says so?\n\nAsk the clerk.\n'; cat "$1"; } > "$1.new" && mv "$1.new" "$1"` + "\n")
	s.keys("] e")
	s.sees("noted", "✎")
	write("grep -q 'Ask the clerk' \"$1\" || exit 3\nsed -i 's/clerk/judge/' \"$1\"\n")
	s.keys("e")
	s.sees("noted")
	s.keys("h")
	s.sees("Who says so? Ask the judg")
	write("exit 1\n")
	s.keys("e")
	s.sees("the note is as it was: the editor said exit status 1")
	got := s.leaves()
	var notes []string
	for _, c := range got[0].Claims {
		if c.Note != "" {
			notes = append(notes, c.Note)
		}
	}
	if len(notes) != 1 || notes[0] != "Who says so?\n\nAsk the judge." {
		t.Errorf("the notes are %q", notes)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "ascribe-note-*")); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}
