package syntax

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
)

// mix folds a template number and two hashes into the id of a feature.
func mix(template uint32, a, b uint32) uint32 {
	x := (uint64(a)<<32 | uint64(b)) ^ uint64(template+1)*0x9e3779b97f4a7c15
	x *= 0xd6e8feb86659fd93
	x ^= x >> 32
	x *= 0xd6e8feb86659fd93
	return uint32(x >> 32)
}

// hashString is FNV-1a.
func hashString(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// table is a read-only linear model over sparse rows: for a feature, the
// weights of the classes it speaks for. It works on the embedded bytes as they
// are, so loading costs nothing.
//
// A feature's high bits choose a bucket, whose entries follow one another in
// data: low 16 bits of the feature, number of weights, then class and weight
// in a byte each.
type table struct {
	buckets uint32
	offset  []byte // buckets+1 little-endian uint32
	data    []byte
}

func bucketOf(feature, buckets uint32) uint32 {
	return uint32(uint64(feature) * uint64(buckets) >> 32)
}

// add adds the weights of a feature to the scores of the classes.
func (t *table) add(feature uint32, scores []int32) {
	at := bucketOf(feature, t.buckets) * 4
	start := binary.LittleEndian.Uint32(t.offset[at:])
	end := binary.LittleEndian.Uint32(t.offset[at+4:])
	row := t.data[start:end]
	low := uint16(feature)
	for len(row) > 3 {
		n := 3 + 2*int(row[2])
		if binary.LittleEndian.Uint16(row) == low {
			for cells := row[3:n]; len(cells) > 1; cells = cells[2:] {
				scores[cells[0]] += int32(int8(cells[1]))
			}
			return
		}
		row = row[n:]
	}
}

// encodeTable lays out the strongest weights of a trained model, at most keep.
func encodeTable(rows []weightRow, keep int) []byte {
	limit, scale := quantisation(rows, keep)
	type entry struct {
		feature uint32
		cells   []byte
	}
	var entries []entry
	for _, row := range rows {
		var cells []byte
		for _, c := range row.cells {
			if abs(c.weight) < limit {
				continue
			}
			if q := quantise(c.weight, scale); q != 0 {
				cells = append(cells, byte(c.class), byte(q))
			}
		}
		if len(cells) > 0 {
			entries = append(entries, entry{row.feature, cells})
		}
	}
	buckets := uint32(len(entries)*2/3 + 1)
	slices.SortFunc(entries, func(a, b entry) int {
		return int(int64(a.feature) - int64(b.feature))
	})
	out := binary.LittleEndian.AppendUint32(nil, buckets)
	var data []byte
	next := 0
	for b := range buckets {
		out = binary.LittleEndian.AppendUint32(out, uint32(len(data)))
		for next < len(entries) && bucketOf(entries[next].feature, buckets) == b {
			e := entries[next]
			data = binary.LittleEndian.AppendUint16(data, uint16(e.feature))
			data = append(data, byte(len(e.cells)/2))
			data = append(data, e.cells...)
			next++
		}
	}
	out = binary.LittleEndian.AppendUint32(out, uint32(len(data)))
	return append(out, data...)
}

var errModel = errors.New("model file is damaged")

// decodeTable reads a table at the start of b and returns what follows it.
func decodeTable(b []byte) (*table, []byte, error) {
	if len(b) < 8 {
		return nil, nil, errModel
	}
	t := &table{buckets: binary.LittleEndian.Uint32(b)}
	size := (int(t.buckets) + 1) * 4
	b = b[4:]
	if t.buckets == 0 || len(b) < size {
		return nil, nil, errModel
	}
	t.offset, b = b[:size], b[size:]
	n := int(binary.LittleEndian.Uint32(t.offset[size-4:]))
	if len(b) < n {
		return nil, nil, errModel
	}
	t.data = b[:n]
	return t, b[n:], nil
}

// quantisation finds the size below which weights are dropped, so that at
// most keep remain, and the factor that brings the others into a byte. The
// few largest are clipped: they decide either way.
func quantisation(rows []weightRow, keep int) (limit, scale float64) {
	var sizes []float64
	for _, row := range rows {
		for _, c := range row.cells {
			if c.weight != 0 {
				sizes = append(sizes, abs(c.weight))
			}
		}
	}
	if len(sizes) == 0 {
		return 0, 1
	}
	slices.Sort(sizes)
	if len(sizes) > keep {
		limit = sizes[len(sizes)-keep]
	}
	top := sizes[int(float64(len(sizes)-1)*0.9999)]
	return limit, 127 / top
}

func quantise(weight, scale float64) int8 {
	return int8(max(-127, min(127, math.Round(weight*scale))))
}

func abs(x float64) float64 { return math.Abs(x) }

// appendStrings and readStrings keep the class names at the head of a model.
func appendStrings(b []byte, all []string) []byte {
	b = append(b, byte(len(all)))
	for _, s := range all {
		b = append(b, byte(len(s)))
		b = append(b, s...)
	}
	return b
}

func readStrings(b []byte) (all []string, rest []byte, err error) {
	if len(b) == 0 {
		return nil, nil, errModel
	}
	n, b := int(b[0]), b[1:]
	for range n {
		if len(b) == 0 || len(b) < 1+int(b[0]) {
			return nil, nil, fmt.Errorf("class names: %w", errModel)
		}
		size := int(b[0])
		all = append(all, string(b[1:1+size]))
		b = b[1+size:]
	}
	return all, b, nil
}
