package linear

import "encoding/binary"

const (
	lanes    = 8                  // weights that are added at once, as bytes of a word
	laneMost = 257                // rows that a lane of 16 bits holds: 257*255 < 1<<16
	evenLane = 0x00ff00ff00ff00ff // every other byte, with room above it
	positive = 0x8080808080808080 // lifts signed bytes by 128, so that none borrows from the next
)

// addRows adds the table rows of the known features to sum, one number a label.
// Up to eight labels are added side by side in two words of four lanes each; what a
// word holds beyond its row is left unread.
func (c *Chain) addRows(sum []int32, features []uint32) {
	L := len(sum)
	for len(features) > 0 {
		part := features[:min(len(features), laneMost)]
		features = features[len(part):]
		var even, odd uint64
		n := int32(0)
		for _, f := range part {
			if !c.known.has(f) {
				continue
			}
			at := int(f>>(32-c.bits)) * L
			if L > lanes || at+lanes > len(c.table) {
				for l, w := range c.table[at:][:L] {
					sum[l] += int32(int8(w))
				}
				continue
			}
			row := binary.LittleEndian.Uint64(c.table[at:]) ^ positive
			even += row & evenLane
			odd += row >> 8 & evenLane
			n++
		}
		for l := range min(L, lanes) {
			lane := even
			if l%2 == 1 {
				lane = odd
			}
			sum[l] += int32(lane>>(l/2*16)&0xffff) - 128*n
		}
	}
}
