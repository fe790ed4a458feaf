package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/pflag"

	"ascribe/analyze"
	"ascribe/tui"
	"ascribe/tui/review/store"
	"ascribe/tui/settings"
)

// desk is where and in whose name articles are reviewed.
type desk struct {
	reviewer string
	private  bool
	require  bool
}

func (d *desk) flags(f *pflag.FlagSet) {
	d.reviewerFlag(f)
	f.BoolVar(&d.require, "require-review", false, "show nothing: exit with 10 while a claim that the reader shows is without a verdict, or one is disputed, else with 0")
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

// exitOpen is the exit code while an article is not reviewed to the end.
const exitOpen = 10

// required checks that every claim that the reader shows has a verdict and none is
// disputed.
func (d *desk) required(ctx context.Context, in *input, files []string, analyzer func() (*analyze.Analyzer, error)) error {
	least, err := leastConfidence()
	if err != nil {
		return err
	}
	lazy := &store.Lazy{File: store.Path()}
	defer lazy.Close()
	for _, name := range files {
		article, err := in.article(ctx, name)
		if err != nil {
			return err
		}
		a, err := analyzer()
		if err != nil {
			return err
		}
		rep, err := analyzeOne(ctx, a, article)
		if err != nil {
			return err
		}
		reviewed := articleOf(name, article.Name, article.Text, rep)
		reviewed.Least = least
		k := store.NewKeeper(lazy, reviewed, d.who())
		if _, err := k.Flush(ctx); err != nil && !errors.Is(err, store.ErrReadOnly) {
			return stored(err)
		}
		if open, disputed := k.Review().Undone(least); open+disputed > 0 {
			return &problem{what: fmt.Sprintf("%s is not reviewed: %d without a verdict, %d disputed", title(name), open, disputed),
				hint: "review it: ascribe " + name, code: exitOpen}
		}
	}
	return nil
}

// leastConfidence is how certain a finding has to be for the reader to show it and
// to ask for a verdict.
func leastConfidence() (float64, error) {
	chosen, err := settings.Load(tui.Known())
	if err != nil {
		return 0, badSettings(err)
	}
	return chosen.Confidence, nil
}
