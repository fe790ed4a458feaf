package page

// hue is a colour of full depth with its stand-in among sixteen, counted from
// 1 for black to 16 for bright white.
func hue(hex string, ansi int) Color { return Color{hex, ansi} }

// kinds of sources, speculation and actors, in the words of the report.
var (
	sourceKinds = []string{"named", "unnamed", "document", "none"}
	hedgeKinds  = []string{"modal", "epistemic", "evidential", "weasel", "conditional"}
	actorKinds  = []string{"person", "organisation", "country", "place", "group", "media", "unnamed"}
)

// palette is the colours of a theme for a dark or a light background.
type palette struct {
	heading, byline, quoted, link, code, dim, accent, status Color
	source, content                                          [4]Color // by kind of source
	hedge                                                    [5]Color // by kind of speculation
	actor                                                    [7]Color // by kind of actor
	cause, effect, marker, chosen, statusBack, codeBack      Color    // backgrounds
	found, foundHere, onFound, faded                         Color
}

func dark() map[Part]Look {
	return palette{
		heading: hue("#f0f4ff", 16), byline: hue("#a6b0c2", 8), quoted: hue("#d5d9e2", 0),
		link: hue("#8fb8ff", 13), code: hue("#e6c9a8", 8), dim: hue("#a3adbe", 8), accent: hue("#8be0d0", 15),
		status:  hue("#c7cfdd", 16),
		source:  [4]Color{hue("#7fd3ff", 15), hue("#ffb870", 12), hue("#cdaaff", 14), hue("#b4bccb", 8)},
		content: [4]Color{hue("#c4e3f7", 0), hue("#f2dfc4", 0), hue("#e2d6f7", 0), hue("#d3d7df", 0)},
		hedge: [5]Color{hue("#ff9db0", 10), hue("#ff9ee0", 14), hue("#ff8f80", 10), hue("#f5dc6e", 12),
			hue("#a8e890", 11)},
		actor: [7]Color{hue("#8ff0c0", 11), hue("#8fe0d8", 15), hue("#c0e080", 11), hue("#c0e080", 11),
			hue("#9fe0b0", 15), hue("#a0d8e8", 15), hue("#e0c890", 12)},
		cause: hue("#463a18", 0), effect: hue("#12413a", 0), marker: hue("#3b3b5c", 0),
		chosen: hue("#2c3f66", 0), statusBack: hue("#262c38", 0), codeBack: hue("#262a33", 0),
		found: hue("#e8d27a", 4), foundHere: hue("#ffa94d", 6), onFound: hue("#16181d", 1),
		faded: hue("#7f8794", 9),
	}.looks()
}

func light() map[Part]Look {
	return palette{
		heading: hue("#101828", 1), byline: hue("#5a6270", 9), quoted: hue("#333a45", 0),
		link: hue("#1f4fb0", 5), code: hue("#7a3e00", 9), dim: hue("#5a616e", 9), accent: hue("#00665a", 7),
		status:  hue("#2a303a", 1),
		source:  [4]Color{hue("#00558f", 5), hue("#8f4300", 4), hue("#6a28b0", 6), hue("#4d5562", 9)},
		content: [4]Color{hue("#113f63", 0), hue("#5a3510", 0), hue("#43296b", 0), hue("#3c434d", 0)},
		hedge: [5]Color{hue("#b00f40", 2), hue("#9c107c", 6), hue("#b01500", 2), hue("#6b5200", 4),
			hue("#1c641c", 3)},
		actor: [7]Color{hue("#00634a", 3), hue("#005f66", 7), hue("#455c00", 3), hue("#455c00", 3),
			hue("#1c643c", 7), hue("#00587a", 7), hue("#704f00", 4)},
		cause: hue("#f7e8c2", 0), effect: hue("#cfeee4", 0), marker: hue("#e2e0f8", 0),
		chosen: hue("#d5e1fb", 0), statusBack: hue("#e8ebf1", 0), codeBack: hue("#f0f1f4", 0),
		found: hue("#ffe27a", 4), foundHere: hue("#ffb04d", 6), onFound: hue("#16181d", 1),
		faded: hue("#697080", 9),
	}.looks()
}

func (p palette) looks() map[Part]Look {
	l := map[Part]Look{
		Title:      {Fg: p.heading, Attr: Bold},
		Byline:     {Fg: p.byline},
		Heading:    {Fg: p.heading, Attr: Bold},
		Quoted:     {Fg: p.quoted},
		Link:       {Fg: p.link},
		Code:       {Fg: p.code, Bg: p.codeBack},
		Dim:        {Fg: p.dim},
		Accent:     {Fg: p.accent, Attr: Bold},
		Chosen:     {Bg: p.chosen},
		Found:      {Fg: p.onFound, Bg: p.found},
		FoundHere:  {Fg: p.onFound, Bg: p.foundHere, Attr: Bold},
		Faded:      {Fg: p.faded},
		StatusLine: {Fg: p.status, Bg: p.statusBack},
		"cause":    {Bg: p.cause},
		"effect":   {Bg: p.effect},
		"marker":   {Bg: p.marker, Attr: Bold},
	}
	for i, k := range sourceKinds {
		l[Part("source "+k)] = Look{Fg: p.source[i], Attr: Bold}
		l[Part("cue "+k)] = Look{Fg: p.source[i], Attr: Underline}
		l[Part("content "+k)] = Look{Fg: p.content[i]}
	}
	lines := [5]Attr{Dotted, Dashed, Curly, Double, Dotted}
	for i, k := range hedgeKinds {
		l[Part("hedge "+k)] = Look{Fg: p.hedge[i], Attr: Italic | lines[i]}
	}
	for i, k := range actorKinds {
		l[Part("mention "+k)] = Look{Fg: p.actor[i]}
	}
	return l
}

// mono tells everything apart by attributes. What one attribute cannot carry
// alone, the gutter repeats.
func mono() map[Part]Look {
	l := map[Part]Look{
		Title: {Attr: Bold}, Heading: {Attr: Bold}, Accent: {Attr: Bold}, Link: {Attr: Underline | Faint},
		Byline: {Attr: Faint}, Dim: {Attr: Faint}, Faded: {Attr: Faint},
		Chosen: {Attr: Reverse}, Found: {Attr: Reverse}, FoundHere: {Attr: Reverse | Bold | Underline},
		StatusLine: {Attr: Reverse},
		"cause":    {Attr: Underline | Faint}, "effect": {Attr: Underline | Italic | Bold}, "marker": {Attr: Reverse},
	}
	for _, k := range sourceKinds {
		l[Part("source "+k)] = Look{Attr: Bold}
		l[Part("cue "+k)] = Look{Attr: Underline}
	}
	hedges := [5]Attr{Italic, Italic | Underline, Italic | Reverse, Italic | Bold, Italic | Faint}
	for i, k := range hedgeKinds {
		l[Part("hedge "+k)] = Look{Attr: hedges[i]}
	}
	for _, k := range actorKinds {
		l[Part("mention "+k)] = Look{Attr: Bold | Underline}
	}
	return l
}
