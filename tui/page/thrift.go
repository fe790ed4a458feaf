package page

import "strings"

// pen is how a terminal draws at the moment. Its zero value is the terminal's own
// look.
type pen struct {
	attrs  Attr
	fg, bg string // the parameters that set them
}

// Thrift is a row that looks the same in fewer bytes: a look that follows another
// is set by what differs, and spaces that show nothing of a look are written in
// whichever is set. It begins and ends with the terminal's own look. A row with
// sequences of unknown meaning stays as it is.
func Thrift(row string) string {
	if !strings.Contains(row, "\x1b[") {
		return row
	}
	var now, want pen
	var b strings.Builder
	b.Grow(len(row))
	for rest := row; rest != ""; {
		i := strings.IndexByte(rest, '\x1b')
		if i < 0 {
			i = len(rest)
		}
		if words := rest[:i]; words != "" {
			if now.shows() || want.shows() || strings.Trim(words, " ") != "" {
				now = want.write(&b, now)
			}
			b.WriteString(words)
		}
		if rest = rest[i:]; rest == "" {
			break
		}
		n, style := escape(rest)
		switch {
		case n == 0:
			return row
		case !style: // the terminal may use the look for what it is told
			now = want.write(&b, now)
			b.WriteString(rest[:n])
		case !want.set(rest[2 : n-1]):
			return row
		}
		rest = rest[n:]
	}
	want.write(&b, now)
	return b.String()
}

// escape is the length of the escape sequence that s begins with, and whether it
// sets a look; 0 for one that does not end.
func escape(s string) (n int, style bool) {
	if strings.HasPrefix(s, "\x1b]") {
		i := strings.Index(s, "\x1b\\")
		if i < 0 {
			return 0, false
		}
		return i + 2, false
	}
	if !strings.HasPrefix(s, "\x1b[") {
		return 0, false
	}
	for i := 2; i < len(s); i++ {
		if s[i] >= 0x40 {
			return i + 1, s[i] == 'm'
		}
	}
	return 0, false
}

// onSpaces are the attributes that are seen where there is no character.
const onSpaces = underlines | Reverse | Struck

// shows reports whether a space in the look differs from one without.
func (p pen) shows() bool { return p.bg != "" || p.attrs&onSpaces != 0 }

// set takes the parameters of a sequence in and reports whether all are known.
func (p *pen) set(params string) bool {
	for more := true; more; {
		var one string
		from := params
		one, params, more = strings.Cut(params, ";")
		switch attr, ok := attrOf(one); {
		case ok && attr&underlines != 0:
			p.attrs = p.attrs&^underlines | attr
		case ok:
			p.attrs |= attr
		case one == "0" || one == "":
			*p = pen{}
		case one == "38" || one == "48":
			n := 1 // of the palette
			if strings.HasPrefix(params, "2;") {
				n = 3
			}
			for range 1 + n {
				if !more {
					return false
				}
				_, params, more = strings.Cut(params, ";")
			}
			colour := strings.TrimSuffix(from[:len(from)-len(params)], ";")
			if one == "38" {
				p.fg = colour
			} else {
				p.bg = colour
			}
		case one == "39":
			p.fg = ""
		case one == "49":
			p.bg = ""
		case len(one) == 2 && (one[0] == '3' || one[0] == '9') && one[1] < '8':
			p.fg = one
		case len(one) == 2 && one[0] == '4' && one[1] < '8', len(one) == 3 && one[:2] == "10":
			p.bg = one
		default:
			return false
		}
	}
	return true
}

// attrOf is the attribute that a parameter sets.
func attrOf(param string) (Attr, bool) {
	for _, c := range codes {
		if param == c.plain || param == c.fancy {
			return c.attr, true
		}
	}
	return 0, false
}

// write has a terminal that draws as another pen does draw as this one, in the
// shorter way: by what differs, or from its own look on. It returns this pen.
func (p pen) write(b *strings.Builder, now pen) pen {
	if p == now {
		return p
	}
	if p == (pen{}) {
		b.WriteString(reset)
		return p
	}
	var differs, whole [96]byte
	best := p.params(append(whole[:0], "0;"...), pen{})
	if now.attrs&^p.attrs == 0 {
		if d := p.params(differs[:0], now); len(d) <= len(best) {
			best = d
		}
	}
	b.WriteString("\x1b[")
	b.Write(best[:len(best)-1])
	b.WriteByte('m')
	return p
}

// params appends what is to be set after another pen whose attributes are all kept,
// each followed by a semicolon.
func (p pen) params(to []byte, now pen) []byte {
	add := func(param string) { to = append(append(to, param...), ';') }
	for _, c := range codes {
		if p.attrs&^now.attrs&c.attr != 0 {
			add(c.fancy)
		}
	}
	switch {
	case p.fg == now.fg:
	case p.fg == "":
		add("39")
	default:
		add(p.fg)
	}
	switch {
	case p.bg == now.bg:
	case p.bg == "":
		add("49")
	default:
		add(p.bg)
	}
	return to
}
