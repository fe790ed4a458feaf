package main

import (
	"context"
	"io"
	"os"

	"github.com/spf13/pflag"
)

// look is how the article is shown.
type look struct {
	color choice
	theme choice
	width int
}

func (l *look) flags(f *pflag.FlagSet) {
	l.color = choice{value: "auto", allowed: []string{"auto", "always", "never"}}
	l.theme = choice{value: "auto", allowed: []string{"auto", "dark", "light"}}
	f.Var(&l.color, "color", "use colours")
	f.Var(&l.theme, "theme", "background the colours are made for")
	f.IntVar(&l.width, "width", 0, "width of the text in columns (0: chosen by itself)")
}

// colored decides whether output to end is coloured: the flag first, then
// NO_COLOR (no-color.org), then CLICOLOR_FORCE (bixense.com/clicolors), then
// whether it is a terminal.
func (l *look) colored(end io.Writer) bool {
	switch l.color.value {
	case "always":
		return true
	case "never":
		return false
	}
	if os.Getenv("NO_COLOR") != "" {
		return false
	}
	if force := os.Getenv("CLICOLOR_FORCE"); force != "" && force != "0" {
		return true
	}
	return isTerminal(end) && os.Getenv("TERM") != "dumb"
}

func read(ctx context.Context, in *input, args []string, look *look, out io.Writer) error {
	article, err := in.article(ctx, args)
	if err != nil {
		return err
	}
	a, err := newAnalyzer()
	if err != nil {
		return err
	}
	rep, err := analyzeOne(ctx, a, article)
	if err != nil {
		return err
	}
	_, err = out.Write(listing(rep, article.Text))
	return cannotWrite(err)
}
