package store

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
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
