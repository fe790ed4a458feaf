package settings

import (
	"fmt"
	"slices"
	"strings"
)

// keys takes in the keys of actions. Two actions on one key are an error, also
// when one of them has it by default: which of them was meant is not for the
// program to guess.
func (f *file) keys(key string, v any) error {
	table, ok := v.(map[string]any)
	if !ok {
		return f.wrong(key, "keys is not a table", "write [keys] and below it lines such as down = [\"j\", \"down\"]")
	}
	f.out.Keys = map[string][]string{}
	for _, name := range byLine(table, f.lines, "keys.") {
		at := "keys." + name
		if !slices.ContainsFunc(f.known.Actions, func(a Action) bool { return a.Name == name }) {
			return f.wrong(at, fmt.Sprintf("there is no action %q", name), f.nearest(name))
		}
		list, ok := words(table[name])
		if one, isString := table[name].(string); isString {
			list, ok = []string{one}, true
		}
		if !ok {
			return f.wrong(at, fmt.Sprintf("the keys of %s are not a list", name), "write them as "+name+" = [\"x\", \"ctrl+x\"]")
		}
		for i, k := range list {
			if len(k) == 1 && k >= "0" && k <= "9" {
				return f.wrong(at, fmt.Sprintf("the key %q is a digit", k), "give another: digits count, and give verdicts")
			}
			canonical, ok := f.known.Key(k)
			if !ok {
				return f.wrong(at, fmt.Sprintf("there is no key %q", k),
					"give a character, a name such as space, enter, pgdown or f2, or one of them after ctrl+, alt+ or shift+")
			}
			list[i] = canonical
		}
		f.out.Keys[name] = list
	}
	return f.clash()
}

// clash finds a key that two actions have, and an action nobody could do without.
func (f *file) clash() error {
	owner := map[string]Action{}
	way := false
	for _, a := range f.known.Actions {
		chosen, own := f.out.Keys[a.Name]
		if !own {
			chosen = a.Keys
		}
		if len(chosen) > 0 && slices.Contains(f.known.Required, a.Name) {
			way = true
		}
		for _, k := range chosen {
			other, taken := owner[k]
			owner[k] = a
			if !taken || other.Name == a.Name {
				continue
			}
			// The line is that of the later choice; the other one may be a default.
			at, rest := "keys."+a.Name, other.Name
			if f.lines["keys."+other.Name] > f.lines[at] {
				at, rest = "keys."+other.Name, a.Name
			}
			if k == " " {
				k = "space"
			}
			return f.wrong(at, fmt.Sprintf("the key %q does both %s and %s", k, other.Name, a.Name),
				fmt.Sprintf("give one of them another key, such as %s = [\"f9\"], or none, %s = []", rest, rest))
		}
	}
	if !way && len(f.known.Required) > 0 {
		return f.wrong("keys."+f.known.Required[0], "no key is left to quit with",
			"give "+strings.Join(f.known.Required, " or ")+" a key")
	}
	return nil
}

// nearest suggests the action that was meant.
func (f *file) nearest(name string) string {
	best, at := len(name)/2+1, ""
	for _, a := range f.known.Actions {
		if d := distance(name, a.Name); d < best {
			best, at = d, a.Name
		}
	}
	if at == "" {
		return "ascribe config init writes a file that names them all"
	}
	return fmt.Sprintf("is %q meant? ascribe config init writes a file that names them all", at)
}

// distance is the number of letters to change, add or take away between two names.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			d := diagonal
			if a[i] != b[j] {
				d = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)]
}
