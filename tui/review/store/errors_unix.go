//go:build unix

package store

import "syscall"

var errReadOnlyFileSystem error = syscall.EROFS
