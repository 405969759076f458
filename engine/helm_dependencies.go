package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
)

// dependenciesArguments name a chart, and what `helm repo add` was told: an alias such as "@stable" stands for one of them.
type dependenciesArguments struct {
	Helm         string           `json:"helm"`
	Chart        string           `json:"chart"`
	Repositories []helmRepository `json:"repositories"`
}

type helmRepository struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

// chartDependency is one entry of Chart.yaml's dependencies, as Helm reads it.
type chartDependency struct {
	Name       string   `json:"name"`
	Version    string   `json:"version"`
	Repository string   `json:"repository"`
	Alias      string   `json:"alias"`
	Condition  string   `json:"condition"`
	Tags       []string `json:"tags"`
	// Kind is how Helm finds the chart: "charts" (no repository: it must lie in charts/), "file", "oci", "http", "alias" or "other".
	Kind string `json:"kind"`
	// Path is where a "file" dependency's chart lies, from the root of the request's files; nil when that is outside of them.
	Path    *string `json:"path"`
	Missing bool    `json:"missing"`
}

type lockedDependency struct {
	Name       string `json:"name"`
	Version    string `json:"version"`
	Repository string `json:"repository"`
}

// Whether Chart.lock (requirements.lock) fits what the chart declares.
const (
	lockNone      = "none"
	lockInSync    = "in sync"
	lockOutOfSync = "out of sync"
	lockUnknown   = "unknown" // an alias stands for a repository that the request does not name
)

// dependenciesResult is the answer of helm.dependencies; PROTOCOL.md describes it.
type dependenciesResult struct {
	Dependencies   []chartDependency  `json:"dependencies"`
	Lock           string             `json:"lock"`
	LockMessage    string             `json:"lockMessage,omitempty"`
	Locked         []lockedDependency `json:"locked"`
	MissingMessage string             `json:"missingMessage,omitempty"`
	Outdated       []string           `json:"outdated"`
}

// dependencyChart is what the two Helms know of a loaded chart.
type dependencyChart struct {
	apiVersion       string
	declared, locked any // []*chart.Dependency of the Helm; encoded as JSON
	digest           *string
	subcharts        []string
	missing          error
	// archive returns the name of the chart in an archive, as Helm loads it.
	archive func(content []byte) (name string, err error)
	// withRepositories replaces each repository's URL that resolve knows.
	withRepositories func(resolve func(string) string)
	// hash and hashV2 are the digests of the requirements in the forms of Helm 3 and of Helm 2.
	hash, hashV2 func() (string, error)
}

// helmDependencies says what a chart depends on, which of it is not in charts/, and whether its lock file fits:
// what `helm template` and `helm dependency build` would find (pkg/action CheckDependencies, pkg/downloader Manager.Build).
func helmDependencies(r *Request) ([]byte, any, error) {
	var a dependenciesArguments
	if err := r.arguments(&a); err != nil {
		return nil, nil, err
	}
	load := map[string]func(Tree, string) (*dependencyChart, error){"3": helm3Dependencies, "4": helm4Dependencies}[a.Helm]
	if load == nil {
		return nil, nil, failf(codeInput, `helm must be "3" or "4", not %q`, a.Helm)
	}
	a.Chart = clean(a.Chart)
	c, err := load(r.tree, a.Chart)
	if err != nil {
		return nil, nil, helmError(err)
	}
	result := &dependenciesResult{Dependencies: []chartDependency{}, Locked: []lockedDependency{}, Outdated: []string{}}
	if err := errors.Join(convert(c.declared, &result.Dependencies), convert(c.locked, &result.Locked)); err != nil {
		return nil, nil, err
	}
	for i := range result.Dependencies {
		d := &result.Dependencies[i]
		d.Kind, d.Path = dependencyKind(a.Chart, d.Repository)
		d.Missing = !slices.Contains(c.subcharts, d.Name)
		if d.Tags == nil {
			d.Tags = []string{}
		}
	}
	if c.missing != nil {
		result.MissingMessage = strings.TrimSpace(c.missing.Error())
	}
	result.outdated(r.tree, &a, c)
	result.Lock, result.LockMessage, err = c.lockState(a.Repositories)
	return nil, result, err
}

// convert copies between types that have the same JSON.
func convert(from, into any) error {
	encoded, err := json.Marshal(from)
	if err != nil || string(encoded) == "null" {
		return err
	}
	return json.Unmarshal(encoded, into)
}

// dependencyKind tells repositories apart as Helm's resolver does, in its order.
func dependencyKind(chart, repository string) (kind string, at *string) {
	switch {
	case repository == "":
		return "charts", nil
	case strings.HasPrefix(repository, "file://"):
		p := strings.TrimPrefix(repository, "file://")
		if joined := path.Join(chart, p); !path.IsAbs(p) && joined != ".." && !strings.HasPrefix(joined, "../") {
			at = new(clean(joined))
		}
		return "file", at
	case strings.HasPrefix(repository, "oci://"):
		return "oci", nil
	case strings.HasPrefix(repository, "@"), strings.HasPrefix(repository, "alias:"):
		return "alias", nil
	}
	if isRemoteFile(repository) {
		return "http", nil
	}
	return "other", nil
}

