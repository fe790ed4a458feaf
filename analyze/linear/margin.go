package linear

// Margin is how far the second of a classifier's two labels stands above the
// first, in log odds. It is Classify without what a sequence needs: no memory is
// asked for.
func (c *Chain) Margin(features []uint32) float32 {
	var first, second int32
	for _, f := range features {
		row := c.table[int(f>>(32-c.bits))*2:][:2]
		first += int32(int8(row[0]))
		second += int32(int8(row[1]))
	}
	return float32(second)*c.scale[1] + c.start[1] + c.end[1] - float32(first)*c.scale[0] - c.start[0] - c.end[0]
}
