package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	chart "helm.sh/helm/v4/pkg/chart/v2"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
	chartutil "helm.sh/helm/v4/pkg/chart/v2/util"
	"helm.sh/helm/v4/pkg/lockdigest"
)

// helm4CheckDependencies is Helm's CheckDependencies (pkg/action/install.go): what a chart declares must lie in charts/.
func helm4CheckDependencies(c *chart.Chart) error {
	var missing []string
	for _, d := range c.Metadata.Dependencies {
		if !slices.ContainsFunc(c.Dependencies(), func(sub *chart.Chart) bool { return sub.Name() == d.Name }) {
			missing = append(missing, d.Name)
		}
	}
	if missing != nil {
		return fmt.Errorf("an error occurred while checking for chart dependencies. You may need to run 'helm dependency build' to fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: %s", strings.Join(missing, ", "))
	}
	return nil
}

func helm4Dependencies(tree Tree, dir string) (*dependencyChart, error) {
	c, err := helm4Load(tree, dir)
	if err != nil {
		return nil, err
	}
	lock := &chart.Lock{}
	d := &dependencyChart{apiVersion: c.Metadata.APIVersion, declared: c.Metadata.Dependencies, missing: helm4CheckDependencies(c)}
	if c.Lock != nil {
		lock = c.Lock
		if slices.Contains(lock.Dependencies, nil) {
			return nil, errors.New("the lock file has an empty entry")
		}
		d.digest = &lock.Digest
	}
	d.locked = lock.Dependencies
	for _, sub := range c.Dependencies() {
		d.subcharts = append(d.subcharts, sub.Name())
	}
	d.archive = func(content []byte) (string, error) {
		sub, err := loader.LoadArchive(bytes.NewReader(content))
		if err != nil {
			return "", err
		}
		return sub.Name(), nil
	}
	d.withRepositories = func(resolve func(string) string) {
		for _, dependency := range c.Metadata.Dependencies {
			dependency.Repository = resolve(dependency.Repository)
		}
	}
	d.hash = func() (string, error) { return lockdigest.HashReq(c.Metadata.Dependencies, lock.Dependencies) }
	d.hashV2 = func() (string, error) { return lockdigest.HashV2Req(c.Metadata.Dependencies) }
	return d, nil
}

func helm4Package(tree Tree, dir string) (name, version string, archive []byte, err error) {
	c, err := helm4Load(tree, dir)
	if err != nil {
		return "", "", nil, err
	}
	var b bytes.Buffer
	if err := chartutil.Pack(&b, c); err != nil {
		return "", "", nil, err
	}
	return c.Name(), c.Metadata.Version, b.Bytes(), nil
}
