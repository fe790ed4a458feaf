package store

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// disk is everything that SQLite did to the files of a database, one thing after
// another: enough to build the files anew as a power loss may have left them at any
// moment. It listens as a VFS of SQLite that hands all on to the system's own.
type disk struct {
	mu     sync.Mutex
	vfs    *sqlite3.Tsqlite3_vfs // the system's own
	mine   uintptr
	open   map[uintptr]openFile // by SQLite's handle
	there  map[string]bool      // files that exist
	done   []stroke
	asleep bool // nothing is noted and nothing synced: files are only looked at
}

type openFile struct {
	name   string
	system *sqlite3.Tsqlite3_io_methods
	fresh  bool // its first sync is one of the folder too
}

// stroke is one thing done to a file, or what was acknowledged when none was.
type stroke struct {
	kind strokeKind
	file string
	at   int64
	data []byte
	done int // for told: how many actions
}

type strokeKind int

const (
	written strokeKind = iota
	cut
	synced
	created
	deleted
	folderSynced
	told
)

// theDisk is the one that listens; the functions SQLite calls have no other way
// to it.
var theDisk *disk

// watchDisk has every database that is opened from here on watched.
func watchDisk(t *testing.T) *disk {
	t.Helper()
	tls := libc.NewTLS()
	t.Cleanup(tls.Close)
	system := sqlite3.Xsqlite3_vfs_find(tls, 0)
	d := &disk{vfs: at[sqlite3.Tsqlite3_vfs](system), open: map[uintptr]openFile{}, there: map[string]bool{}}
	d.mine = libc.Xcalloc(tls, 1, libc.Tsize_t(unsafe.Sizeof(sqlite3.Tsqlite3_vfs{})))
	name, err := libc.CString("watched")
	if err != nil || d.mine == 0 {
		t.Fatal("no memory")
	}
	mine := at[sqlite3.Tsqlite3_vfs](d.mine)
	*mine = *d.vfs
	mine.FzName, mine.FpNext = name, 0
	mine.FxOpen, mine.FxDelete = address(xOpen), address(xDelete)
	theDisk = d
	sqlite3.Xsqlite3_vfs_register(tls, d.mine, 1)
	t.Cleanup(func() {
		sqlite3.Xsqlite3_vfs_unregister(tls, d.mine)
		sqlite3.Xsqlite3_vfs_register(tls, system, 1)
	})
	return d
}

// at is what stands at an address outside the memory of Go.
func at[T any](p uintptr) *T { return *(**T)(unsafe.Pointer(&p)) }

// address is a function of the package as SQLite keeps one, call calls one it keeps.
func address[F any](f F) uintptr { return *(*uintptr)(unsafe.Pointer(&f)) }

func call[F any](p uintptr) F { return *(*F)(unsafe.Pointer(&p)) }

type (
	openFunc   = func(tls *libc.TLS, vfs, name, file uintptr, flags int32, out uintptr) int32
	deleteFunc = func(tls *libc.TLS, vfs, name uintptr, folder int32) int32
	writeFunc  = func(tls *libc.TLS, file, data uintptr, n int32, offset int64) int32
	cutFunc    = func(tls *libc.TLS, file uintptr, size int64) int32
	syncFunc   = func(tls *libc.TLS, file uintptr, flags int32) int32
	closeFunc  = func(tls *libc.TLS, file uintptr) int32
)

