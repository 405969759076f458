package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"

	template "seatrial/texttemplate"
	"sigs.k8s.io/yaml"
)

// helmArguments mirror the flags that Argo CD gives `helm template` (util/helm/cmd.go).
type helmArguments struct {
	Output
	Helm                 string       `json:"helm"`
	Chart                string       `json:"chart"`
	ReleaseName          string       `json:"releaseName"`
	Namespace            string       `json:"namespace"`
	KubeVersion          string       `json:"kubeVersion"`
	APIVersions          []string     `json:"apiVersions"`
	Values               []helmValues `json:"values"`
	Set                  []string     `json:"set"`
	SetString            []string     `json:"setString"`
	SetFile              []string     `json:"setFile"`
	SetJSON              []string     `json:"setJson"`
	IncludeCRDs          bool         `json:"includeCrds"`
	SkipTests            bool         `json:"skipTests"`
	SkipSchemaValidation bool         `json:"skipSchemaValidation"`

	noHooks bool // --no-hooks, which Argo CD does not give, but kustomize does
}

// helmValues is one values file: a path of the request's files, or its content.
type helmValues struct {
	Path    *string `json:"path"`
	Content *string `json:"content"`
}

// helmRelease is what a Helm rendered, in the order in which it prints it.
type helmRelease struct {
	crds, manifests, hooks []helmSource
}

type helmSource struct {
	path, content string
	test          bool // a hook of `helm test`
}

// helmTemplate is `helm template` without a cluster.
func helmTemplate(r *Request) ([]byte, any, error) {
	var a helmArguments
	if err := r.arguments(&a); err != nil {
		return nil, nil, err
	}
	if err := a.check(); err != nil {
		return nil, nil, err
	}
	if a.Helm != "3" && a.Helm != "4" {
		return nil, nil, failf(codeInput, `helm must be "3" or "4", not %q`, a.Helm)
	}
	versions, err := commaSeparated(a.APIVersions)
	if err != nil {
		return nil, nil, failf(codeInput, "apiVersions: %s", err)
	}
	a.APIVersions = versions
	a.Chart = clean(a.Chart)
	if a.Namespace == "" {
		a.Namespace = "default"
	}
	if a.ReleaseName == "" {
		a.ReleaseName = defaultRelease
	}
	r.observed = newObserved(a.max())
	yaml.KeepManifests(a.Output.Output == "objects")
	defer yaml.KeepManifests(false)
	release, err := a.release(r)
	if r.observed.exceeded != "" {
		return nil, nil, failf(codeLimit, "%s", r.observed.exceeded)
	}
	if err != nil {
		return nil, nil, helmError(err)
	}
	if a.Output.Output == "objects" {
		if encoded, ok := a.releaseObjects(release); ok {
			return encoded, nil, nil
		}
	}
	raw, err := a.print(release)
	if err != nil {
		return nil, nil, helmError(err)
	}
	raw, err = a.finish(raw)
	return raw, nil, err
}

// defaultRelease is the name of a release that `helm template` is given none for.
const defaultRelease = "release-name"

// render prints a chart of the request's files.
func (a *helmArguments) render(r *Request) ([]byte, error) {
	release, err := a.release(r)
	if err != nil {
		return nil, err
	}
	return a.print(release)
}

// release renders a chart of the request's files.
func (a *helmArguments) release(r *Request) (*helmRelease, error) {
	template.Observe = r.observed
	defer func() { template.Observe = nil }()
	render := helm3Render
	if a.Helm == "4" {
		render = helm4Render
	}
	return render(r, a)
}

// commaSeparated reads values as the flag --api-versions does (pflag's StringSlice): each is a line of CSV.
func commaSeparated(values []string) ([]string, error) {
	var all []string
	for _, value := range values {
		if value == "" {
			continue
		}
		fields, err := csv.NewReader(strings.NewReader(value)).Read()
		if err != nil {
			return nil, err
		}
		all = append(all, fields...)
	}
	return all, nil
}

// remoteSchema is in the words of a schema that refers to a URL (see _patch/patches.mjs).
const remoteSchema = "remote schemas are not fetched"

// helmError tells what only a sandbox refuses from what Helm itself refuses.
func helmError(err error) error {
	var known *Error
	if errors.As(err, &known) {
		return known
	}
	message := strings.TrimSpace(err.Error())
	for _, absent := range []string{"missing in charts/ directory", remoteSchema} {
		if strings.Contains(message, absent) {
			return failf(codeUnsupported, "%s", message)
		}
	}
	if head, rest, ok := strings.Cut(message, "in the following chart(s):\n"); ok {
		message = head + "in the following chart(s):\n" + sortedViolations(rest)
	}
	return failf(codeRender, "%s", message)
}

