//go:build linux

package tui

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// smallDisk is a folder on a disk of its own, and what changes how it is mounted.
// Where none may be made the test is skipped; what the database does without one is
// tested beside it, with a limit on files.
func smallDisk(t *testing.T, size string) (file string, again func(flags uintptr, size string)) {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("no small disk to be had: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	return filepath.Join(dir, "reviews.db"), func(flags uintptr, size string) {
		t.Helper()
		if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|flags, "size="+size); err != nil {
			t.Fatal(err)
		}
	}
}

// holds looks for the notes of a reader in what a new one finds in the file.
func holds(t *testing.T, file string, want *model) {
	t.Helper()
	if got := reviewer(t, file, 120, 40).review.state; len(got.Notes) != len(want.review.state.Notes) ||
		got.Claim("t1").Verdict != want.review.state.Claim("t1").Verdict {
		t.Errorf("%d notes and %q are left of %d and %q", len(got.Notes), got.Claim("t1").Verdict,
			len(want.review.state.Notes), want.review.state.Claim("t1").Verdict)
	}
}

// On a full disk the reader says so with the first key that is not saved, goes on,
// and saves all of it when there is room.
func TestReaderOnAFullDisk(t *testing.T) {
	file, again := smallDisk(t, "900k")
	m := reviewer(t, file, 120, 40)
	keys(m, "]", "1")
	wantScreen(t, m, "saved")
	note := strings.Repeat("many words ", 2000)
	for i := 0; m.review.failed == nil; i++ {
		if i > 200 {
			t.Fatal("the disk is never full")
		}
		run(m, m.noteOn(m.article.span(), note))
	}
	wantScreen(t, m, "1 action is NOT SAVED: the disk is full, trying again")
	keys(m, "2")
	wantScreen(t, m, "2 actions are NOT SAVED: the disk is full", "✗")
	again(0, "30m")
	_, cmd := m.Update(retry{m.sheet})
	run(m, cmd)
	wantScreen(t, m, "saved")
	if strings.Contains(screen(m), "NOT SAVED") {
		t.Error("it still says that it cannot save")
	}
	holds(t, file, m)
}

func TestReaderInAReadOnlyFolder(t *testing.T) {
	file, again := smallDisk(t, "20m")
	m := reviewer(t, file, 120, 40)
	keys(m, "]", "1")
	m.desk.where.Store.Close()
	again(syscall.MS_RDONLY, "20m")
	m = reviewer(t, file, 120, 40)
	keys(m, "]")
	wantScreen(t, m, "✓") // what is there is shown
	keys(m, "2")
	wantScreen(t, m, "1 action is NOT SAVED: the folder of the reviews cannot be written, trying again", "✗")
	again(0, "20m")
	_, cmd := m.Update(retry{m.sheet})
	run(m, cmd)
	wantScreen(t, m, "saved")
	holds(t, file, m)
}
