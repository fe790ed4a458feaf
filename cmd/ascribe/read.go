package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/muesli/termenv"
	"github.com/spf13/pflag"

	"ascribe/analyze/report"
	"ascribe/analyze/text"
	"ascribe/tui"
	"ascribe/tui/page"
	"ascribe/tui/print"
	"ascribe/tui/settings"
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
	if look.width < 0 {
		return usage(fmt.Sprintf("--width %d makes no sense", look.width), "give a number of columns, or 0 to have it chosen")
	}
	article, err := in.article(ctx, args)
	if err != nil {
		return err
	}
	analysis := func(ctx context.Context) (*report.Report, error) {
		a, err := newAnalyzer()
		if err != nil {
			return nil, err
		}
		return analyzeOne(ctx, a, article)
	}
	doc := text.Parse(article.Text, article.Format)
	if screen, ok := out.(*os.File); ok && isTerminal(out) && os.Getenv("TERM") != "dumb" {
		chosen, err := look.reader()
		if err != nil {
			return err
		}
		keys, _ := in.stdin.(*os.File)
		return closed(tui.Run(ctx, tui.Options{
			Name: article.Name, Doc: doc, Analyze: analysis,
			In: keys, Out: screen, Settings: chosen,
		}))
	}
	rep, err := analysis(ctx)
	if err != nil {
		return err
	}
	return cannotWrite(print.Article(out, doc, rep, look.printed(out), look.width))
}

// reader is what was chosen for the reader: in the settings file, and above it
// by flags.
func (l *look) reader() (settings.Settings, error) {
	chosen, err := settings.Load(tui.Known())
	if err != nil {
		return chosen, badSettings(err)
	}
	if l.theme.value != "auto" {
		chosen.Theme = l.theme.value
	}
	if l.color.value == "never" {
		chosen.Theme = "mono"
	}
	if l.width > 0 {
		chosen.Width = l.width
	}
	return chosen, nil
}

// closed says why the reader could not be opened or did not end as it should.
func closed(err error) error {
	switch {
	case err == nil, errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, tui.ErrNoTerminal):
		return failure("there is no terminal to read keys from", "print the marked text instead: ascribe FILE | cat", err)
	}
	return failure("the reader stopped: "+reason(err), "print the marked text instead: ascribe FILE | cat", err)
}
