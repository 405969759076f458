package main

import (
	"fmt"
	"path"
	"strings"
	"unicode"

	"sigs.k8s.io/kustomize/api/sandbox"
	"sigs.k8s.io/kustomize/api/types"
)

// remoteEntry is a file or a repository that a build needs from elsewhere, as kustomize understands it.
type remoteEntry struct {
	Entry string `json:"entry"`
	// File and Field say where the entry is; Within is the entry of the repository that the file is in, if it is not this one.
	File   string `json:"file"`
	Within string `json:"within,omitempty"`
	Field  string `json:"field"`
	// Kind is "http" (a GET of the entry) or "git" (a clone).
	Kind string `json:"kind"`
	// Ambiguous is a URL that kustomize tries to load as a file first, and clones when that fails or is not YAML.
	Ambiguous bool `json:"ambiguous"`
	Given     bool `json:"given"`
	// Refused says why nobody may clone it.
	Refused        string  `json:"refused,omitempty"`
	Repo           string  `json:"repo,omitempty"`
	Ref            string  `json:"ref,omitempty"`
	Path           string  `json:"path,omitempty"`
	Submodules     bool    `json:"submodules,omitempty"`
	TimeoutSeconds float64 `json:"timeoutSeconds,omitempty"`
}

// chartEntry is a chart that a build inflates.
type chartEntry struct {
	File        string `json:"file"`
	Within      string `json:"within,omitempty"`
	Field       string `json:"field"`
	Name        string `json:"name"`
	Version     string `json:"version"`
	Repo        string `json:"repo"`
	ReleaseName string `json:"releaseName"`
	Devel       bool   `json:"devel"`
	// Local says that it lies in the chart home, and is used as it is.
	Local bool `json:"local"`
	Given bool `json:"given"`
}

// kustomizeRemotes lists what a build with the same arguments would need from elsewhere, through all that the request holds already.
func kustomizeRemotes(r *Request) ([]byte, any, error) {
	var a kustomizeInput
	if err := r.arguments(&a); err != nil {
		return nil, nil, err
	}
	host, err := newKustomizeHost(r, &a)
	if err != nil {
		return nil, nil, err
	}
	defer host.close()
	graph := &kustomizeGraph{host: host, warn: r.warn, seen: map[string]bool{}, remotes: []remoteEntry{}, charts: []chartEntry{}}
	for i, step := range a.Steps {
		ready := true
		for _, entry := range addedEntries(step.Edit) {
			repository, err := sandbox.Parse(entry)
			if err != nil || host.files.Exists(entry) {
				continue
			}
			if host.remote(entry) == nil || refused(repository) != "" {
				ready = false
				from := source{place: place{directory: host.files.directory}}
				if err := graph.repository(from, fmt.Sprintf("steps[%d].edit", i), repository, componentEntry); err != nil {
					return nil, nil, err
				}
			}
		}
		if !ready {
			continue
		}
		if err := step.run(host); err != nil {
			return nil, nil, host.explain(err)
		}
	}
	if err := graph.walk(place{directory: host.files.directory}); err != nil {
		return nil, nil, err
	}
	return nil, map[string]any{"remotes": graph.remotes, "charts": graph.charts}, nil
}

// download notes a URL that is loaded over HTTP; repository is what it may be instead.
func (g *kustomizeGraph) download(from source, field, url string, repository *sandbox.Repo) error {
	_, answered := g.host.answer(url)
	found := remoteEntry{Entry: url, Kind: "http", Given: answered != nil}
	if repository != nil {
		found.Ambiguous = true
		found.describe(repository)
	}
	return g.note(from, field, found)
}

// repository notes an entry that is cloned, and looks at the kustomization in it when the request holds it.
func (g *kustomizeGraph) repository(from source, field string, repository *sandbox.Repo, kind entryKind) error {
	found := remoteEntry{Entry: repository.Entry, Kind: "git", Given: g.host.remote(repository.Entry) != nil}
	found.describe(repository)
	if err := g.note(from, field, found); err != nil || found.Refused != "" || !found.Given {
		return err
	}
	if g.seen[repository.Entry] {
		return nil
	}
	g.seen[repository.Entry] = true
	clone, err := g.host.Clone(repository)
	if err != nil {
		return err
	}
	defer g.host.files.RemoveAll(clone) //nolint:errcheck // it is in memory
	return g.directory(place{directory: path.Join(clone, repository.Path), within: repository.Entry, root: clone}, kind)
}

