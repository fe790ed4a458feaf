// Command train rebuilds the embedded models from the corpora:
//
//	go run ./cmd/train STAGE DATA
//
// STAGE is one of the stages below, DATA the folder with the corpora. Each
// stage writes its model into its own package; run it from the module's root.
package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// stages maps a stage to the function that trains it from a data folder. A
// stage adds itself in the init function of its own file.
var stages = map[string]func(data string) error{}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 || stages[args[0]] == nil {
		return fmt.Errorf("want a stage (%s) and the data folder", names())
	}
	return stages[args[0]](args[1])
}

func names() string {
	var all []string
	for name := range stages {
		all = append(all, name)
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}
