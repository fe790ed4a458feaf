// Package matrix holds the float32 arithmetic on which the small recurrent
// network of the analysis runs: products with a packed matrix, sums of scaled
// vectors, dot products, and the two activations tanh and sigmoid.
//
// It is not a linear algebra library: one layout, one type of number, no
// threads of its own. A caller that wants several cores splits the rows.
//
// # The contract
//
// Results do not depend on the machine, on the number of threads, or on what
// else is in the batch. Every kernel gives the same bits, because each fixes
// for every element which operations are done and in which order, and each of
// those operations is rounded as IEEE 754 says:
//
//   - [MulAdd] computes c[i][j] as a chain of fused multiply-adds that starts
//     from the old c[i][j] and takes k = 0, 1, … K-1 in order. Vectors run over
//     j and blocks over i, so neither their width nor their height matters.
//   - [Axpy] is one fused multiply-add for each element.
//   - [Dot] adds the element i to lane i mod 32 with a fused multiply-add, in
//     the order of i, and then halves the lanes: lane j takes in lane j+16, then
//     j+8, j+4, j+2, j+1.
//   - [Tanh] and [Sigmoid] are one rational function each, evaluated with single
//     additions, products and one quotient, none of them fused.
//
// Subnormal numbers are kept, not flushed. The contract does not cover the sign
// and payload of a NaN, only that it is one.
//
// # The kernels
//
// On amd64 there are two kernels in assembly, "avx512" (needs AVX-512F) and
// "avx2" (needs AVX2 and FMA), on arm64 "neon"; everywhere else, and on old
// processors, "go" does the same in plain Go, where a fused multiply-add is
// computed exactly in float64 (see fma). The best one that the processor and
// the system support is chosen at the start; [Use] forces another, for tests
// and for measuring.
package matrix
