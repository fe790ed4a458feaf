package attribution

import (
	"errors"

	"ascribe/analyze/linear"
)

// model is a chain behind a filter that lets only features pass that were
// frequent in training. Rare features teach little, and unseen ones would fall
// on table rows that belong to others.
type model struct {
	*linear.Chain
	bits uint
	set  []byte // bit f mod 2^bits stands for feature f
}

const (
	filterBits       = 22 // of the chains
	acceptFilterBits = 20 // of the classifier
	rarest           = 3  // times a feature must have been seen
)

// keep drops the features that the model does not know, in place.
func (m *model) keep(features []uint32) []uint32 {
	out := features[:0]
	mask := uint32(1)<<m.bits - 1
	for _, f := range features {
		if b := f & mask; m.set[b>>3]&(1<<(b&7)) != 0 {
			out = append(out, f)
		}
	}
	return out
}

func (m *model) keepAll(features [][]uint32) [][]uint32 {
	for i := range features {
		features[i] = m.keep(features[i])
	}
	return features
}

// learnFilter counts the features of the training sequences, drops the rare
// ones from them and gives the filter.
func learnFilter(seqs []trainSeq, bits uint) *model {
	const countBits = 26 // counts share cells beyond that, which only keeps more
	counts := make([]uint8, 1<<countBits)
	for _, s := range seqs {
		for _, fs := range s.Features {
			for _, f := range fs {
				if c := &counts[f>>(32-countBits)]; *c < rarest {
					*c++
				}
			}
		}
	}
	m := &model{bits: bits, set: make([]byte, 1<<(bits-3))}
	mask := uint32(1)<<m.bits - 1
	for _, s := range seqs {
		for i, fs := range s.Features {
			out := fs[:0]
			for _, f := range fs {
				if counts[f>>(32-countBits)] >= rarest {
					b := f & mask
					m.set[b>>3] |= 1 << (b & 7)
					out = append(out, f)
				}
			}
			s.Features[i] = out
		}
	}
	return m
}

// bytes stores the model for loadModel: filter size, filter, chain.
func (m *model) bytes() []byte {
	return append(append([]byte{byte(m.bits)}, m.set...), m.Chain.Bytes()...)
}

var errModel = errors.New("model is damaged")

func loadModel(b []byte) (*model, error) {
	if len(b) < 1 || b[0] < 3 || b[0] > 30 || len(b) < 1+1<<(b[0]-3) {
		return nil, errModel
	}
	m := &model{bits: uint(b[0])}
	n := 1 + 1<<(m.bits-3)
	m.set = b[1:n]
	var err error
	m.Chain, err = linear.LoadChain(b[n:])
	return m, err
}
