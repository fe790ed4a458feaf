package settings

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

func known() *Known {
	return &Known{
		Themes: []string{"auto", "dark"}, Layers: []string{"actors", "speculation"}, Shown: []string{"actors"}, Width: 72,
		Verdicts: []Verdict{{1, "supported"}, {2, `so "so"`}},
		Actions: []Action{
			{"down", "Move", []string{"j", "down"}, "j ↓", "down a row"},
			{"up", "Move", []string{"k"}, "k", "up a row"},
			{"page", "Move", []string{" "}, "space", "down a screen"},
			{"odd", "Else", []string{`\`, `"`}, `\ "`, "keys that need quoting"},
			{"quit", "Else", []string{"q"}, "q", "quit"},
		},
		Key: func(s string) (string, bool) {
			if s == "space" {
				return " ", true
			}
			return s, len(s) == 1 || s == "down" || strings.HasPrefix(s, "f")
		},
		Required: []string{"quit"},
	}
}

func TestParse(t *testing.T) {
	const in = `theme = "my.json"
width = 66
layers = ["speculation"]
mouse = true
confidence = 0.5
keys.down = "x"
[verdicts]
3 = "checked"
1 = "true to the source"
[keys]
`
	// A dotted key and a table of one name may not both stand in TOML.
	if _, err := Parse("f", []byte(in), known()); err == nil {
		t.Error("a table that is defined twice is taken")
	}
	got, err := Parse("f", []byte(strings.TrimSuffix(in, "[keys]\n")), known())
	want := Settings{Theme: "my.json", Width: 66, Layers: []string{"speculation"}, Mouse: true, Confidence: .5,
		Verdicts: []Verdict{{1, "true to the source"}, {3, "checked"}}, Keys: map[string][]string{"down": {"x"}}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v\nwant %+v", got, err, want)
	}
	if got, err := Parse("f", nil, known()); err != nil || !reflect.DeepEqual(got, Settings{}) {
		t.Errorf("an empty file chooses %+v, %v", got, err)
	}
}

func TestMistakes(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"syntax", "width = 3\ntheme = dark\n", `f:2: `},
		{"unknown setting", "\nwidht = 3\n", `f:2: there is no setting "widht"; it is one of confidence, keys,`},
		{"the first one", "width = 3\nb = 1\na = 1\n", `f:2: there is no setting "b"`},
		{"theme", `theme = "drak"`, `f:1: there is no theme "drak"; give auto, dark or`},
		{"width", `width = "72"`, "f:1: width is not a number of columns; give"},
		{"width below zero", `width = -1`, "f:1: width is not"},
		{"layers", `layers = "actors"`, `f:1: layers is not a list of names; write it as layers = ["actors", "speculation"]`},
		{"layer", "layers = [\n\"actor\"]", `f:1: there is no layer "actor"; give some of actors, speculation`},
		{"layer twice", `layers = ["actors", "actors"]`, `f:1: the layer "actors" stands there twice`},
		{"mouse", `mouse = "yes"`, "f:1: mouse is neither true nor false; write"},
		{"confidence", `confidence = 50`, "f:1: confidence is not a share; give a number from 0 to 1"},
		{"confidence that is none", `confidence = nan`, "f:1: confidence is not a share"},
		{"verdict's digit", "[verdicts]\n\n10 = \"x\"", `f:3: "10" is no digit for a verdict`},
		{"verdict's name", "[verdicts]\n1 = 2", `f:2: verdict 1 has no name; write it as 1 = "supported"`},
		{"verdicts alike", "[verdicts]\n1 = \"x\"\n2 = \"x\"", `f:3: verdicts 1 and 2 are both "x"`},
		{"action", "[keys]\nup = \"k\"\ndwon = \"x\"", `f:3: there is no action "dwon"; is "down" meant?`},
		{"action like none", "[keys]\nzzzzzzzzz = \"x\"", `f:2: there is no action "zzzzzzzzz"; ascribe config init writes`},
		{"key", "[keys]\ndown = [\"j\", \"hyper+j\"]", `f:2: there is no key "hyper+j"; give a character`},
		{"digit", "[keys]\ndown = \"1\"", `f:2: the key "1" is a digit; give another`},
		{"keys", "[keys]\ndown = 1", `f:2: the keys of down are not a list; write them as down = ["x", "ctrl+x"]`},
		{"two chosen", "[keys]\ndown = \"x\"\nup = \"x\"", `f:3: the key "x" does both down and up; give one of them another key`},
		{"two chosen, the other way", "[keys]\nup = \"x\"\ndown = \"x\"", `f:3: the key "x" does both down and up`},
		{"one by default", "[keys]\ndown = \"k\"", `f:2: the key "k" does both down and up; give one of them another key, such as up = ["f9"]`},
		{"space", "[keys]\ndown = \"space\"", `f:2: the key "space" does both`},
		{"nothing to quit with", "[keys]\nquit = []", "f:2: no key is left to quit with; give quit a key"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse("f", []byte(tt.in), known())
			var e *Error
			if !errors.As(err, &e) || !strings.HasPrefix(err.Error(), tt.want) || e.Hint == "" {
				t.Errorf("%q:\ngot  %v\nwant %s", tt.in, err, tt.want)
			}
		})
	}
	if _, err := Parse("f", []byte("[keys]\ndown = \"k\"\nup = \"j\""), known()); err != nil {
		t.Errorf("two actions that change keys: %v", err)
	}
}

// The file that is written chooses nothing, and chooses what is usual when every
// comment in it is taken away: no line of it is wrong.
func TestDefault(t *testing.T) {
	text := Default(known())
	if got, err := Parse("f", []byte(text), known()); err != nil || !reflect.DeepEqual(got, Settings{}) {
		t.Errorf("it chooses %+v, %v", got, err)
	}
	// A line that sets something, or begins a table, is live when its # is gone.
	live := regexp.MustCompile(`(?m)^# (\[|[a-z0-9-]+ +=)`).ReplaceAllString(text, "$1")
	got, err := Parse("f", []byte(live), known())
	want := Settings{Theme: "auto", Layers: []string{"actors"}, Verdicts: known().Verdicts, Keys: map[string][]string{}}
	for _, a := range known().Actions {
		want.Keys[a.Name] = a.Keys
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v\nwant %+v\n%s", got, err, want, live)
	}
}

func TestFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a", "config.toml")
	if _, err := Read(name, known()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	if err := Init(name, known(), false); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte("width = 60"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Init(name, known(), false); !errors.Is(err, fs.ErrExist) {
		t.Errorf("the file is there already: %v", err)
	}
	if s, err := Read(name, known()); err != nil || s.Width != 60 {
		t.Errorf("the file was changed: %+v, %v", s, err)
	}
	if err := Init(name, known(), true); err != nil {
		t.Fatal(err)
	}
	if s, err := Read(name, known()); err != nil || s.Width != 0 {
		t.Errorf("the file was not replaced: %+v, %v", s, err)
	}
	if _, err := Read(filepath.Dir(name), known()); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a directory: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(Default(known())))
	f.Add([]byte("[keys]\ndown=[\"x\"]\n[[verdicts]]\n'1'=\"a\""))
	f.Add([]byte("keys.down.x = 1\nverdicts = {1 = 2}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := Parse("f", data, known())
		var e *Error
		if err != nil && (!errors.As(err, &e) || e.What == "" || e.Hint == "") {
			t.Errorf("%q: %v", data, err)
		}
	})
}
