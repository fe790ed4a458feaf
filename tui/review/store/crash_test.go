package store

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"ascribe/tui/review"
)

// The test binary runs itself as a reader that is cut off: childRole says as which.
const childRole, childFile = "ASCRIBE_TEST_CHILD", "ASCRIBE_TEST_FILE"

func TestMain(m *testing.M) {
	switch os.Getenv(childRole) {
	case "":
		os.Exit(m.Run())
	case "stream":
		stream(os.Getenv(childFile), 0)
	case "once":
		stream(os.Getenv(childFile), 1)
	case "limited":
		limitFiles()
		stream(os.Getenv(childFile), 0)
	}
}

// plain is the story with no help of a testing.T.
func plain() Article {
	t := &testing.T{}
	return storyArticle(t, story)
}

// stream does one action after another, printing the number of each as soon as it
// is acknowledged, or why it could not be saved.
func stream(file string, n int) {
	k := NewKeeper(&Lazy{File: file}, plain(), "ada")
	id := "note1"
	for i := 1; n == 0 || i <= n; i++ {
		if i > 1 {
			id = k.Fresh("note")
		}
		k.Do(review.Action{Kind: review.AddNote, Note: id, Spans: spanOfTitle, Exact: "Ferries", Text: strings.Repeat("words ", i%40)})
		if _, err := k.Flush(context.Background()); err != nil {
			fmt.Println("failed:", Say(err))
			os.Exit(3)
		}
		fmt.Println(i)
	}
}

// acknowledged is the highest number that a child printed.
func acknowledged(out string) (n int) {
	for line := range strings.Lines(out) {
		if i, err := strconv.Atoi(strings.TrimSpace(line)); err == nil && strings.HasSuffix(line, "\n") {
			n = i
		}
	}
	return n
}

// checkHolds opens the database and looks for the first n notes, in a whole database.
func checkHolds(t *testing.T, file string, n int) int {
	t.Helper()
	k := begun(t, file)
	notes := k.Review().Notes
	if len(notes) < n {
		t.Fatalf("%d notes of %d acknowledged ones are left", len(notes), n)
	}
	seen := map[string]bool{}
	for _, o := range notes {
		seen[o.ID] = true
	}
	for i := 1; i <= n; i++ {
		if !seen[fmt.Sprintf("note%d", i)] {
			t.Fatalf("note %d of %d is missing", i, n)
		}
	}
	s, err := k.lazy.Get(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var verdict string
	if err := s.db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		t.Fatalf("the database is damaged: %s, %v", verdict, err)
	}
	k.lazy.Close()
	return len(notes)
}

func child(t *testing.T, role, file string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childRole+"="+role, childFile+"="+file)
	return cmd
}

func TestKilled(t *testing.T) {
	file := dbFile(t)
	for round := range 6 {
		cmd := child(t, "stream", file)
		pipe, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// The notes of an earlier round are taken: others get the next free ids.
		out, scan := 0, bufio.NewScanner(pipe)
		for out < 12+7*round && scan.Scan() {
			out, _ = strconv.Atoi(scan.Text())
		}
		time.Sleep(time.Duration(round) * 700 * time.Microsecond) // somewhere within an action
		cmd.Process.Kill()
		for scan.Scan() {
			if i, err := strconv.Atoi(scan.Text()); err == nil {
				out = i
			}
		}
		cmd.Wait()
		if out == 0 {
			t.Fatal("the child did nothing")
		}
		before := 12*round + 7*round*(round-1)/2
		if n := checkHolds(t, file, out); n < before+out {
			t.Fatalf("round %d: %d notes are left, want %d", round, n, before+out)
		}
	}
}

// A power loss leaves any beginning of what was written after the latest sync, or
// garbage in place of its end. Every commit is synced: at each length that the log
// had after an acknowledged action, that action has to be there, and at every
// length the database has to open.
func TestPowerLoss(t *testing.T) {
	file := dbFile(t)
	k := begun(t, file)
	var lengths []int // of the log, after each action
	size := func() int {
		info, err := os.Stat(file + "-wal")
		if err != nil {
			t.Fatal(err)
		}
		return int(info.Size())
	}
	const actions = 8
	for i := 1; i <= actions; i++ {
		k.Do(review.Action{Kind: review.AddNote, Note: fmt.Sprintf("note%d", i), Spans: spanOfTitle, Exact: "Ferries", Text: "said"})
		flush(t, k)
		lengths = append(lengths, size())
	}
	base, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	wal, err := os.ReadFile(file + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	cut := func(name string, db, log []byte, want int) {
		t.Helper()
		dir := t.TempDir()
		lost := filepath.Join(dir, "reviews.db")
		if os.WriteFile(lost, db, 0o600) != nil || os.WriteFile(lost+"-wal", log, 0o600) != nil {
			t.Fatal("cannot write the copy")
		}
		if n := checkHolds(t, lost, want); n > actions {
			t.Fatalf("%s: %d notes", name, n)
		}
	}
	step := 1021 // a prime: all places within a page come up
	for n := lengths[0]; n <= len(wal); n += step {
		want := 0
		for _, l := range lengths {
			if l <= n {
				want++
			}
		}
		cut("cut", base, wal[:n], want)
	}
	for i, l := range lengths {
		for _, d := range []int{-1, 0, 1, 23, 24, 25} {
			if n := l + d; n >= 0 && n <= len(wal) {
				want := i + 1
				if d < 0 {
					want = i
				}
				cut("around a commit", base, wal[:n], want)
			}
		}
		// The blocks after the latest sync hold something else.
		torn := append([]byte(nil), wal...)
		for j := l; j < len(torn); j++ {
			torn[j] ^= 0xa5
		}
		cut("garbage", base, torn, i+1)
	}
	// A checkpoint is cut off: some pages are in the database, the log is whole.
	k.lazy.Close()
	after, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for every := 2; every < 6; every++ {
		mixed := append([]byte(nil), base...)
		for at := 0; at+4096 <= len(after); at += 4096 {
			if at/4096%every == 1 {
				if len(mixed) < at+4096 {
					mixed = append(mixed, make([]byte, at+4096-len(mixed))...)
				}
				copy(mixed[at:], after[at:at+4096-at%3])
			}
		}
		cut("checkpoint", mixed, wal, actions)
	}
}

func TestManyWriters(t *testing.T) {
	file := dbFile(t)
	begun(t, file).lazy.Close()
	var cmds []*exec.Cmd
	for range 4 {
		cmd := child(t, "once", file)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		cmds = append(cmds, cmd)
	}
	for _, c := range cmds {
		if err := c.Wait(); err != nil {
			t.Errorf("a writer ended with %v", err)
		}
	}
	if n := checkHolds(t, file, 4); n != 4 {
		t.Errorf("%d notes of 4 writers", n)
	}
}
