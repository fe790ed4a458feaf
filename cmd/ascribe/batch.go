package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strconv"

	"github.com/spf13/cobra"

	"ascribe/analyze"
	"ascribe/tui/export"
)

func newBatch(s streams) *cobra.Command {
	var noNested bool
	jobs := runtime.GOMAXPROCS(0)
	cmd := &cobra.Command{
		Use:   "batch [FILE|-]",
		Short: "Analyse many articles: one JSON object per line in, one report per line out",
		Long: `Reads lines {"id": "...", "text": "...", "format": "text|markdown"} (the format may be left out) ` +
			`and prints one report per line in the same order, each as soon as it is known. A line that cannot ` +
			`be analysed gives {"id": ..., "error": "..."} in its place; the run goes on and ends with code 1.`,
		Example: "ascribe batch articles.ndjson > reports.ndjson",
		Args:    atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			if jobs < 1 {
				return usage(fmt.Sprintf("--jobs %d makes no sense", jobs), "it is at least 1")
			}
			from := s.in
			if len(args) > 0 && args[0] != "-" {
				f, err := open(args[0])
				if err != nil {
					return err
				}
				defer f.Close()
				from = f
			} else if len(args) == 0 && isTerminal(s.in) {
				return usage("no articles given", "name a FILE of JSON lines, or pipe one in")
			}
			a, err := newAnalyzer()
			if err != nil {
				return err
			}
			if noNested {
				a.AsPolNeAR()
			}
			b := &batch{analyzer: a, jobs: jobs}
			return b.run(cmd.Context(), from, s.out)
		},
	}
	cmd.Flags().BoolVar(&noNested, "no-nested", false,
		"attributions as the corpus PolNeAR has them: none inside the content of others, relative pronouns as sources")
	cmd.Flags().IntVar(&jobs, "jobs", jobs, "articles analysed at the same time")
	return cmd
}

// batch analyses articles line by line:
//
//	lines ─ reader ─┬─ job ─┬─ writer, in input order
//	                ├─ job ─┤
//	                └─ … ───┘
//
// The reader hands each line to a free job and its place in the order to the
// writer, so that no more than a few articles are ever in memory.
type batch struct {
	analyzer *analyze.Analyzer
	jobs     int
}

// line is one line of the input; done gets its line of the output.
type line struct {
	number int
	data   []byte
	long   bool // longer than maxLine, data is empty
	done   chan answer
}

type answer struct {
	data   []byte
	failed bool
}

func (b *batch) run(ctx context.Context, from io.Reader, to io.Writer) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	work := make(chan *line)
	order := make(chan *line, 2*b.jobs)
	var readErr error // set before order is closed
	go func() {
		defer close(order)
		defer close(work)
		readErr = split(from, func(l *line) bool {
			l.done = make(chan answer, 1)
			return send(ctx, order, l) && send(ctx, work, l)
		})
	}()
	for range b.jobs {
		go func() {
			for l := range work {
				l.done <- b.answer(ctx, l)
			}
		}()
	}
	lines, failed, err := collect(ctx, order, to)
	switch {
	case err != nil:
		return err
	case readErr != nil:
		return failure("cannot read the articles: "+reason(readErr), "check the file or the program before the pipe", readErr)
	case lines == 0:
		return failure("there is no article in the input", `give one JSON object per line: {"id": "1", "text": "..."}`, nil)
	case failed > 0:
		return failure(fmt.Sprintf("%d of %s could not be analysed", failed, count(lines, "line")), `see "error" in the output`, nil)
	}
	return nil
}

func send(ctx context.Context, to chan<- *line, l *line) bool {
	select {
	case to <- l:
		return true
	case <-ctx.Done():
		return false
	}
}

// collect writes the answers in order, and flushes whenever the next one is not
// ready yet.
func collect(ctx context.Context, order <-chan *line, to io.Writer) (lines, failed int, err error) {
	w := bufio.NewWriterSize(to, 1<<16)
	for {
		if len(order) == 0 {
			if err := w.Flush(); err != nil {
				return lines, failed, cannotWrite(err)
			}
		}
		var l *line
		var ok bool
		select {
		case l, ok = <-order:
		case <-ctx.Done():
			return lines, failed, errors.Join(ctx.Err(), w.Flush())
		}
		if !ok {
			return lines, failed, cannotWrite(w.Flush())
		}
		var a answer
		select {
		case a = <-l.done:
		case <-ctx.Done():
			return lines, failed, errors.Join(ctx.Err(), w.Flush())
		}
		lines++
		if a.failed {
			failed++
		}
		if _, err := w.Write(a.data); err != nil {
			return lines, failed, cannotWrite(err)
		}
	}
}

// answer is the line of the output for a line of the input.
func (b *batch) answer(ctx context.Context, l *line) answer {
	id, data, err := b.analyze(ctx, l)
	if err == nil {
		return answer{data: data}
	}
	said := err.Error()
	var p *problem
	if errors.As(err, &p) {
		said = p.what
	}
	data, err = export.Encode(struct {
		ID    json.RawMessage `json:"id"`
		Error string          `json:"error"`
	}{id, fmt.Sprintf("line %d: %s", l.number, oneLine(said))}, false)
	if err != nil { // an identifier that is no JSON cannot have been read
		data = []byte("{\"id\":null,\"error\":\"cannot be written as JSON\"}\n")
	}
	return answer{data: data, failed: true}
}

var noID = json.RawMessage("null")

// analyze is the report for a line, or its identifier and what is wrong.
func (b *batch) analyze(ctx context.Context, l *line) (json.RawMessage, []byte, error) {
	if l.long {
		return noID, nil, fmt.Errorf("longer than %d MiB", maxLine>>20)
	}
	if at := invalidUTF8(l.data); at >= 0 {
		return noID, nil, fmt.Errorf("not valid UTF-8 at byte %d", at)
	}
	var in struct {
		ID     json.RawMessage `json:"id"`
		Text   *string         `json:"text"`
		Format string          `json:"format"`
		URL    string          `json:"url"`
	}
	if err := json.Unmarshal(l.data, &in); err != nil {
		return noID, nil, fmt.Errorf("not an object with id and text: %w", err)
	}
	id, raw := identifier(in.ID, l.number)
	if in.Text == nil {
		return raw, nil, errors.New("has no text")
	}
	format := choice{value: "auto", allowed: []string{"auto", "text", "markdown"}}
	if in.Format != "" {
		if err := format.Set(in.Format); err != nil {
			return raw, nil, fmt.Errorf("unknown format %q: %w", in.Format, err)
		}
	}
	if err := check([]byte(*in.Text), "the text", in.Format != ""); err != nil {
		return raw, nil, err
	}
	rep, err := analyzeOne(ctx, b.analyzer, analyze.Article{ID: id, Name: id, URL: in.URL, Text: *in.Text, Format: format.format()})
	if err != nil {
		return raw, nil, err
	}
	data, err := export.Encode(rep, false)
	return raw, data, err
}

// identifier is the id of a line as a report carries it, and as JSON: a string
// as it is, anything else as it was written, a missing one the line's number.
func identifier(raw json.RawMessage, number int) (string, json.RawMessage) {
	var s string
	if raw = bytes.TrimSpace(raw); len(raw) == 0 || bytes.Equal(raw, noID) {
		return strconv.Itoa(number), json.RawMessage(strconv.Quote(strconv.Itoa(number)))
	}
	if json.Unmarshal(raw, &s) != nil {
		return string(raw), raw
	}
	return s, raw
}
