package store

import (
	"context"
	"database/sql"
	"fmt"
	"testing"
	"time"

	"ascribe/tui/review"
)

// many writes n reviewed articles, all in one transaction.
func many(tb testing.TB, file string, n int) {
	tb.Helper()
	ctx := context.Background()
	s, err := Open(ctx, file)
	if err != nil {
		tb.Fatal(err)
	}
	defer s.Close()
	err = s.in(ctx, func(tx *sql.Tx) error {
		for i := range n {
			a := storyArticle(tb, story)
			a.Text = fmt.Sprintf("%s\nNumber %d.\n", story, i)
			a.Path, a.Title = fmt.Sprintf("/desk/%d.txt", i), fmt.Sprintf("Story %d", i)
			id, _, err := a.put(ctx, tx)
			if err != nil {
				return err
			}
			k, _, err := s.first(ctx, tx, &a, id, "ada")
			if err != nil {
				return err
			}
			before := k.log.Review()
			for _, v := range []string{"t1", "t2", "s1", "c1"} {
				if err := k.append(ctx, tx, review.Action{Kind: review.GiveVerdict, Claim: v, Verdict: review.Supported}); err != nil {
					return err
				}
			}
			if err := k.write(ctx, tx, before, k.log.Review()); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
}

// opening is the time it takes to open the database and an article that is new to
// it, the best of a few.
func opening(tb testing.TB, file string) time.Duration {
	best := time.Hour
	for i := range 7 {
		a := storyArticle(tb, story)
		a.Text = fmt.Sprintf("%s\nNew %d.\n", story, i)
		a.Path, a.Title = fmt.Sprintf("/desk/new%d.txt", i), fmt.Sprintf("New story %d", i)
		lazy := &Lazy{File: file}
		start := time.Now()
		k := NewKeeper(lazy, a, "ada")
		flush(tb, k)
		best = min(best, time.Since(start))
		lazy.Close()
	}
	return best
}

// Opening an article among many takes no longer than the first one by more than
// 20 ms; BenchmarkOpen does it with 10,000.
func TestOpeningAmongMany(t *testing.T) {
	if testing.Short() {
		t.Skip("it writes many reviews")
	}
	empty, full := dbFile(t), dbFile(t)
	begun(t, empty).lazy.Close()
	many(t, full, 2_000)
	first, later := opening(t, empty), opening(t, full)
	t.Logf("%v among none, %v among 2,000", first, later)
	if later > first+20*time.Millisecond {
		t.Errorf("opening takes %v among 2,000 reviews and %v among none", later, first)
	}
}

func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{0, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			file := dbFile(b)
			many(b, file, n)
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
