package tui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/export"
	"ascribe/tui/page"
	"ascribe/tui/review"
	"ascribe/tui/review/store"
	"ascribe/tui/settings"
)

// reviewer is a reader of the story, analysed, whose reviews are kept in a file.
// What would come after a while comes when the test says so.
func reviewer(t testing.TB, file string, width, height int) *model {
	t.Helper()
	return reviewerOf(t, file, story, storyReport(t), width, height)
}

func reviewerOf(t testing.TB, file, source string, r *report.Report, width, height int) *model {
	t.Helper()
	lazy := &store.Lazy{File: file}
	t.Cleanup(func() { lazy.Close() })
	m := newModel("story.md", text.Parse(source, text.Markdown), page.NewTheme("dark", termenv.Ascii), 0)
	m.settle(settings.Settings{})
	m.desk.where = &Reviews{Store: lazy, Reviewer: "ada"}
	m.desk.after = never
	m.path = "/desk/story.md"
	m.analyze = func(context.Context, text.Span, func(float64)) (*report.Report, error) { return r, nil }
	m.Update(tea.WindowSizeMsg{Width: width, Height: height})
	run(m, m.Init())
	return m
}

// never is a clock on which nothing comes.
func never(time.Duration, tea.Msg) tea.Cmd { return nil }

func reviewFile(t testing.TB) string { return filepath.Join(t.TempDir(), "reviews.db") }

// keys presses keys and runs what they bring about.
func keys(m *model, ks ...string) {
	for _, k := range ks {
		cmd := press(m, k)
		if m.desk.prompt == nil && !m.search.typing { // a cursor would blink
			run(m, cmd)
		}
	}
}

// write types a line.
func write(m *model, s string) {
	for _, r := range s {
		keys(m, string(r))
	}
	keys(m, "enter")
}

func wantScreen(t *testing.T, m *model, words ...string) {
	t.Helper()
	got := screen(m)
	for _, w := range words {
		if !strings.Contains(got, w) {
			t.Errorf("%q is missing in\n%s", w, got)
		}
	}
	checkScreen(t, m)
}

func TestVerdicts(t *testing.T) {
	file := reviewFile(t)
	m := reviewer(t, file, 120, 40)
	keys(m, "2") // no claim is chosen: a number
	if m.count != 2 {
		t.Error("without a chosen claim a digit does not count")
	}
	m.count = 0
	keys(m, "]", "1")
	wantScreen(t, m, "supported: “Mara Venn of the pilots' union said", "✓")
}

func TestReviewFlow(t *testing.T) {
	file := reviewFile(t)
	m := reviewer(t, file, 120, 40)
	keys(m, "R", "enter", "enter") // to the first, accept it
	wantScreen(t, m, "supported: “Mara Venn", "A 1/2 S 0/1 C 0/1", "saved", "✓")
	if it, _ := m.current(); it.Layer != page.Speculation {
		t.Errorf("after the first claim the reader is at %+v", it)
	}
	keys(m, "4") // the program was wrong
	keys(m, "enter")
	keys(m, "2", "a")
	write(m, "who are they?")
	keys(m, "#")
	write(m, "fog, harbour")
	wantScreen(t, m, "tags: fog harbour", "✗")
	keys(m, "enter", "3")
	wantScreen(t, m, "needs source", "A 2/2 S 1/1 C 1/1")
	keys(m, "enter")
	wantScreen(t, m, "every claim that is shown has its verdict")

	// All of it is there the next time, and can be undone.
	m = reviewer(t, file, 120, 40)
	wantScreen(t, m, "✗", "A 2/2 S 1/1 C 1/1")
	keys(m, "z", "z", "z", "z")
	wantScreen(t, m, "undone: verdict disputed", "A 1/2 S 1/1 C 0/1")
	m = reviewer(t, file, 120, 40)
	keys(m, "Z", "Z")
	wantScreen(t, m, "redone: note", "A 2/2 S 1/1 C 0/1")
	keys(m, "esc", "9", "9", "Z")
	wantScreen(t, m, "A 2/2 S 1/1 C 1/1")
	keys(m, "esc", "9", "9", "z")
	if m.reviewProgress() != "" || len(m.review.signs) != 0 {
		t.Errorf("all undone leaves %q, %v", m.reviewProgress(), m.review.signs)
	}
}

func TestEnterShowsWhyOutsideReview(t *testing.T) {
	m := reviewer(t, reviewFile(t), 120, 40)
	keys(m, "]", "enter")
	wantScreen(t, m, "Why it is marked")
	if c := m.review.state.Claim("t1"); c.Verdict != "" {
		t.Error("enter accepts outside review")
	}
}

