//go:build !amd64 && !arm64

package matrix

func detect() []*kernel { return nil }

func mulBlocks(_ *kernel, c []float32, ldc int, a []float32, lda int, panel []float32, k, size, count int) {
	plainBlocks(c, ldc, a, lda, panel, k, size*count)
}

func axpy(_ *kernel, y []float32, a float32, x []float32) { plainAxpy(y, a, x) }

func dot(_ *kernel, lanes *[dotLanes]float32, x, y []float32) { plainDot(lanes, x, y) }

func activateVectors(_ *kernel, dst, src []float32, c *curve) { plainActivate(dst, src, c) }
