// Command train rebuilds the embedded models from the corpora:
//
//	go run ./cmd/train [-open] [STAGE] DATA
//
// STAGE is one of the stages below, DATA the folder with the corpora. Each
// stage writes its model into its own package; run it from the module's root.
// Without a stage all are run, each after those whose models it reads. What takes
// long goes on where it was when it is started again after an interruption, by
// files in the temporary folder. With -open words, trees, names and whom pronouns mean
// are learnt only from corpora whose licence is stated and open; for attribution there is none.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// stages maps a stage to the function that trains it from a data folder. A
// stage adds itself in the init function of its own file.
var stages = map[string]func(data string) error{}

func main() {
	flag.BoolVar(&onlyOpen, "open", false, "learn the engine only from corpora whose licence is stated and open")
	flag.Parse()
	if err := run(flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// inOrder are the stages, each after those whose models it reads.
var inOrder = []string{"gazetteer", "text", "vectors", "syntax", "attribution", "actor", "speculation", "consequence"}

func run(args []string) error {
	if len(args) == 1 {
		return runAll(args[0])
	}
	if len(args) != 2 || stages[args[0]] == nil {
		return fmt.Errorf("want a stage (%s) and the data folder", names())
	}
	return stages[args[0]](args[1])
}

// runAll builds the program anew for every stage, since models are part of it.
func runAll(data string) error {
	for _, stage := range inOrder {
		fmt.Println("==", stage)
		args := []string{"run", "./cmd/train", stage, data}
		if onlyOpen {
			args = slices.Insert(args, 2, "-open")
		}
		c := exec.Command("go", args...)
		c.Stdout, c.Stderr = os.Stdout, os.Stderr
		if err := c.Run(); err != nil {
			return fmt.Errorf("%s: %w", stage, err)
		}
	}
	return nil
}

func names() string {
	var all []string
	for name := range stages {
		all = append(all, name)
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}
