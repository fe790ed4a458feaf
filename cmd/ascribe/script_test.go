package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"ascribe": main})
}

// TestScript runs the program as its users do: one script for each thing they do.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(e *testscript.Env) error {
			for _, name := range []string{"NO_COLOR", "CLICOLOR_FORCE", "COLORTERM", "COLORFGBG"} {
				e.Setenv(name, "")
			}
			e.Setenv("TERM", "xterm-256color")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code":     code,
			"oneline":  oneLineOnly,
			"harmless": harmless,
			"ndjson":   ndjson,
			"bytes":    writeBytes,
			"repeat":   repeat,
			"newer":    newer,
		},
	})
}

// code runs ascribe and checks its exit code: code 2 --nope.
func code(ts *testscript.TestScript, neg bool, args []string) {
	err := ts.Exec("ascribe", args[1:]...)
	got := 0
	if err != nil {
		exit, ok := err.(interface{ ExitCode() int })
		if !ok {
			ts.Fatalf("ascribe did not run: %v", err)
		}
		got = exit.ExitCode()
	}
	if want := args[0]; strconv.Itoa(got) != want {
		ts.Fatalf("ascribe %q: exit code %d, want %s", args[1:], got, want)
	}
}

// oneLineOnly checks that stderr holds one line of the form "ascribe: what; what to do".
func oneLineOnly(ts *testscript.TestScript, neg bool, args []string) {
	s := ts.ReadFile("stderr")
	rest, ok := strings.CutPrefix(s, "ascribe: ")
	if what, hint, two := strings.Cut(rest, "; "); !ok || !two || what == "" || hint == "" ||
		strings.Count(s, "\n") != 1 || !strings.HasSuffix(s, "\n") {
		ts.Fatalf("stderr is not one line of what is wrong and what to do: %q", s)
	}
	if strings.Contains(s, "goroutine") || strings.Contains(s, ".go:") {
		ts.Fatalf("stderr is a stack trace: %q", s)
	}
}

// harmless checks that neither stream commands a terminal.
func harmless(ts *testscript.TestScript, neg bool, args []string) {
	for _, stream := range []string{"stdout", "stderr"} {
		for i, r := range ts.ReadFile(stream) {
			if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
				ts.Fatalf("%s holds %U at byte %d", stream, r, i)
			}
		}
	}
}

// ndjson checks that each line of stdout is a JSON object and that the ids are
// the arguments, an error being written id!error.
func ndjson(ts *testscript.TestScript, neg bool, args []string) {
	var got []string
	for _, l := range strings.Split(strings.TrimSuffix(ts.ReadFile("stdout"), "\n"), "\n") {
		var o struct {
			ID    *string
			Error *string
		}
		ts.Check(json.Unmarshal([]byte(l), &o))
		id := "null"
		if o.ID != nil {
			id = *o.ID
		}
		if o.Error != nil {
			id += "!error"
		}
		got = append(got, id)
	}
	if strings.Join(got, " ") != strings.Join(args, " ") {
		ts.Fatalf("lines %q, want %q", got, args)
	}
}

// writeBytes writes a file given as a Go string: bytes FILE "\xff\xfe".
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	s, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(s), 0o600))
}

// newer gives a database the version of a program that is yet to come: newer FILE.
// The version is four bytes of the header (PRAGMA user_version).
func newer(ts *testscript.TestScript, neg bool, args []string) {
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_WRONLY, 0)
	ts.Check(err)
	_, err = f.WriteAt([]byte{0, 0, 3, 0xe8}, 60)
	ts.Check(err)
	ts.Check(f.Close())
}

// repeat writes a file of N copies of a text: repeat FILE N TEXT.
func repeat(ts *testscript.TestScript, neg bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte(args[2]), n), 0o600))
}
