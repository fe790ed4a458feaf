package tui

import (
	"os"
	"strings"
	"testing"
)

// The README names every key of the table that is not a second name for another.
func TestReadmeNamesTheKeys(t *testing.T) {
	b, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, keys, _ := strings.Cut(string(b), "\n## Keys\n")
	keys, _, found := strings.Cut(keys, "\n## ")
	if !found {
		t.Fatal("the README has no section about keys")
	}
	for _, b := range keyTable {
		key, _, _ := strings.Cut(b.shown, " ")
		if !strings.Contains(keys, "`"+key+"`") {
			t.Errorf("the README does not name %q, %s", key, b.help)
		}
	}
}
