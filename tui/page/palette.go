package page

import "ascribe/analyze/report"

// hue is a colour of full depth with its stand-in among sixteen, counted from
// 1 for black to 16 for bright white.
func hue(hex string, ansi int) Color { return Color{Hex: hex, ANSI: ansi} }

// of256 is a colour with its stand-in among 256, where the nearest one is too near to
// another it has to be told from, as the ground under text. Among sixteen it has none.
func of256(hex string, wide int) Color { return Color{Hex: hex, Wide: wide} }

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

	safe bool // what colours tell is told by lines under the text as well
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
	for i, k := range hedgeKinds {
		l[Part("hedge "+k)] = Look{Fg: p.hedge[i], Attr: Italic | Underline}
	}
	for i, k := range actorKinds {
		l[Part("mention "+k)] = Look{Fg: p.actor[i]}
	}
	if p.safe {
		p.underline(l)
	}
	return underSure(l)
}

// underSure adds the lines that tell how sure something is said to be: a consequence
// by its certainty, under the marker; the strength of a speculation under its words.
func underSure(l map[Part]Look) map[Part]Look {
	for part, line := range map[Part]Attr{
		Sure(report.Asserted): Underline,
		Sure(report.Likely):   Dashed, Sure(report.Weak): Dashed,
		Sure(report.Possible): Dotted, Sure(report.Medium): Dotted,
		Sure(report.Doubtful): Curly, Sure(report.Strong): Curly,
		Sure(report.Denied): Double,
	} {
		l[part] = Look{Attr: line}
	}
	return l
}

// Sure is the part that tells how sure something is said to be.
func Sure[T report.Certainty | report.Strength](how T) Part { return Part("sure " + how) }

// underline gives what only colours would tell apart a line of its own.
func (p palette) underline(l map[Part]Look) {
	add := func(part Part, a Attr) { l[part] = l[part].Over(Look{Attr: a}) }
	for i, line := range [...]Attr{Underline, Dashed, Double, Dotted} {
		add(Part("cue "+sourceKinds[i]), line)
	}
	add("mention unnamed", Dotted)
	add("effect", Underline)
	add(Link, Underline)
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
	return underSure(l)
}
