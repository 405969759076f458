package main

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/Masterminds/semver/v3"
)

// resolveArguments are a chart version as it is written, and the versions that exist in an index.yaml or as tags of a registry.
type resolveArguments struct {
	Helm       string   `json:"helm"`
	Constraint string   `json:"constraint"`
	Versions   []string `json:"versions"`
	Source     string   `json:"source"`  // "index" or "tags"
	Purpose    string   `json:"purpose"` // "dependency": internal/resolver; "pull": what helm pull and a lock file's version are looked up with
}

// helmResolution is the version that Helm would load, as the repository spells it; nil when there is none.
type helmResolution struct {
	Version *string `json:"version"`
	// Exact says that the version is taken as it is written, without a look at what exists.
	Exact   bool   `json:"exact"`
	Message string `json:"message,omitempty"`
}

// helmResolve picks a chart's version. It is not semver.resolve, which is Argo CD's: for Helm "1.2" in an index is a range,
// and where versions are equal but for their build metadata, it is the order of Helm's own sort that decides.
// Sources: internal/resolver Resolve, pkg/repo IndexFile.Get, pkg/registry Tags and GetTagMatchingVersionOrConstraint; the two Helms agree.
func helmResolve(r *Request) ([]byte, any, error) {
	var a resolveArguments
	if err := r.arguments(&a); err != nil {
		return nil, nil, err
	}
	switch {
	case a.Helm != "3" && a.Helm != "4":
		return nil, nil, failf(codeInput, `helm must be "3" or "4", not %q`, a.Helm)
	case a.Source != "index" && a.Source != "tags":
		return nil, nil, failf(codeInput, `source must be "index" or "tags", not %q`, a.Source)
	case a.Purpose != "dependency" && a.Purpose != "pull":
		return nil, nil, failf(codeInput, `purpose must be "dependency" or "pull", not %q`, a.Purpose)
	}
	return nil, a.resolve(), nil
}

func (a *resolveArguments) resolve() helmResolution {
	if a.Source == "tags" {
		if _, err := semver.NewVersion(a.Constraint); err == nil {
			return helmResolution{Version: &a.Constraint, Exact: true}
		}
	}
	text := a.Constraint
	if text == "" && a.Purpose == "pull" {
		text = "*"
	}
	constraint, err := semver.NewConstraint(text)
	if err != nil {
		return helmResolution{Message: fmt.Sprintf("%q has an invalid version/constraint format: %s", a.Constraint, err)}
	}
	versions := indexOrder(a.Versions)
	if a.Source == "tags" {
		versions = tagOrder(a.Versions)
	}
	if a.Purpose == "pull" && slices.Contains(versions, a.Constraint) {
		return helmResolution{Version: &a.Constraint}
	}
	for _, text := range versions {
		if version, err := semver.NewVersion(text); err == nil && constraint.Check(version) {
			return helmResolution{Version: &text}
		}
	}
	return helmResolution{Message: fmt.Sprintf("none of %d versions satisfies %q", len(a.Versions), a.Constraint)}
}

// chartVersions sorts as pkg/repo's ChartVersions do.
type chartVersions []string

func (c chartVersions) Len() int      { return len(c) }
func (c chartVersions) Swap(i, j int) { c[i], c[j] = c[j], c[i] }
func (c chartVersions) Less(a, b int) bool {
	i, err := semver.NewVersion(c[a])
	if err != nil {
		return true
	}
	j, err := semver.NewVersion(c[b])
	return err == nil && i.LessThan(j)
}

func indexOrder(versions []string) []string {
	ordered := slices.Clone(versions)
	sort.Sort(sort.Reverse(chartVersions(ordered)))
	return ordered
}

// tagOrder leaves out what is no strict version; a tag's underscore is a version's plus.
func tagOrder(tags []string) []string {
	var versions []*semver.Version
	for _, tag := range tags {
		if version, err := semver.StrictNewVersion(strings.ReplaceAll(tag, "_", "+")); err == nil {
			versions = append(versions, version)
		}
	}
	sort.Sort(sort.Reverse(semver.Collection(versions)))
	ordered := make([]string, len(versions))
	for i, version := range versions {
		ordered[i] = version.String()
	}
	return ordered
}

// satisfies says whether a chart's version fits a dependency's constraint.
func satisfies(constraint, version string) (bool, error) {
	c, err := semver.NewConstraint(constraint)
	if err != nil {
		return false, fmt.Errorf("%q is an invalid version/constraint format: %w", constraint, err)
	}
	v, err := semver.NewVersion(version)
	if err != nil {
		return false, fmt.Errorf("the version %q: %w", version, err)
	}
	return c.Check(v), nil
}
