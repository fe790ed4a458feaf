package tui

import (
	"strings"

	"ascribe/tui/page"
	"ascribe/tui/review"
	"ascribe/tui/settings"
)

// layers are the four kinds of findings by the names the settings have for them.
var layers = []struct {
	name  string
	layer page.Layer
	usual bool // shown when nothing is chosen
}{
	{"attributions", page.Attribution, true},
	{"speculation", page.Speculation, true},
	{"actors", page.Actors, false},
	{"consequences", page.Consequences, true},
}

// Known is what a settings file may name.
func Known() *settings.Known {
	k := &settings.Known{
		Themes: page.ThemeNames(), Width: defaultMeasure,
		Verdicts: []settings.Verdict{{Digit: 1, Name: string(review.Supported)}, {Digit: 2, Name: string(review.Disputed)},
			{Digit: 3, Name: string(review.NeedsSource)}, {Digit: 4, Name: string(review.NotAClaim)}},
		Actions: Actions(), Key: keyName, Required: []string{string(quit), string(quitAtOnce)},
	}
	for _, l := range layers {
		k.Layers = append(k.Layers, l.name)
		if l.usual {
			k.Shown = append(k.Shown, l.name)
		}
	}
	return k
}

// Actions are everything keys do, in the order of the help.
func Actions() []settings.Action {
	var out []settings.Action
	for _, section := range strings.Split(helpSections, "|") {
		for _, b := range keyTable {
			if b.section == section {
				out = append(out, settings.Action{Name: string(b.does), Section: section, Keys: b.keys, Shown: b.shown, Help: b.help})
			}
		}
	}
	return out
}

// shownLayers are the layers shown at start.
func shownLayers(names []string) page.Layer {
	var on page.Layer
	for _, l := range layers {
		chosen := l.usual
		if names != nil {
			chosen = false
			for _, n := range names {
				chosen = chosen || n == l.name
			}
		}
		if chosen {
			on |= l.layer
		}
	}
	return on
}

// settle takes the reader's choices over before anything is shown.
func (m *model) settle(s settings.Settings) {
	m.layers = shownLayers(s.Layers)
	m.keys = newKeymap(s.Keys)
	m.least = s.Confidence
	m.mouse = s.Mouse
	m.desk.verdicts = usualVerdicts(s.Verdicts)
	if s.Width > 0 {
		m.measure = s.Width
	}
}
