package main

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"sigs.k8s.io/kustomize/api/provider"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/sandbox"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// kustomizeInput is a kustomization, and what the host fetched for it beforehand.
type kustomizeInput struct {
	Directory string              `json:"directory"`
	Steps     []kustomizeStep     `json:"steps"`
	Remotes   []kustomizeRemote   `json:"remotes"`
	Downloads []kustomizeDownload `json:"downloads"`
	Charts    []kustomizeChart    `json:"charts"`
}

// kustomizeRemote is the repository that an entry stands for: its files lie below a directory of the request, and are not part of
// the repository that is built.
type kustomizeRemote struct {
	Entry     string `json:"entry"`
	Directory string `json:"directory"`
}

// kustomizeDownload is the answer to a GET of a URL: the content (a path of the request's files), or the status of a failure.
type kustomizeDownload struct {
	URL    string  `json:"url"`
	Path   *string `json:"path"`
	Status int     `json:"status"`
}

// kustomizeChart is the archive that `helm pull` would load.
type kustomizeChart struct {
	Repo    string `json:"repo"`
	Name    string `json:"name"`
	Version string `json:"version"`
	Path    string `json:"path"`
}

// kustomizeHost is all that a kustomization sees: a file system, and the request's clones, downloads and charts.
type kustomizeHost struct {
	request *Request
	input   *kustomizeInput
	files   *workingFiles
	helm    *kustomizeHelm // nil unless enabled
	// clones are the entries by the directories of their copies.
	clones map[string]string
	// absent is the first thing that was asked for and that the request does not hold: kustomize may report another failure.
	absent      *Error
	directories int
}

// newKustomizeHost makes the file system of a build. The host must be closed.
func newKustomizeHost(r *Request, input *kustomizeInput) (*kustomizeHost, error) {
	host := &kustomizeHost{request: r, input: input, clones: map[string]string{}}
	host.files = &workingFiles{FileSystem: filesys.MakeFsInMemory(), directory: path.Join(mount, clean(input.Directory))}
	apart, err := input.apart(r.tree)
	if err != nil {
		return nil, err
	}
	for _, name := range r.tree.under("") {
		if apart(name) {
			continue
		}
		if err := host.files.WriteFile(path.Join(mount, name), r.tree[name]); err != nil {
			return nil, host.explain(err)
		}
	}
	if !host.files.IsDir(host.files.directory) {
		return nil, failf(codeRender, "%s is not a directory", input.Directory)
	}
	sandbox.Current = host
	return host, nil
}

func (h *kustomizeHost) close() { sandbox.Current = nil }

// apart checks what the request gives beside the repository, and tells which of its files that is.
func (input *kustomizeInput) apart(tree Tree) (func(name string) bool, error) {
	names := map[string]bool{}
	var directories []string
	for i, remote := range input.Remotes {
		directory := clean(remote.Directory)
		if directory == "" || !tree.isDir(directory) {
			return nil, failf(codeInput, "remotes[%d]: %q is not a directory below the root of the request's files", i, remote.Directory)
		}
		directories = append(directories, directory+"/")
	}
	for i, d := range input.Downloads {
		if (d.Path == nil) == (d.Status == 0) {
			return nil, failf(codeInput, "downloads[%d] must have either a path or a status", i)
		}
		if d.Path != nil {
			if _, ok := tree[clean(*d.Path)]; !ok {
				return nil, failf(codeInput, "downloads[%d]: %q is not a file of the request", i, *d.Path)
			}
			names[clean(*d.Path)] = true
		}
	}
	for i, c := range input.Charts {
		if _, ok := tree[clean(c.Path)]; !ok {
			return nil, failf(codeInput, "charts[%d]: %q is not a file of the request", i, c.Path)
		}
		names[clean(c.Path)] = true
	}
	return func(name string) bool {
		return names[name] || slices.ContainsFunc(directories, func(d string) bool { return strings.HasPrefix(name, d) })
	}, nil
}

// Files is the one file system of the build.
func (h *kustomizeHost) Files() filesys.FileSystem { return h.files }

// TempDir is a path of its own.
func (h *kustomizeHost) TempDir(prefix string) string {
	h.directories++
	return fmt.Sprintf("/tmp/%s%d", prefix, h.directories)
}

// Clone copies the files of a given repository: kustomize removes them after use.
func (h *kustomizeHost) Clone(repo *sandbox.Repo) (string, error) {
	if why := refused(repo); why != "" {
		return "", h.isAbsent("%s: %s", repo.Entry, why)
	}
	given := h.remote(repo.Entry)
	if given == nil {
		return "", h.isAbsent("%s: the repository is not given", repo.Entry)
	}
	directory := h.TempDir("kustomize-")
	from := clean(given.Directory)
	for _, name := range h.request.tree.under(from) {
		if err := h.files.WriteFile(path.Join(directory, name), h.request.tree[path.Join(from, name)]); err != nil {
			return "", err
		}
	}
	h.clones[directory] = repo.Entry
	return directory, nil
}

func (h *kustomizeHost) remote(entry string) *kustomizeRemote {
	for i, given := range h.input.Remotes {
		if given.Entry == entry {
			return &h.input.Remotes[i]
		}
	}
	return nil
}

// Get answers with a given download.
func (h *kustomizeHost) Get(url string) ([]byte, int, error) {
	content, answered := h.answer(url)
	switch {
	case answered != nil:
		return content, answered.Status, nil
	case h.remote(url) != nil:
		return nil, 404, nil
	}
	return nil, 0, h.isAbsent("%s: the file is not given", url)
}

// answer returns what the request knows of a URL: nil when nothing. The status of a content is 200.
func (h *kustomizeHost) answer(url string) ([]byte, *kustomizeDownload) {
	for _, d := range h.input.Downloads {
		if d.URL == url && d.Path != nil {
			return h.request.tree[clean(*d.Path)], &kustomizeDownload{URL: url, Path: d.Path, Status: 200}
		}
		if d.URL == url {
			return nil, &d
		}
	}
	return nil, nil
}

// isRepository says whether kustomize goes on to clone a URL that it can read as a repository: when it is not a file of resources.
func (h *kustomizeHost) isRepository(url string, content []byte, answered *kustomizeDownload) bool {
	if answered == nil {
		return h.remote(url) != nil
	}
	if answered.Status < 200 || answered.Status > 299 {
		return true
	}
	_, err := resmap.NewFactory(provider.NewDefaultDepProvider().GetResourceFactory()).NewResMapFromBytes(content)
	return err != nil
}

func (h *kustomizeHost) isAbsent(format string, args ...any) error {
	err := failf(codeUnsupported, format, args...)
	if h.absent == nil {
		h.absent = err
	}
	return err
}

// explain speaks of paths in the repository, and tells what only a sandbox refuses from what kustomize itself refuses.
func (h *kustomizeHost) explain(err error) error {
	var known *Error
	if h.helm != nil && h.helm.observed.exceeded != "" {
		return failf(codeLimit, "%s", h.helm.observed.exceeded)
	}
	if h.absent != nil {
		return h.absent
	}
	if errors.As(err, &known) {
		return known
	}
	replacements := []string{mount + "/", "", mount, "."}
	for directory, entry := range h.clones {
		replacements = append(replacements, directory, "["+entry+"]")
	}
	message := strings.NewReplacer(replacements...).Replace(strings.TrimSpace(err.Error()))
	for _, outside := range []string{"executable file not found", "container runtime"} {
		if strings.Contains(message, outside) {
			return failf(codeUnsupported, "%s", message)
		}
	}
	return failf(codeRender, "%s", message)
}
