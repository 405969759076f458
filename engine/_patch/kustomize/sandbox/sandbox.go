// Package sandbox is what kustomize asks for instead of the network, executables and temporary files.
package sandbox

import (
	"io"
	"time"

	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// Repo is what kustomize makes of an entry that names a Git repository: what it clones, and the kustomization's path in it.
type Repo struct {
	Entry, CloneSpec, Ref, Path string
	Submodules                  bool
	Timeout                     time.Duration
}

// Parse reads an entry as kustomize does. It is an error when kustomize does not take it for a repository.
var Parse func(entry string) (*Repo, error)

// Host gives a build what it has no other way to get.
type Host interface {
	// Clone returns the directory of a fresh copy of a repository. The build removes it.
	Clone(repo *Repo) (directory string, err error)
	// Get returns what an HTTP server answers.
	Get(url string) (content []byte, status int, err error)
	// Helm is a run of the helm command.
	Helm(args []string, stdout, stderr io.Writer) error
	// Files is the file system that Helm shares with the build.
	Files() filesys.FileSystem
	// TempDir returns a directory's path that was not in use.
	TempDir(prefix string) string
}

// Current is the host of the build that runs: there is one at a time.
var Current Host