func TestVerdictKeysOfTheReader(t *testing.T) {
	m := reviewer(t, reviewFile(t), 120, 40)
	m.settle(settings.Settings{Verdicts: []settings.Verdict{{Digit: 1, Name: "supported"}, {Digit: 7, Name: "ask the desk"}}})
	keys(m, "]", "7")
	wantScreen(t, m, "ask the desk: “Mara Venn", "•")
	keys(m, "3")
	wantScreen(t, m, "no verdict is on 3; 1 supported · 7 ask the desk · 0 none")
	keys(m, "0")
	wantScreen(t, m, "verdict cleared")
	if c := m.review.state.Claim("t1"); c.Verdict != "" {
		t.Errorf("cleared to %q", c.Verdict)
	}
	if keys(m, "D"); m.message != "only what you added can be removed" {
		t.Errorf("it speaks of a verdict that there is not: %q", m.message)
	}
	m.settle(settings.Settings{Verdicts: []settings.Verdict{{Digit: 8, Name: "not a claim"}}})
	keys(m, "D")
	wantScreen(t, m, "only what you added can be removed; 8 says that the program was wrong")
}

func TestNotesAndOwnClaims(t *testing.T) {
	file := reviewFile(t)
	m := reviewer(t, file, 120, 40)
	keys(m, "/", "declined")
	keys(m, "enter", "esc", "V", "l", "l", "l", "l", "a")
	write(m, "asked twice")
	wantScreen(t, m, "noted on “The airline declined to answer”", "✎")
	keys(m, "V", "]", "c", "s")
	wantScreen(t, m, "speculation added", "+")
	keys(m, "3")
	if c := m.review.state.Claim("own1"); c == nil || c.Verdict != review.NeedsSource || c.Exact != "The airline declined to answer." || c.Layer != review.Speculation {
		t.Errorf("the claim added is %+v", c)
	}
	keys(m, "h")
	m.openTab(tabNotes)
	wantScreen(t, m, "› Notes"[4:], "asked twice", "needs source")
	// The own claim is walked like the others, and shown as the reader's.
	m = reviewer(t, file, 120, 40)
	keys(m, "}", "}")
	wantScreen(t, m, "The airline declined to answer")
	if it, ok := m.current(); !ok || m.idOf(it) != "own1" {
		t.Errorf("the reader is at %+v", it)
	}
	keys(m, "D")
	if m.review.state.Claim("own1") != nil {
		t.Error("the claim is still there")
	}
	keys(m, "z")
	if c := m.review.state.Claim("own1"); c == nil || c.Verdict != review.NeedsSource {
		t.Error("the claim does not come back")
	}
	// In the list: edit a note, remove it.
	m.openTab(tabNotes)
	keys(m, "g", "j", "a")
	write(m, ", in vain")
	wantScreen(t, m, "asked twice, in vain")
	keys(m, "D")
	if len(m.review.state.Notes) != 0 {
		t.Errorf("the notes are %+v", m.review.state.Notes)
	}
	// A finding of the program cannot be removed.
	keys(m, "esc", "g", "]", "D")
	wantScreen(t, m, "only what you added can be removed")
}

func TestSelectionStaysInside(t *testing.T) {
	m := reviewer(t, reviewFile(t), 80, 24)
	for _, k := range strings.Fields("V G ] ] l j 9 9 l o g [ h 9 h k u d b o h l V V esc V c q V a esc V q") {
		keys(m, k)
		checkScreen(t, m)
		if s := m.desk.marked; s != nil {
			if x := s.span(m.article.doc); x.Empty() || x.End > len(story) {
				t.Fatalf("after %s the selection is %v", k, x)
			}
		}
	}
	if len(m.review.state.Notes)+len(m.review.state.Corrections) > 0 {
		t.Error("something was noted")
	}
}

func TestCorrections(t *testing.T) {
	file := reviewFile(t)
	r := storyReport(t)
	r.Actors = append(r.Actors, report.Actor{ID: "a2", Name: "The airline", Kind: report.Unnamed,
		Mentions: []report.Mention{{Passage: passages(t, "airline")[0]}, {Passage: passages(t, "It")[0]}}})
	m := reviewerOf(t, file, story, r, 120, 40)
	actor := func(name string) *report.Actor {
		for i := range m.found.report.Actors {
			if m.found.report.Actors[i].Name == name {
				return &m.found.report.Actors[i]
			}
		}
		return nil
	}
	m.openTab(tabActors)
	keys(m, "G", "c", "k", "o")
	if a := actor("The airline"); a == nil || a.Kind != report.Organisation {
		t.Errorf("the kind is not changed: %+v", a)
	}
	keys(m, "c", "r", "!")
	keys(m, "enter")
	if actor("The airline!") == nil {
		t.Error("the actor is not renamed")
	}
	keys(m, "c", "m")
	write(m, "mara")
	if len(m.found.report.Actors) != 1 || len(actor("Mara Venn").Mentions) != 3 {
		t.Errorf("not merged: %+v", m.found.report.Actors)
	}
	wantScreen(t, m, "The airline! is Mara Venn")
	keys(m, "z", "z", "z", "esc")
	if a := actor("The airline"); a == nil || a.Kind != report.Unnamed {
		t.Error("corrections are not undone")
	}
	m.openTab(tabActors)
	keys(m, "G", "enter", "enter", "c", "s")
	wantScreen(t, m, "name of the other: It")
	keys(m, "enter")
	if a := actor("It"); a == nil || len(a.Mentions) != 1 {
		t.Errorf("not split: %+v", m.found.report.Actors)
	}
	m.openTab(tabActors)
	keys(m, "G", "c", "d")
	if len(m.found.report.Actors) != 2 {
		t.Errorf("not dropped: %+v", m.found.report.Actors)
	}
	// They are there the next time, and are listed.
	m = reviewerOf(t, file, story, r, 120, 40)
	m.openTab(tabNotes)
	wantScreen(t, m, "actor corrected", "is no actor")
}

