package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
)

type ignoreRules interface {
	Ignore(path string, info fs.FileInfo) bool
}

// maxChartBytes is how much Helm reads of a chart directory (archive.MaxDecompressedChartSize).
const maxChartBytes = 100 << 20

// maxChartFileBytes is how much Helm 3 reads of one file of a chart (loader.MaxDecompressedFileSize); Helm 4 has no such limit.
const maxChartFileBytes = 5 << 20

// chartFiles calls add for each file of a chart directory in the order of Helm's directory loader, without what .helmignore excludes.
// A file of more than maxFile bytes is an error; 0 is no limit.
func chartFiles(tree Tree, dir string, maxFile int, parse func(io.Reader) (ignoreRules, error), add func(name string, data []byte)) error {
	rules, err := parse(bytes.NewReader(tree[path.Join(dir, ".helmignore")]))
	if err != nil {
		return err
	}
	ignored := map[string]bool{".": false}
	var ignoredDir func(d string) bool
	ignoredDir = func(d string) bool {
		known, ok := ignored[d]
		if !ok {
			known = ignoredDir(path.Dir(d)) || rules.Ignore(d, treeInfo{name: path.Base(d), dir: true})
			ignored[d] = known
		}
		return known
	}
	total := 0
	for _, name := range tree.under(dir) {
		data := tree[path.Join(dir, name)]
		if ignoredDir(path.Dir(name)) || rules.Ignore(name, treeInfo{name: path.Base(name), size: int64(len(data))}) {
			continue
		}
		if maxFile > 0 && len(data) > maxFile {
			return fmt.Errorf("chart file %q is larger than the maximum file size %d", path.Base(name), maxFile)
		}
		if total += len(data); total > maxChartBytes {
			return fmt.Errorf("error reading %s: chart exceeds maximum decompressed size of %d bytes", name, maxChartBytes)
		}
		add(name, bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")))
	}
	return nil
}
