package tui

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/review"
)

// editedBy runs a shell script as the editor on the note at the reader's place, as e
// does but for the terminal.
func (m *model) editedBy(t *testing.T, script string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the editor is a shell script")
	}
	file := filepath.Join(t.TempDir(), "editor")
	if err := os.WriteFile(file, []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("VISUAL", "")
	t.Setenv("EDITOR", file)
	what, value, ok := m.notable()
	if s := m.desk.marked; s != nil {
		what, value, ok = review.Action{Spans: []text.Span{s.span(m.article.doc)}}, "", true
		m.desk.marked = nil
	}
	if !ok {
		t.Fatal(m.message)
	}
	cmd, done := m.noteEditor(what, value)
	if cmd == nil {
		t.Fatal(m.message)
	}
	_, next := m.Update(done(cmd.Run()))
	run(m, next)
	if _, err := os.Stat(cmd.Args[len(cmd.Args)-1]); err == nil {
		t.Error("the file of the editor is left")
	}
}

func TestNoteInTheEditor(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	file := reviewFile(t)
	m := reviewer(t, file, 120, 40)
	keys(m, "]")
	// The words of the claim are below the line, and what is below it is not kept.
	m.editedBy(t, `grep -q "Mara Venn" "$1" && { echo "Who heard it?"; echo; printf 'The radio.\033[31m\n'; cat "$1"; } > "$1.new" && mv "$1.new" "$1"`)
	if c := m.review.state.Claim("t1"); c.Note != "Who heard it?\n\nThe radio.\x1b[31m" {
		t.Errorf("the note is %q", c.Note)
	}
	wantScreen(t, m, "noted", "✎")
	// What was written is there to be edited on.
	m.editedBy(t, `sed -i.old 's/radio/wire/' "$1"; rm -f "$1.old"`)
	m = reviewer(t, file, 120, 40)
	keys(m, "]")
	if c := m.review.state.Claim("t1"); !strings.Contains(c.Note, "The wire.") {
		t.Errorf("after a restart the note is %q", c.Note)
	}
	m.editedBy(t, "true")
	wantScreen(t, m, "the note is as it was")
	// A line to type on would make one line of its lines.
	if cmd := press(m, "a"); cmd == nil || m.desk.prompt != nil {
		t.Error("a opens no editor on a note of several lines")
	}
	m.editedBy(t, "exit 3")
	wantScreen(t, m, "the note is as it was: the editor said")
	// Emptied it is gone.
	m.editedBy(t, `: > "$1"`)
	if c := m.review.state.Claim("t1"); c.Note != "" {
		t.Errorf("the note is %q", c.Note)
	}
	// On words that are selected.
	keys(m, "V", "l")
	m.editedBy(t, `echo here > "$1"`)
	if n := m.review.state.Notes; len(n) != 1 || n[0].Text != "here" {
		t.Errorf("the notes are %+v", n)
	}
	// e asks for the editor, with a claim and with words, and says what is missing.
	t.Setenv("EDITOR", "vi")
	keys(m, "esc", "]")
	if cmd := press(m, "e"); cmd == nil {
		t.Error("e opens no editor on a claim")
	}
	keys(m, "V")
	if cmd := press(m, "e"); cmd == nil {
		t.Error("e opens no editor on words")
	}
	t.Setenv("EDITOR", "")
	keys(m, "esc", "]")
	press(m, "e")
	wantScreen(t, m, "no editor is set")
}

// A note is read where it belongs: on the status line, and in full on the card.
func TestNotesAreRead(t *testing.T) {
	m := reviewer(t, reviewFile(t), 80, 40)
	keys(m, "]", "2", "a")
	long := "She said so on the radio but the union has since taken it back, see the letter of Tuesday"
	write(m, long)
	keys(m, "#")
	write(m, "radio ask")
	keys(m, "]", "[")
	wantScreen(t, m, "✎ She said so on the radio")
	keys(m, "enter")
	wantScreen(t, m, "verdict     disputed", "note        She said so on the radio", "the letter of Tuesday", "tags        radio, ask")
	keys(m, "esc", "esc")

	keys(m, "/", "declined")
	keys(m, "enter", "esc", "V", "a")
	write(m, "asked twice")
	keys(m, "k", "j")
	wantScreen(t, m, "✎ asked twice")
	keys(m, "enter")
	wantScreen(t, m, "Your note", "note        asked twice")
	keys(m, "esc")

	// In the list the status line has what does not fit there.
	m.openTab(tabNotes)
	keys(m, "g")
	wantScreen(t, m, "✎ "+long[:40])
	keys(m, "j")
	wantScreen(t, m, "✎ asked twice")
	keys(m, "enter", "tab", "enter")
	wantScreen(t, m, "Your note")
}

// A note from elsewhere commands no terminal.
func TestHostileNote(t *testing.T) {
	m := reviewer(t, reviewFile(t), 80, 24)
	keys(m, "]")
	id := m.review.state.Claims[0].ID
	evil := "a\x1b[2Jb\u202ec\nd\x07"
	run(m, m.do(review.Action{Kind: review.WriteNote, Claim: id, Text: evil}))
	run(m, m.do(review.Action{Kind: review.SetTags, Claim: id, Tags: []string{"\x1b]0;x\x07"}}))
	m.message = ""
	checkScreen(t, m)
	keys(m, "enter")
	checkScreen(t, m)
	m.openTab(tabNotes)
	checkScreen(t, m)
}

// What is said of a claim in Markdown repeats its words, not its markup.
func TestWordsWithoutMarkup(t *testing.T) {
	source := "# News\n\nThe [board](https://example.org/b) said **fees\nmay** rise.\n"
	cut := func(s string) []report.Passage {
		i := strings.Index(source, s)
		return []report.Passage{report.Cut(source, text.Span{Start: i, End: i + len(s)})}
	}
	m := reviewerOf(t, reviewFile(t), source, &report.Report{Attributions: []report.Attribution{{ID: "t1",
		Source: cut("The [board](https://example.org/b)"), Cue: cut("said"), Content: cut("fees\nmay** rise")}}}, 120, 24)
	keys(m, "]", "2")
	wantScreen(t, m, "disputed: “The board said fees may rise”")
	keys(m, "a", "why", "enter", "h")
	wantScreen(t, m, "✗ The board said fees may rise")
	keys(m, "V", "a", "links", "enter")
	wantScreen(t, m, "noted on “The board said fees may rise”", "✎ The board said fees may rise")
}
