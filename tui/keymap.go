package tui

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// keymap is the key table with the reader's own choices in it.
type keymap struct {
	table []binding
	does  map[string]action // by key
}

// newKeymap puts the keys that were chosen for actions in place of their usual
// ones. They have been checked: no key does two things.
func newKeymap(chosen map[string][]string) *keymap {
	k := &keymap{table: slices.Clone(keyTable), does: map[string]action{}}
	for i := range k.table {
		b := &k.table[i]
		if keys, ok := chosen[string(b.does)]; ok {
			b.keys, b.shown = keys, shownKeys(keys)
		}
		for _, key := range b.keys {
			k.does[key] = b.does
		}
	}
	return k
}

// action is the action of a key as bubbletea spells it; empty for none.
func (k *keymap) action(key string) action { return k.does[key] }

// key is the first key of an action as a person reads it, for hints; empty when
// it has none.
func (k *keymap) key(a action) string {
	for _, b := range k.table {
		if b.does == a {
			first, _, _ := strings.Cut(b.shown, " ")
			return first
		}
	}
	return ""
}

// shownKeys is how a person reads keys that were chosen.
func shownKeys(keys []string) string {
	var out []string
	for _, k := range keys {
		k = strings.NewReplacer("ctrl+", "^", "shift+", "⇧").Replace(k)
		switch k {
		case " ":
			k = "space"
		case "down":
			k = "↓"
		case "up":
			k = "↑"
		}
		out = append(out, k)
	}
	return strings.Join(out, " ")
}

// keyName is a key as bubbletea spells it, for the name a person writes.
func keyName(s string) (string, bool) {
	if s == "space" {
		return " ", true
	}
	rest, alt := strings.CutPrefix(s, "alt+")
	if alt && rest == "space" {
		return "alt+ ", true
	}
	if utf8.RuneCountInString(rest) == 1 {
		r, _ := utf8.DecodeRuneInString(rest)
		return s, unicode.IsPrint(r)
	}
	// bubbletea's list of names is its own; the names of all types are the list.
	for t := tea.KeyType(-128); t <= 127; t++ {
		if name := (tea.Key{Type: t}).String(); name == rest && name != "runes" && name != "" {
			return s, true
		}
	}
	return "", false
}
