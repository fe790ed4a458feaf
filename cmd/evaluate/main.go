// Command evaluate prints how well a stage does on held-out data:
//
//	go run ./cmd/evaluate [-train] [-errors] STAGE DATA
//
// STAGE is one of the stages below, DATA the folder with the corpora. With -train
// the training part is measured instead, with -errors what is wrong is listed;
// coref and text can do both, the others neither.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// stages maps a stage to the function that measures it on a data folder. A
// stage adds itself in the init function of its own file.
var stages = map[string]stage{}

// stage measures on a data folder.
type stage struct {
	measure func(out io.Writer, data string, o options) error
	choices bool // heeds options
}

// options are what to measure and to print besides figures.
type options struct{ train, errors bool }

// split is the part of a corpus to measure, as its files are named.
func (o options) split() string {
	if o.train {
		return "train"
	}
	return "dev"
}

func main() {
	var o options
	flag.BoolVar(&o.train, "train", false, "measure the training part (coref, text)")
	flag.BoolVar(&o.errors, "errors", false, "list what is wrong (coref, text)")
	flag.Usage = func() {
		fmt.Fprintf(flag.CommandLine.Output(), "usage: evaluate [-train] [-errors] STAGE DATA\nstages: %s\n", names())
		flag.PrintDefaults()
	}
	flag.Parse()
	if err := run(flag.Args(), o, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "evaluate:", err)
		os.Exit(1)
	}
}

func run(args []string, o options, out io.Writer) error {
	if len(args) != 2 || stages[args[0]].measure == nil {
		return fmt.Errorf("want a stage (%s) and the data folder", names())
	}
	s := stages[args[0]]
	if o != (options{}) && !s.choices {
		return fmt.Errorf("%s knows neither -train nor -errors", args[0])
	}
	return s.measure(out, args[1], o)
}

func names() string {
	var all []string
	for name := range stages {
		all = append(all, name)
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}
