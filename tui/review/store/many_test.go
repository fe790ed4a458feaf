package store

import (
	"context"
	"fmt"
	"testing"
	"time"

	"ascribe/tui/review"
)

// many writes n reviewed articles: one as the program does, and the others as
// copies of it within the database, which is a hundred times as fast.
func many(tb testing.TB, file string, n int) {
	tb.Helper()
	k := begun(tb, file)
	for _, id := range []string{"t1", "t2", "s1", "c1"} {
		k.Do(review.Action{Kind: review.GiveVerdict, Claim: id, Verdict: review.Supported})
	}
	flush(tb, k)
	s, err := k.lazy.Get(context.Background())
	if err != nil {
		tb.Fatal(err)
	}
	const others = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) INSERT INTO "
	for _, copies := range []string{
		`article SELECT id + i, i || substr(hash, 10), i || name, title || i, path || i, url, source, report, findings, added FROM article, n`,
		`review SELECT id + i, article + i, reviewer, base, head + 10 * i, place, updated, open, disputed, total FROM review, n`,
		`action SELECT id + 10 * i, review + i, iif(prev = 0, 0, prev + 10 * i), body FROM action, n`,
		`claim SELECT review + i, id, layer, own, lost, moved, exact, verdict, note, tags, decided FROM claim, n`,
		`actor SELECT article + i, id, name || i, kind, aliases, mentions FROM actor, n`,
		`finding SELECT id + 10 * i, article + i, name, layer, actor || i, known, kind, words FROM finding, n`,
	} {
		if _, err := s.db.Exec(others+copies, n-1); err != nil {
			tb.Fatal(err)
		}
	}
	k.lazy.Close()
}

// opening is the time it takes to open the database and an article, the best of a
// few.
func opening(tb testing.TB, file string, a Article) time.Duration {
	best := time.Hour
	for i := range 7 {
		if a.Path == "" { // every time another one
			a.Text = fmt.Sprintf("%s\nNew %d.\n", story, i)
			a.Title = fmt.Sprintf("New story %d", i)
		}
		lazy := &Lazy{File: file}
		start := time.Now()
		flush(tb, NewKeeper(lazy, a, "ada"))
		best = min(best, time.Since(start))
		lazy.Close()
	}
	return best
}

// Opening an article among 10,000 reviewed ones takes no longer than the first one
// by more than 20 ms, be it one of them or a new one.
func TestOpeningAmongMany(t *testing.T) {
	if testing.Short() {
		t.Skip("it writes many reviews")
	}
	empty, full := dbFile(t), dbFile(t)
	begun(t, empty).lazy.Close()
	many(t, full, 10_000)
	copied(t, full)
	old := storyArticle(t, story)
	fresh := old
	fresh.Path = ""
	for name, a := range map[string]Article{"one of them": old, "a new one": fresh} {
		first, later := opening(t, empty, a), opening(t, full, a)
		t.Logf("%s: %v among none, %v among 10,000", name, first, later)
		if later > first+20*time.Millisecond {
			t.Errorf("opening %s takes %v among 10,000 reviews and %v among none", name, later, first)
		}
	}
}

// copied checks that a copy of a review is one.
func copied(t *testing.T, file string) {
	ctx := context.Background()
	s, err := Open(ctx, file)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	list, err := s.List(ctx)
	if err != nil || len(list) != 10_000 || list[9_000].Open != 0 || !list[9_000].Touched {
		t.Fatalf("%d reviews: %v", len(list), err)
	}
	r, err := s.Review(ctx, list[9_000].ID)
	if err != nil || r.Claim("c1").Verdict != review.Supported {
		t.Fatalf("a copy is not a review: %v", err)
	}
	if said, err := s.Said(ctx, "marn", "boats"); err != nil || len(said) != 10_000 {
		t.Fatalf("%d statements are found: %v", len(said), err)
	}
}

func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{0, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			file := dbFile(b)
			if n > 0 {
				many(b, file, n)
			}
			for i := 0; b.Loop(); i++ {
				a := storyArticle(b, story)
				a.Text = fmt.Sprintf("%s\nOpened %d.\n", story, i)
				a.Path, a.Title = "", ""
				lazy := &Lazy{File: file}
				flush(b, NewKeeper(lazy, a, "ada"))
				lazy.Close()
			}
		})
	}
}

// The actors of 10,000 articles are counted in a moment, even when all name the same.
func TestActorsAmongMany(t *testing.T) {
	if testing.Short() {
		t.Skip("it writes many reviews")
	}
	file := dbFile(t)
	many(t, file, 10_000)
	s, err := (&Lazy{File: file}).Get(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, table := range []string{"actor", "finding"} {
		column := map[string]string{"actor": "name", "finding": "actor"}[table]
		if _, err := s.db.Exec(`UPDATE ` + table + ` SET ` + column + ` = 'Everywhere'`); err != nil {
			t.Fatal(err)
		}
	}
	start := time.Now()
	known, err := s.Actors(context.Background())
	if err != nil || len(known) != 1 || known[0].Articles != 10_000 {
		t.Fatalf("%d actors, %v", len(known), err)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}
