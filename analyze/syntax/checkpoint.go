package syntax

import (
	"encoding/binary"
	"fmt"

	"ascribe/analyze/neural"
)

// Checkpoint keeps the state of a training after every epoch, so that one that
// was interrupted goes on where it was. Without functions nothing is kept.
type Checkpoint struct {
	Read  func() []byte // the last state written, nil for none
	Write func([]byte) error
	Done  func() // the training has come to its end
}

// write stores the state after some epochs. The key tells trainings apart: one
// goes on only from a state with the same key.
func (c Checkpoint) write(a *neural.Adam, key uint64, epoch int) error {
	if c.Write == nil {
		return nil
	}
	b := binary.LittleEndian.AppendUint64(nil, key)
	b = binary.LittleEndian.AppendUint64(b, uint64(epoch))
	if err := c.Write(a.AppendState(b)); err != nil {
		return fmt.Errorf("keep the state of the training: %w", err)
	}
	return nil
}

// read gives the epoch to go on with: 0 when there is nothing to go on from.
func (c Checkpoint) read(a *neural.Adam, key uint64) (epoch int, err error) {
	if c.Read == nil {
		return 0, nil
	}
	b := c.Read()
	if len(b) < 16 || binary.LittleEndian.Uint64(b) != key {
		return 0, nil
	}
	return int(binary.LittleEndian.Uint64(b[8:])), a.ReadState(b[16:])
}

func (c Checkpoint) done() {
	if c.Done != nil {
		c.Done()
	}
}
