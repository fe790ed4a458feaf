package store

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui/review"
)

const story = `Ferries may stop

Ilse Marn, who runs the ferry office, said the boats could stop on Monday. Critics fear delays because
the tide runs high.

The harbour master declined to answer.
`

func passages(t testing.TB, source string, words ...string) []report.Passage {
	t.Helper()
	var out []report.Passage
	for _, w := range words {
		i := strings.Index(source, w)
		if i < 0 {
			t.Fatalf("%q is not in the story", w)
		}
		out = append(out, report.Cut(source, text.Span{Start: i, End: i + len(w)}))
	}
	return out
}

func storyReport(t testing.TB, source string) *report.Report {
	id, claim := "a1", "t2"
	return &report.Report{
		Schema: report.Schema,
		Attributions: []report.Attribution{
			{ID: "t1", Source: passages(t, source, "Ilse Marn"), Cue: passages(t, source, "said"),
				Content: passages(t, source, "the boats could stop on Monday"), Class: report.Statement, SourceKind: report.SourceNamed, Actor: &id},
			{ID: "t2", Source: passages(t, source, "Critics"), Cue: passages(t, source, "fear"), Content: passages(t, source, "delays"),
				Class: report.Belief, SourceKind: report.SourceUnnamed},
		},
		Speculation: []report.Speculation{{ID: "s1", Span: passages(t, source, "could")[0], Kind: report.Modal, Strength: report.Medium}},
		Actors: []report.Actor{{ID: "a1", Name: "Ilse Marn", Kind: report.Person, Aliases: []string{"Marn"},
			Mentions: []report.Mention{{Passage: passages(t, source, "Ilse Marn")[0]}}, Attributions: []string{"t1"}}},
		Consequences: []report.Consequence{{ID: "c1", Cause: passages(t, source, "the tide runs high"), Marker: passages(t, source, "because"),
			Effect: passages(t, source, "delays"), Certainty: report.Asserted, ClaimedBy: &claim}},
	}
}

func storyArticle(t testing.TB, source string) Article {
	return Article{Name: "ferries.txt", Path: "/desk/ferries.txt", Title: "Ferries may stop", Text: source, Report: storyReport(t, source)}
}

func dbFile(t testing.TB) string { return filepath.Join(t.TempDir(), "data", "reviews.db") }

// begun is a review of the story that is open.
func begun(t testing.TB, file string) *Keeper {
	t.Helper()
	return begunOn(t, file, storyArticle(t, story))
}

func begunOn(t testing.TB, file string, a Article) *Keeper {
	t.Helper()
	lazy := &Lazy{File: file}
	t.Cleanup(func() { lazy.Close() })
	k := NewKeeper(lazy, a, "ada")
	flush(t, k)
	return k
}

func flush(t testing.TB, k *Keeper) News {
	t.Helper()
	news, err := k.Flush(context.Background())
	if err != nil {
		t.Fatalf("save: %v", err)
	}
	return news
}

// everything is one action of every kind.
func everything() []review.Action {
	return []review.Action{
		{Kind: review.GiveVerdict, Claim: "t1", Verdict: review.Supported},
		{Kind: review.WriteNote, Claim: "t1", Text: "she said so on the radio"},
		{Kind: review.SetTags, Claim: "t1", Tags: []string{"harbour", "radio"}},
		{Kind: review.GiveVerdict, Claim: "c1", Verdict: "odd"},
		{Kind: review.AddClaim, Claim: "own1", Layer: review.Speculation, Spans: []text.Span{{Start: 8, End: 11}}, Exact: "may"},
		{Kind: review.GiveVerdict, Claim: "own1", Verdict: review.NeedsSource},
		{Kind: review.AddNote, Note: "note1", Spans: []text.Span{{Start: 0, End: 7}}, Exact: "Ferries", Text: "which line?"},
		{Kind: review.WriteNote, Note: "note1", Text: "which lines?"},
		{Kind: review.SetTags, Note: "note1", Tags: []string{"ask"}},
		{Kind: review.CorrectActor, Correction: &review.ActorCorrection{Kind: review.Rename, Actor: "a1", Name: "Ilse Marn-Holt"}},
		{Kind: review.AddNote, Note: "note2", Spans: []text.Span{{Start: 12, End: 16}}, Exact: "stop", Text: "gone"},
		{Kind: review.RemoveNote, Note: "note2"},
		{Kind: review.AddClaim, Claim: "own2", Layer: review.Consequence, Spans: []text.Span{{Start: 8, End: 16}}, Exact: "may stop"},
		{Kind: review.RemoveClaim, Claim: "own2"},
		{Kind: review.CorrectActor, Correction: &review.ActorCorrection{Kind: review.Drop, Actor: "a1"}},
		{Kind: review.Withdraw, At: 1},
	}
}