func TestOnlyOneVerdict(t *testing.T) {
	m := reviewer(t, reviewFile(t), 120, 40)
	keys(m, "]", "1", "F")
	wantScreen(t, m, "only what is unreviewed: 3")
	keys(m, "g", "]")
	if it, _ := m.current(); m.idOf(it) != "t2" {
		t.Errorf("the next unreviewed claim is %+v", it)
	}
	keys(m, "F")
	wantScreen(t, m, "only what is supported: 1")
	m.openTab(tabAttributions)
	if n := len(m.pane.tab(m).entries); n != 1 {
		t.Errorf("%d are listed", n)
	}
	wantScreen(t, m, fmt.Sprintf("1 of %d", len(m.pane.tab(m).all)))
	m.openTab(tabSpeculation)
	wantScreen(t, m, "none is supported")
	keys(m, "F")
	wantScreen(t, m, "claims of every verdict")
}

// left is a long article that the reader left at a row far down.
func left(t *testing.T, file string) (long string, m *model, at text.Span) {
	t.Helper()
	long = story + strings.Repeat("\nThe fog came back and nobody flew that day either.\n", 100)
	m = reviewerOf(t, file, long, storyReport(t), 80, 24)
	keys(m, "4", "0", "j")
	at = m.article.span()
	if err := m.finish(); err != nil {
		t.Fatal(err)
	}
	return long, m, at
}

func TestResume(t *testing.T) {
	file := reviewFile(t)
	long, _, at := left(t, file)
	m := reviewerOf(t, file, long, storyReport(t), 60, 20)
	if got := m.article.span(); !got.Overlaps(at) {
		t.Errorf("resumed at %v, left at %v", got, at)
	}
	wantScreen(t, m, "where you left it")
}

func TestEditedArticleInTheReader(t *testing.T) {
	file := reviewFile(t)
	m := reviewer(t, file, 120, 40)
	keys(m, "]", "1", "]", "2")
	keys(m, "/", "declined")
	keys(m, "enter", "esc", "V", "a")
	write(m, "asked")
	edited := strings.Replace(story, "The airline declined to answer. ", "", 1)
	edited = strings.Replace(edited, "on Friday", "from Friday on", 1)
	r := storyReport(t)
	at := func(w string) []report.Passage {
		i := strings.Index(edited, w)
		return []report.Passage{report.Cut(edited, text.Span{Start: i, End: i + len(w)})}
	}
	r.Attributions[0].Content = at("the crews could strike from Friday on")
	r.Attributions[1].Source, r.Attributions[1].Cue, r.Attributions[1].Content = at("Some"), at("fear"), at("delays")
	r.Speculation[0].Span = at("could")[0]
	r.Consequences[0].Cause, r.Consequences[0].Effect, r.Consequences[0].Marker = at("fog may stay"), at("delays"), at("because")
	m = reviewerOf(t, file, edited, r, 120, 40)
	wantScreen(t, m, "edited since", "1 kept, 1 moved, 1 lost (see Notes)", "~", "✗")
	m.openTab(tabNotes)
	wantScreen(t, m, "lost · asked", "was: Mara Venn of")
	keys(m, "G")
	wantScreen(t, m, "its place is gone from the text")
}

func TestTwoReadersOfOneArticle(t *testing.T) {
	file := reviewFile(t)
	one, two := reviewer(t, file, 120, 40), reviewer(t, file, 120, 40)
	keys(one, "]", "1")
	run(two, two.lookAround())
	wantScreen(t, two, "somebody else reviews this article too", "✓")
	keys(two, "]", "]", "2")
	run(one, one.lookAround())
	wantScreen(t, one, "✓", "✗")
}

