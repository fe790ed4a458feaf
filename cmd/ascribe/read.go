package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/muesli/termenv"
	"github.com/spf13/pflag"

	"ascribe/analyze"
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
	theme string
	width int
}

func (l *look) flags(f *pflag.FlagSet) {
	l.color = choice{value: "auto", allowed: []string{"auto", "always", "never"}}
	f.Var(&l.color, "color", "colours: auto, always or never")
	f.StringVar(&l.theme, "theme", "auto", "colours: auto, dark, light, contrast, safe (for the colour-blind), or a glamour style file")
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
func (l *look) printed(end io.Writer) (*page.Theme, error) {
	name, style, err := styled(l.theme)
	if err != nil {
		return nil, err
	}
	if !l.colored(end) {
		return page.NoTheme(), nil
	}
	profile := termenv.NewOutput(io.Discard, termenv.WithTTY(true)).ColorProfile()
	if profile == termenv.Ascii {
		profile = termenv.ANSI
	}
	theme := page.NewTheme(page.ThemeFor(name, darkGround()), profile)
	if style != nil {
		return theme.WithStyle(style.Name, style.JSON)
	}
	return theme, nil
}

// darkGround is whether the background is dark, as far as the terminal's
// environment tells: COLORFGBG is "foreground;background" in colours of the palette.
func darkGround() bool {
	_, back, ok := strings.Cut(os.Getenv("COLORFGBG"), ";")
	return !ok || !strings.HasSuffix(back, "7") && !strings.HasSuffix(back, "15")
}

// styled is a theme by its name, or the glamour style of a file.
func styled(theme string) (name string, style *tui.Style, err error) {
	if theme == "" || slices.Contains(page.ThemeNames(), theme) {
		return theme, nil, nil
	}
	hint := "give " + strings.Join(page.ThemeNames(), ", ") + " or a glamour style file"
	if !strings.ContainsAny(theme, "./"+string(os.PathSeparator)) {
		return "", nil, usage(fmt.Sprintf("there is no theme %q", theme), hint)
	}
	data, err := os.ReadFile(theme)
	if err != nil {
		return "", nil, usage("cannot read the theme "+theme+": "+reason(err), hint)
	}
	style = &tui.Style{Name: strings.TrimSuffix(filepath.Base(theme), ".json"), JSON: data}
	if _, err := page.NewTheme("dark", termenv.TrueColor).WithStyle(style.Name, data); err != nil {
		return "", nil, usage("the theme "+theme+" is "+err.Error(), hint)
	}
	return "auto", style, nil
}

// read shows an article: in the reader on a terminal, printed elsewhere.
func read(ctx context.Context, in *input, args []string, look *look, desk *desk, out io.Writer) error {
	if look.width < 0 {
		return usage(fmt.Sprintf("--width %d makes no sense", look.width), "give a number of columns, or 0 to have it chosen")
	}
	files, err := in.files(args)
	if err != nil {
		return err
	}
	analyzer := sync.OnceValues(newAnalyzer)
	if desk.require {
		return desk.required(ctx, in, files, analyzer)
	}
	if screen, ok := out.(*os.File); ok && isTerminal(out) && os.Getenv("TERM") != "dumb" {
		chosen, err := look.reader()
		if err != nil {
			return err
		}
		var style *tui.Style
		if chosen.Theme, style, err = styled(chosen.Theme); err != nil {
			return err
		}
		keys, _ := in.stdin.(*os.File)
		return closed(tui.Run(ctx, tui.Options{
			Articles: in.articles(files, analyzer), Reviews: desk.reviews(), In: keys, Out: screen, Settings: chosen, Style: style,
		}))
	}
	theme, err := look.printed(out)
	if err != nil {
		return err
	}
	for i, name := range files {
		if i > 0 {
			if _, err := io.WriteString(out, "\n\n"); err != nil {
				return cannotWrite(err)
			}
		}
		if err := printOne(ctx, in, name, analyzer, theme, look.width, out); err != nil {
			return err
		}
	}
	return nil
}

// printOne prints an article with its marks and lists.
func printOne(ctx context.Context, in *input, name string, analyzer func() (*analyze.Analyzer, error), theme *page.Theme, width int,
	out io.Writer,
) error {
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
	doc := text.Parse(article.Text, article.Format)
	return cannotWrite(print.Article(out, doc, rep, theme, width))
}

// firstRead is how many bytes of an article are read before it is shown.
const firstRead = 32_000

// articles are the named inputs as the reader opens them.
func (in *input) articles(files []string, analyzer func() (*analyze.Analyzer, error)) []tui.Article {
	out := make([]tui.Article, len(files))
	for i, name := range files {
		out[i] = tui.Article{Name: origin(name), Open: func(ctx context.Context) (tui.Opened, error) {
			article, err := in.article(ctx, name)
			if err != nil {
				return tui.Opened{}, err
			}
			o := tui.Opened{}
			if start, ok := text.Start(article.Text, article.Format, firstRead); ok {
				o.Doc, o.Rest = start, func() *text.Document { return text.Parse(article.Text, article.Format) }
			} else {
				o.Doc = text.Parse(article.Text, article.Format)
			}
			part := article
			part.Format = o.Doc.Format // a part alone could look like another one
			o.Analyze = analysis(article, part, analyzer)
			return o, nil
		}}
		if name != "-" {
			out[i].Path = name
		}
	}
	return out
}

// analysis is what the reader calls for the marks of an article.
func analysis(whole, part analyze.Article, analyzer func() (*analyze.Analyzer, error)) tui.Analysis {
	return func(ctx context.Context, s text.Span, tell func(float64)) (*report.Report, error) {
		a, err := analyzer()
		if err != nil {
			return nil, err
		}
		if s.Empty() {
			return analyzeOne(analyze.WithProgress(ctx, tell), a, whole)
		}
		alone := part
		alone.Text = blank(s.Start) + part.Text[s.Start:s.End]
		return analyzeOne(ctx, a, alone)
	}
}

// blank is n bytes of empty lines: in front of a part of an article they leave
// its bytes where they stand.
func blank(n int) string {
	const line = 4096
	row := strings.Repeat(" ", line-1) + "\n"
	if rest := n % line; rest > 0 {
		return strings.Repeat(row, n/line) + row[line-rest:]
	}
	return strings.Repeat(row, n/line)
}

// reader is what was chosen for the reader: in the settings file, and above it
// by flags.
func (l *look) reader() (settings.Settings, error) {
	chosen, err := settings.Load(tui.Known())
	if err != nil {
		return chosen, badSettings(err)
	}
	if l.theme != "auto" {
		chosen.Theme = l.theme
	}
	chosen.Colorless = l.color.value == "never"
	if l.width > 0 {
		chosen.Width = l.width
	}
	return chosen, nil
}

// closed says why the reader could not be opened or did not end as it should.
func closed(err error) error {
	var told *problem
	var unsaved *tui.NotSaved
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.As(err, &told):
		return err
	case errors.As(err, &unsaved):
		return failure(unsaved.Error(), "make room or mend the folder, then: ascribe reviews import ARTICLE FILE", err)
	case errors.Is(err, tui.ErrNoTerminal):
		return failure("there is no terminal to read keys from", "print the marked text instead: ascribe FILE | cat", err)
	}
	return failure("the reader stopped: "+reason(err), "print the marked text instead: ascribe FILE | cat", err)
}
