package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// firstCollection makes Go collect garbage for the first time when 64 MiB are
// taken, as a share in percent of the 4 MiB it takes at least.
const firstCollection = 1600

// startLight puts the first collection of garbage off: an article of the usual
// length is analysed before, and collections while models are loaded and the heap is
// small come often and find little. From the first one on Go does as it always does.
func startLight() {
	if os.Getenv("GOGC") != "" {
		return
	}
	usual := debug.SetGCPercent(firstCollection)
	runtime.AddCleanup(new([64]byte), func(usual int) { debug.SetGCPercent(usual) }, usual)
}
