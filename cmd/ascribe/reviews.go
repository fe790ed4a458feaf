package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"ascribe/tui/export"
	"ascribe/tui/page"
	"ascribe/tui/review"
	"ascribe/tui/review/store"
)

// newReviews is the commands about what was reviewed.
func newReviews(in *input, s streams) *cobra.Command {
	d := &desk{}
	cmd := &cobra.Command{
		Use:   "reviews",
		Short: "List, show, export, import, merge and remove reviews",
		Long: "Reviews are kept in one database in the data folder of the user. ARTICLE is the file, its name, the title " +
			"of the article, or the beginning of its hash as the list shows it.",
		Example: "ascribe reviews list\nascribe reviews show article.txt\nascribe reviews export article.txt --format html > review.html\n" +
			"ascribe reviews import article.txt review.json --reviewer bo\nascribe reviews merge article.txt ada bo\nascribe reviews actors \"the mayor\"",
		Args: none,
		RunE: func(*cobra.Command, []string) error {
			return usage("reviews does nothing by itself", "say ascribe reviews list, show, export, import, merge, actors or remove")
		},
	}
	d.reviewerFlag(cmd.PersistentFlags())
	cmd.AddCommand(newReviewsList(d, s.out), newReviewsShow(d, s.out), newReviewsExport(d, s.out), newReviewsImport(d, in, s.out),
		newReviewsMerge(d, s.out), newReviewsActors(s.out), newReviewsRemove(d, s))
	return cmd
}

// opened opens the database of reviews.
func opened(ctx context.Context) (*store.Store, error) {
	s, err := store.Open(ctx, store.Path())
	if err != nil {
		hint := "the reviews are in " + store.Path()
		if errors.Is(err, store.ErrNewer) {
			hint = "install a newer ascribe"
		}
		return nil, failure(store.Say(err), hint, err)
	}
	return s, nil
}

// stored is the problem of a database that does not do what it should.
func stored(err error) error {
	if err == nil {
		return nil
	}
	var p *problem
	if errors.As(err, &p) {
		return err
	}
	return failure(store.Say(err), "the reviews are in "+store.Path(), err)
}

// find is the latest review of an article, by the reviewer the flag names or by
// anybody.
func find(ctx context.Context, s *store.Store, word, reviewer string) (store.Summary, error) {
	if word == "" {
		return store.Summary{}, usage("the ARTICLE has no name", "ascribe reviews list tells which there are")
	}
	path, err := filepath.Abs(word)
	if err != nil {
		path = word
	}
	list, err := s.Find(ctx, word, path, reviewer)
	if err != nil {
		return store.Summary{}, stored(err)
	}
	for _, v := range list {
		if v.Touched {
			return v, nil
		}
	}
	if len(list) > 0 {
		return list[0], nil
	}
	who := ""
	if reviewer != "" {
		who = " by " + reviewer
	}
	return store.Summary{}, failure(fmt.Sprintf("there is no review of %s%s", word, who), "ascribe reviews list tells which there are", store.ErrNone)
}

// exactly is the check of a command that takes n arguments, which it names.
func exactly(n int, names string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == n {
			return nil
		}
		return usage(fmt.Sprintf("%s takes %s", cmd.CommandPath(), names), "see "+cmd.CommandPath()+" --help")
	}
}

