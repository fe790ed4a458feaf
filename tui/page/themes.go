package page

// themes are the themes by name, those for a dark background first.
var themes = [...]struct {
	name    string
	dark    bool
	colours func() palette
}{
	{"dark", true, dark}, {"dark-contrast", true, darkContrast}, {"dark-safe", true, darkSafe},
	{"light", false, light}, {"light-contrast", false, lightContrast}, {"light-safe", false, lightSafe},
}

// Themes are the names of the themes. Those that end in "contrast" have at least
// seven to one between text and background in full colour, those that end in
// "safe" can be told apart by people who see fewer colours.
func Themes() []string {
	var out []string
	for _, t := range themes {
		out = append(out, t.name)
	}
	return out
}

func dark() palette {
	return palette{
		heading: hue("#f0f4ff", 16), byline: hue("#a6b0c2", 8), quoted: hue("#d5d9e2", 0),
		link: hue("#8fb8ff", 13), code: hue("#e6c9a8", 8), dim: hue("#a3adbe", 8), accent: hue("#8be0d0", 15),
		status:  hue("#c7cfdd", 16),
		source:  [4]Color{hue("#7fd3ff", 15), hue("#ffb870", 12), hue("#cdaaff", 14), hue("#b4bccb", 8)},
		content: [4]Color{of256("#c4e3f7", 153), hue("#f2dfc4", 0), hue("#e2d6f7", 0), hue("#d3d7df", 0)},
		hedge: [5]Color{hue("#ff9db0", 10), hue("#ff9ee0", 14), hue("#ff8f80", 10), hue("#f5dc6e", 12),
			hue("#a8e890", 11)},
		actor: [7]Color{hue("#8ff0c0", 11), hue("#8fe0d8", 15), hue("#c0e080", 11), hue("#c0e080", 11),
			hue("#9fe0b0", 15), hue("#a0d8e8", 15), hue("#e0c890", 12)},
		cause: of256("#463a18", 52), effect: of256("#12413a", 17), marker: of256("#3b3b5c", 53),
		chosen: of256("#2c3f66", 237), statusBack: of256("#262c38", 235), codeBack: of256("#262a33", 235),
		found: hue("#e8d27a", 4), foundHere: hue("#ffa94d", 6), onFound: hue("#16181d", 1),
		faded: Color{"#8f97a4", 246, 9},
	}
}

func light() palette {
	return palette{
		heading: hue("#101828", 1), byline: hue("#5a6270", 9), quoted: hue("#333a45", 0),
		link: hue("#1f4fb0", 5), code: hue("#7a3e00", 9), dim: hue("#5a616e", 9), accent: hue("#00665a", 7),
		status:  hue("#2a303a", 1),
		source:  [4]Color{hue("#00558f", 5), hue("#8f4300", 4), hue("#6a28b0", 6), hue("#4d5562", 9)},
		content: [4]Color{hue("#113f63", 0), hue("#5a3510", 0), of256("#43296b", 54), of256("#3c434d", 238)},
		hedge: [5]Color{hue("#b00f40", 2), hue("#9c107c", 6), hue("#b01500", 2), hue("#6b5200", 4),
			hue("#1c641c", 3)},
		actor: [7]Color{hue("#00634a", 3), hue("#005f66", 7), hue("#455c00", 3), hue("#455c00", 3),
			hue("#1c643c", 7), hue("#00587a", 7), hue("#704f00", 4)},
		cause: of256("#f7e8c2", 230), effect: of256("#cfeee4", 195), marker: of256("#e2e0f8", 255),
		chosen: of256("#d5e1fb", 254), statusBack: of256("#e8ebf1", 255), codeBack: of256("#f0f1f4", 255),
		found: hue("#ffe27a", 4), foundHere: hue("#ffb04d", 6), onFound: hue("#16181d", 1),
		faded: Color{"#697080", 242, 9},
	}
}

func darkContrast() palette {
	return palette{
		heading: hue("#ffffff", 16), byline: hue("#d6dce6", 8), quoted: hue("#f2f4f8", 0),
		link: hue("#b4d6ff", 15), code: hue("#ffe6c4", 16), dim: hue("#d6dce6", 8), accent: hue("#8cffe8", 15),
		status:  hue("#000000", 1),
		source:  [4]Color{hue("#8ce2ff", 15), hue("#ffcb8c", 12), hue("#e2ccff", 14), hue("#dce1ea", 16)},
		content: [4]Color{hue("#e2f4ff", 0), hue("#fff0dc", 0), hue("#f3eaff", 0), of256("#eceff4", 254)},
		hedge: [5]Color{hue("#ffc9d4", 10), hue("#ffc9f2", 14), hue("#ffc6bc", 10), hue("#fff28c", 12),
			hue("#c9ffb8", 11)},
		actor: [7]Color{hue("#b0ffd8", 11), hue("#b0f6ee", 15), hue("#deffa4", 11), hue("#deffa4", 11),
			hue("#c0ffd0", 15), hue("#c6f0ff", 15), hue("#ffe6b0", 12)},
		cause: of256("#332800", 52), effect: of256("#00332c", 17), marker: of256("#26264a", 53),
		chosen: of256("#182c58", 237), statusBack: hue("#ffffff", 16), codeBack: of256("#1a1a1a", 234),
		found: hue("#ffe94d", 12), foundHere: hue("#ffb066", 16), onFound: hue("#000000", 1),
		faded: hue("#b4bac4", 8),
	}
}

