package main

import (
	"hash/fnv"
	"io"
	"strconv"
	"strings"
)

// polnear are the beginnings of the ids of our own training texts that come from
// PolNeAR's articles; the others are Wikinews, VOA, BBC and reports.
var polnear = []string{"pols", "polt", "breitbart", "huff-post", "nyt", "politico", "usa-today", "wash-post", "west-journal"}

// sourceOf tells texts from PolNeAR from the others, by their id.
func sourceOf(id string) string {
	for _, p := range polnear {
		if strings.HasPrefix(id, p) {
			return "PolNeAR"
		}
	}
	return "others"
}

// tenthOf deals texts into ten parts by their id.
func tenthOf(id string) string {
	h := fnv.New32a()
	io.WriteString(h, id)
	return strconv.Itoa(int(h.Sum32() % 10))
}
