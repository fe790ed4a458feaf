package linear

// filter knows which features a chain has learnt. Rare features teach little,
// and features never seen would fall on rows of the table that belong to others.
// Features share a bit when their last bits are the same, which now and then lets
// an unknown one pass. No filter lets all pass.
type filter []byte

func (f filter) has(feature uint32) bool {
	if len(f) == 0 {
		return true
	}
	b := feature & (uint32(len(f))<<3 - 1)
	return f[b>>3]&(1<<(b&7)) != 0
}

// learnFilter lets pass what the sequences have at least the given number of times.
func learnFilter(seqs []Sequence, times int, bits uint) filter {
	counts := map[uint32]uint8{}
	f := make(filter, 1<<(bits-3))
	mask := uint32(1)<<bits - 1
	for _, s := range seqs {
		for _, fs := range s.Features {
			for _, x := range fs {
				if n := counts[x]; int(n) < times {
					if n++; int(n) == times {
						b := x & mask
						f[b>>3] |= 1 << (b & 7)
					}
					counts[x] = n
				}
			}
		}
	}
	return f
}

// apply gives the sequences without the features that do not pass.
func (f filter) apply(seqs []Sequence) []Sequence {
	out := make([]Sequence, len(seqs))
	for i, s := range seqs {
		out[i] = s
		out[i].Features = make([][]uint32, len(s.Features))
		for k, fs := range s.Features {
			kept := make([]uint32, 0, len(fs))
			for _, x := range fs {
				if f.has(x) {
					kept = append(kept, x)
				}
			}
			out[i].Features[k] = kept
		}
	}
	return out
}
