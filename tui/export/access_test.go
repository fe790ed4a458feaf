package export

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// spoken is a node of the accessibility tree.
type spoken struct {
	Ignored    bool
	Role, Name struct{ Value string }
	Properties []struct {
		Name  string
		Value struct{ Value any }
	}
}

func (n *spoken) property(name string) (any, bool) {
	for _, p := range n.Properties {
		if p.Name == name {
			return p.Value.Value, true
		}
	}
	return nil, false
}

// accessible is what a screen reader is told, in the order of the page.
func (b *browser) accessible() (out []spoken) {
	b.t.Helper()
	var tree struct{ Nodes []spoken }
	b.call("Accessibility.getFullAXTree", nil, &tree)
	return slices.DeleteFunc(tree.Nodes, func(n spoken) bool { return n.Ignored })
}

func (b *browser) find(role, name string) *spoken {
	for _, n := range b.accessible() {
		if n.Role.Value == role && strings.TrimSpace(n.Name.Value) == name {
			return &n
		}
	}
	return nil
}

// What a screen reader is told, as the browser has it in its accessibility tree:
// landmarks and lists with names, headings in order, buttons that say whether they
// are pressed, and nothing to press or follow without a name.
func TestBrowserAccessibility(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	b := open(t, written(t, fixture(t), HTML))
	nodes := b.accessible()
	count := map[string]int{}
	named := map[string]bool{}
	pressed := 0
	level := 0
	for _, n := range nodes {
		role, name := n.Role.Value, strings.TrimSpace(n.Name.Value)
		count[role]++
		named[role+" "+name] = true
		switch role {
		case "button", "link", "heading", "complementary", "navigation", "region", "group":
			if name == "" && role != "group" {
				t.Errorf("a %s has no name", role)
			}
		}
		if _, ok := n.property("pressed"); ok && role == "button" {
			pressed++
		}
		if l, ok := n.property("level"); ok && role == "heading" {
			now := int(l.(float64))
			if level == 0 && now != 1 || now > level+1 {
				t.Errorf("the heading %q of level %d follows one of level %d", name, now, level)
			}
			level = now
		}
	}
	if pressed < 8 || count["button"] != pressed {
		t.Errorf("%d of %d buttons say whether they are pressed", pressed, count["button"])
	}
	for _, role := range []string{"main", "banner", "complementary", "navigation", "status", "article"} {
		if count[role] != 1 {
			t.Errorf("there are %d of %s", count[role], role)
		}
	}
	for _, want := range []string{"link Skip to the lists", "complementary Findings", "navigation Lists", "group Marks to show",
		"group Only claims with this verdict", "region Actors 2", "region Consequences 2", "button Disputed", "button Speculation"} {
		if !named[want] {
			t.Errorf("there is no %s", want)
		}
	}
	// The skip link leads to the lists, and what a filter leaves is told.
	b.press("Tab", 9, "")
	b.press("Enter", 13, "\r")
	b.want(`document.activeElement.id`, "findings")
	b.click(`button[data-verdict="disputed"]`)
	b.want(`document.querySelector("[role=status]").textContent`, "1 of 11 shown")
	if n := b.find("button", "Disputed"); n == nil {
		t.Error("the button is gone")
	} else if p, _ := n.property("pressed"); p != "true" {
		t.Errorf("the button is pressed: %v", p)
	}
	b.quiet()
}

// Every piece of text on the page has a contrast of 4.5 to what is painted behind it,
// light and dark, with everything shown and with a choice made.
func TestBrowserContrast(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	b := open(t, written(t, fixture(t), HTML))
	for _, scheme := range []string{"light", "dark"} {
		b.call("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": scheme}}}, nil)
		b.want(`matchMedia("(prefers-color-scheme: dark)").matches`, fmt.Sprint(scheme == "dark"))
		for _, choice := range []string{"", `button[data-actor="a0"]`, `a.m.cue`} {
			if choice != "" {
				b.click(choice)
			}
			if faint := b.eval(faintTexts); faint != "" {
				t.Errorf("%s, with %q chosen, cannot be read well:\n%s", scheme, choice, faint)
			}
		}
		b.press("Escape", 27, "")
	}
	b.quiet()
}

// faintTexts are the pieces of text with less contrast than 4.5 to their ground.
const faintTexts = `(() => {
	const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
	const rgba = (css) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = css; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
	const over = (top, under) => top.slice(0, 3).map((v, i) => v * top[3] / 255 + under[i] * (1 - top[3] / 255));
	const light = (c) => { const [r, g, b] = c.map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
	const ground = (e) => e ? over(rgba(getComputedStyle(e).backgroundColor), ground(e.parentElement)) : [255, 255, 255];
	const faint = new Set();
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let n = walk.nextNode(); n; n = walk.nextNode()) {
		const e = n.parentElement;
		if (!n.textContent.trim() || !e.checkVisibility() || e.closest("script, .unseen")) continue;
		const under = ground(e), a = light(over(rgba(getComputedStyle(e).color), under)), b = light(under);
		const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		if (ratio < 4.5) faint.add(e.className + " " + n.textContent.trim().slice(0, 30) + " " + ratio.toFixed(2));
	}
	return [...faint].join("\n");
})()`
