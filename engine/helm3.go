package main

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"

	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
	"helm.sh/helm/v3/pkg/ignore"
	"helm.sh/helm/v3/pkg/release"
	"helm.sh/helm/v3/pkg/releaseutil"
	"helm.sh/helm/v3/pkg/strvals"
	"sigs.k8s.io/yaml"
)

var helm3Values = valueReaders{
	load: func(raw []byte) (map[string]any, error) {
		m := map[string]any{}
		return m, yaml.Unmarshal(raw, &m)
	},
	merge: helm3Merge,
	parseJSON: func(s string, into map[string]any) (map[string]any, error) {
		return into, strvals.ParseJSON(s, into)
	},
	parse:       strvals.ParseInto,
	parseString: strvals.ParseIntoString,
	parseFile: func(s string, into map[string]any, read func([]rune) (any, error)) error {
		return strvals.ParseIntoFile(s, into, read)
	},
}

// helm3Merge merges one values file over another: maps by key, everything else replaced.
func helm3Merge(a, b map[string]any) map[string]any {
	out := maps.Clone(a)
	for k, v := range b {
		if overlay, ok := v.(map[string]any); ok {
			if under, ok := out[k].(map[string]any); ok {
				v = helm3Merge(under, overlay)
			}
		}
		out[k] = v
	}
	return out
}

func helm3Load(tree Tree, dir string) (*chart.Chart, error) {
	if archive, ok := tree[dir]; ok {
		return loader.LoadArchive(bytes.NewReader(archive))
	}
	var files []*loader.BufferedFile
	err := chartFiles(tree, dir, maxChartFileBytes, func(r io.Reader) (ignoreRules, error) {
		rules, err := ignore.Parse(r)
		if err == nil {
			rules.AddDefaults()
		}
		return rules, err
	}, func(name string, data []byte) { files = append(files, &loader.BufferedFile{Name: name, Data: data}) })
	if err != nil {
		return nil, err
	}
	return loader.LoadFiles(files)
}

// helm3Render is `helm template` of Helm 3: cmd/helm/{template,install}.go and pkg/action/{install,action}.go without a cluster.
func helm3Render(r *Request, a *helmArguments) (*helmRelease, error) {
	capabilities := chartutil.DefaultCapabilities.Copy()
	if a.KubeVersion != "" {
		version, err := chartutil.ParseKubeVersion(a.KubeVersion)
		if err != nil {
			return nil, fmt.Errorf("invalid kube version '%s': %w", a.KubeVersion, err)
		}
		capabilities.KubeVersion = *version
	}
	capabilities.APIVersions = append(slices.Clone(capabilities.APIVersions), a.APIVersions...)
	values, err := a.values(r, helm3Values)
	if err != nil {
		return nil, err
	}
	c, err := helm3Load(r.tree, a.Chart)
	if err != nil {
		return nil, err
	}
	if t := c.Metadata.Type; t != "" && t != "application" {
		return nil, fmt.Errorf("%s charts are not installable", t)
	}
	if c.Metadata.Deprecated {
		r.warn("This chart is deprecated")
	}
	if err := helm3CheckDependencies(c); err != nil {
		return nil, err
	}
	if err := chartutil.ValidateReleaseName(a.ReleaseName); err != nil {
		return nil, fmt.Errorf("release name %q: %w", a.ReleaseName, err)
	}
	if err := chartutil.ProcessDependenciesWithMerge(c, values); err != nil {
		return nil, err
	}
	render, err := chartutil.ToRenderValuesWithSchemaValidation(c, values,
		chartutil.ReleaseOptions{Name: a.ReleaseName, Namespace: a.Namespace, Revision: 1, IsInstall: true}, capabilities, a.SkipSchemaValidation)
	if err != nil {
		return nil, err
	}
	if wanted := c.Metadata.KubeVersion; wanted != "" {
		r.observed.kubeVersion = true
		if !chartutil.IsCompatibleRange(wanted, capabilities.KubeVersion.String()) {
			return nil, fmt.Errorf("chart requires kubeVersion: %s which is incompatible with Kubernetes %s", wanted, capabilities.KubeVersion.String())
		}
	}
	files, err := engine.Engine{}.Render(c, render)
	if err != nil {
		return nil, err
	}
	hooks, manifests, err := releaseutil.SortManifests(withoutNotes(files), nil, releaseutil.InstallOrder)
	if err != nil {
		return nil, err
	}
	out := &helmRelease{}
	for _, crd := range c.CRDObjects() {
		out.crds = append(out.crds, helmSource{path: crd.Filename, content: string(crd.File.Data)})
	}
	for _, m := range manifests {
		out.manifests = append(out.manifests, helmSource{path: m.Name, content: m.Content})
	}
	for _, h := range hooks {
		out.hooks = append(out.hooks, helmSource{h.Path, h.Manifest, slices.Contains(h.Events, release.HookTest)})
	}
	return out, nil
}