func TestKeptAcrossRestarts(t *testing.T) {
	file := dbFile(t)
	k := begun(t, file)
	for _, a := range everything() {
		k.Do(a)
	}
	if n := k.Pending(); n != len(everything()) {
		t.Fatalf("%d wait, want %d", n, len(everything()))
	}
	want := k.Review()
	if news := flush(t, k); news.Saved != len(everything()) || k.Pending() != 0 {
		t.Fatalf("saved %d, %d wait", news.Saved, k.Pending())
	}
	k.MoveTo(42)
	flush(t, k)

	again := NewKeeper(&Lazy{File: file}, storyArticle(t, story), "ada")
	news := flush(t, again)
	if !news.Opened || news.Place != 42 || news.Earlier != nil {
		t.Errorf("opened with %+v", news)
	}
	if got := again.Review(); !reflect.DeepEqual(got, want) {
		t.Errorf("read back\n%+v, want\n%+v", got, want)
	}
	if got := again.Review().Report.Actors[0].Name; got != "Ilse Marn-Holt" {
		t.Errorf("the actor is called %q", got)
	}
	// Everything is undone and redone after the restart.
	states := []*review.Review{again.Review()}
	for {
		if _, ok := again.Undo(); !ok {
			break
		}
		states = append(states, again.Review())
	}
	if len(states) != len(everything())+1 {
		t.Fatalf("undid %d actions, want %d", len(states)-1, len(everything()))
	}
	flush(t, again)
	third := begun(t, file)
	for i := len(states) - 1; i >= 0; i-- {
		if got := third.Review(); !reflect.DeepEqual(got, states[i]) {
			t.Fatalf("with %d undone\n%+v, want\n%+v", i, got, states[i])
		}
		if _, ok := third.Redo(); ok != (i > 0) {
			t.Fatalf("with %d undone redo says %v", i, ok)
		}
		flush(t, third)
	}
}

// Where the reader is changes nothing that would have to be worked out anew.
func TestPlaceLeavesTheState(t *testing.T) {
	lazy := &Lazy{File: dbFile(t)}
	defer lazy.Close()
	k := NewKeeper(lazy, storyArticle(t, story), "ada")
	before := k.Review()
	k.MoveTo(10)
	if k.Review() != before {
		t.Error("the state is another one after a move")
	}
	k.Do(review.Action{Kind: review.GiveVerdict, Claim: "t1", Verdict: review.Disputed})
	if k.Review() == before {
		t.Error("the state is the same after a verdict")
	}
}

func TestUndoAfterAnotherAction(t *testing.T) {
	file := dbFile(t)
	k := begun(t, file)
	verdict := func(v review.Verdict) { k.Do(review.Action{Kind: review.GiveVerdict, Claim: "t1", Verdict: v}) }
	verdict("one")
	verdict("two")
	k.Undo()
	verdict("three")
	flush(t, k)
	k = begun(t, file)
	if _, ok := k.Redo(); ok {
		t.Error("what was undone before another action is redone")
	}
	k.Undo()
	if v := k.Review().Claim("t1").Verdict; v != "one" {
		t.Errorf("undone to %q", v)
	}
	k.Redo()
	if v := k.Review().Claim("t1").Verdict; v != "three" {
		t.Errorf("redone to %q", v)
	}
}

func TestTablesFollowTheLog(t *testing.T) {
	file := dbFile(t)
	k := begun(t, file)
	for _, a := range everything() {
		k.Do(a)
	}
	flush(t, k)
	rows := func(query string) (n int) {
		s, err := k.lazy.Get(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if err := s.db.QueryRow(query).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	tests := []struct {
		query     string
		want, not int // after everything, and after it is undone
	}{
		{"SELECT count(*) FROM claim WHERE verdict <> ''", 3, 0},
		{"SELECT count(*) FROM claim WHERE own", 1, 0},
		{"SELECT count(*) FROM note WHERE text = 'which lines?'", 1, 0},
		{"SELECT count(*) FROM correction", 1, 0},
		{"SELECT open FROM review", 2, 4},
		{"SELECT total FROM review", 5, 4},
		{"SELECT count(*) FROM action", 16, 16},
		{"SELECT count(*) FROM actor WHERE name = 'Ilse Marn-Holt'", 1, 0},
		{"SELECT count(*) FROM finding_text('holt')", 1, 0},
		{"SELECT count(*) FROM finding_text('boats stop')", 1, 1},
		{"SELECT count(*) FROM finding_text('marn')", 1, 1},
	}
	for _, tt := range tests {
		if got := rows(tt.query); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.query, got, tt.want)
		}
	}
	for ok := true; ok; {
		_, ok = k.Undo()
	}
	flush(t, k)
	for _, tt := range tests {
		if got := rows(tt.query); got != tt.not {
			t.Errorf("undone: %s: %d, want %d", tt.query, got, tt.not)
		}
	}
}

