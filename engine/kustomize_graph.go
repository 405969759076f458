package main

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"sigs.k8s.io/kustomize/api/sandbox"
	"sigs.k8s.io/kustomize/api/types"
)

// kustomizeGraph walks the kustomizations that a build reads, and finds what it needs from elsewhere, and what a sandbox cannot give it:
// kustomize itself would fail on it with the wrong words ("no such file") or not at all. It reports what the command line would warn of.
type kustomizeGraph struct {
	host *kustomizeHost
	warn func(string)
	// strict ends the walk at the first thing that the request does not hold; otherwise all are collected.
	strict, enableHelm bool
	seen               map[string]bool // directories, and entries of repositories
	remotes            []remoteEntry
	charts             []chartEntry
}

// place is a directory with a kustomization: in the repository, or in the clone that an entry stands for.
type place struct {
	directory string
	// within is the entry of the clone, and root the clone's directory; both are empty in the repository.
	within, root string
}

// shown is a path as the user knows it.
func (p place) shown(name string) string {
	if p.within == "" {
		return strings.TrimPrefix(name, mount+"/")
	}
	return strings.TrimPrefix(name, p.root+"/")
}

// walk looks at a directory's kustomization. What is wrong with it otherwise is left for kustomize to say.
func (g *kustomizeGraph) walk(at place) error {
	if g.seen[at.directory] {
		return nil
	}
	g.seen[at.directory] = true
	k, name := g.read(at.directory)
	if k == nil {
		return nil
	}
	file := source{place: at, file: at.shown(name)}
	if messages := k.CheckDeprecatedFields(); messages != nil {
		for _, message := range *messages {
			g.warn(file.String() + ": " + strings.TrimPrefix(message, "# Warning: "))
		}
	}
	written := len(k.HelmCharts)
	k.FixKustomization()
	if err := g.helmCharts(file, k, written); err != nil {
		return err
	}
	for _, entry := range loadedFiles(k) {
		if isRemoteFile(entry.value) {
			if err := g.download(file, entry.field, entry.value, nil); err != nil {
				return err
			}
		}
	}
	for _, list := range []struct {
		field   string
		entries []string
		kind    entryKind
	}{
		{"resources", k.Resources, resourceEntry},
		{"components", k.Components, componentEntry},
		{"generators", k.Generators, pluginEntry},
		{"transformers", k.Transformers, pluginEntry},
		{"validators", k.Validators, pluginEntry},
	} {
		for i, entry := range list.entries {
			if err := g.entry(file, fmt.Sprintf("%s[%d]", list.field, i), entry, list.kind); err != nil {
				return err
			}
		}
	}
	return nil
}

// read returns a directory's kustomization and its path, or nil.
func (g *kustomizeGraph) read(directory string) (*types.Kustomization, string) {
	name := g.host.files.kustomization(directory)
	if name == "" {
		return nil, ""
	}
	content, err := g.host.files.ReadFile(name)
	var k types.Kustomization
	if err != nil || k.Unmarshal(content) != nil {
		return nil, ""
	}
	return &k, name
}

// source is a kustomization file.
type source struct {
	place
	file string
}

func (s source) String() string {
	if s.within == "" {
		return s.file
	}
	return s.within + ": " + s.file
}

type entryKind int

const (
	resourceEntry  entryKind = iota // a file, or a directory or repository with a kustomization
	componentEntry                  // a directory or repository with a kustomization
	pluginEntry                     // inline, or as a resource; all that it leads to are configurations of plugins
)

// entry looks at one resource, component or plugin configuration, in kustomize's order: inline, a file, a repository, a directory.
func (g *kustomizeGraph) entry(from source, field, entry string, kind entryKind) error {
	if kind == pluginEntry {
		if objects, err := splitObjects([]byte(entry)); err == nil && len(objects) > 0 {
			return g.configurations(from, field, objects)
		}
	}
	at := path.Join(from.directory, entry)
	if kind != componentEntry {
		if isRemoteFile(entry) {
			repository, err := sandbox.Parse(entry)
			if err != nil {
				repository = nil
			}
			if content, answered := g.host.answer(entry); repository == nil || !g.host.isRepository(entry, content, answered) {
				if err := g.download(from, field, entry, repository); err != nil || kind != pluginEntry {
					return err
				}
				return g.configurationFile(from, field+": "+entry, content)
			}
		} else if g.host.files.Exists(at) && !g.host.files.IsDir(at) {
			if content, err := g.host.files.ReadFile(at); kind == pluginEntry && err == nil {
				return g.configurationFile(from, field+": "+entry, content)
			}
			return nil
		}
	}
	if repository, err := sandbox.Parse(entry); err == nil {
		return g.repository(from, field, repository, kind)
	}
	if g.host.files.IsDir(at) {
		return g.directory(place{directory: at, within: from.within, root: from.root}, kind)
	}
	return nil
}

