package main

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"strconv"
)

// readLines reads a compressed file of JSON values of one kind.
func readLines[T any](path string) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	var out []T
	for d := json.NewDecoder(z); ; {
		var v T
		if err := d.Decode(&v); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		out = append(out, v)
	}
}

// tenthOf deals texts into ten parts by their id.
func tenthOf(id string) string {
	h := fnv.New32a()
	io.WriteString(h, id)
	return strconv.Itoa(int(h.Sum32() % 10))
}
