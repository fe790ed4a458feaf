package syntax

import (
	"encoding/binary"
	"fmt"

	"ascribe/analyze/clusters"
	"ascribe/analyze/neural"
)

// bytes stores the network: its tags, labels and known words, then its
// parameters.
func (n *network) bytes() []byte {
	var b []byte
	for _, names := range [][]string{n.tags, n.labels, n.input.known} {
		b = appendStrings(b, names)
	}
	return n.params.Append(b)
}

func readNetwork(b []byte) (*network, error) {
	var names [3][]string
	var err error
	for i := range names {
		if names[i], b, err = readStrings(b); err != nil {
			return nil, err
		}
	}
	n := newNetwork(names[0], names[1], func(ps *neural.Params) *input {
		return newInput(ps, names[2], clusters.Embedded())
	})
	if b, err = n.params.Read(b); err != nil {
		return nil, err
	}
	if len(b) > 0 {
		return nil, fmt.Errorf("%d bytes too many: %w", len(b), neural.ErrModel)
	}
	return n, nil
}

// encoder stores the shared parameters as they are.
func (n *network) encoder() []byte {
	var b []byte
	for _, p := range n.params.List[:n.shared] {
		b = neural.AppendFloats(b, p.W)
	}
	return b
}

func (n *network) readEncoder(b []byte) (err error) {
	for _, p := range n.params.List[:n.shared] {
		if b, err = neural.ReadFloats(b, p.W); err != nil {
			return fmt.Errorf("encoder, %s: %w", p.Name, err)
		}
	}
	if len(b) > 0 {
		return fmt.Errorf("encoder, %d bytes too many: %w", len(b), neural.ErrModel)
	}
	return nil
}

func appendStrings(b []byte, all []string) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(len(all)))
	for _, s := range all {
		b = append(b, byte(len(s)))
		b = append(b, s...)
	}
	return b
}

// readStrings reads what appendStrings wrote. All are cut from one copy.
func readStrings(b []byte) (all []string, rest []byte, err error) {
	if len(b) < 4 {
		return nil, nil, neural.ErrModel
	}
	n, b := int(binary.LittleEndian.Uint32(b)), b[4:]
	if n > len(b) {
		return nil, nil, fmt.Errorf("names: %w", neural.ErrModel)
	}
	end := 0
	for range n {
		if end >= len(b) || end+1+int(b[end]) > len(b) {
			return nil, nil, fmt.Errorf("names: %w", neural.ErrModel)
		}
		end += 1 + int(b[end])
	}
	all, text := make([]string, n), string(b[:end])
	for i := range all {
		size := int(text[0])
		all[i], text = text[1:1+size], text[1+size:]
	}
	return all, b[end:], nil
}