// directory looks at a kustomization that another one refers to.
func (g *kustomizeGraph) directory(at place, kind entryKind) error {
	if kind == pluginEntry {
		if err := g.plugins(at); err != nil {
			return err
		}
	}
	return g.walk(at)
}

// plugins looks at the resource files of a kustomization that holds plugin configurations.
func (g *kustomizeGraph) plugins(at place) error {
	k, name := g.read(at.directory)
	if k == nil || g.seen[at.directory] {
		return nil
	}
	for i, resource := range k.Resources {
		if file := path.Join(at.directory, resource); !g.host.files.IsDir(file) {
			if err := g.entry(source{at, at.shown(name)}, fmt.Sprintf("resources[%d]", i), resource, pluginEntry); err != nil {
				return err
			}
		}
	}
	return nil
}

func (g *kustomizeGraph) configurationFile(from source, field string, content []byte) error {
	objects, err := splitObjects(content)
	if err != nil {
		return nil
	}
	return g.configurations(from, field, objects)
}

// configurations refuses those of plugins that are not part of kustomize (executables and containers), and notes the charts of others.
func (g *kustomizeGraph) configurations(from source, field string, objects []map[string]any) error {
	for _, object := range objects {
		kind, _ := object["kind"].(string)
		apiVersion, _ := object["apiVersion"].(string)
		var metadata struct {
			Annotations map[string]string `json:"annotations"`
		}
		_ = convert(object["metadata"], &metadata)
		for _, annotation := range []string{"config.kubernetes.io/function", "config.k8s.io/function"} {
			if _, ok := metadata.Annotations[annotation]; ok && g.strict {
				return unsupportedEntry(from, field, kind, "functions in containers or executables are not run")
			}
		}
		if apiVersion != "builtin" {
			if g.strict {
				return unsupportedEntry(from, field, apiVersion+"/"+kind, "only kustomize's builtin plugins are run")
			}
			continue
		}
		if kind == "HelmChartInflationGenerator" {
			var generator struct {
				types.HelmGlobals
				types.HelmChart
			}
			if convert(object, &generator) == nil {
				if err := g.chart(from, field, generator.HelmGlobals, generator.HelmChart); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

type kustomizeEntry struct{ field, value string }

// loadedFiles lists everything that a kustomization only reads, where kustomize accepts an http(s) URL instead of a path.
func loadedFiles(k *types.Kustomization) (entries []kustomizeEntry) {
	add := func(value, format string, args ...any) {
		entries = append(entries, kustomizeEntry{fmt.Sprintf(format, args...), value})
	}
	for i, f := range k.Crds {
		add(f, "crds[%d]", i)
	}
	for i, f := range k.Configurations {
		add(f, "configurations[%d]", i)
	}
	add(k.OpenAPI["path"], "openapi.path")
	for i, p := range k.Patches {
		add(p.Path, "patches[%d].path", i)
	}
	for i, p := range k.PatchesJson6902 {
		add(p.Path, "patchesJson6902[%d].path", i)
	}
	for i, p := range k.PatchesStrategicMerge {
		add(string(p), "patchesStrategicMerge[%d]", i)
	}
	for i, f := range k.Replacements {
		add(f.Path, "replacements[%d].path", i)
	}
	sources := func(field string, s types.KvPairSources) {
		for i, f := range s.FileSources {
			_, file, ok := strings.Cut(f, "=")
			if !ok {
				file = f
			}
			add(file, "%s.files[%d]", field, i)
		}
		for i, f := range append(s.EnvSources, s.EnvSource) {
			add(f, "%s.envs[%d]", field, i)
		}
	}
	for i, c := range k.ConfigMapGenerator {
		sources(fmt.Sprintf("configMapGenerator[%d]", i), c.KvPairSources)
	}
	for i, s := range k.SecretGenerator {
		sources(fmt.Sprintf("secretGenerator[%d]", i), s.KvPairSources)
	}
	return entries
}

func unsupportedEntry(from source, field, entry, why string) error {
	return failf(codeUnsupported, "%s: %s: %s: %s", from, field, entry, why)
}

// isRemoteFile is kustomize's own test of what it loads over HTTP.
func isRemoteFile(entry string) bool {
	u, err := url.Parse(entry)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https")
}
