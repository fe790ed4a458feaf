package tui

import (
	"flag"
	"os"
	"strings"
	"testing"
)

// readmeKeys is the table of keys as the README has it.
func readmeKeys() string {
	var b strings.Builder
	b.WriteString("| | |\n|---|---|\n")
	section := ""
	for _, a := range Actions() {
		if len(a.Keys) == 0 {
			continue
		}
		if a.Section != section {
			if section != "" {
				b.WriteString(" |\n")
			}
			section = a.Section
			b.WriteString("| " + section + " | ")
		} else {
			b.WriteString(" · ")
		}
		for _, k := range strings.Fields(a.Shown) {
			b.WriteString("`" + strings.ReplaceAll(k, "|", "\\|") + "` ")
		}
		b.WriteString(strings.ReplaceAll(a.Help, "|", "\\|"))
	}
	return b.String() + " |\n"
}

// The README's table of keys is made from the key table.
func TestReadmeHasTheKeys(t *testing.T) {
	const name, begin, end = "../README.md", "\n## Keys\n\n", "\n## "
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(b), begin)
	table, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("the README has no section about keys")
	}
	prose := ""
	if i := strings.Index(table, "\n\n"); i >= 0 {
		table, prose = table[:i+1], table[i+1:]
	}
	if table == readmeKeys() {
		return
	}
	if flag.Lookup("update").Value.String() != "true" { // a flag of the library of golden files
		t.Fatalf("the README's keys are not those of the key table: go test ./tui -run Readme -update\ngot\n%s\nwant\n%s", table, readmeKeys())
	}
	if err := os.WriteFile(name, []byte(before+begin+readmeKeys()+prose+end+after), 0o644); err != nil {
		t.Fatal(err)
	}
}
