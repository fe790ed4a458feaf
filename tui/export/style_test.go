package export

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Text can be read on every ground it stands on, on light and on dark pages: a
// contrast of 4.5 to 1 at least, as WCAG 2 asks for.
func TestContrast(t *testing.T) {
	light, dark, ok := strings.Cut(pageStyle, "prefers-color-scheme: dark")
	if !ok {
		t.Fatal("there is no dark page")
	}
	dark, _, _ = strings.Cut(dark, "\n}")
	texts := []string{"ink", "soft", "faded", "named", "unnamed", "document", "none", "hedge", "actor", "good", "bad", "open"}
	for name, style := range map[string]string{"light": light, "dark": dark} {
		colors := map[string]float64{}
		for _, m := range regexp.MustCompile(`--([a-z]+): #([0-9a-f]{6});`).FindAllStringSubmatch(style, -1) {
			colors[m[1]] = luminance(t, m[2])
		}
		for _, ground := range []string{"paper", "panel"} {
			for _, text := range texts {
				contrast(t, name, colors, text, ground)
			}
		}
		for _, ground := range []string{"cause", "effect", "marker", "note"} {
			for _, text := range []string{"ink", "named", "unnamed", "document", "none", "hedge", "actor"} {
				contrast(t, name, colors, text, ground)
			}
		}
		contrast(t, name, colors, "ink", "chosen")
		contrast(t, name, colors, "soft", "chosen")
	}
}

func contrast(t *testing.T, page string, colors map[string]float64, text, ground string) {
	a, okA := colors[text]
	b, okB := colors[ground]
	if !okA || !okB {
		t.Errorf("%s: there is no colour %s or %s", page, text, ground)
		return
	}
	if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < 4.5 {
		t.Errorf("%s: %s on %s has a contrast of %.2f", page, text, ground, ratio)
	}
}

// luminance is the relative luminance of a colour, as WCAG 2 defines it.
func luminance(t *testing.T, hex string) float64 {
	out := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.03928 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		out += weight * c
	}
	return out
}
