package gazetteer

import (
	"slices"
	"strings"
	"testing"
)

func TestTablesAreSorted(t *testing.T) {
	tables := map[string]Table{
		"countries": Countries, "places": Places, "organisations": Organisations, "groups": Groups, "given": Given,
		"surnames": Surnames, "titles": Titles, "heads": Heads, "nouns": Nouns, "nicknames": Nicknames,
	}
	total := 0
	for name, table := range tables {
		total += len(table.text)
		var keys []string
		for line := range strings.Lines(table.text) {
			key, _, ok := strings.Cut(line, "\t")
			if !ok {
				t.Errorf("%s: line %q has one column", name, line)
			}
			keys = append(keys, key)
		}
		if !slices.IsSorted(keys) {
			t.Errorf("%s is not sorted", name)
		}
		for _, k := range keys {
			if !table.Has(k) {
				t.Errorf("%s: %q is not found", name, k)
			}
		}
	}
	if total > 4<<20 {
		t.Errorf("the tables take %d bytes", total)
	}
}

func TestFind(t *testing.T) {
	tests := []struct {
		table Table
		name  string
		want  string
	}{
		{Countries, "U.S.", "US\tname\tcountry"},
		{Countries, "Russian", "RU\tadjective\tcountry"},
		{Countries, "Frenchmen", "FR\tpeople\tcountry"},
		{Countries, "Pyongyang", "KP\tcapital\tcountry"},
		{Countries, "Kremlin", "RU\tseat\torganisation"},
		{Countries, "Atlantis", ""},
		{Countries, "", ""},
		{Given, "Mary", "F"},
		{Titles, "prime minister", "head_of_government"},
		{Titles, "zzz", ""},
	}
	for _, tt := range tests {
		columns, ok := tt.table.Find(tt.name)
		if got := strings.Join(columns, "\t"); got != tt.want || ok != (tt.want != "") {
			t.Errorf("Find(%q) = %q %v, want %q", tt.name, got, ok, tt.want)
		}
	}
}

func TestBegins(t *testing.T) {
	for name, want := range map[string]bool{"North": true, "North Korea": false, "United": true, "Zzz": false} {
		if got := Countries.Begins(name); got != want {
			t.Errorf("Begins(%q) = %v, want %v", name, got, want)
		}
	}
}
