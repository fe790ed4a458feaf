package neural

// Batch is the shape of several sentences run together, longest first: all first
// words, then all second words, and so on. Step t has the rows Off[t] to
// Off[t+1], one for each sentence that is longer than t.
type Batch struct {
	Len []int // of the sentences, descending
	Off []int
}

// NewBatch lays out sentences by their lengths, which must not rise.
func NewBatch(lengths []int) *Batch {
	b := &Batch{Len: lengths, Off: []int{0}}
	active := len(lengths)
	for t := 0; active > 0; t++ {
		for active > 0 && lengths[active-1] <= t {
			active--
		}
		if active > 0 {
			b.Off = append(b.Off, b.Off[t]+active)
		}
	}
	return b
}

// Rows counts the words of all sentences.
func (b *Batch) Rows() int { return b.Off[len(b.Off)-1] }

// Steps is the length of the longest sentence.
func (b *Batch) Steps() int { return len(b.Off) - 1 }

// Row is the row of word t of a sentence.
func (b *Batch) Row(sentence, t int) int { return b.Off[t] + sentence }

// active counts the sentences that are longer than t.
func (b *Batch) active(t int) int {
	if t+1 >= len(b.Off) {
		return 0
	}
	return b.Off[t+1] - b.Off[t]
}

// Drop multiplies the rows of x by one mask for each sentence. A nil mask
// changes nothing.
func (b *Batch) Drop(x []float32, width int, mask []float32) {
	if mask == nil {
		return
	}
	for t := range b.Steps() {
		for s := range b.active(t) {
			row := x[(b.Off[t]+s)*width:][:width]
			for k, m := range mask[s*width:][:width] {
				row[k] *= m
			}
		}
	}
}

// BySentence copies rows into the order of reading: sentence after sentence.
func (b *Batch) BySentence(p *Pass, x []float32, width int) []float32 {
	out := p.Alloc(len(x))
	to := 0
	for s, n := range b.Len {
		for t := range n {
			copy(out[to*width:][:width], x[b.Row(s, t)*width:])
			to++
		}
	}
	return out
}

// ByStep adds rows in the order of reading to rows in the order of the batch.
func (b *Batch) ByStep(to, from []float32, width int) {
	at := 0
	for s, n := range b.Len {
		for t := range n {
			row := to[b.Row(s, t)*width:][:width]
			for k, v := range from[at*width:][:width] {
				row[k] += v
			}
			at++
		}
	}
}
