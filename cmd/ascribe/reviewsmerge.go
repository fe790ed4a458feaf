package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"ascribe/analyze/report"
	"ascribe/tui/export"
	"ascribe/tui/review"
	"ascribe/tui/review/store"
)

func newReviewsMerge(d *desk, out io.Writer) *cobra.Command {
	into := ""
	cmd := &cobra.Command{
		Use: "merge ARTICLE REVIEWER REVIEWER", Short: "Compare two people's reviews of an article, and merge them with --into",
		Long: "Prints how far two reviewers agree: the share of equal verdicts, Cohen's kappa, every claim on which they do not, and " +
			"corrections of actors that contradict each other. With --into NAME both are merged into a review by NAME: claims they " +
			"disagree on are without a verdict, and of contradicting corrections those of the reviewer named first hold.",
		Args: exactly(3, "ARTICLE and two reviewers"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return mergeReviews(cmd.Context(), out, args[0], args[1], args[2], into)
		},
	}
	cmd.Flags().StringVar(&into, "into", "", "name of the reviewer of the merged review")
	return cmd
}

func mergeReviews(ctx context.Context, out io.Writer, word, one, two, into string) error {
	s, err := opened(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	var found [2]store.Summary
	for i, who := range []string{one, two} {
		if found[i], err = find(ctx, s, word, who); err != nil {
			return err
		}
	}
	latest := found[0]
	if found[1].Updated.After(latest.Updated) {
		latest = found[1]
	}
	article, err := s.Article(ctx, latest.ID)
	if err != nil {
		return stored(err)
	}
	var reviews [2]*review.Review
	for i := range found {
		if reviews[i], err = s.ReviewOn(ctx, found[i].ID, article); errors.Is(err, store.ErrOther) {
			return failure(fmt.Sprintf("%s names different articles that %s and %s reviewed", word, one, two), "name the article by its hash, which ascribe reviews list tells", err)
		} else if err != nil {
			return stored(err)
		}
	}
	w := bufio.NewWriter(out)
	tellAgreement(w, one, two, review.Agree(reviews[0], reviews[1]), article.Report)
	if into != "" {
		if err := mergeInto(ctx, s, article, reviews, into); err != nil {
			return err
		}
		fmt.Fprintln(w, oneLine("merged into the review by "+into))
	}
	return cannotWrite(w.Flush())
}

// tellAgreement writes how far two reviewers agree, and on what they do not.
func tellAgreement(w io.Writer, one, two string, a review.Agreement, found *report.Report) {
	fmt.Fprintf(w, "%d claims have a verdict by both, %d the same\n", a.Both, a.Same)
	if a.Both > 0 {
		fmt.Fprintf(w, "Cohen's kappa %.2f\n", a.Kappa)
	}
	for _, p := range a.Apart {
		c := p.A
		if c == nil {
			c = p.B
		}
		fmt.Fprintln(w, oneLine(fmt.Sprintf("%s: %s; %s: %s; %s “%s”", one, verdictOf(p.A), two, verdictOf(p.B), c.Layer, c.Exact)))
	}
	name := func(id string) string {
		for i := range found.Actors {
			if found.Actors[i].ID == id {
				return found.Actors[i].Name
			}
		}
		return id
	}
	for _, c := range a.Actors {
		fmt.Fprintln(w, oneLine(fmt.Sprintf("%s: %s; %s: %s; actors", one, c.A.Say(name), two, c.B.Say(name))))
	}
}

// mergeInto writes what two reviews say into the review by a third name.
func mergeInto(ctx context.Context, s *store.Store, article store.Article, reviews [2]*review.Review, into string) error {
	var err error
	if article.Least, err = leastConfidence(); err != nil {
		return err
	}
	lazy := &store.Lazy{File: s.Path()}
	defer lazy.Close()
	k := store.NewKeeper(lazy, article, into)
	if _, err := k.Flush(ctx); err != nil {
		return stored(err)
	}
	both := &review.Log{Report: article.Report, Source: article.Text}
	for _, r := range reviews {
		if r.Reviewer == into {
			continue
		}
		for _, a := range review.Merged(both.Review(), r, review.Neither, both.Free) {
			both.Do(a)
		}
	}
	// What was settled there since the last time stays.
	for _, a := range review.Merged(k.Review(), both.Review(), review.First, k.Free) {
		k.Do(a)
	}
	_, err = k.Flush(ctx)
	return stored(err)
}

func newReviewsImport(d *desk, in *input, out io.Writer) *cobra.Command {
	return &cobra.Command{
		Use: "import ARTICLE FILE", Short: "Take in a review: JSON, Web Annotations, brat standoff, or what could not be saved",
		Long: "FILE is what ascribe reviews export wrote as json, annotations or brat, maybe on another machine or worked on in another " +
			"program; or the file that the reader wrote when it could not save. It is added to the review by --reviewer; of two verdicts " +
			"on a claim the later one holds.",
		Args: exactly(2, "ARTICLE and FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return importReview(cmd.Context(), d, in, args[0], args[1], out)
		},
	}
}

func importReview(ctx context.Context, d *desk, in *input, name, file string, out io.Writer) error {
	article, err := in.article(ctx, name)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return failure("cannot read "+file+": "+reason(err), "name what ascribe reviews export wrote", err)
	}
	analyzer, err := newAnalyzer()
	if err != nil {
		return err
	}
	rep, err := analyzeOne(ctx, analyzer, article)
	if err != nil {
		return err
	}
	a := articleOf(name, article.Name, article.Text, rep)
	if a.Least, err = leastConfidence(); err != nil {
		return err
	}
	lazy := &store.Lazy{File: store.Path()}
	defer lazy.Close()
	who, actions, other, err := imported(file, data, a.Text)
	if err != nil {
		return failure(fmt.Sprintf("%s is no review that can be read: %s", file, err), "name what ascribe reviews export wrote as json, annotations or brat", err)
	}
	if d.reviewer != "" || who == "" {
		who = d.who()
	}
	k := store.NewKeeper(lazy, a, who)
	if _, err := k.Flush(ctx); err != nil {
		return stored(err)
	}
	n := 0
	if other == nil {
		n = k.Adopt(actions)
	} else {
		other.Reviewer = "" // the notes become one's own
		for _, action := range review.Merged(k.Review(), other, review.Later, k.Free) {
			k.Do(action)
			n++
		}
	}
	if _, err := k.Flush(ctx); err != nil {
		return stored(err)
	}
	_, err = fmt.Fprintln(out, oneLine(fmt.Sprintf("%s taken in, by %s", count(n, "action"), who)))
	return cannotWrite(err)
}

