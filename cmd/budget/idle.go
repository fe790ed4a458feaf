//go:build unix

package main

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// idle is the least a program can do in a terminal: it has nothing to find out and
// nothing to lay, and fills the screen, in as many bytes as a full page of marked
// text takes, with other numbers after every key. What a key takes in it the machine
// takes, the terminal, and the library that draws.
type idle int

// idling names the variable that makes the program, or its tests, this one.
const idling = "BUDGET_IDLE"

func (n idle) Init() tea.Cmd { return nil }

func (n idle) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyMsg); ok {
		n++
	}
	return n, nil
}

func (n idle) View() string {
	const cells = 5 // of a number with a space
	row := "›" + strings.Repeat(fmt.Sprintf("\x1b[38;5;%dm%4d ", 100+n%100, n%10_000), columns/cells-1) + "\x1b[0m"
	return strings.TrimSuffix(strings.Repeat(row+"\n", rows), "\n")
}

// run shows it until it is killed.
func (n idle) run() error {
	_, err := tea.NewProgram(n, tea.WithAltScreen(), tea.WithFPS(120)).Run()
	return err
}

// idles is how long keys take in a program that has nothing to do.
func idles(name string, keys int) (latency, error) {
	p := &program{name: name, env: []string{idling + "=1"}}
	t, err := p.open(true)
	if err != nil {
		return latency{}, err
	}
	defer t.close()
	if _, err := t.until(t.start, 0, shows("\x1b[40;")); err != nil {
		return latency{}, err
	}
	return scroll(t, keys, func([]byte) {})
}
