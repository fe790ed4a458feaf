package settings

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"
)

const inside = "ascribe/config.toml"

// limit is more than any settings file needs; something else was given by mistake.
const limit = 1 << 20

// Path is where the settings file of the user belongs.
func Path() string { return filepath.Join(xdg.ConfigHome, filepath.FromSlash(inside)) }

// Load reads the settings file: that of the user, else the first there is in the
// system's places. Without any, nothing is chosen.
func Load(known *Known) (Settings, error) {
	for _, dir := range append([]string{xdg.ConfigHome}, xdg.ConfigDirs...) {
		s, err := Read(filepath.Join(dir, filepath.FromSlash(inside)), known)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		return s, err
	}
	return Settings{}, nil
}

// Read reads a settings file. A file that does not exist is fs.ErrNotExist.
func Read(name string, known *Known) (Settings, error) {
	info, err := os.Stat(name)
	if err == nil && (info.Size() > limit || !info.Mode().IsRegular()) {
		return Settings{}, &Error{File: name, What: "this is not a settings file", Hint: "write one with ascribe config init"}
	}
	var data []byte
	if err == nil {
		data, err = os.ReadFile(name)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Settings{}, err
	case err != nil:
		var p *fs.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		return Settings{}, &Error{File: name, What: "it cannot be read: " + err.Error(), Hint: "change its permissions, or take it away"}
	}
	return Parse(name, data, known)
}

// Init writes a file that names every setting and chooses none, and makes the
// directories above it. It replaces a file only when force is set; else the
// error is fs.ErrExist.
func Init(name string, known *Known, force bool) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	flags := os.O_WRONLY | os.O_CREATE | os.O_EXCL
	if force {
		flags = os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	}
	f, err := os.OpenFile(name, flags, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(Default(known))
	return errors.Join(err, f.Close())
}

// Default is the text of a file that names every setting with what it is when
// nothing is chosen. All of it is comment.
func Default(known *Known) string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("# Settings of the reader. Take the # away before a line to change it;")
	say("# ascribe config check tells whether all is well.")
	say("")
	say("# Colours: %s, or a glamour style file", strings.Join(known.Themes, ", "))
	say("# (\"/home/me/style.json\"). auto asks the terminal for its background.")
	say("# theme = \"auto\"")
	say("")
	say("# Columns of text; 0 is the usual measure of %d.", known.Width)
	say("# width = 0")
	say("")
	say("# Layers shown at start, of %s.", strings.Join(known.Layers, ", "))
	say("# layers = [%s]", quoted(known.Shown))
	say("")
	say("# Whether the mouse scrolls and clicks from the start; text can be selected while it does not.")
	say("# mouse = false")
	say("")
	say("# Findings less certain than this, from 0 to 1, are not shown.")
	say("# confidence = 0.0")
	say("")
	say("# Verdicts on a claim, by the digit that gives them.")
	say("# [verdicts]")
	for _, v := range known.Verdicts {
		say("# %d = %s", v.Digit, quote(v.Name))
	}
	say("")
	say("# Keys. A list takes the place of the usual keys; an empty one leaves the action without any.")
	say("# Names: a character, space, enter, esc, tab, up, down, left, right, home, end, pgup, pgdown,")
	say("# insert, delete, backspace, f1 to f20, and ctrl+, alt+ or shift+ before some of them.")
	say("# [keys]")
	section := ""
	for _, a := range known.Actions {
		if a.Section != section {
			section = a.Section
			say("# # %s", section)
		}
		say("# %-22s = %-28s # %s", a.Name, "["+quoted(a.Keys)+"]", a.Help)
	}
	return b.String()
}

func quoted(list []string) string {
	var out []string
	for _, s := range list {
		out = append(out, quote(s))
	}
	return strings.Join(out, ", ")
}

// quote is a string in TOML.
func quote(s string) string {
	if s == " " {
		s = "space"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
