//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// program is what is measured, on articles in a folder of its own.
type program struct {
	name   string   // of its file
	flags  []string // before the article's
	env    []string
	short  string // articles of 1,000 and 100,000 words
	long   string
	repeat int           // tries, of which the best counts; 0 for one
	wait   time.Duration // at most, for anything it shows; 0 for patience
}

const (
	shortWords = 1_000
	longWords  = 100_000
)

// articles writes the articles that are read.
func articles(folder string) (short, long string, err error) {
	short, long = filepath.Join(folder, "short.md"), filepath.Join(folder, "long.md")
	if err := os.WriteFile(short, []byte(article(shortWords)), 0o600); err != nil {
		return "", "", err
	}
	return short, long, os.WriteFile(long, []byte(article(longWords)), 0o600)
}

// reading opens an article in the program.
func (p *program) reading(file string) (*terminal, error) {
	return p.open(true, append(slices.Clone(p.flags), file)...)
}

// best is the shortest of several tries: what other programs on the machine cost is
// not the program's.
func (p *program) best(try func() (time.Duration, error)) (time.Duration, error) {
	out := time.Hour
	for range max(p.repeat, 1) {
		took, err := try()
		if err != nil {
			return 0, err
		}
		out = min(out, took)
	}
	return out, nil
}

// paint is how long the title of an article takes from the start of the program.
func (p *program) paint(file string) (time.Duration, error) {
	return p.best(func() (time.Duration, error) {
		t, err := p.reading(file)
		if err != nil {
			return 0, err
		}
		defer t.close()
		return t.until(t.start, 0, reads(title))
	})
}

// marks is how long all marks take from the start of the program.
func (p *program) marks(file string) (time.Duration, error) {
	return p.best(func() (time.Duration, error) {
		t, err := p.reading(file)
		if err != nil {
			return 0, err
		}
		defer t.close()
		return t.until(t.start, 0, analysed)
	})
}

// The last row of the reader ends like this; what it tells stands before.
const (
	rowEnd  = "? help"
	working = "analysing"
)

// analysed wants the last row to say nothing of an analysis any more.
func analysed(seen []byte) bool {
	i := bytes.LastIndex(seen, []byte(rowEnd))
	return i >= 0 && bytes.Contains(seen[:i], []byte(working)) && !bytes.Contains(seen[max(0, i-80):i], []byte(working))
}

// frame wants a whole frame in which the pointer at the reader's row has moved.
func frame(seen []byte) bool {
	i := bytes.Index(seen, []byte("›"))
	return i >= 0 && bytes.Contains(seen[i:], []byte("\x1b[40;"))
}

// latency is the time from a key to its frame: the median, and what 99 of 100
// stay under.
type latency struct{ p50, p99 time.Duration }

// scroll types j and k so many times, each some time after the frame of the one
// before, and looks at every frame.
func scroll(t *terminal, times int, look func(frame []byte)) (latency, error) {
	var all []time.Duration
	for i := range times {
		key := "j"
		if i%40 >= 20 {
			key = "k"
		}
		took, seen, err := t.press(key, frame)
		if err != nil {
			return latency{}, err
		}
		look(seen)
		all = append(all, took)
		time.Sleep(time.Duration(5+i%7) * time.Millisecond)
	}
	slices.Sort(all)
	return latency{all[len(all)/2], all[len(all)*99/100]}, nil
}

// session is what is measured while an article is read.
type session struct {
	during, after latency // while it is analysed, and then
	screen, line  int     // bytes of the largest screen, and at most of one line scrolled
	over          int     // at most, of a line, above what the whole screen takes there
	flicker       bool    // a row was cleared before it was written
	memory        int     // KiB at most
}

// read reads an article until it is analysed, and goes on reading.
func (p *program) read(file string, keys int) (s session, err error) {
	t, err := p.reading(file)
	if err != nil {
		return s, err
	}
	defer t.close()
	if _, err := t.until(t.start, 0, shows("\x1b[40;")); err != nil {
		return s, err
	}
	// Not from the first row: where it is laid out anew the pointer may go back a
	// row, and a key up at the top would show nothing.
	for range 5 {
		if _, _, err := t.press("j", frame); err != nil {
			return s, err
		}
	}
	look := func(frame []byte) { s.flicker = s.flicker || clears(frame) }
	if s.during, err = scroll(t, keys, look); err != nil {
		return s, err
	}
	if _, err := t.until(time.Now(), 0, analysed); err != nil {
		return s, err
	}
	if s.after, err = scroll(t, keys, look); err != nil {
		return s, err
	}
	s.over = -1 << 30
	for range 20 {
		_, line, err := t.press("j", frame)
		if err != nil {
			return s, err
		}
		look(line)
		screen, err := t.repaint(frame)
		if err != nil {
			return s, err
		}
		s.line, s.screen = max(s.line, len(line)), max(s.screen, len(screen))
		s.over = max(s.over, len(line)-len(screen))
	}
	s.memory = highWater(t.cmd.Process.Pid)
	return s, nil
}

// clears reports whether a frame erases anything but the end of a row after what
// was written there.
func clears(frame []byte) bool {
	for _, s := range []string{"\x1b[2K", "\x1b[1K", "\x1b[J", "\x1b[0J", "\x1b[1J", "\x1b[2J", "\x1b[H\x1b[K", "\n\x1b[K", "\r\x1b[K"} {
		if bytes.Contains(frame, []byte(s)) {
			return true
		}
	}
	return false
}

// highWater is the most memory a process has taken, in KiB; 0 where the system
// does not tell.
func highWater(pid int) int {
	data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	_, rest, _ := strings.Cut(string(data), "VmHWM:")
	line, _, _ := strings.Cut(rest, "kB")
	n, _ := strconv.Atoi(strings.TrimSpace(line))
	return n
}

// silent is how long a run takes on a terminal that answers nothing.
func (p *program) silent(args ...string) (time.Duration, error) {
	return p.best(func() (time.Duration, error) {
		t, err := p.open(false, args...)
		if err != nil {
			return 0, err
		}
		defer t.close()
		select {
		case <-t.ended:
			return time.Since(t.start), nil
		case <-time.After(t.wait):
			return 0, fmt.Errorf("%s %v does not end", p.name, args)
		}
	})
}
