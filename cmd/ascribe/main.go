// Command ascribe shows, in a news article, who each statement is ascribed to,
// what is speculation, who the actors are and which consequences are claimed.
//
// The rules of its command line:
//
//   - What was asked for goes to standard output, everything else to standard
//     error. What goes wrong is one line: "ascribe: what is wrong; what to do".
//   - An argument outranks standard input; "-" is standard input.
//   - A terminal as output gets the reader, anything else plain text, without
//     escape codes unless they are asked for.
//   - The terminal is asked nothing, except by the reader.
//   - Nothing in an article reaches a terminal as a command.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	_ "ascribe/tui/quiet" // before anything that would ask the terminal
)

// Exit codes.
const (
	exitOK          = 0
	exitError       = 1   // the article could not be read, or the output not be written
	exitUsage       = 2   // the command line makes no sense
	exitInterrupted = 130 // as a shell reports SIGINT
)

func main() {
	startLight()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// grace is how long the program has to end by itself when it is told to.
const grace = 2 * time.Second

// leave ends a program that was interrupted and cannot end by itself, because it
// writes to a terminal that takes nothing any more.
func leave() {
	time.AfterFunc(grace, func() { os.Exit(exitInterrupted) })
}

// endings are the signals that end the program as if it was left: the terminal may be
// closed, too. Whoever has the program go on then ignores that signal.
func endings() []os.Signal {
	all := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		all = append(all, syscall.SIGHUP)
	}
	return all
}

// run is the program: it works on what it is given and returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), endings()...)
	defer stop()
	defer context.AfterFunc(ctx, leave)()
	root := newRoot(streams{in: stdin, out: stdout})
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := execute(ctx, root)
	var p *problem
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		return exitInterrupted
	case errors.Is(err, syscall.EPIPE):
		return exitOK // whoever reads the output has seen enough
	case errors.As(err, &p):
		fmt.Fprintf(stderr, "ascribe: %s\n", oneLine(p.Error()))
		return p.code
	default:
		// Everything of our own is a problem; what is left is cobra's view
		// of the command line.
		fmt.Fprintf(stderr, "ascribe: %s; see ascribe --help\n", oneLine(err.Error()))
		return exitUsage
	}
}
