// Package corpus reads the files that training and evaluation share.
package corpus

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"ascribe/analyze/syntax"
)

// open opens a compressed file.
func open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}

// Treebank reads sentences in CoNLL-U.
func Treebank(path string) ([]syntax.Sentence, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all, err := syntax.ReadCoNLLU(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return all, nil
}

// EachLine calls f with every line of a compressed text file.
func EachLine(path string, f func(string)) error {
	r, err := open(path)
	if err != nil {
		return err
	}
	defer r.Close()
	const longest = 64 << 20 // bytes of a line
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, longest)
	for scan.Scan() {
		f(scan.Text())
	}
	if err := scan.Err(); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return nil
}

// Lines reads JSON values of one kind.
func Lines[T any](path string) ([]T, error) {
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []T
	for d := json.NewDecoder(f); ; {
		var v T
		if err := d.Decode(&v); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		out = append(out, v)
	}
}