// imported reads a file: actions that could not be saved, or a review.
func imported(file string, data []byte, source string) (who string, actions []review.Action, r *review.Review, err error) {
	var saved store.Rescued
	if json.Unmarshal(data, &saved) == nil && saved.Schema == store.RescueSchema {
		if saved.Hash != store.Hash(source) {
			return "", nil, nil, fmt.Errorf("it belongs to another article, %s", saved.Name)
		}
		return saved.Reviewer, saved.Actions, nil, nil
	}
	switch strings.ToLower(filepath.Ext(file)) {
	case ".ann":
		r, err = export.ReadBrat(bytes.NewReader(data), source)
	case ".jsonld":
		r, err = export.ReadAnnotations(bytes.NewReader(data), source)
	default:
		if r, err = export.ReadJSON(bytes.NewReader(data)); err != nil {
			if again, e := export.ReadAnnotations(bytes.NewReader(data), source); e == nil {
				r, err = again, nil
			}
		} else {
			r = r.On(source)
		}
	}
	if err != nil {
		return "", nil, nil, err
	}
	return r.Reviewer, nil, r, nil
}

// articleOf is an article as the database keeps it.
func articleOf(file, name, source string, rep *report.Report) store.Article {
	a := store.Article{Name: name, Text: source, Report: rep}
	if rep.Text != nil {
		a.Text = *rep.Text
	}
	if file != "-" {
		if abs, err := filepath.Abs(file); err == nil {
			a.Path = abs
		}
	}
	if rep.Title != nil {
		a.Title = *rep.Title
	}
	if rep.Source.URL != nil {
		a.URL = *rep.Source.URL
	}
	return a
}
