//go:build unix

// Command budget measures how long the reader makes people wait: it builds it,
// starts it in terminals of its own, and prints the figures beside those of less
// and glow, where they are installed, from the same machine in the same run.
//
//	go run ./cmd/budget
//
// The times of a busy machine are not the program's. Each is the best of several
// runs, except those of keys, which are all counted: of three sessions the middle one.
package main

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

func main() {
	if os.Getenv(idling) != "" {
		if err := idle(0).run(); err != nil {
			os.Exit(1)
		}
		return
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "budget:", err)
		os.Exit(1)
	}
}

func run() error {
	folder, err := os.MkdirTemp("", "budget")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	p, err := build(folder)
	if err != nil {
		return err
	}
	p.repeat = starts
	return print(p)
}

// build makes the program and what it reads.
func build(folder string) (*program, error) {
	home := filepath.Join(folder, "home")
	p := &program{name: filepath.Join(folder, "ascribe"), env: []string{"XDG_DATA_HOME=" + home, "XDG_CONFIG_HOME=" + home}}
	if out, err := exec.Command("go", "build", "-o", p.name, "ascribe/cmd/ascribe").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("build ascribe: %w\n%s", err, out)
	}
	var err error
	p.short, p.long, err = articles(folder)
	return p, err
}

// starts is how often each program is started for a figure.
const starts = 10

// presses is how many keys are typed for a figure: as many as a book of 100,000 words
// is analysed for, so that what else the machine does is not the last of a hundred.
const presses = 300

// sessions is how many are read for a figure of keys, in turns; the middle one counts.
const sessions = 3

// print measures everything and prints it as a table.
func print(p *program) error {
	fmt.Println("| what | bar | ascribe | less | glow |\n|---|---|---|---|---|")
	less, glow := p.other("less"), p.other("glow", "-t")
	row := func(what, bar, ours string, theirs func(*program) (time.Duration, error)) {
		fmt.Printf("| %s | %s | %s | %s | %s |\n", what, bar, ours, cell(less, theirs), cell(glow, theirs))
	}
	var bad error
	ms := func(d time.Duration, err error) string {
		if err != nil {
			bad = err
		}
		return millis(d)
	}
	short := func(p *program) (time.Duration, error) { return p.paint(p.short) }
	long := func(p *program) (time.Duration, error) { return p.paint(p.long) }
	row("first paint, 1,000 words", "30 ms", ms(short(p)), short)
	row("first paint, 100,000 words", "60 ms", ms(long(p)), long)
	row("all marks, 1,000 words", "150 ms", ms(p.marks(p.short)), nil)
	var few, many session
	var err error
	var shortKeys, during, after, none []latency
	for range sessions {
		if few, err = p.read(p.short, presses); err != nil {
			return err
		}
		if many, err = p.read(p.long, presses); err != nil {
			return err
		}
		idle, err := idles(os.Args[0], presses)
		if err != nil {
			return err
		}
		shortKeys, during, after, none = append(shortKeys, few.after), append(during, many.during), append(after, many.after), append(none, idle)
	}
	row("key to frame, 1,000 words (p50 / p99)", "16 ms", middle(shortKeys), nil)
	row("the same, 100,000 words while analysing", "16 ms", middle(during), nil)
	row("the same, 100,000 words analysed", "16 ms", middle(after), nil)
	row("the same, a program with nothing to do", "", middle(none), nil)
	row("memory, 100,000 words analysed", "200 MB", fmt.Sprintf("%d MB", many.memory/1000), nil)
	flicker := "none"
	if few.flicker || many.flicker {
		flicker = "yes"
	}
	row("bytes for one line at 120×40", fmt.Sprintf("the screen there (at most %d)", max(few.screen, many.screen)),
		fmt.Sprintf("at most %d, %d less; rows cleared first: %s", max(few.line, many.line), -max(few.over, many.over), flicker), nil)
	row("`--help` on a silent terminal", "100 ms", ms(p.silent("--help")), nil)
	row("`report`, 1,000 words, likewise", "100 ms", ms(p.silent("report", p.short)), nil)
	return bad
}

// middle is the latency that as many sessions exceed as stay under.
func middle(all []latency) string {
	slices.SortFunc(all, func(a, b latency) int { return cmp.Compare(a.p99, b.p99) })
	l := all[len(all)/2]
	return fmt.Sprintf("%s / %s", millis(l.p50), millis(l.p99))
}

func millis(d time.Duration) string { return fmt.Sprintf("%.0f ms", float64(d)/1e6) }

// other is another reader on the same articles; nil when it is not installed.
func (p *program) other(name string, flags ...string) *program {
	path, err := exec.LookPath(name)
	if err != nil {
		return nil
	}
	return &program{name: path, flags: flags, env: p.env, short: p.short, long: p.long, wait: 10 * time.Second}
}

// cell is the figure of another reader, which need not show what it opened.
func cell(p *program, measure func(*program) (time.Duration, error)) string {
	switch {
	case measure == nil:
		return ""
	case p == nil:
		return "not installed"
	}
	best, shown := time.Hour, 0
	for range starts {
		if took, err := measure(p); err == nil {
			best, shown = min(best, took), shown+1
		}
	}
	switch {
	case shown == 0:
		return "never"
	case shown < starts:
		return fmt.Sprintf("%s, in %d of %d starts", millis(best), shown, starts)
	}
	return millis(best)
}