func xOpen(tls *libc.TLS, _, name, file uintptr, flags int32, out uintptr) int32 {
	d := theDisk
	rc := call[openFunc](d.vfs.FxOpen)(tls, uintptr(unsafe.Pointer(d.vfs)), name, file, flags, out)
	f := at[sqlite3.Tsqlite3_file](file)
	if rc != sqlite3.SQLITE_OK || f.FpMethods == 0 || name == 0 {
		return rc
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	o := openFile{name: filepath.Base(libc.GoString(name)), system: at[sqlite3.Tsqlite3_io_methods](f.FpMethods)}
	if !d.there[o.name] && !d.asleep {
		d.there[o.name] = true
		o.fresh = flags&(sqlite3.SQLITE_OPEN_MAIN_JOURNAL|sqlite3.SQLITE_OPEN_WAL) != 0
		d.done = append(d.done, stroke{kind: created, file: o.name})
	}
	methods := libc.Xmalloc(tls, libc.Tsize_t(unsafe.Sizeof(*o.system)))
	m := at[sqlite3.Tsqlite3_io_methods](methods)
	*m = *o.system
	m.FxWrite, m.FxTruncate, m.FxSync, m.FxClose = address(xWrite), address(xTruncate), address(xSync), address(xClose)
	f.FpMethods = methods
	d.open[file] = o
	return rc
}

func xDelete(tls *libc.TLS, _, name uintptr, folder int32) int32 {
	d := theDisk
	rc := call[deleteFunc](d.vfs.FxDelete)(tls, uintptr(unsafe.Pointer(d.vfs)), name, folder)
	d.mu.Lock()
	defer d.mu.Unlock()
	if file := filepath.Base(libc.GoString(name)); rc == sqlite3.SQLITE_OK && !d.asleep {
		delete(d.there, file)
		d.done = append(d.done, stroke{kind: deleted, file: file})
		if folder != 0 {
			d.done = append(d.done, stroke{kind: folderSynced})
		}
	}
	return rc
}

// note notes what is done to a file and returns the system's way to do it.
func (d *disk) note(file uintptr, s stroke) (system *sqlite3.Tsqlite3_io_methods, asleep bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	o := d.open[file]
	s.file = o.name
	if !d.asleep {
		d.done = append(d.done, s)
		if s.kind == synced && o.fresh {
			o.fresh = false
			d.open[file] = o
			d.done = append(d.done, stroke{kind: folderSynced})
		}
	}
	return o.system, d.asleep
}

func xWrite(tls *libc.TLS, file, data uintptr, n int32, offset int64) int32 {
	m, _ := theDisk.note(file, stroke{kind: written, at: offset, data: bytes.Clone(unsafe.Slice(at[byte](data), n))})
	return call[writeFunc](m.FxWrite)(tls, file, data, n, offset)
}

func xTruncate(tls *libc.TLS, file uintptr, size int64) int32 {
	m, _ := theDisk.note(file, stroke{kind: cut, at: size})
	return call[cutFunc](m.FxTruncate)(tls, file, size)
}

func xSync(tls *libc.TLS, file uintptr, flags int32) int32 {
	m, asleep := theDisk.note(file, stroke{kind: synced})
	if asleep {
		return sqlite3.SQLITE_OK
	}
	return call[syncFunc](m.FxSync)(tls, file, flags)
}

func xClose(tls *libc.TLS, file uintptr) int32 {
	d := theDisk
	d.mu.Lock()
	o := d.open[file]
	delete(d.open, file)
	d.mu.Unlock()
	f := at[sqlite3.Tsqlite3_file](file)
	mine := f.FpMethods
	f.FpMethods = uintptr(unsafe.Pointer(o.system))
	libc.Xfree(tls, mine)
	return call[closeFunc](o.system.FxClose)(tls, file)
}

// tell notes that n actions are acknowledged.
func (d *disk) tell(n int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.done = append(d.done, stroke{kind: told, done: n})
}

// sleep has files looked at from here on without a note of it.
func (d *disk) sleep() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.asleep = true
}

// fate is how much of something that was not synced reached the disk: nothing, all,
// or so many bytes of what was written.
type fate int

const (
	lost  fate = -1
	whole fate = 1 << 30
)

// left is the files after a power loss that came after the first n strokes. What
// was not synced is left to fates, which are asked for each of it in order; of what
// was done to the folder a beginning reached the disk, as long as they say whole.
func (d *disk) left(n int, fates func(i int, s *stroke) fate) map[string][]byte {
	type body struct {
		safe    []byte
		pending []int
	}
	var bodies []*body
	now, safe := map[string]*body{}, map[string]*body{} // the folder as the program sees it, and as it is on the disk
	var folder []int
	change := func(dir map[string]*body, s *stroke, b *body) {
		if s.kind == deleted {
			delete(dir, s.file)
		} else {
			dir[s.file] = b
		}
	}
	made := map[int]*body{}
	for i := range d.done[:n] {
		s := &d.done[i]
		switch s.kind {
		case created, deleted:
			if s.kind == created {
				made[i] = &body{}
				bodies = append(bodies, made[i])
			}
			change(now, s, made[i])
			folder = append(folder, i)
		case folderSynced:
			for _, j := range folder {
				change(safe, &d.done[j], made[j])
			}
			folder = nil
		case written, cut:
			now[s.file].pending = append(now[s.file].pending, i)
		case synced:
			b := now[s.file]
			for _, j := range b.pending {
				b.safe = d.done[j].on(b.safe, whole)
			}
			b.pending = nil
		}
	}
	for _, j := range folder {
		if fates(j, &d.done[j]) != whole {
			break
		}
		change(safe, &d.done[j], made[j])
	}
	for _, b := range bodies {
		for _, j := range b.pending {
			b.safe = d.done[j].on(b.safe, fates(j, &d.done[j]))
		}
	}
	out := map[string][]byte{}
	for name, b := range safe {
		out[name] = b.safe
	}
	return out
}

// on is what a file holds after a stroke that reached the disk so far.
func (s *stroke) on(file []byte, f fate) []byte {
	if f == lost {
		return file
	}
	if s.kind == cut {
		if int(s.at) < len(file) {
			return file[:s.at:s.at]
		}
		return append(file, make([]byte, int(s.at)-len(file))...)
	}
	data := s.data[:min(len(s.data), int(f))]
	if end := int(s.at) + len(data); end > len(file) {
		file = append(file, make([]byte, end-len(file))...)
	}
	copy(file[s.at:], data)
	return file
}

// lay writes files into a folder of their own and returns the database among them.
func lay(t *testing.T, files map[string][]byte, name string) string {
	t.Helper()
	dir := t.TempDir()
	for n, data := range files {
		if strings.HasSuffix(n, "-shm") {
			continue // of no use after a restart
		}
		if err := os.WriteFile(filepath.Join(dir, n), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, name)
}