func TestVersions(t *testing.T) {
	ctx := context.Background()
	file := dbFile(t)
	k := begun(t, file)
	k.Do(review.Action{Kind: review.GiveVerdict, Claim: "t1", Verdict: review.Disputed})
	flush(t, k)
	k.lazy.Close()

	// A later program adds a column.
	later := append(migrations[:len(migrations):len(migrations)], "ALTER TABLE review ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")
	s, err := open(ctx, file, later)
	if err != nil {
		t.Fatal(err)
	}
	var mood, verdict string
	err = s.db.QueryRow("SELECT mood, (SELECT verdict FROM claim WHERE id = 't1') FROM review").Scan(&mood, &verdict)
	if err != nil || mood != "calm" || verdict != string(review.Disputed) {
		t.Errorf("after the migration: %q, %q, %v", mood, verdict, err)
	}
	s.Close()

	// This one leaves what that one made alone.
	if _, err := Open(ctx, file); !errors.Is(err, ErrNewer) || strings.Contains(Say(err), "\n") {
		t.Errorf("a newer database opens with %v", err)
	}
	// A migration that fails leaves the database as it was.
	broken := append(later[:len(later):len(later)], "CREATE TABLE half (a); ALTER TABLE nowhere ADD COLUMN b")
	if _, err := open(ctx, file, broken); err == nil {
		t.Error("a broken migration went through")
	}
	if s, err = open(ctx, file, later); err != nil {
		t.Fatalf("after a broken migration: %v", err)
	}
	var n int
	if err := s.db.QueryRow("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").Scan(&n); err != nil || n != 0 {
		t.Errorf("half a migration is left: %d, %v", n, err)
	}
	s.Close()
}

func TestForeignFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "other.db")
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE recipes (a)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if _, err := Open(context.Background(), file); !errors.Is(err, ErrForeign) {
		t.Errorf("somebody else's database opens with %v", err)
	}
}

func TestTwoReaders(t *testing.T) {
	file := dbFile(t)
	one, two := begun(t, file), begun(t, file)
	one.Do(review.Action{Kind: review.GiveVerdict, Claim: "t1", Verdict: review.Supported})
	one.Do(review.Action{Kind: review.AddNote, Note: one.Fresh("note"), Spans: []text.Span{{Start: 0, End: 7}}, Exact: "Ferries", Text: "one"})
	two.Do(review.Action{Kind: review.GiveVerdict, Claim: "t2", Verdict: review.Disputed})
	two.Do(review.Action{Kind: review.AddNote, Note: two.Fresh("note"), Spans: []text.Span{{Start: 0, End: 7}}, Exact: "Ferries", Text: "two"})
	two.Do(review.Action{Kind: review.WriteNote, Note: "note1", Text: "two, rather"})
	flush(t, one)
	if news := flush(t, two); !news.Others {
		t.Error("the second reader does not hear of the first")
	}
	if news, err := one.Look(context.Background()); err != nil || !news.Others {
		t.Errorf("the first reader looks and sees %+v, %v", news, err)
	}
	if news, err := one.Look(context.Background()); err != nil || news.Others {
		t.Errorf("the first reader looks again and sees %+v, %v", news, err)
	}
	for name, k := range map[string]*Keeper{"first": one, "second": two, "third": begun(t, file)} {
		r := k.Review()
		if len(r.Notes) != 2 || r.Notes[0].Text != "one" || r.Notes[1].Text != "two, rather" ||
			r.Claim("t1").Verdict != review.Supported || r.Claim("t2").Verdict != review.Disputed {
			t.Errorf("the %s reader has %+v", name, r.Notes)
		}
	}
	// Nobody undoes what the other did without having seen it.
	two.Do(review.Action{Kind: review.GiveVerdict, Claim: "c1", Verdict: review.Disputed})
	flush(t, two)
	one.Undo()
	flush(t, one)
	if v := begun(t, file).Review().Claim("c1").Verdict; v != review.Disputed {
		t.Errorf("the other's verdict is undone to %q", v)
	}
}

var spanOfTitle = []text.Span{{Start: 0, End: 7}}
