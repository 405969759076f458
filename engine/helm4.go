package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"helm.sh/helm/v4/pkg/chart/common"
	"helm.sh/helm/v4/pkg/chart/common/util"
	"helm.sh/helm/v4/pkg/chart/loader/archive"
	chart "helm.sh/helm/v4/pkg/chart/v2"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
	chartutil "helm.sh/helm/v4/pkg/chart/v2/util"
	"helm.sh/helm/v4/pkg/engine"
	"helm.sh/helm/v4/pkg/ignore"
	release "helm.sh/helm/v4/pkg/release/v1"
	releaseutil "helm.sh/helm/v4/pkg/release/v1/util"
	"helm.sh/helm/v4/pkg/strvals"
	"sigs.k8s.io/yaml"
)

var helm4Values = valueReaders{
	load:  func(raw []byte) (map[string]any, error) { return loader.LoadValues(bytes.NewReader(raw)) },
	merge: loader.MergeMaps,
	// Helm 4 takes a whole JSON object too.
	parseJSON: func(s string, into map[string]any) (map[string]any, error) {
		if object := strings.TrimSpace(s); strings.HasPrefix(object, "{") {
			var m map[string]any
			if err := json.Unmarshal([]byte(object), &m); err != nil {
				return nil, err
			}
			return loader.MergeMaps(into, m), nil
		}
		return into, strvals.ParseJSON(s, into)
	},
	parse:       strvals.ParseInto,
	parseString: strvals.ParseIntoString,
	parseFile: func(s string, into map[string]any, read func([]rune) (any, error)) error {
		return strvals.ParseIntoFile(s, into, read)
	},
}

// helm4Load is pkg/chart/loader.Load, which looks at the chart's apiVersion first. Charts of apiVersion v3 are refused, as `helm template` does.
func helm4Load(tree Tree, dir string) (*chart.Chart, error) {
	var files []*archive.BufferedFile
	if packed, ok := tree[dir]; ok {
		unpacked, err := archive.LoadArchiveFiles(bytes.NewReader(packed))
		if err != nil {
			return nil, fmt.Errorf("unable to load chart archive: %w", err)
		}
		files = unpacked
	} else {
		if _, err := tree.read(path.Join(dir, "Chart.yaml")); err != nil {
			return nil, fmt.Errorf("unable to detect chart at %s: %w", path.Join(dir, "Chart.yaml"), err)
		}
		err := chartFiles(tree, dir, 0, func(r io.Reader) (ignoreRules, error) {
			rules, err := ignore.Parse(r)
			if err == nil {
				rules.AddDefaults()
			}
			return rules, err
		}, func(name string, data []byte) { files = append(files, &archive.BufferedFile{Name: name, Data: data}) })
		if err != nil {
			return nil, err
		}
	}
	for _, f := range files {
		if f.Name != "Chart.yaml" {
			continue
		}
		var base struct {
			APIVersion string `json:"apiVersion,omitempty"`
		}
		if err := yaml.Unmarshal(f.Data, &base); err != nil {
			return nil, fmt.Errorf("cannot load Chart.yaml: %w", err)
		}
		switch base.APIVersion {
		case chart.APIVersionV1, chart.APIVersionV2, "":
		case "v3":
			return nil, errors.New("invalid chart apiVersion")
		default:
			return nil, errors.New("unsupported chart version")
		}
	}
	return loader.LoadFiles(files)
}

// helm4Render is `helm template` of Helm 4: pkg/cmd/{template,install}.go and pkg/action/{install,action}.go without a cluster.
func helm4Render(r *Request, a *helmArguments) (*helmRelease, error) {
	capabilities := common.DefaultCapabilities.Copy()
	if a.KubeVersion != "" {
		version, err := common.ParseKubeVersion(a.KubeVersion)
		if err != nil {
			return nil, fmt.Errorf("invalid kube version '%s': %w", a.KubeVersion, err)
		}
		capabilities.KubeVersion = *version
	}
	capabilities.APIVersions = append(slices.Clone(capabilities.APIVersions), a.APIVersions...)
	values, err := a.values(r, helm4Values)
	if err != nil {
		return nil, err
	}
	c, err := helm4Load(r.tree, a.Chart)
	if err != nil {
		return nil, err
	}
	if t := c.Metadata.Type; t != "" && t != "application" {
		return nil, fmt.Errorf("%s charts are not installable", t)
	}
	if c.Metadata.Deprecated {
		r.warn("this chart is deprecated")
	}
	if err := helm4CheckDependencies(c); err != nil {
		return nil, err
	}
	if err := chartutil.ValidateReleaseName(a.ReleaseName); err != nil {
		return nil, fmt.Errorf("release name check failed: release name %q: %w", a.ReleaseName, err)
	}
	if err := chartutil.ProcessDependencies(c, values); err != nil {
		return nil, fmt.Errorf("chart dependencies processing failed: %w", err)
	}
	render, err := util.ToRenderValuesWithSchemaValidation(c, values,
		common.ReleaseOptions{Name: a.ReleaseName, Namespace: a.Namespace, Revision: 1, IsInstall: true}, capabilities, a.SkipSchemaValidation)
	if err != nil {
		return nil, err
	}
	if wanted := c.Metadata.KubeVersion; wanted != "" {
		r.observed.kubeVersion = true
		if !chartutil.IsCompatibleRange(wanted, capabilities.KubeVersion.String()) {
			return nil, fmt.Errorf("chart requires kubeVersion: %s which is incompatible with Kubernetes %s", wanted, capabilities.KubeVersion.Version)
		}
	}
	files, err := engine.Engine{}.RenderWithContext(context.Background(), c, render)
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
