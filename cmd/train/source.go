package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// source is a corpus that a stage learns from.
type source struct {
	path    string // under the data folder
	licence string
	open    bool // the licence is stated, and anybody may use and share what is learnt
}

// onlyOpen leaves out every source that is not open.
var onlyOpen bool

func (s source) used() bool { return s.open || !onlyOpen }

func (s source) name() string { return strings.TrimSuffix(s.path, ".gz") }

// card is the text beside a model that says what it is, what it learnt from and
// how good it is. Its figures are printed as they come, too.
type card struct {
	text, data, figures strings.Builder
}

func newCard(title, about string) *card {
	c := &card{}
	variant := "all data"
	if onlyOpen {
		variant = "only data whose licence is open"
	}
	fmt.Fprintf(&c.text, "# %s\n\n%s\n\nBuilt %s with %s.\n", title, about, time.Now().Format("2 January 2006"), variant)
	return c
}

// learnt lists a source that was read.
func (c *card) learnt(s source, amount string) {
	fmt.Fprintf(&c.data, "| %s | %s | %s |\n", s.name(), amount, s.licence)
}

func (c *card) figure(format string, args ...any) {
	line := fmt.Sprintf(format, args...)
	fmt.Println(line)
	fmt.Fprintln(&c.figures, line)
}

// write stores the card in a folder of models.
func (c *card) write(folder string) error {
	b := c.text.String()
	if c.data.Len() > 0 {
		b += "\nLearnt from these parts of the corpora, and from no others:\n\n| data | read | licence |\n|---|---|---|\n" + c.data.String()
	}
	if c.figures.Len() > 0 {
		b += "\nOn development sets, which were read to report only:\n\n```\n" + c.figures.String() + "```\n"
	}
	return os.WriteFile(filepath.Join(folder, "MODEL.md"), []byte(b), 0o644)
}
