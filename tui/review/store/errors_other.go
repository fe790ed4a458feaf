//go:build !unix

package store

import "errors"

var errReadOnlyFileSystem = errors.New("read-only file system")
