package neural

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sync"

	"ascribe/analyze/matrix"
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
			b = binary.LittleEndian.AppendUint16(b, matrix.Half(x))
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
// packed, on all processors at once.
func (ps *Params) Read(b []byte) (rest []byte, err error) {
	var packing sync.WaitGroup
	defer packing.Wait()
	for _, p := range ps.List {
		size := 2 * p.Rows * p.Cols
		if p.Table {
			size = p.Rows * (4 + p.Cols)
		}
		if len(b) < size {
			return nil, fmt.Errorf("%s: %w", p.Name, ErrModel)
		}
		p.stored, b = b[:size:size], b[size:]
		switch {
		case p.Table:
		case p.Rows == 1:
			p.W = make([]float32, p.Cols)
			for i := range p.W {
				p.W[i] = matrix.Single(binary.LittleEndian.Uint16(p.stored[2*i:]))
			}
		default:
			packing.Go(func() {
				p.packed = new(matrix.Packed)
				p.packed.Reshape(p.Rows, p.Cols)
				p.packed.RepackHalf(p.stored)
			})
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