// What cannot be saved is said at once and kept, and saved when that is possible.
func TestCannotSave(t *testing.T) {
	dir := t.TempDir()
	blocked := filepath.Join(dir, "blocked")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	m := reviewer(t, filepath.Join(blocked, "reviews.db"), 120, 40) // a file where a folder should be
	wantScreen(t, m, "cannot save")
	keys(m, "]", "1")
	wantScreen(t, m, "1 action is NOT SAVED: the reviews cannot be written: not a directory, trying", "✓")
	keys(m, "2")
	wantScreen(t, m, "2 actions are NOT SAVED")
	if strings.Contains(screen(m), " saved ") {
		t.Error("it says saved")
	}
	if cmd := press(m, "q"); cmd != nil {
		t.Error("q leaves without a word")
	}
	wantScreen(t, m, "once more quits")
	if err := os.Remove(blocked); err != nil {
		t.Fatal(err)
	}
	_, cmd := m.Update(retry{m.sheet})
	run(m, cmd)
	wantScreen(t, m, "saved")
	if again := reviewer(t, filepath.Join(blocked, "reviews.db"), 120, 40); again.review.state.Claim("t1").Verdict != review.Disputed {
		t.Error("the verdict is not there")
	}
}

func TestLeftUnsaved(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	blocked := filepath.Join(t.TempDir(), "blocked")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	m := reviewer(t, filepath.Join(blocked, "reviews.db"), 120, 40)
	keys(m, "]", "1")
	keys(m, "q")
	if cmd := press(m, "q"); cmd == nil {
		t.Error("the second q does not leave")
	}
	var lost *NotSaved
	if err := m.finish(); !errors.As(err, &lost) || lost.Actions != 1 || len(lost.Files) != 1 {
		t.Fatalf("left with %v", err)
	}
	data, err := os.ReadFile(lost.Files[0])
	if err != nil || !strings.Contains(string(data), `"verdict": "supported"`) {
		t.Errorf("the file holds %s, %v", data, err)
	}
}

func TestReviewSizes(t *testing.T) {
	file := reviewFile(t)
	for _, s := range [][2]int{{200, 60}, {80, 24}, {40, 10}, {7, 3}, {1, 1}} {
		m := reviewer(t, file, s[0], s[1])
		for _, k := range strings.Fields("R enter enter 2 a x enter # x enter V l c a enter F F F z Z tab tab c esc esc tab tab a esc D q") {
			keys(m, k)
			checkScreen(t, m)
		}
	}
}

func TestExport(t *testing.T) {
	m := reviewer(t, reviewFile(t), 120, 40)
	t.Chdir(t.TempDir())
	keys(m, "]", "2", "x", "h")
	wantScreen(t, m, "write to: story.review.html")
	keys(m, "enter")
	wantScreen(t, m, "written to story.review.html")
	data, err := os.ReadFile("story.review.html")
	if err != nil || !strings.Contains(string(data), "isputed") {
		t.Errorf("the page holds %d bytes, %v", len(data), err)
	}
	// Every format has its key and its file, and the keys are told on small screens, too.
	small, files := reviewer(t, reviewFile(t), 80, 24), map[string]bool{}
	keys(small, "]", "2", "x")
	for _, k := range export.Formats() {
		wantScreen(t, small, exportKeys[k.Format]+" "+string(k.Format))
		if files[k.Extension] {
			t.Errorf("%s goes to the file of another format, %s", k.Format, k.Extension)
		}
		files[k.Extension] = true
	}
	for _, k := range export.Formats() {
		keys(m, "x", exportKeys[k.Format])
		write(m, "."+string(k.Format)) // after the name that is there
		file := "story.review" + k.Extension + "." + string(k.Format)
		if data, err := os.ReadFile(file); err != nil || len(data) < 100 {
			t.Errorf("%s: %d bytes, %v", k.Format, len(data), err)
		}
	}
	// What is there is not lost by mistake.
	if err := os.WriteFile("story.review.csv", []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	keys(m, "x", "c", "enter", "n")
	if data, _ := os.ReadFile("story.review.csv"); string(data) != "mine" {
		t.Error("a file was written over")
	}
	keys(m, "x", "c", "enter", "y")
	if data, _ := os.ReadFile("story.review.csv"); !strings.Contains(string(data), "disputed") {
		t.Errorf("the file holds %q", data)
	}
	keys(m, "x", "j", "/")
	write(m, "nowhere/at/all.json")
	wantScreen(t, m, "NOT written to story.review.json/nowhere/at/all.json: ")
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	keys(m, "x", "m", "ctrl+u")
	write(m, "~/kept.md")
	if data, err := os.ReadFile(filepath.Join(home, "kept.md")); err != nil || len(data) < 100 {
		t.Errorf("in the home folder: %d bytes, %v", len(data), err)
	}
	if left, _ := filepath.Glob(".ascribe-*"); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
	keys(m, "x", "p")
	wantScreen(t, m, "The review", "Review of")
}
