package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"ascribe/tui"
	"ascribe/tui/settings"
)

// The manual page, the settings file and the README name every key of the table
// that the reader looks keys up in, with what it does; the help is tested there.
func TestEveryKeyIsToldEverywhere(t *testing.T) {
	var manual bytes.Buffer
	if err := newMan(&manual).Execute(); err != nil {
		t.Fatal(err)
	}
	_, keys, ok := strings.Cut(manual.String(), ".SH KEYS")
	if !ok {
		t.Fatal("the manual has no section about keys")
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	file := settings.Default(tui.Known())
	for _, a := range tui.Actions() {
		if entry := "\\fB" + a.Shown + "\\fP\n" + a.Help + " (" + a.Name + ")\n"; !strings.Contains(keys, entry) {
			t.Errorf("the manual does not say %q", entry)
		}
		if !strings.Contains(file, "# "+a.Name+" ") || !strings.Contains(file, "# "+a.Help+"\n") {
			t.Errorf("the settings file does not say that %s is to %s", a.Name, a.Help)
		}
		for _, key := range strings.Fields(a.Shown) {
			if !strings.Contains(string(readme), "`"+key+"`") || !strings.Contains(string(readme), a.Help) {
				t.Errorf("the README does not say that %s is to %s", key, a.Help)
			}
		}
	}
}

// What is said of actions that could not be saved is a command that works.
func TestUnsavedAreTakenInByTheCommandTold(t *testing.T) {
	said := closed(&tui.NotSaved{Actions: 1, Why: "the disk is full", Files: []string{"unsaved.json"}}).Error()
	_, command, _ := strings.Cut(said, "ascribe ")
	root := newRoot(streams{})
	cmd, args, err := root.Find(strings.Fields(command))
	if err == nil {
		err = cmd.ValidateArgs(args)
	}
	if err != nil {
		t.Errorf("%q: %v", said, err)
	}
}