// sortedViolations sorts each chart's top-level "- at …" entries with what is indented below them:
// the validator walks Go maps, in random order.
func sortedViolations(text string) string {
	var out, entries []string
	flush := func() {
		slices.Sort(entries)
		out = append(out, entries...)
		entries = nil
	}
	for line := range strings.SplitAfterSeq(strings.TrimRight(text, "\n")+"\n", "\n") {
		switch {
		case strings.HasPrefix(line, "- "):
			entries = append(entries, line)
		case strings.HasPrefix(line, " ") && len(entries) > 0:
			entries[len(entries)-1] += line
		default:
			flush()
			out = append(out, line)
		}
	}
	flush()
	return strings.Join(out, "")
}

// print is what `helm template` prints of a release (pkg/cmd/template.go).
func (a *helmArguments) print(release *helmRelease) ([]byte, error) {
	var b, out bytes.Buffer
	write := func(b *bytes.Buffer, sources []helmSource) error {
		for _, s := range sources {
			fmt.Fprintf(b, "---\n# Source: %s\n%s\n", s.path, s.content)
			if b.Len() > a.max() {
				return a.limitError(b.Len())
			}
		}
		return nil
	}
	if a.IncludeCRDs {
		if err := write(&b, release.crds); err != nil {
			return nil, err
		}
	}
	if err := write(&b, release.manifests); err != nil {
		return nil, err
	}
	fmt.Fprintln(&out, strings.TrimSpace(b.String()))
	if a.noHooks {
		return out.Bytes(), nil
	}
	if err := write(&out, a.printedHooks(release)); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func (a *helmArguments) printedHooks(release *helmRelease) []helmSource {
	return slices.DeleteFunc(slices.Clone(release.hooks), func(h helmSource) bool { return h.test && a.SkipTests })
}

// valueReaders are the functions of one Helm's pkg/cli/values and pkg/strvals.
type valueReaders struct {
	load        func(raw []byte) (map[string]any, error)
	merge       func(a, b map[string]any) map[string]any
	parseJSON   func(s string, into map[string]any) (map[string]any, error)
	parse       func(s string, into map[string]any) error
	parseString func(s string, into map[string]any) error
	parseFile   func(s string, into map[string]any, read func([]rune) (any, error)) error
}

// values merges everything that overrides a chart's own values (pkg/cli/values.(*Options).MergeValues).
func (a *helmArguments) values(r *Request, with valueReaders) (map[string]any, error) {
	base := map[string]any{}
	for i, v := range a.Values {
		name, raw, err := v.read(r.tree, i)
		if err != nil {
			return nil, err
		}
		m, err := with.load(raw)
		if err != nil {
			return nil, fmt.Errorf("failed to parse %s: %w", name, err)
		}
		base = with.merge(base, m)
	}
	for _, v := range a.SetJSON {
		merged, err := with.parseJSON(v, base)
		if err != nil {
			return nil, fmt.Errorf("failed parsing --set-json data %s", v)
		}
		base = merged
	}
	for _, v := range a.Set {
		if err := with.parse(v, base); err != nil {
			return nil, fmt.Errorf("failed parsing --set data: %w", err)
		}
	}
	for _, v := range a.SetString {
		if err := with.parseString(v, base); err != nil {
			return nil, fmt.Errorf("failed parsing --set-string data: %w", err)
		}
	}
	for _, v := range a.SetFile {
		if err := with.parseFile(v, base, func(name []rune) (any, error) {
			b, err := r.tree.read(string(name))
			return string(b), err
		}); err != nil {
			return nil, fmt.Errorf("failed parsing --set-file data: %w", err)
		}
	}
	return base, nil
}

func (v helmValues) read(tree Tree, index int) (name string, raw []byte, err error) {
	switch {
	case v.Path != nil && v.Content == nil:
		raw, err = tree.read(*v.Path)
		return *v.Path, raw, err
	case v.Content != nil && v.Path == nil:
		return fmt.Sprintf("values[%d]", index), []byte(*v.Content), nil
	}
	return "", nil, failf(codeInput, "values[%d] must have either a path or content", index)
}

// withoutNotes takes the rendered NOTES.txt files out: `helm template` does not print them.
func withoutNotes(files map[string]string) map[string]string {
	for name := range files {
		if strings.HasSuffix(name, "NOTES.txt") {
			delete(files, name)
		}
	}
	return files
}
