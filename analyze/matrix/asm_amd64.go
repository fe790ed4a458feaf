package matrix

// The functions in assembly get pointers to slices whose bounds are checked.

//go:noescape
func blocksAVX512(c *float32, ldc int, a *float32, lda int, b *float32, k, size, count int)

//go:noescape
func blocksAVX2(c *float32, ldc int, a *float32, lda int, b *float32, k, size, count int)

//go:noescape
func axpyAVX2(y *float32, a float32, x *float32, n int)

//go:noescape
func dotAVX2(lanes *[dotLanes]float32, x, y *float32, n int)

//go:noescape
func activateAVX512(dst, src *float32, n int, c *curve)

//go:noescape
func activateAVX2(dst, src *float32, n int, c *curve)
