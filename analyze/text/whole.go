package text

// Whole reads plain text like Parse, but leaves nothing out: bylines, datelines,
// rows of dashes, bullets and the quote marks of mail are words too. It is for
// whoever counts words; findings are made on Parse's document. Of Markdown it
// reads what Parse reads.
func Whole(source string, f Format) *Document {
	d := Parse(source, f)
	if d.Format != Plain {
		return d
	}
	last := 0
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if !b.Kind.Prose() {
			b.Kind = Paragraph
		}
		b.Span = trim(source, Span{last, b.End})
		b.Marker, b.Runs = Span{}, []Run{{Span: b.Span}}
		last = b.End
	}
	if rest := trim(source, Span{last, len(source)}); !rest.Empty() {
		d.Blocks = append(d.Blocks, Block{Span: rest, Kind: Paragraph, Runs: []Run{{Span: rest}}})
	}
	d.Tokens, d.Sentences, d.Quotations = d.Tokens[:0], d.Sentences[:0], nil
	for i := range d.Blocks {
		d.readBlock(i)
	}
	return d
}
