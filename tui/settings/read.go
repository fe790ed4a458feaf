package settings

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// Error is what is wrong in a file.
type Error struct {
	File string
	Line int // 0 when it is about the whole file
	What string
	Hint string // what to do
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s; %s", e.File, e.What, e.Hint)
	}
	return fmt.Sprintf("%s:%d: %s; %s", e.File, e.Line, e.What, e.Hint)
}

// file is a file that is read: its values and the lines they stand on.
type file struct {
	name  string
	known *Known
	lines map[string]int // by dotted key
	out   Settings
}

// Parse reads the text of a settings file and checks it against what is known.
// The first thing that is wrong is an *Error.
func Parse(name string, data []byte, known *Known) (Settings, error) {
	var tree map[string]any
	if err := toml.Unmarshal(data, &tree); err != nil {
		var d *toml.DecodeError
		e := &Error{File: name, What: err.Error(), Hint: "see toml.io for the syntax"}
		if errors.As(err, &d) {
			e.Line, _ = d.Position()
			e.What = strings.TrimPrefix(d.Error(), "toml: ")
		}
		return Settings{}, e
	}
	f := &file{name: name, known: known, lines: lines(data)}
	// In the order of the file, so that the first error comes first.
	for _, key := range byLine(tree, f.lines, "") {
		set, ok := setters[key]
		if !ok {
			return Settings{}, f.wrong(key, fmt.Sprintf("there is no setting %q", key),
				"it is one of "+strings.Join(names(), ", "))
		}
		if err := set(f, key, tree[key]); err != nil {
			return Settings{}, err
		}
	}
	return f.out, nil
}

// setters take the settings in, by their names.
var setters = map[string]func(*file, string, any) error{
	"theme": (*file).theme, "width": (*file).width, "layers": (*file).layers, "mouse": (*file).mouse,
	"confidence": (*file).confidence, "verdicts": (*file).verdicts, "keys": (*file).keys,
}

func names() []string {
	var out []string
	for n := range setters {
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

func (f *file) wrong(key, what, hint string) error {
	return &Error{File: f.name, Line: f.lines[key], What: what, Hint: hint}
}

func (f *file) theme(key string, v any) error {
	s, ok := v.(string)
	if !ok || s == "" {
		return f.wrong(key, "theme is not a name", "give "+strings.Join(f.known.Themes, ", ")+" or a glamour style file in quotation marks")
	}
	if !slices.Contains(f.known.Themes, s) && !strings.HasSuffix(s, ".json") {
		return f.wrong(key, fmt.Sprintf("there is no theme %q", s), "give "+strings.Join(f.known.Themes, ", ")+" or the .json file of a glamour style")
	}
	f.out.Theme = s
	return nil
}

func (f *file) width(key string, v any) error {
	n, ok := v.(int64)
	if !ok || n < 0 || n > 1000 {
		return f.wrong(key, "width is not a number of columns", "give a whole number from 0 to 1000, 0 for a measure that reads well")
	}
	f.out.Width = int(n)
	return nil
}

func (f *file) layers(key string, v any) error {
	list, ok := words(v)
	if !ok {
		return f.wrong(key, "layers is not a list of names", "write it as layers = [\""+strings.Join(f.known.Layers, "\", \"")+"\"]")
	}
	for i, name := range list {
		if !slices.Contains(f.known.Layers, name) {
			return f.wrong(key, fmt.Sprintf("there is no layer %q", name), "give some of "+strings.Join(f.known.Layers, ", "))
		}
		if slices.Contains(list[:i], name) {
			return f.wrong(key, fmt.Sprintf("the layer %q stands there twice", name), "name it once")
		}
	}
	f.out.Layers = list
	return nil
}

func (f *file) mouse(key string, v any) error {
	on, ok := v.(bool)
	if !ok {
		return f.wrong(key, "mouse is neither true nor false", "write true or false, without quotation marks")
	}
	f.out.Mouse = on
	return nil
}

func (f *file) confidence(key string, v any) error {
	var c float64
	switch v := v.(type) {
	case float64:
		c = v
	case int64:
		c = float64(v)
	default:
		c = math.NaN()
	}
	if !(c >= 0 && c <= 1) {
		return f.wrong(key, "confidence is not a share", "give a number from 0 to 1, such as 0.5")
	}
	f.out.Confidence = c
	return nil
}

func (f *file) verdicts(key string, v any) error {
	table, ok := v.(map[string]any)
	if !ok {
		return f.wrong(key, "verdicts is not a table", "write [verdicts] and below it lines such as 1 = \"supported\"")
	}
	seen := map[string]string{}
	f.out.Verdicts = []Verdict{}
	for _, digit := range byLine(table, f.lines, "verdicts.") {
		at := "verdicts." + digit
		if len(digit) != 1 || digit < "1" || digit > "9" {
			return f.wrong(at, fmt.Sprintf("%q is no digit for a verdict", digit), "give 1 to 9, one of them a verdict")
		}
		name, ok := table[digit].(string)
		name = strings.TrimSpace(name)
		if !ok || name == "" || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f }) {
			return f.wrong(at, "verdict "+digit+" has no name", "write it as "+digit+" = \"supported\"")
		}
		if other, ok := seen[name]; ok {
			return f.wrong(at, fmt.Sprintf("verdicts %s and %s are both %q", other, digit, name), "give each a name of its own")
		}
		seen[name] = digit
		f.out.Verdicts = append(f.out.Verdicts, Verdict{int(digit[0] - '0'), name})
	}
	slices.SortFunc(f.out.Verdicts, func(a, b Verdict) int { return a.Digit - b.Digit })
	return nil
}

// words is a list of strings.
func words(v any) ([]string, bool) {
	list, ok := v.([]any)
	out := []string{}
	for _, e := range list {
		s, isString := e.(string)
		if !isString {
			return nil, false
		}
		out = append(out, s)
	}
	return out, ok
}

// byLine are the keys of a table in the order of the file.
func byLine(table map[string]any, lines map[string]int, prefix string) []string {
	var out []string
	for k := range table {
		out = append(out, k)
	}
	slices.SortFunc(out, func(a, b string) int {
		if d := lines[prefix+a] - lines[prefix+b]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return out
}

// lines finds the line of every key of a file that is known to parse. A table
// has the line where it is first named.
func lines(data []byte) map[string]int {
	out := map[string]int{}
	var p unstable.Parser
	p.Reset(data)
	var table []string
	for p.NextExpression() {
		e := p.Expression()
		var path []string
		line := 0
		for k := e.Key(); k.Next(); {
			path = append(path, string(k.Node().Data))
			if line == 0 {
				line = p.Shape(k.Node().Raw).Start.Line
			}
		}
		if e.Kind == unstable.Table || e.Kind == unstable.ArrayTable {
			table = path
		} else {
			path = slices.Concat(table, path)
		}
		for n := range path {
			if at := strings.Join(path[:n+1], "."); out[at] == 0 {
				out[at] = line
			}
		}
	}
	return out
}
