//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// debugged runs the program with a setting of GODEBUG and gives what Go then says
// of it in lines that begin with a word.
func debugged(t *testing.T, p *program, setting, begin string, args ...string) (lines []string) {
	t.Helper()
	cmd := exec.Command(p.name, args...)
	cmd.Env = append(append(os.Environ(), p.env...), "GODEBUG="+setting, "GOGC=")
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v: %s", err, said.Bytes())
	}
	for line := range strings.Lines(said.String()) {
		if strings.HasPrefix(line, begin+" ") {
			lines = append(lines, line)
		}
	}
	return lines
}

// What packages do when the program starts is paid for by --help, too. They take
// as much memory for it on every machine.
func TestPackages(t *testing.T) {
	p := built(t, "builds the program")
	const most = 9000
	sum := 0
	for _, line := range debugged(t, p, "inittrace=1", "init", "version") {
		fields, n := strings.Fields(line), 0
		fmt.Sscan(fields[len(fields)-2], &n) // init NAME @TIME, DURATION clock, N bytes, N allocs
		sum += n
	}
	if sum == 0 || sum > most {
		t.Errorf("packages allocate %d times when the program starts, want %d at most", sum, most)
	}
}

// A usual article is analysed before garbage is collected, a long one not without.
func TestCollections(t *testing.T) {
	p := built(t, "analyses a long article")
	if n := len(debugged(t, p, "gctrace=1", "gc", "report", p.short)); n > 0 {
		t.Errorf("garbage is collected %d times for 1,000 words", n)
	}
	// At the rate of the first collection the fewest would do.
	if n := len(debugged(t, p, "gctrace=1", "gc", "report", p.long)); n < 4 {
		t.Errorf("garbage is collected %d times for 100,000 words", n)
	}
}

// The program as the README says to build it.
func TestSize(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	name := filepath.Join(t.TempDir(), "ascribe")
	if out, err := exec.Command("go", "build", "-ldflags=-s -w", "-o", name, "ascribe/cmd/ascribe").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if most := int64(40_000_000); info.Size() > most {
		t.Errorf("the program has %d bytes, want %d at most", info.Size(), most)
	}
}
