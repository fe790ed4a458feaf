package main

import (
	"cmp"
	"context"
	"io"
	"os"
	"strings"

	"github.com/muesli/termenv"
	"github.com/spf13/pflag"

	"ascribe/analyze/text"
	"ascribe/tui/page"
	"ascribe/tui/print"
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
	f.Var(&l.color, "color", "colours: auto, always or never")
	f.Var(&l.theme, "theme", "colours for a dark or a light background: auto, dark or light")
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

// printed is the look of printed text. The background of the terminal is not asked
// for: what is printed may be read elsewhere.
func (l *look) printed(end io.Writer) *page.Theme {
	if !l.colored(end) {
		return page.NoTheme()
	}
	profile := termenv.NewOutput(io.Discard, termenv.WithTTY(true)).ColorProfile()
	if profile == termenv.Ascii {
		profile = termenv.ANSI
	}
	return page.NewTheme(cmp.Or(l.background(), "dark"), profile)
}

// background is "dark" or "light" where the flag or the terminal's environment
// says so, else empty.
func (l *look) background() string {
	if l.theme.value != "auto" {
		return l.theme.value
	}
	// COLORFGBG is "foreground;background" in colours of the palette.
	_, back, ok := strings.Cut(os.Getenv("COLORFGBG"), ";")
	switch {
	case !ok:
		return ""
	case strings.HasSuffix(back, "7"), strings.HasSuffix(back, "15"):
		return "light"
	}
	return "dark"
}

// read shows an article: in the reader on a terminal, printed elsewhere.
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
	doc := text.Parse(article.Text, article.Format)
	return cannotWrite(print.Article(out, doc, rep, look.printed(out), look.width))
}
