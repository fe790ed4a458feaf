package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"ascribe/tui/page"
)

// problem is an error for the person at the command line.
type problem struct {
	what  string // what is wrong
	hint  string // what to do about it
	code  int
	cause error
}

func (p *problem) Error() string { return p.what + "; " + p.hint }
func (p *problem) Unwrap() error { return p.cause }

// usage is a problem of the command line itself.
func usage(what, hint string) *problem {
	return &problem{what: what, hint: hint, code: exitUsage}
}

// failure is a problem of the input, the output or the surroundings.
func failure(what, hint string, cause error) *problem {
	return &problem{what: what, hint: hint, code: exitError, cause: cause}
}

// reason is an error without the path and the system call that os puts before it.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// cannotWrite is the problem of an output that takes no more.
func cannotWrite(err error) error {
	if err == nil {
		return nil
	}
	return failure(fmt.Sprintf("cannot write the output: %s", reason(err)), "free some space or write it elsewhere", err)
}

// oneLine makes s fit for one line of a terminal.
func oneLine(s string) string {
	return strings.Join(strings.Fields(page.Clean(s)), " ")
}
