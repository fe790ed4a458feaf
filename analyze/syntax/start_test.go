package syntax

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"ascribe/analyze/text"
)

// In a process of its own the test reads one text and says how much memory it took.
const readOnly = "ASCRIBE_TEST_READ_WORDS"

func TestMain(m *testing.M) {
	if words := os.Getenv(readOnly); words != "" {
		n := 0
		if fmt.Sscan(words, &n); n == 0 {
			fmt.Println(0, peak())
			return
		}
		tree := New().Parse(text.Parse(longText(n), text.Plain))
		fmt.Println(len(tree.POS), peak())
		return
	}
	os.Exit(m.Run())
}

// longText is about n words of prose.
func longText(n int) string {
	var b strings.Builder
	for words := 0; words < n; words += len(strings.Fields(article)) {
		b.WriteString(article)
		b.WriteString("\n\n")
	}
	return b.String()
}

// peak is the most memory that the process held, in kilobytes.
func peak() int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	kB := 0
	if _, rest, ok := strings.Cut(string(status), "VmHWM:"); ok {
		fmt.Sscan(rest, &kB)
	}
	return kB
}

// readAlone reads a text in a process of its own.
func readAlone(t *testing.T, words int) (took time.Duration, kB int) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), fmt.Sprintf("%s=%d", readOnly, words))
	start := time.Now()
	out, err := c.Output()
	took = time.Since(start)
	if err != nil {
		t.Fatal(err)
	}
	tokens := 0
	if _, err := fmt.Sscan(string(out), &tokens, &kB); err != nil || tokens < words {
		t.Fatalf("%q", out)
	}
	return took, kB
}

// From the start of the process to the first sentence that is read: 40 ms, or on a
// machine that is slow or busy seven times what a process takes that reads nothing,
// of which it is four to five on a quiet one.
func TestStart(t *testing.T) {
	const wanted, most = 40 * time.Millisecond, 7
	best, nothing := time.Hour, time.Hour
	for range 20 {
		took, _ := readAlone(t, 1)
		start := time.Now()
		readAlone(t, 0)
		best, nothing = min(best, took), min(nothing, time.Since(start))
	}
	t.Logf("the first sentence is read after %v; a process that reads nothing takes %v", best, nothing)
	if best > wanted && best > most*nothing {
		t.Errorf("the first sentence is read after %v, want %v, or %d times the %v of a process that reads nothing", best, wanted, most, nothing)
	}
}

func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector, which runs with -short, takes memory of its own")
	}
	if runtime.GOOS != "linux" {
		t.Skip("no /proc to read")
	}
	if _, kB := readAlone(t, 1000); kB > 80_000 {
		t.Errorf("reading an article takes %d kB, want 80,000", kB)
	}
}

// Ten times the words take ten times the time, within a tenth. The time of
// the processor is compared, since other programs run on the machine.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 200,000 words")
	}
	p := New()
	spent := func(words int) float64 {
		doc := text.Parse(longText(words), text.Plain)
		before := processorTime(t)
		p.Parse(doc)
		return (processorTime(t) - before).Seconds() / float64(len(doc.Tokens))
	}
	spent(2000)
	ratio := 0.0
	for range 4 {
		if ratio = spent(200_000) / spent(20_000); ratio > 0.9 && ratio < 1.1 {
			return
		}
	}
	t.Errorf("a word of a long text costs %.2f times what one of a tenth of it does", ratio)
}

func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
