package matrix

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Half rounds to half precision (IEEE 754, 16 bits); what is too large becomes the
// largest number.
func Half(x float32) uint16 {
	bits := math.Float32bits(x)
	sign := uint16(bits >> 16 & 0x8000)
	size := math.Abs(float64(x))
	switch {
	case size >= 65504:
		return sign | 0x7bff
	case size < 1.0/(1<<14): // below the normal numbers: steps of 2⁻²⁴
		return sign | uint16(math.RoundToEven(size*(1<<24)))
	}
	rounded := bits&0x7fffffff + 0xfff + bits>>13&1
	return sign | uint16(rounded>>13-(112<<10))
}

// Single is the number that half precision stands for. The bits of the exponent
// and the fraction are those of a float32 2¹¹² times too small, also below the
// normal numbers, so that one exact product is all it takes.
func Single(h uint16) float32 {
	return math.Float32frombits(uint32(h&0x8000)<<16|uint32(h&0x7fff)<<13) * (1 << 112)
}

// RepackHalf fills p again from a row-major matrix of the same shape in half
// precision, little-endian, without allocating.
func (p *Packed) RepackHalf(b []byte) {
	if len(b) != 2*p.K*p.N {
		panic(fmt.Sprintf("matrix: RepackHalf: %d bytes for %d×%d", len(b), p.K, p.N))
	}
	for i := range p.K {
		row := b[2*i*p.N:][:2*p.N]
		for at := i * panelWidth; len(row) > 0; at += p.K * panelWidth {
			n := min(len(row), 2*panelWidth)
			singles(p.data[at:at+n/2], row[:n])
			row = row[n:]
		}
	}
}

// singles reads as many numbers as there is room for.
func singles(to []float32, b []byte) {
	for len(to) >= 4 && len(b) >= 8 {
		four := binary.LittleEndian.Uint64(b)
		to[0] = Single(uint16(four))
		to[1] = Single(uint16(four >> 16))
		to[2] = Single(uint16(four >> 32))
		to[3] = Single(uint16(four >> 48))
		to, b = to[4:], b[8:]
	}
	for i := range to {
		to[i] = Single(binary.LittleEndian.Uint16(b[2*i:]))
	}
}
