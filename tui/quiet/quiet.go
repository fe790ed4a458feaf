// Package quiet keeps the program from asking the terminal anything at start.
//
// bubbletea asks for the background colour when it is initialised and waits
// five seconds for a terminal that does not answer, even for --help. It skips
// the question when an answer is known. Go initialises packages that are ready
// in the order of their import paths, and ascribe/tui/quiet, which needs only
// lipgloss, sorts before github.com/charmbracelet/bubbletea. The reader finds
// out the background by itself, in its own time and only when it is opened.
package quiet

import "github.com/charmbracelet/lipgloss"

func init() { lipgloss.SetHasDarkBackground(true) }
