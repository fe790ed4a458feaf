// Package linear is a linear-chain conditional random field over hashed sparse
// features (Lafferty, McCallum and Pereira, ICML 2001), with AdaGrad training
// (Duchi, Hazan and Singer, JMLR 2011) and the hashing trick (Weinberger and
// others, ICML 2009). A classifier is a chain of length one.
//
// A trained chain is a table of 8-bit weights that is used where it lies, so an
// embedded model costs no decoding. Scores are sums of integers: the same input
// gives the same labels on every machine.
package linear

// Hash makes a feature id from its parts. The parts ("ab", "c") and ("a", "bc")
// give different ids.
func Hash(parts ...string) uint32 {
	h := uint32(2166136261)
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	return mix(h)
}

// HashInt makes a feature id from a name and a number.
func HashInt(name string, n int) uint32 {
	return mix(Hash(name) + uint32(n)*0x9e3779b9)
}

// Join makes a feature id of the conjunction of two features.
func Join(a, b uint32) uint32 { return mix(a*0x85ebca6b + b) }

// mix spreads all bits over the high ones, which choose the table row.
func mix(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x7feb352d
	h ^= h >> 15
	h *= 0x846ca68b
	return h ^ h>>16
}