func lightContrast() palette {
	return palette{
		heading: hue("#000000", 1), byline: hue("#30363e", 1), quoted: hue("#1a1d22", 0),
		link: hue("#00307a", 5), code: hue("#4d2400", 1), dim: hue("#30363e", 1), accent: hue("#003a33", 1),
		status:  hue("#ffffff", 16),
		source:  [4]Color{hue("#00335c", 5), hue("#5c2700", 2), hue("#451080", 6), hue("#2e343d", 1)},
		content: [4]Color{hue("#062b4a", 0), of256("#3f2206", 52), hue("#2c1650", 0), of256("#23282f", 235)},
		hedge: [5]Color{{"#6e0024", 88, 2}, hue("#62004e", 6), hue("#6c0a00", 2), hue("#423000", 1),
			hue("#083c08", 3)},
		actor: [7]Color{hue("#003d2b", 3), hue("#003a3f", 5), hue("#293800", 3), hue("#293800", 3),
			hue("#083e22", 5), hue("#00374e", 5), hue("#463000", 1)},
		cause: of256("#ffeab8", 230), effect: of256("#cdf4e8", 195), marker: of256("#e8e4ff", 189),
		chosen: of256("#d4e4ff", 254), statusBack: hue("#000000", 1), codeBack: of256("#f2f2f2", 255),
		found: hue("#ffe04d", 12), foundHere: hue("#ffb866", 16), onFound: hue("#000000", 1),
		faded: hue("#474d56", 9),
	}
}

// The hues of the next two are those of Okabe and Ito (jfly.uni-koeln.de/color),
// made lighter or darker until they can be read.

func darkSafe() palette {
	orange, sky, purple, yellow := hue("#f0ac28", 12), hue("#6cc1f2", 15), hue("#ffd3ec", 14), hue("#f0e442", 12)
	return palette{
		heading: hue("#f0f4ff", 16), byline: hue("#b0b8c6", 8), quoted: hue("#d5d9e2", 0),
		link: sky, code: hue("#e6c9a8", 8), dim: hue("#b0b8c6", 8), accent: yellow,
		status:  hue("#d6dce6", 16),
		source:  [4]Color{sky, orange, purple, hue("#a4aebd", 8)},
		content: [4]Color{hue("#c4e3f7", 0), hue("#f2dfc4", 0), hue("#f7e4f0", 0), hue("#c8cdd6", 0)},
		hedge:   [5]Color{yellow, yellow, yellow, yellow, yellow},
		actor: [7]Color{hue("#6ee0b8", 11), hue("#6ee0b8", 11), hue("#6ee0b8", 11), hue("#6ee0b8", 11),
			hue("#6ee0b8", 11), hue("#6ee0b8", 11), orange},
		cause: of256("#4a3500", 52), effect: of256("#003a5c", 17), marker: of256("#3c3c44", 236),
		chosen: of256("#2c3f66", 237), statusBack: of256("#262c38", 235), codeBack: of256("#262a33", 235),
		found: hue("#f0e442", 4), foundHere: hue("#ff9c4d", 6), onFound: hue("#16181d", 1),
		faded: Color{"#8f97a4", 246, 9}, safe: true,
	}
}

func lightSafe() palette {
	vermillion, blue, purple, brown := hue("#963f00", 2), hue("#005a94", 5), hue("#5c1448", 6), hue("#5c4a00", 4)
	return palette{
		heading: hue("#101828", 1), byline: hue("#565d69", 9), quoted: hue("#333a45", 0),
		link: blue, code: hue("#7a3e00", 9), dim: hue("#565d69", 9), accent: hue("#00564a", 7),
		status:  hue("#2a303a", 1),
		source:  [4]Color{blue, vermillion, purple, hue("#535a66", 9)},
		content: [4]Color{hue("#113f63", 0), hue("#5a3510", 0), hue("#4a2440", 0), hue("#3c434d", 0)},
		hedge:   [5]Color{brown, brown, brown, brown, brown},
		actor: [7]Color{hue("#00604a", 3), hue("#00604a", 3), hue("#00604a", 3), hue("#00604a", 3),
			hue("#00604a", 3), hue("#00604a", 3), vermillion},
		cause: of256("#fbe6b4", 230), effect: of256("#cde8fa", 195), marker: of256("#e8e8ec", 255),
		chosen: of256("#d5e1fb", 254), statusBack: of256("#e8ebf1", 255), codeBack: of256("#f0f1f4", 255),
		found: hue("#f0e442", 4), foundHere: hue("#ffab5c", 6), onFound: hue("#16181d", 1),
		faded: Color{"#697080", 242, 9}, safe: true,
	}
}

// ThemeFor is the theme of a name for a background: "contrast" and "safe" are
// those for dark or for light, "auto" and "" the plain one. Other names stay.
func ThemeFor(name string, dark bool) string {
	ground := "light"
	if dark {
		ground = "dark"
	}
	switch name {
	case "", "auto":
		return ground
	case "contrast", "safe":
		return ground + "-" + name
	}
	return name
}

// ThemeNames are all names a reader can choose a theme by.
func ThemeNames() []string { return append([]string{"auto", "contrast", "safe"}, Themes()...) }
