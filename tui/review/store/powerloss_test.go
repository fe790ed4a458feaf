package store

import (
	"context"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"ascribe/tui/review"
)

// The power fails after every single write, sync, cut and deletion that SQLite made
// while a review was begun, gone on with, closed and opened again, with checkpoints
// in between. What was not synced is lost, kept, torn or kept in another order. Each
// time the database has to open, to be whole, and to hold every action that was
// acknowledged: it holds the review as it was after the latest of these, or after
// the one that was being saved.
func TestPowerLoss(t *testing.T) {
	d := watchDisk(t)
	file := dbFile(t)
	states := record(t, d, file)
	d.sleep()

	step, seen := 1, map[[32]byte]bool{}
	if testing.Short() {
		step = 7
	}
	acknowledged := 0
	for n := range len(d.done) + 1 {
		if n > 0 && d.done[n-1].kind == told {
			acknowledged = d.done[n-1].done
		}
		if n%step > 0 {
			continue
		}
		for _, l := range losses(n) {
			files := d.left(n, l.fates)
			sum := sumOf(files, acknowledged)
			if seen[sum] {
				continue
			}
			seen[sum] = true
			if err := holds(lay(t, files, filepath.Base(file)), states, acknowledged, len(seen)%10 == 0); err != nil {
				t.Errorf("power lost after %d of %d strokes, %s: %d actions were acknowledged: %v", n, len(d.done), l.name, acknowledged, err)
			}
		}
	}
	t.Logf("%d moments, %d different disks", len(d.done)+1, len(seen))
	if len(seen) < 150 {
		t.Errorf("only %d different disks came up", len(seen))
	}
}

// record reviews the story with a pause in it while the disk is watched, and
// returns the notes after each action.
func record(t *testing.T, d *disk, file string) [][]review.Note {
	states := [][]review.Note{{}}
	for sitting := range 2 {
		k := begun(t, file)
		s, err := k.lazy.Get(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		// Checkpoints come after a few actions instead of after a hundred.
		if _, err := s.db.Exec("PRAGMA wal_autocheckpoint = 24"); err != nil {
			t.Fatal(err)
		}
		acknowledge := func() {
			flush(t, k)
			states = append(states, slices.Clone(k.Review().Notes))
			d.tell(len(states) - 1)
		}
		for i := range 5 {
			k.Do(review.Action{Kind: review.AddNote, Note: k.Fresh("note"), Spans: spanOfTitle, Exact: "Ferries",
				Text: fmt.Sprintf("said %d in sitting %d", i, sitting)})
			acknowledge()
		}
		k.Undo()
		acknowledge()
		if err := k.lazy.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return states
}

// loss is a way to lose what was not synced.
type loss struct {
	name  string
	fates func(int, *stroke) fate
}

// losses are ways to lose what was not synced when the power fails after n strokes.
func losses(n int) []loss {
	rnd := rand.New(rand.NewPCG(7, uint64(n)))
	half := func(s *stroke) fate {
		// Some sectors of it, and half of the next.
		if s.kind != written || len(s.data) < 2 {
			return lost
		}
		sectors := (len(s.data) + 511) / 512
		return fate(min(rnd.IntN(sectors)*512+256, len(s.data)-1))
	}
	return []loss{
		{"all lost", func(int, *stroke) fate { return lost }},
		{"none lost", func(int, *stroke) fate { return whole }},
		{"latest torn", func(i int, s *stroke) fate {
			if i == n-1 {
				return half(s)
			}
			return whole
		}},
		{"only the latest kept", func(i int, _ *stroke) fate {
			if i == n-1 {
				return whole
			}
			return lost
		}},
		{"some lost", func(int, *stroke) fate {
			if rnd.IntN(2) == 0 {
				return lost
			}
			return whole
		}},
		{"some lost, some torn", func(_ int, s *stroke) fate {
			switch rnd.IntN(3) {
			case 0:
				return lost
			case 1:
				return half(s)
			}
			return whole
		}},
	}
}

func sumOf(files map[string][]byte, acknowledged int) (out [32]byte) {
	h := sha256.New()
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(h, "%s %d %d\n", name, len(files[name]), acknowledged)
		h.Write(files[name])
	}
	h.Sum(out[:0])
	return out
}

// holds opens a database after a power loss and compares what is in it with what
// the review was.
func holds(file string, states [][]review.Note, acknowledged int, write bool) error {
	ctx := context.Background()
	s, err := Open(ctx, file)
	if err != nil {
		return fmt.Errorf("it does not open: %w", err)
	}
	defer s.Close()
	var verdict string
	if err := s.db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		return fmt.Errorf("it is damaged: %s %v", verdict, err)
	}
	list, err := s.List(ctx)
	if err != nil {
		return err
	}
	notes := []review.Note{}
	if len(list) > 0 {
		r, err := s.Review(ctx, list[0].ID)
		if err != nil {
			return err
		}
		notes = r.Notes
	}
	same := func(n int) bool { return n < len(states) && reflect.DeepEqual(notes, states[n]) }
	if !same(acknowledged) && !same(acknowledged+1) {
		return fmt.Errorf("it holds %d notes, not the review as it was", len(notes))
	}
	if !write {
		return nil
	}
	k := NewKeeper(&Lazy{File: file}, plain(), "ada")
	defer k.lazy.Close()
	k.Do(review.Action{Kind: review.GiveVerdict, Claim: "t1", Verdict: review.Supported})
	if _, err := k.Flush(ctx); err != nil {
		return fmt.Errorf("nothing can be saved in it: %w", err)
	}
	return nil
}
