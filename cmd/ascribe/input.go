package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"ascribe/analyze"
	"ascribe/analyze/text"
)

// maxArticle is the size of the largest article that is read. The longest news
// story is a thousandth of it; what is larger is no article.
const maxArticle = 16 << 20

// input finds the article that a command works on.
type input struct {
	stdin  io.Reader
	format choice
}

func (in *input) flags(f *pflag.FlagSet) {
	in.format = choice{value: "auto", allowed: []string{"auto", "text", "markdown"}}
	f.Var(&in.format, "input-format", "markup of the article: auto, text or markdown")
}

// files are the inputs that args name, in order: files, the articles that lie in
// directories, and "-" for standard input; a pipe on standard input when args
// name nothing.
func (in *input) files(args []string) ([]string, error) {
	if len(args) == 0 {
		if isTerminal(in.stdin) {
			return nil, usage("no article given", "name a FILE, or pipe one in: cat FILE | ascribe")
		}
		return []string{"-"}, nil
	}
	if len(args) > 1 && slices.Contains(args, "-") {
		return nil, usage("both a file and standard input are given", "name one of them")
	}
	var out []string
	for _, name := range args {
		info, err := os.Stat(name)
		if name == "-" || err != nil || !info.IsDir() {
			out = append(out, name)
			continue
		}
		entries, err := os.ReadDir(name)
		if err != nil {
			return nil, failure(fmt.Sprintf("cannot read %s: %s", name, reason(err)), "check its permissions", err)
		}
		before := len(out)
		for _, e := range entries {
			if !e.IsDir() && slices.Contains(articleNames, strings.ToLower(filepath.Ext(e.Name()))) {
				out = append(out, filepath.Join(name, e.Name()))
			}
		}
		if len(out) == before {
			return nil, failure(fmt.Sprintf("there is no article in %s", name),
				"its articles end in "+strings.Join(articleNames, " ")+"; name others one by one", nil)
		}
	}
	return out, nil
}

// articleNames are the endings by which articles in a directory are known.
var articleNames = []string{".md", ".markdown", ".mkd", ".mdown", ".txt", ".text"}

// only is the one input that args name.
func (in *input) only(args []string) (string, error) {
	if len(args) > 0 {
		return args[0], nil
	}
	files, err := in.files(args)
	if err != nil {
		return "", err
	}
	return files[0], nil
}

// article reads the article of a named input.
func (in *input) article(ctx context.Context, name string) (analyze.Article, error) {
	data, err := in.load(ctx, name)
	if err != nil {
		return analyze.Article{}, err
	}
	shown := title(name)
	if err := check(data, shown, in.format.value != "auto"); err != nil {
		var p *problem
		if errors.As(err, &p) {
			p.hint = strings.Replace(p.hint, "FILE", typedName(name), 1)
		}
		return analyze.Article{}, err
	}
	id := origin(name)
	return analyze.Article{ID: id, Name: id, Text: string(data), Format: in.markup(name)}, nil
}

// origin is the name of an article by where it came from.
func origin(name string) string {
	if name == "-" {
		return "stdin"
	}
	return filepath.Base(name)
}

// markup is the format of the named input: as the flag says, else as the name
// ends, else it is for the analysis to look.
func (in *input) markup(name string) text.Format {
	if f := in.format.format(); f != text.Auto {
		return f
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown", ".mkd", ".mdown":
		return text.Markdown
	}
	return text.Auto
}

// title is what messages call the input.
func title(name string) string {
	if name == "-" {
		return "standard input"
	}
	return name
}

// load reads the bytes of the article. A read that waits for a pipe ends with
// the context.
func (in *input) load(ctx context.Context, name string) ([]byte, error) {
	from := in.stdin
	if name != "-" {
		f, err := open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		from = f
	}
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		data, err := io.ReadAll(io.LimitReader(from, maxArticle+1))
		done <- result{data, err}
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case r := <-done:
		if r.err != nil {
			return nil, failure(fmt.Sprintf("cannot read %s: %s", title(name), reason(r.err)), "check the file or the program before the pipe", r.err)
		}
		if len(r.data) > maxArticle {
			return nil, failure(fmt.Sprintf("%s is larger than %d MiB", title(name), maxArticle>>20),
				"give one article; many go through ascribe batch, one per line", nil)
		}
		return r.data, nil
	}
}

// open opens a file to read, and says what is wrong when it cannot be.
func open(name string) (*os.File, error) {
	f, err := os.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, failure(fmt.Sprintf("%s does not exist", name), "check the name, or pipe the article in", err)
	case errors.Is(err, fs.ErrPermission):
		return nil, failure(fmt.Sprintf("%s may not be read", name), "check its permissions", err)
	case err != nil:
		return nil, failure(fmt.Sprintf("cannot open %s: %s", name, reason(err)), "check the name", err)
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, failure(fmt.Sprintf("%s is a directory", name), "name a file in it", nil)
	}
	return f, nil
}

// isTerminal reports whether an end of the program is a terminal.
func isTerminal(end any) bool {
	f, ok := end.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(int(f.Fd()))
}
