package linear

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// magic opens a stored chain; its last byte is the version.
const magic = "chain\x00\x02"

var errFormat = errors.New("not a stored chain")

// Bytes stores the chain for LoadChain: header, small weights, filter, then the table.
func (c *Chain) Bytes() []byte {
	b := []byte(magic)
	b = append(b, byte(c.bits), byte(len(c.labels)))
	for _, l := range c.labels {
		b = append(b, byte(len(l)))
		b = append(b, l...)
	}
	for _, block := range [][]float32{c.scale, c.start, c.end, c.edge} {
		for _, v := range block {
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
		}
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(len(c.known)))
	b = append(b, c.known...)
	return append(b, c.table...)
}

// LoadChain reads what Bytes wrote. The table and the filter stay in b, which must not change.
func LoadChain(b []byte) (*Chain, error) {
	if len(b) < len(magic)+2 || string(b[:len(magic)]) != magic {
		return nil, errFormat
	}
	b = b[len(magic):]
	c := &Chain{bits: uint(b[0])}
	L := int(b[1])
	b = b[2:]
	for range L {
		if len(b) < 1 || len(b) < 1+int(b[0]) {
			return nil, errFormat
		}
		c.labels = append(c.labels, string(b[1:1+int(b[0])]))
		b = b[1+int(b[0]):]
	}
	if len(b) < 4*(3*L+L*L) || c.bits > 28 {
		return nil, errFormat
	}
	for _, block := range []struct {
		to *[]float32
		n  int
	}{{&c.scale, L}, {&c.start, L}, {&c.end, L}, {&c.edge, L * L}} {
		*block.to = make([]float32, block.n)
		for i := range *block.to {
			(*block.to)[i] = math.Float32frombits(binary.LittleEndian.Uint32(b))
			b = b[4:]
		}
	}
	if len(b) < 4 {
		return nil, errFormat
	}
	n := binary.LittleEndian.Uint32(b)
	b = b[4:]
	if n&(n-1) != 0 || uint64(n) > uint64(len(b)) {
		return nil, fmt.Errorf("%w: filter of %d bytes", errFormat, n)
	}
	c.known, b = b[:n], b[n:]
	if want := L << c.bits; len(b) != want {
		return nil, fmt.Errorf("%w: table of %d bytes, want %d", errFormat, len(b), want)
	}
	c.table = b
	return c, nil
}
