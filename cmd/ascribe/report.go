package main

import (
	"bytes"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"ascribe/analyze"
	"ascribe/analyze/report"
	"ascribe/tui/export"
)

func newReport(in *input, out io.Writer) *cobra.Command {
	format := choice{value: "text", allowed: reportFormats()}
	cmd := &cobra.Command{
		Use:   "report [FILE|-]",
		Short: "Print everything that was found, as text, JSON, a web page and more",
		Long: "Prints every finding: as text one per line, with file, line and column as a compiler " +
			"prints them, as one JSON object of schema " + report.Schema + ", or in a form for other programs:\n\n" + formatList(),
		Example: "ascribe report article.txt | grep 'speculation weasel'\nascribe report --format json article.txt\n" +
			"ascribe report --format html article.txt > article.html",
		Args: atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			name, err := in.only(args)
			if err != nil {
				return err
			}
			article, err := in.article(cmd.Context(), name)
			if err != nil {
				return err
			}
			a, err := newAnalyzer()
			if err != nil {
				return err
			}
			if format.value == "conllu" {
				return printCoNLLU(cmd.Context(), a, article, out)
			}
			rep, err := analyzeOne(cmd.Context(), a, article)
			if err != nil {
				return err
			}
			page, err := printed(rep, article, format.value)
			if err != nil {
				return err
			}
			_, err = out.Write(page)
			return cannotWrite(err)
		},
	}
	cmd.Flags().Var(&format, "format", "form of the report")
	return cmd
}

// reportFormats are the forms of a report without a review. In JSON it stands
// alone.
func reportFormats() []string {
	names := []string{"text", "json", "conllu"}
	for _, k := range export.Formats() {
		if k.Format != export.JSON {
			names = append(names, string(k.Format))
		}
	}
	return names
}

func formatList() string {
	var b bytes.Buffer
	for _, k := range export.Formats() {
		if k.Format != export.JSON {
			fmt.Fprintf(&b, "  %-12s %s\n", k.Format, k.About)
		}
	}
	fmt.Fprintf(&b, "  %-12s %s\n", "conllu", "words, trees and actors for work with language data, as in Universal Dependencies")
	return b.String()
}

// printed is the report in a form.
func printed(rep *report.Report, article analyze.Article, format string) ([]byte, error) {
	switch format {
	case "text":
		return listing(rep, article.Text), nil
	case "json":
		page, err := export.Encode(rep, true)
		if err != nil {
			return nil, failure("cannot write the report as JSON: "+err.Error(), "try --format text", err)
		}
		return page, nil
	}
	var page bytes.Buffer
	if err := export.Write(&page, export.Unreviewed(rep, article.Text), export.Format(format)); err != nil {
		return nil, failure("cannot write the report as "+format+": "+err.Error(), "try --format json", err)
	}
	return page.Bytes(), nil
}