func (e *remoteEntry) describe(repository *sandbox.Repo) {
	e.Repo, e.Ref, e.Path = repository.CloneSpec, repository.Ref, repository.Path
	e.Submodules, e.TimeoutSeconds = repository.Submodules, repository.Timeout.Seconds()
	e.Refused = refused(repository)
}

func (g *kustomizeGraph) note(from source, field string, found remoteEntry) error {
	found.File, found.Within, found.Field = from.file, from.within, field
	g.remotes = append(g.remotes, found)
	switch {
	case !g.strict:
	case found.Refused != "" && found.Kind == "git":
		return unsupportedEntry(from, field, found.Entry, found.Refused)
	case !found.Given && found.Kind == "git":
		return unsupportedEntry(from, field, found.Entry, "the repository is not given")
	case !found.Given:
		return unsupportedEntry(from, field, found.Entry, "the file is not given")
	}
	return nil
}

// refused says why a repository may not be cloned: what git would take for an option or a refspec, or what is a path of the machine.
// kustomize passes both on as they are (CVE-2026-113708).
func refused(repository *sandbox.Repo) string {
	host := repository.CloneSpec
	if _, rest, ok := strings.Cut(host, "://"); ok {
		host = rest
	}
	if _, rest, ok := strings.Cut(host, "@"); ok {
		host = rest
	}
	odd := func(c rune) bool { return unicode.IsSpace(c) || unicode.IsControl(c) }
	switch {
	case strings.HasPrefix(repository.CloneSpec, "file://"):
		return "refused: a repository of the machine's own disk"
	case strings.HasPrefix(repository.CloneSpec, "-"), strings.HasPrefix(host, "-"), strings.Contains(repository.CloneSpec, "::"):
		return "refused: git would take the repository for an option or a helper program"
	case strings.HasPrefix(repository.Ref, "-"):
		return "refused: git would take the ref for an option"
	case strings.HasPrefix(repository.Ref, "+"), strings.ContainsAny(repository.Ref, `:^~?*[\`):
		return "refused: the ref is not the name of one"
	case strings.ContainsFunc(repository.CloneSpec, odd), strings.ContainsFunc(repository.Ref, odd):
		return "refused: a space or a control character in the repository or the ref"
	}
	return ""
}

// helmCharts notes the charts of a kustomization; the first ones are written as helmCharts, the others in the deprecated field.
func (g *kustomizeGraph) helmCharts(from source, k *types.Kustomization, written int) error {
	var globals types.HelmGlobals
	if k.HelmGlobals != nil {
		globals = *k.HelmGlobals
	}
	for i, chart := range k.HelmCharts {
		field := fmt.Sprintf("helmCharts[%d]", i)
		if i >= written {
			field = fmt.Sprintf("helmChartInflationGenerator[%d]", i-written)
		}
		if err := g.chart(from, field, globals, chart); err != nil {
			return err
		}
	}
	return nil
}

func (g *kustomizeGraph) chart(from source, field string, globals types.HelmGlobals, chart types.HelmChart) error {
	for i, file := range append([]string{chart.ValuesFile}, chart.AdditionalValuesFiles...) {
		if isRemoteFile(file) {
			name := field + ".valuesFile"
			if i > 0 {
				name = fmt.Sprintf("%s.additionalValuesFiles[%d]", field, i-1)
			}
			if err := g.download(from, name, file, nil); err != nil {
				return err
			}
		}
	}
	found := chartEntry{File: from.file, Within: from.within, Field: field, Name: chart.Name, Version: chart.Version, Repo: chart.Repo,
		ReleaseName: chart.ReleaseName, Devel: chart.Devel}
	found.Local = g.host.files.IsDir(path.Join(chartHome(from.directory, globals, chart), chart.Name))
	found.Given = g.host.chart(chart.Repo, chart.Name, chart.Version) != nil
	g.charts = append(g.charts, found)
	if g.strict && g.enableHelm && !found.Local && !found.Given && chart.Repo != "" && chart.Name != "" {
		return unsupportedEntry(from, field, chart.Name, "the chart is not given")
	}
	return nil
}

// chartHome is the plugin's absChartHome.
func chartHome(directory string, globals types.HelmGlobals, chart types.HelmChart) string {
	home := globals.ChartHome
	if home == "" {
		home = types.HelmDefaultHome
	}
	if !path.IsAbs(home) {
		home = path.Join(directory, home)
	}
	if chart.Version != "" && chart.Repo != "" {
		home = path.Join(home, chart.Name+"-"+chart.Version)
	}
	return home
}
