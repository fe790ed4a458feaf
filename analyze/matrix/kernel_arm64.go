package matrix

// detect has nothing to ask: every arm64 processor has NEON.
func detect() []*kernel {
	return []*kernel{{name: "neon", set: neon, height: 6}}
}

// mulBlocks adds a·panel to 32 columns of c, for count blocks of size rows.
func mulBlocks(kern *kernel, c []float32, ldc int, a []float32, lda int, panel []float32, k, size, count int) {
	if kern.set != neon {
		plainBlocks(c, ldc, a, lda, panel, k, size*count)
		return
	}
	blocksNEON(&c[0], ldc, &a[0], lda, &panel[0], k, size, count)
	blocksNEON(&c[panelWidth/2], ldc, &a[0], lda, &panel[panelWidth/2], k, size, count)
}

func axpy(kern *kernel, y []float32, a float32, x []float32) {
	if kern.set != neon {
		plainAxpy(y, a, x)
		return
	}
	axpyNEON(&y[0], a, &x[0], len(x))
}

func dot(kern *kernel, lanes *[dotLanes]float32, x, y []float32) {
	if kern.set != neon {
		plainDot(lanes, x, y)
		return
	}
	dotNEON(lanes, &x[0], &y[0], len(x))
}

func activateVectors(kern *kernel, dst, src []float32, c *curve) {
	if kern.set != neon {
		plainActivate(dst, src, c)
		return
	}
	activateNEON(&dst[0], &src[0], len(src), c)
}
