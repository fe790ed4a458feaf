// Command evaluate prints how well a stage does on held-out data:
//
//	go run ./cmd/evaluate STAGE DATA
//
// STAGE is one of the stages below, DATA the folder with the corpora.
package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// stages maps a stage to the function that measures it on a data folder. A
// stage adds itself in the init function of its own file.
var stages = map[string]func(out io.Writer, data string) error{}

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "evaluate:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	if len(args) != 2 || stages[args[0]] == nil {
		return fmt.Errorf("want a stage (%s) and the data folder", names())
	}
	return stages[args[0]](out, args[1])
}

func names() string {
	var all []string
	for name := range stages {
		all = append(all, name)
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}
