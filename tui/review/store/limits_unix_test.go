//go:build linux

package store

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"ascribe/tui/review"
)

// limitFiles lets no file grow beyond what a few actions need: a full disk for
// those who may not mount one.
func limitFiles() {
	limit := uint64(600 << 10)
	syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: limit})
}

// full runs a reader until it cannot save any more and looks at what it said.
func full(t *testing.T, role, file string) int {
	t.Helper()
	cmd := child(t, role, file)
	out, err := cmd.Output()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 3 || !strings.Contains(string(out), "failed: the disk") {
		t.Fatalf("a reader without room ended with %v and said %.300q", err, out)
	}
	return acknowledged(string(out))
}

func TestNoRoomInFiles(t *testing.T) {
	file := dbFile(t)
	n := full(t, "limited", file)
	if n == 0 {
		t.Fatal("nothing was saved at all")
	}
	checkHolds(t, file, n)
}

func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=900k"); err != nil {
		t.Skipf("no small disk to be had: %v", err)
	}
	defer syscall.Unmount(dir, syscall.MNT_DETACH)
	file := filepath.Join(dir, "reviews.db")
	n := full(t, "stream", file)
	if n == 0 {
		t.Fatal("nothing was saved at all")
	}
	// What is there can be read although there is no room, and with room one goes on.
	k := NewKeeper(&Lazy{File: file}, storyArticle(t, story), "ada")
	defer k.lazy.Close()
	k.Do(review.Action{Kind: review.AddNote, Note: "late", Spans: spanOfTitle, Exact: "Ferries", Text: strings.Repeat("much ", 40000)})
	if _, err := k.Flush(context.Background()); err == nil {
		t.Error("it saves where there is no room")
	}
	if k.Pending() != 1 {
		t.Errorf("%d actions wait", k.Pending())
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, "size=20m"); err != nil {
		t.Fatal(err)
	}
	flush(t, k)
	k.lazy.Close()
	if got := checkHolds(t, file, n); got <= n {
		t.Errorf("%d notes, want more than %d", got, n)
	}
}

func TestReadOnlyFolder(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "reviews.db")
	if os.Geteuid() == 0 {
		if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=8m"); err != nil {
			t.Skipf("no folder can be made that root may not write: %v", err)
		}
		defer syscall.Unmount(dir, syscall.MNT_DETACH)
	}
	k := begun(t, file)
	k.Do(review.Action{Kind: review.GiveVerdict, Claim: "t1", Verdict: review.Supported})
	flush(t, k)
	k.lazy.Close()
	writable := func(yes bool) {
		t.Helper()
		var err error
		switch {
		case os.Geteuid() != 0 && yes:
			err = os.Chmod(dir, 0o700)
		case os.Geteuid() != 0:
			err = os.Chmod(dir, 0o500)
		case yes:
			err = syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, "size=8m")
		default:
			err = syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, "size=8m")
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	writable(false)
	k = NewKeeper(&Lazy{File: file}, storyArticle(t, story), "ada")
	defer k.lazy.Close()
	k.Do(review.Action{Kind: review.GiveVerdict, Claim: "t2", Verdict: review.Disputed})
	if _, err := k.Flush(context.Background()); err == nil || !strings.Contains(Say(err), "cannot be written") {
		t.Errorf("it says %q", Say(err))
	}
	if r := k.Review(); r.Claim("t1").Verdict != review.Supported || r.Claim("t2").Verdict != review.Disputed {
		t.Error("the verdicts of a folder that cannot be written are not shown")
	}
	writable(true)
	flush(t, k)
	if r := begun(t, file).Review(); r.Claim("t1").Verdict != review.Supported || r.Claim("t2").Verdict != review.Disputed {
		t.Error("the verdicts are not there when it can be written again")
	}
}
