package neural

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// ErrModel says that bytes are not the parameters of the network.
var ErrModel = errors.New("model file is damaged")

// Append stores the parameters: tables in eight bits a number with a scale for
// each row, matrices in sixteen (IEEE 754 half precision).
func (ps *Params) Append(b []byte) []byte {
	for _, p := range ps.List {
		if p.stored != nil {
			b = append(b, p.stored...)
			continue
		}
		if p.Table {
			b = appendRows(b, p)
			continue
		}
		for _, x := range p.W {
			b = binary.LittleEndian.AppendUint16(b, half(x))
		}
	}
	return b
}

func appendRows(b []byte, p *Param) []byte {
	for i := range p.Rows {
		row := p.Row(i)
		most := float32(1e-9)
		for _, x := range row {
			most = max(most, x, -x)
		}
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(most/127))
		for _, x := range row {
			b = append(b, byte(int8(math.RoundToEven(float64(x/most*127)))))
		}
	}
	return b
}

// Read takes the parameters from the front of b, for a network that is only to be
// run: tables stay where they lie in b, which must not change, and matrices are
// packed at once.
func (ps *Params) Read(b []byte) (rest []byte, err error) {
	most := 0
	for _, p := range ps.List {
		if !p.Table {
			most = max(most, p.Rows*p.Cols)
		}
	}
	scratch := make([]float32, most)
	for _, p := range ps.List {
		size := 2 * p.Rows * p.Cols
		if p.Table {
			size = p.Rows * (4 + p.Cols)
		}
		if len(b) < size {
			return nil, fmt.Errorf("%s: %w", p.Name, ErrModel)
		}
		p.stored, b = b[:size:size], b[size:]
		if p.Table {
			p.W = nil
			continue
		}
		w := p.W
		if p.Rows > 1 {
			w, p.W = scratch[:len(p.W)], nil
		}
		for i := range w {
			w[i] = single(binary.LittleEndian.Uint16(p.stored[2*i:]))
		}
		if p.Rows > 1 {
			p.pack(w)
		}
	}
	return b, nil
}

// getRow reads the stored row of a table at the front of b.
func getRow(b []byte, to []float32) {
	scale := math.Float32frombits(binary.LittleEndian.Uint32(b))
	for k, v := range b[4 : 4+len(to)] {
		to[k] = float32(int8(v)) * scale
	}
}

// half rounds to half precision; what is too large becomes the largest number.
func half(x float32) uint16 {
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

// single is the number that half precision stands for.
func single(h uint16) float32 {
	sign := uint32(h&0x8000) << 16
	exponent, fraction := uint32(h>>10&0x1f), uint32(h&0x3ff)
	if exponent == 0 {
		return math.Float32frombits(sign | math.Float32bits(float32(fraction)/(1<<24)))
	}
	return math.Float32frombits(sign | (exponent+112)<<23 | fraction<<13)
}
