package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/fang"
	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"

	"ascribe/analyze/text"
	"ascribe/tui"
)

// streams are the two ends of a command that carry articles and findings.
type streams struct {
	in  io.Reader
	out io.Writer
}

// newRoot builds the command line.
func newRoot(s streams) *cobra.Command {
	in := &input{stdin: s.in}
	look := &look{}
	desk := &desk{}
	root := &cobra.Command{
		Use:   "ascribe [FILE|DIRECTORY|-]...",
		Short: "See who says what in a news article",
		Long: "Reads a news article in English and marks who each statement is ascribed to, " +
			"what is speculation, who the actors are and which consequences are claimed. " +
			"On a terminal it opens a reader, with a list when there are several articles; " +
			"elsewhere it prints the marked text.",
		Example: strings.Join([]string{
			"ascribe article.txt",
			"ascribe monday.md tuesday.txt archive/",
			"cat article.md | ascribe",
			"ascribe article.txt | less",
			"ascribe report article.txt --format json",
			"ascribe batch articles.ndjson > reports.ndjson",
		}, "\n"),
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return read(cmd.Context(), in, args, look, desk, s.out)
		},
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usage(err.Error(), "see "+cmd.CommandPath()+" --help")
	})
	in.flags(root.PersistentFlags())
	look.flags(root.Flags())
	desk.flags(root.Flags())
	root.AddCommand(newReport(in, s.out), newBatch(s), newReviews(in, s), newConfig(s.out), newVersion(s.out), newMan(s.out))
	return root
}

// execute runs root in fang's manner: its help, version and completions.
//
// fang asks a terminal on os.Stdout for its background before it prints help or
// an error, and waits two seconds for terminals that do not answer. The colours
// below need no answer, so os.Stdout is hidden from it until the question has
// passed: the colour scheme is asked for right after it, and right before the
// width of the terminal is looked up.
func execute(ctx context.Context, root *cobra.Command) error {
	stdout := os.Stdout
	show := func() { os.Stdout = stdout }
	defer show()
	os.Stdout = nil
	return fang.Execute(ctx, root,
		fang.WithVersion(version()),
		fang.WithoutManpage(), // it writes to os.Stdout; newMan does not
		fang.WithColorSchemeFunc(func(lipgloss.LightDarkFunc) fang.ColorScheme {
			show()
			return helpColors()
		}),
		fang.WithErrorHandler(func(io.Writer, fang.Styles, error) {}), // run says it
	)
}

// helpColors can be read on dark and on light terminals: the text keeps the
// terminal's own colour, the rest are colours of its palette.
func helpColors() fang.ColorScheme {
	return fang.ColorScheme{
		Base:           lipgloss.NoColor{},
		Title:          lipgloss.Blue,
		Description:    lipgloss.NoColor{},
		Codeblock:      lipgloss.NoColor{},
		Program:        lipgloss.Blue,
		DimmedArgument: lipgloss.NoColor{},
		Comment:        lipgloss.NoColor{},
		Flag:           lipgloss.Green,
		FlagDefault:    lipgloss.NoColor{},
		Command:        lipgloss.Magenta,
		QuotedString:   lipgloss.Green,
		Argument:       lipgloss.NoColor{},
		Help:           lipgloss.NoColor{},
		Dash:           lipgloss.NoColor{},
	}
}

// newMan prints the manual page.
func newMan(out io.Writer) *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "Print the manual page",
		Args:  none,
		RunE: func(cmd *cobra.Command, _ []string) error {
			page, err := mango.NewManPage(1, cmd.Root())
			if err != nil {
				return failure("cannot build the manual page: "+err.Error(), "see ascribe --help instead", err)
			}
			doc := roff.NewDocument()
			page.Build(doc)
			manKeys(doc)
			_, err = io.WriteString(out, doc.String())
			return cannotWrite(err)
		},
	}
}

// manKeys is the manual's section about the keys of the reader.
func manKeys(doc *roff.Document) {
	literal := strings.NewReplacer("%", "%%") // it takes what it writes for a format
	doc.Section("Keys")
	for _, a := range tui.Actions() {
		doc.TaggedParagraph(-1)
		doc.TextBold(literal.Replace(a.Shown))
		doc.EndSection()
		doc.Text(literal.Replace(a.Help + " (" + a.Name + ")"))
	}
	doc.Section("Files")
	doc.TaggedParagraph(-1)
	doc.TextBold("ascribe/config.toml")
	doc.EndSection()
	doc.Text("settings of the reader, in the place of the system for configuration; ascribe config path tells where, " +
		"ascribe config init writes one in which every action above stands with its keys.")
}

// atMostOne is the check of a command that works on one article.
func atMostOne(cmd *cobra.Command, args []string) error {
	if len(args) <= 1 {
		return nil
	}
	if slices.Contains(args[1:], "-") || args[0] == "-" {
		return usage("both a file and standard input are given", "name one of them")
	}
	return usage(fmt.Sprintf("%s takes one article, not %d", cmd.CommandPath(), len(args)),
		"give one FILE, or use ascribe batch for many")
}

// none is the check of a command that takes no argument.
func none(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usage(fmt.Sprintf("%s takes no argument", cmd.CommandPath()), "see "+cmd.CommandPath()+" --help")
}

// choice is a flag that takes one of a few words.
type choice struct {
	value   string
	allowed []string
}

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return strings.Join(c.allowed, "|") }
func (c *choice) Set(s string) error {
	if !slices.Contains(c.allowed, s) {
		return fmt.Errorf("it is one of %s", strings.Join(c.allowed, ", "))
	}
	c.value = s
	return nil
}

// format is the input format that a choice among auto, text and markdown names.
func (c *choice) format() text.Format {
	switch c.value {
	case "text":
		return text.Plain
	case "markdown":
		return text.Markdown
	}
	return text.Auto
}
