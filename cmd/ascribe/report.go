package main

import (
	"io"

	"github.com/spf13/cobra"

	"ascribe/analyze/report"
)

func newReport(in *input, out io.Writer) *cobra.Command {
	format := choice{value: "text", allowed: []string{"json", "text"}}
	cmd := &cobra.Command{
		Use:   "report [FILE|-]",
		Short: "Print everything that was found, as text or JSON",
		Long: "Prints every finding: as text one per line, with file, line and column as a compiler " +
			"prints them, or as one JSON object of schema " + report.Schema + ".",
		Example: "ascribe report article.txt | grep 'speculation weasel'\nascribe report --format json article.txt",
		Args:    atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			article, err := in.article(cmd.Context(), args)
			if err != nil {
				return err
			}
			a, err := newAnalyzer()
			if err != nil {
				return err
			}
			rep, err := analyzeOne(cmd.Context(), a, article)
			if err != nil {
				return err
			}
			var page []byte
			if format.value == "json" {
				if page, err = encode(rep, true); err != nil {
					return failure("cannot write the report as JSON: "+err.Error(), "try --format text", err)
				}
			} else {
				page = listing(rep, article.Text)
			}
			_, err = out.Write(page)
			return cannotWrite(err)
		},
	}
	cmd.Flags().Var(&format, "format", "form of the report: text or json")
	return cmd
}
