//go:build !linux

package store

func limitFiles() {}
