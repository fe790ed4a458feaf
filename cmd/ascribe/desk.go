package main

import (
	"cmp"
	"os"

	"github.com/spf13/pflag"

	"ascribe/tui"
	"ascribe/tui/review/store"
)

// desk is where and in whose name articles are reviewed.
type desk struct {
	reviewer string
	private  bool
}

func (d *desk) flags(f *pflag.FlagSet) {
	d.reviewerFlag(f)
	f.BoolVar(&d.private, "private", false, "keep nothing: no place, no verdicts, no notes")
}

func (d *desk) reviewerFlag(f *pflag.FlagSet) {
	f.StringVar(&d.reviewer, "reviewer", "", "name of who reviews (default: the name of the user)")
}

// who is the name of who reviews.
func (d *desk) who() string {
	return cmp.Or(d.reviewer, os.Getenv("USER"), os.Getenv("LOGNAME"), os.Getenv("USERNAME"), "reader")
}

// reviews are where the reader keeps what it is told; nil for nowhere.
func (d *desk) reviews() *tui.Reviews {
	if d.private {
		return nil
	}
	return &tui.Reviews{Store: &store.Lazy{File: store.Path()}, Reviewer: d.who()}
}
