// Package settings holds what a reader can choose once and for all: the file
// ascribe/config.toml in the place where the system keeps configuration.
//
// It knows the form of the file and checks it; what themes, layers, actions and
// keys there are it is told, so that the file cannot name one that the reader
// does not have. Whatever is wrong in the file is an [Error] with its line and
// with what to do. It shows nothing and changes no file but the one that
// [Init] is asked to write.
//
// Syntax is the concern of the TOML library. The meaning of each value is checked
// here, one function a setting, on the library's generic values: its own messages
// speak of Go types.
package settings

// Settings are the reader's choices. The zero value chooses nothing.
type Settings struct {
	Theme      string              // name or glamour style file; empty to find out
	Colorless  bool                // no colours, whatever the theme
	Width      int                 // columns of text; 0 for a measure that reads well
	Layers     []string            // shown at start; nil for the usual ones
	Mouse      bool                // the mouse works from the start
	Confidence float64             // findings less certain than this are not shown
	Verdicts   []Verdict           // in the order of their digits; nil for the usual ones
	Keys       map[string][]string // keys of an action instead of its usual ones
}

// Verdict is what a reader can make of a claim, and the digit that says it.
type Verdict struct {
	Digit int // 1 to 9
	Name  string
}

// Known is what a file may name.
type Known struct {
	Themes   []string
	Layers   []string // all there are
	Shown    []string // those shown when nothing is chosen
	Width    int      // when nothing is chosen
	Verdicts []Verdict
	Actions  []Action
	// Key is the name of a key as the terminal gives it, for the name a person
	// writes; false for no key.
	Key func(string) (string, bool)
	// Required are actions that cannot all be without a key, lest nobody could
	// leave the reader.
	Required []string
}

// Action is something a key does.
type Action struct {
	Name    string
	Section string   // of the help
	Keys    []string // as the terminal gives them
	Shown   string   // the keys as a person reads them
	Help    string
}
