package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// Tree holds the files of a request by their cleaned, slash-separated path from the repository root.
type Tree map[string][]byte

func (t Tree) add(p string, content []byte) error {
	if p == "" || path.Clean(p) != p || path.IsAbs(p) || p == ".." || strings.HasPrefix(p, "../") {
		return fmt.Errorf("file path %q is not a clean path relative to the repository root", p)
	}
	if _, ok := t[p]; ok {
		return fmt.Errorf("file %q is listed twice", p)
	}
	t[p] = content
	return nil
}

// clean turns a path argument ("", ".", "a/b/", "/a") into a key of the tree; "" is the root. A path that leaves the root is "..…".
func clean(p string) string {
	p = path.Clean(strings.TrimLeft(p, "/"))
	if p == "." {
		return ""
	}
	return p
}

// isDir says whether p ("" is the root) is a directory: whether a file lies below it.
func (t Tree) isDir(p string) bool {
	if p == "" {
		return true
	}
	for name := range t {
		if strings.HasPrefix(name, p+"/") {
			return true
		}
	}
	return false
}

// The words of Linux, where Argo CD runs; WASI has its own.
var (
	errIsDirectory = errors.New("is a directory")
	errNotFound    = errors.New("no such file or directory")
)

// read returns a file's content, or the error that os.ReadFile would give.
func (t Tree) read(p string) ([]byte, error) {
	name := clean(p)
	if b, ok := t[name]; ok {
		return b, nil
	}
	if t.isDir(name) {
		return nil, &fs.PathError{Op: "read", Path: p, Err: errIsDirectory}
	}
	return nil, &fs.PathError{Op: "open", Path: p, Err: errNotFound}
}

// under returns the paths below dir ("" is the root), relative to it, in the order in which filepath.Walk visits them.
func (t Tree) under(dir string) []string {
	prefix := ""
	if dir != "" {
		prefix = dir + "/"
	}
	var names []string
	for p := range t {
		if name, ok := strings.CutPrefix(p, prefix); ok {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return slices.Compare(strings.Split(a, "/"), strings.Split(b, "/")) })
	return names
}

// treeInfo is the fs.FileInfo of a regular file or a directory.
type treeInfo struct {
	name string
	dir  bool
	size int64
}

func (i treeInfo) Name() string       { return i.name }
func (i treeInfo) Size() int64        { return i.size }
func (i treeInfo) ModTime() time.Time { return time.Time{} }
func (i treeInfo) IsDir() bool        { return i.dir }
func (i treeInfo) Sys() any           { return nil }
func (i treeInfo) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o755
	}
	return 0o644
}
