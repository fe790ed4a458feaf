package text

// plainBlocks reads plain text. lined reports that every line is a block of
// its own and no blank line tells paragraphs apart.
func plainBlocks(source string) (blocks []Block, lined bool) {
	lines := splitLines(source)
	width := wrapWidth(source, lines)
	for i := 0; i < len(lines); i++ {
		if lines[i].blank() {
			continue
		}
		j := i + 1
		for j < len(lines) && !lines[j].blank() && joins(source, lines[j-1], lines[j], width) {
			j++
		}
		blocks = append(blocks, lineBlock(lines[i:j]))
		i = j - 1
	}
	return blocks, false
}

func lineBlock(lines []line) Block {
	s := Span{lines[0].Start, lines[len(lines)-1].End}
	return Block{Span: s, Kind: Paragraph, Runs: []Run{{Span: s}}}
}

// wrapWidth is the column at which the lines of paragraphs are broken, 0 when
// they are not.
func wrapWidth(source string, lines []line) int { return 0 }

func joins(source string, a, b line, width int) bool { return false }
