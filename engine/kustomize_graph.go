package main

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strings"

	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/yaml"
)

// kustomizeGraph walks the kustomizations that a build reads, and finds what a sandbox cannot give it: kustomize itself would
// fail on it with the wrong words ("no such file") or not at all. It reports what the command line would warn of.
type kustomizeGraph struct {
	files *workingFiles
	warn  func(string)
	seen  map[string]bool
}

// walk looks at a directory's kustomization. What is wrong with it otherwise is left for kustomize to say.
func (g kustomizeGraph) walk(directory string) error {
	if g.seen[directory] {
		return nil
	}
	g.seen[directory] = true
	name := g.files.kustomization(directory)
	if name == "" {
		return nil
	}
	content, err := g.files.ReadFile(name)
	if err != nil {
		return nil
	}
	var k types.Kustomization
	if k.Unmarshal(content) != nil {
		return nil
	}
	shown := strings.TrimPrefix(name, mount+"/")
	if messages := k.CheckDeprecatedFields(); messages != nil {
		for _, message := range *messages {
			g.warn(shown + ": " + strings.TrimPrefix(message, "# Warning: "))
		}
	}
	if len(k.HelmChartInflationGenerator) > 0 {
		return unsupportedEntry(shown, "helmChartInflationGenerator[0]", k.HelmChartInflationGenerator[0].ChartName, "Helm charts are not inflated by a kustomize build here")
	}
	k.FixKustomization()
	if len(k.HelmCharts) > 0 {
		return unsupportedEntry(shown, "helmCharts[0]", k.HelmCharts[0].Name, "Helm charts are not inflated by a kustomize build here")
	}
	for _, entry := range loadedFiles(&k) {
		if isRemoteFile(entry.value) {
			return unsupportedEntry(shown, entry.field, entry.value, "remote files are not fetched")
		}
	}
	for _, list := range []struct {
		field   string
		entries []string
		plugins bool
	}{
		{"resources", k.Resources, false},
		{"components", k.Components, false},
		{"generators", k.Generators, true},
		{"transformers", k.Transformers, true},
		{"validators", k.Validators, true},
	} {
		for i, entry := range list.entries {
			if err := g.entry(directory, shown, fmt.Sprintf("%s[%d]", list.field, i), entry, list.plugins); err != nil {
				return err
			}
		}
	}
	return nil
}

// entry looks at one resource, component or plugin configuration: inline, a file, a directory, or remote.
func (g kustomizeGraph) entry(directory, file, field, entry string, plugin bool) error {
	if plugin && strings.Contains(entry, "\n") {
		return pluginEntry(file, field, []byte(entry))
	}
	at := path.Join(directory, entry)
	switch {
	case g.files.IsDir(at):
		if plugin {
			// The directory's resources are plugin configurations.
			if err := g.plugins(at); err != nil {
				return err
			}
		}
		return g.walk(at)
	case g.files.Exists(at):
		if content, err := g.files.ReadFile(at); plugin && err == nil {
			return pluginEntry(file, field+": "+entry, content)
		}
	case isRemote(entry):
		return unsupportedEntry(file, field, entry, "remote resources are not fetched")
	}
	return nil
}

// plugins looks at the resource files of a kustomization that holds plugin configurations.
func (g kustomizeGraph) plugins(directory string) error {
	name := g.files.kustomization(directory)
	if name == "" || g.seen[directory] {
		return nil
	}
	content, err := g.files.ReadFile(name)
	var k types.Kustomization
	if err != nil || k.Unmarshal(content) != nil {
		return nil
	}
	for i, resource := range k.Resources {
		if at := path.Join(directory, resource); !g.files.IsDir(at) {
			if err := g.entry(directory, strings.TrimPrefix(name, mount+"/"), fmt.Sprintf("resources[%d]", i), resource, true); err != nil {
				return err
			}
		}
	}
	return nil
}

// pluginEntry refuses configurations of plugins that are not part of kustomize: executables, containers and Helm.
func pluginEntry(file, field string, content []byte) error {
	objects, err := splitObjects(content)
	if err != nil {
		return nil
	}
	for _, object := range objects {
		kind, _ := object["kind"].(string)
		apiVersion, _ := object["apiVersion"].(string)
		var metadata struct {
			Annotations map[string]string `json:"annotations"`
		}
		if encoded, err := yaml.Marshal(object["metadata"]); err == nil {
			_ = yaml.Unmarshal(encoded, &metadata)
		}
		for _, annotation := range []string{"config.kubernetes.io/function", "config.k8s.io/function"} {
			if _, ok := metadata.Annotations[annotation]; ok {
				return unsupportedEntry(file, field, kind, "functions in containers or executables are not run")
			}
		}
		if apiVersion != "builtin" || kind == "HelmChartInflationGenerator" {
			return unsupportedEntry(file, field, apiVersion+"/"+kind, "only kustomize's builtin plugins are run, and Helm charts are not inflated")
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

func unsupportedEntry(file, field, entry, why string) error {
	return failf(codeUnsupported, "%s: %s: %s: %s", file, field, entry, why)
}

// isRemoteFile is kustomize's own test of what it loads over HTTP.
func isRemoteFile(entry string) bool {
	u, err := url.Parse(entry)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https")
}

// gitURL matches what kustomize takes for a Git repository (api/internal/git/repospec.go): a scheme, user@host, or GitHub's host alone.
var gitURL = regexp.MustCompile(`(?i)^(git::)?((ssh|https?|file)://|[a-z][a-z0-9-]*@[^/:]+[:/]|github\.com[:/])`)

func isRemote(entry string) bool { return isRemoteFile(entry) || gitURL.MatchString(entry) }
