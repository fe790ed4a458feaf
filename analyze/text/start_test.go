package text

import (
	"reflect"
	"strings"
	"testing"
)

func TestStart(t *testing.T) {
	source := "# Ferry talks\n\n" + strings.Repeat("The board *said* on Tuesday that “it could wait”.\nIt did not.\n\n", 40) + "\n| a | b |\n|---|---|\n"
	for _, f := range []Format{Auto, Plain, Markdown} {
		whole := Parse(source, f)
		for _, n := range []int{100, 1000} {
			d, ok := Start(source, f, n)
			if !ok || d.Source != source || d.Format != whole.Format {
				t.Fatalf("%q %d: %v, format %q, want %q", f, n, ok, d.Format, whole.Format)
			}
			last := d.Blocks[len(d.Blocks)-1]
			if last.End < n-2 || len(d.Blocks) >= len(whole.Blocks) {
				t.Errorf("%q %d: it ends at %d with %d blocks", f, n, last.End, len(d.Blocks))
			}
			if want := whole.Blocks[:len(d.Blocks)]; !reflect.DeepEqual(d.Blocks, want) {
				t.Errorf("%q %d: blocks %v, want %v", f, n, d.Blocks, want)
			}
			if want := whole.Tokens[:len(d.Tokens)]; !reflect.DeepEqual(d.Tokens, want) {
				t.Errorf("%q %d: tokens differ", f, n)
			}
		}
	}
	for _, n := range []int{len(source), len(source) - 5, 1 << 20} {
		if _, ok := Start(source, Auto, n); ok {
			t.Errorf("a start of %d bytes is the whole", n)
		}
	}
}