func newReviewsList(d *desk, out io.Writer) *cobra.Command {
	all := false
	cmd := &cobra.Command{
		Use: "list", Short: "List what was reviewed, the latest first", Args: none,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := opened(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			list, err := s.List(cmd.Context())
			if err != nil {
				return stored(err)
			}
			w := bufio.NewWriter(out)
			for _, v := range list {
				if !all && !v.Touched || d.reviewer != "" && v.Reviewer != d.reviewer {
					continue
				}
				state := fmt.Sprintf("%d/%d", v.Total-v.Open, v.Total)
				if v.Disputed > 0 {
					state += fmt.Sprintf(", %d disputed", v.Disputed)
				}
				fmt.Fprintln(w, oneLine(fmt.Sprintf("%.8s  %s  %-8s  %s  %s  %s", v.Hash, v.Updated.Local().Format("2006-01-02 15:04"),
					state, v.Reviewer, v.Name, v.Title)))
			}
			return cannotWrite(w.Flush())
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "also what was only read")
	return cmd
}

func newReviewsShow(d *desk, out io.Writer) *cobra.Command {
	return &cobra.Command{
		Use: "show ARTICLE", Short: "Print a review to read", Args: exactly(1, "one ARTICLE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return exportReview(cmd.Context(), out, args[0], d.reviewer, export.Markdown)
		},
	}
}

func newReviewsExport(d *desk, out io.Writer) *cobra.Command {
	var names []string
	long := "Formats:"
	for _, k := range export.Formats() {
		names = append(names, string(k.Format))
		long += fmt.Sprintf("\n  %-12s %s", k.Format, k.About)
	}
	format := choice{value: string(export.Markdown), allowed: names}
	cmd := &cobra.Command{
		Use: "export ARTICLE", Short: "Write a review in an open format", Long: long, Args: exactly(1, "one ARTICLE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return exportReview(cmd.Context(), out, args[0], d.reviewer, export.Format(format.value))
		},
	}
	cmd.Flags().Var(&format, "format", strings.Join(names, ", "))
	return cmd
}

func exportReview(ctx context.Context, out io.Writer, word, reviewer string, format export.Format) error {
	s, err := opened(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	v, err := find(ctx, s, word, reviewer)
	if err != nil {
		return err
	}
	r, err := s.Review(ctx, v.ID)
	if err != nil {
		return stored(err)
	}
	var b strings.Builder
	if err := export.Write(&b, r, format); err != nil {
		return failure("cannot export the review: "+err.Error(), "try another format", err)
	}
	_, err = io.WriteString(out, b.String())
	return cannotWrite(err)
}

func newReviewsActors(out io.Writer) *cobra.Command {
	said := ""
	cmd := &cobra.Command{
		Use: "actors [NAME]", Short: "What an actor claims in everything that was read; without a name, who there is",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage(fmt.Sprintf("%s takes one NAME, not %d", cmd.CommandPath(), len(args)), "put its words in quotation marks")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := opened(cmd.Context())
			if err != nil {
				return err
			}
			defer s.Close()
			w := bufio.NewWriter(out)
			if len(args) == 0 && said == "" {
				list, err := s.Actors(cmd.Context())
				if err != nil {
					return stored(err)
				}
				for _, a := range list {
					fmt.Fprintln(w, oneLine(fmt.Sprintf("%s (%s): %s, %s, %s", a.Name, a.Kind, count(a.Statements, "claim"),
						count(a.Mentions, "mention"), count(a.Articles, "article"))))
				}
				return cannotWrite(w.Flush())
			}
			list, err := s.Said(cmd.Context(), strings.Join(args, " "), said)
			if err != nil {
				return stored(err)
			}
			for _, c := range list {
				fmt.Fprintln(w, oneLine(fmt.Sprintf("%s (%s, %s): %s [%s, %.8s]", c.Actor, c.Layer, c.Kind, c.Words, c.Article, c.Hash)))
			}
			return cannotWrite(w.Flush())
		},
	}
	cmd.Flags().StringVar(&said, "about", "", "only claims with all of these words")
	return cmd
}

func newReviewsRemove(d *desk, s streams) *cobra.Command {
	yes := false
	cmd := &cobra.Command{
		Use: "remove ARTICLE", Short: "Remove a review with all its history", Args: exactly(1, "one ARTICLE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			db, err := opened(cmd.Context())
			if err != nil {
				return err
			}
			defer db.Close()
			v, err := find(cmd.Context(), db, args[0], d.reviewer)
			if err != nil {
				return err
			}
			what := oneLine(fmt.Sprintf("the review of %s by %s (%d of %d claims)", v.Name, v.Reviewer, v.Total-v.Open, v.Total))
			if !yes {
				if !isTerminal(s.in) {
					return usage("nobody is there to be asked whether to remove "+what, "add --yes to remove it")
				}
				fmt.Fprintf(cmd.ErrOrStderr(), "Remove %s for good? [y/N] ", page.Clean(what))
				answer, _ := bufio.NewReader(s.in).ReadString('\n')
				if a := strings.ToLower(strings.TrimSpace(answer)); a != "y" && a != "yes" {
					_, err = fmt.Fprintln(s.out, "nothing removed")
					return cannotWrite(err)
				}
			}
			if err := db.Remove(cmd.Context(), v.ID); err != nil {
				return stored(err)
			}
			_, err = fmt.Fprintln(s.out, "removed "+what)
			return cannotWrite(err)
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask")
	return cmd
}

// verdictOf is a verdict in words.
func verdictOf(c *review.Claim) string {
	if c == nil || c.Verdict == "" {
		return "-"
	}
	return string(c.Verdict)
}