// outdated lists the archives in charts/ that `helm dependency build` deletes, unless it downloads a file of the same name
// (pkg/downloader Manager.safeMoveDeps): every one that loads, but for those of dependencies without a repository.
func (result *dependenciesResult) outdated(tree Tree, a *dependenciesArguments, c *dependencyChart) {
	local := map[string]bool{}
	if c.digest == nil {
		for _, d := range result.Dependencies {
			local[d.Name] = local[d.Name] || d.Repository == ""
		}
	}
	for _, d := range result.Locked {
		local[d.Name] = local[d.Name] || d.Repository == ""
	}
	charts := path.Join(a.Chart, "charts")
	for _, name := range tree.under(charts) {
		if strings.Contains(name, "/") {
			continue
		}
		full := path.Join(charts, name)
		if chart, err := c.archive(tree[full]); err == nil && !local[chart] {
			result.Outdated = append(result.Outdated, full)
		}
	}
}

// lockState is what Manager.Build makes of the lock file: its digest is compared after aliases were replaced by their repositories.
func (c *dependencyChart) lockState(repositories []helmRepository) (state, message string, err error) {
	if c.digest == nil {
		return lockNone, "", nil
	}
	v2, err := c.hashV2()
	if err != nil {
		return "", "", err
	}
	var unknown []string
	c.withRepositories(func(repository string) string {
		name, ok := strings.CutPrefix(repository, "@")
		if !ok {
			name, ok = strings.CutPrefix(repository, "alias:")
		}
		if ok {
			for _, known := range repositories {
				if known.Name == name {
					return known.URL
				}
			}
		}
		if ok || !isRepositoryURL(repository) {
			unknown = append(unknown, repository)
		}
		return repository
	})
	if unknown != nil {
		return lockUnknown, fmt.Sprintf("no repository definition for %s. Please add them via 'helm repo add'", strings.Join(unknown, ", ")), nil
	}
	sum, err := c.hash()
	switch {
	case err != nil:
		return "", "", err
	case sum == *c.digest, c.apiVersion == "v1" && v2 == *c.digest:
		return lockInSync, "", nil
	case c.apiVersion == "v1":
		return lockOutOfSync, "the lock file (requirements.lock) is out of sync with the dependencies file (requirements.yaml). Please update the dependencies", nil
	}
	return lockOutOfSync, "the lock file (Chart.lock) is out of sync with the dependencies file (Chart.yaml). Please update the dependencies", nil
}

// isRepositoryURL says whether Manager.resolveRepoNames takes a repository as it stands.
func isRepositoryURL(repository string) bool {
	if repository == "" || strings.HasPrefix(repository, "file://") || strings.HasPrefix(repository, "oci://") {
		return true
	}
	_, err := url.ParseRequestURI(repository)
	return err == nil
}

// packageArguments name a chart directory, and the constraint that its version must satisfy, if any.
type packageArguments struct {
	Helm    string `json:"helm"`
	Chart   string `json:"chart"`
	Version string `json:"version"`
}

// helmPackage answers with the archive that `helm dependency build` puts into charts/ for a dependency in a directory
// (pkg/downloader tarFromLocalDir). All its files have the same time, so that the bytes depend on the chart alone.
func helmPackage(r *Request) ([]byte, any, error) {
	var a packageArguments
	if err := r.arguments(&a); err != nil {
		return nil, nil, err
	}
	pack := map[string]func(Tree, string) (name, version string, archive []byte, err error){"3": helm3Package, "4": helm4Package}[a.Helm]
	if pack == nil {
		return nil, nil, failf(codeInput, `helm must be "3" or "4", not %q`, a.Helm)
	}
	a.Chart = clean(a.Chart)
	if !r.tree.isDir(a.Chart) {
		return nil, nil, failf(codeRender, "directory %s not found", a.Chart)
	}
	name, version, archive, err := pack(r.tree, a.Chart)
	if err != nil {
		return nil, nil, helmError(err)
	}
	if a.Version != "" {
		matches, err := satisfies(a.Version, version)
		if err != nil {
			return nil, nil, fmt.Errorf("dependency %s: %w", name, err)
		}
		if !matches {
			return nil, nil, failf(codeRender, "can't get a valid version for dependency %s: %s is %s, not %s", name, a.Chart, version, a.Version)
		}
	}
	return archive, map[string]string{"name": name, "version": version, "file": fmt.Sprintf("%s-%s.tgz", name, version)}, nil
}
