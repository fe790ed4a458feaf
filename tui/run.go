// Package tui is the reader: an article with its marks in a terminal.
//
// There is one bubbletea model. Its parts are structs with methods: article
// (scrolling), pane (actors and consequences), search, panel (why, help,
// legend). Nothing in Update waits: the analysis runs in a command and its
// result carries a number, so that a late one is dropped. View draws the rows
// on the screen and no others; what they hold and how they look is the concern
// of the package page.
//
// Keys are one table, which Update looks keys up in and the help prints.
package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/term"

	"ascribe/analyze/text"
	"ascribe/tui/page"
	"ascribe/tui/settings"
)

// ErrNoTerminal is returned when there is no terminal to read in.
var ErrNoTerminal = errors.New("no terminal to read in")

// Options say what is read and where.
type Options struct {
	Articles []Article // at least one

	Reviews *Reviews // nil keeps nothing

	In       *os.File // keys; the terminal itself when nil or not a terminal
	Out      *os.File // screen; standard output when nil
	Settings settings.Settings
	Style    *Style // a glamour style over the theme, which must be one; nil for none
}

// fps is how often the screen is drawn at most. At the usual sixty a key waits up
// to 16 ms for its frame, however soon that is ready.
const fps = 120

// heap is how much memory the reader takes before it collects what it no longer
// needs more often than Go does by itself. An analysed book stays below it.
const heap = 150 << 20

// share prepares for an analysis beside the reader. With two threads more than
// there are cores it is the system, which prefers who waited, that chooses between
// a key and the analysis; Go lets work go on for 10 ms first.
func share() {
	runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + 2)
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(heap)
	}
}

// Run shows the article until the reader quits or ctx is done.
func Run(ctx context.Context, o Options) error {
	in, out := o.In, o.Out
	if out == nil {
		out = os.Stdout
	}
	if !term.IsTerminal(out.Fd()) {
		return ErrNoTerminal
	}
	if in == nil || !term.IsTerminal(in.Fd()) {
		tty, err := openTerminal()
		if err != nil {
			return fmt.Errorf("%w: %w", ErrNoTerminal, err)
		}
		defer tty.Close()
		in = tty
	}
	share()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	theming := newTheming(o.Settings.Theme, o.Settings.Colorless, o.Style, os.Getenv)
	m, err := newReader(ctx, o.Articles, theming.theme)
	if err != nil {
		return err
	}
	m.settle(o.Settings)
	m.desk.where, m.desk.in, m.desk.out = o.Reviews, in, out
	m.theming, m.say = theming, func(s string) { io.WriteString(out, s) }
	keys := &keyboard{File: in}
	p := tea.NewProgram(m, tea.WithContext(ctx), tea.WithAltScreen(), tea.WithFPS(fps), tea.WithInput(keys), tea.WithOutput(out),
		tea.WithoutSignalHandler()) // signals end ctx
	keys.answer = func(s []byte) {
		if dark, ok := readBackground(s); ok {
			go p.Send(background{dark}) // it waits until the program takes it
		}
	}
	_, err = p.Run()
	if errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil {
		err = ctx.Err()
	}
	cancel() // an analysis that goes on, before the last of the review is saved
	return errors.Join(m.finish(), err)
}

// newReader is a reader of one article, which is opened at once so that it is
// on the screen from the beginning, or of several, which are listed.
func newReader(ctx context.Context, articles []Article, theme func() *page.Theme) (*model, error) {
	if len(articles) == 1 {
		a := articles[0]
		o, err := a.Open(ctx)
		if err != nil {
			return nil, err
		}
		m := newModel(a.Name, o.Doc, theme(), 0)
		m.ctx, m.path, m.reopen, m.analyze = ctx, a.Path, a.Open, o.Analyze
		m.article.rest = o.Rest
		return m, nil
	}
	m := newModel("", &text.Document{}, theme(), 0)
	m.ctx = ctx
	for _, a := range articles {
		m.shelf.volumes = append(m.shelf.volumes, &volume{Article: a})
	}
	m.shelf.open = true
	return m, nil
}
