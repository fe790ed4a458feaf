package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// maxLine is the longest line that a batch reads: an article of the largest size
// with every byte escaped fits.
const maxLine = 6*maxArticle + 1<<16

// split reads lines of any length and hands each to next until that returns
// false. Blank lines count but are not handed on.
func split(from io.Reader, next func(*line) bool) error {
	r := bufio.NewReaderSize(from, 1<<16)
	for number := 1; ; number++ {
		data, long, err := readLine(r)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if number == 1 {
			data = bytes.TrimPrefix(data, []byte("\ufeff"))
		}
		if data = bytes.TrimSpace(data); len(data) > 0 || long {
			if !next(&line{number: number, data: data, long: long}) {
				return nil
			}
		}
		if err != nil {
			return nil
		}
	}
}

// readLine reads up to the next line feed. Of a line longer than maxLine it
// keeps nothing.
func readLine(r *bufio.Reader) (data []byte, long bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if !long {
			data = append(data, part...)
		}
		if len(data) > maxLine {
			data, long = nil, true
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return data, long, err
		}
	}
}
