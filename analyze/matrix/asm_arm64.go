package matrix

// The functions in assembly get pointers to slices whose bounds are checked.

//go:noescape
func blocksNEON(c *float32, ldc int, a *float32, lda int, b *float32, k, size, count int)

//go:noescape
func axpyNEON(y *float32, a float32, x *float32, n int)

//go:noescape
func dotNEON(lanes *[dotLanes]float32, x, y *float32, n int)

//go:noescape
func activateNEON(dst, src *float32, n int, c *curve)
