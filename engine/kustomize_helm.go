package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/Masterminds/sprig/v3"
	"github.com/spf13/pflag"
	"helm.sh/helm/v3/pkg/chart/loader"
	"sigs.k8s.io/yaml"

	template "seatrial/texttemplate"
)

// kustomizeHelm is the helm command that a build runs: this engine's own.
type kustomizeHelm struct {
	version   string // "3" or "4"
	maxOutput Output
	observed  *Observed
}

func (h *kustomizeHost) enableHelm(a *kustomizeArguments) error {
	if a.Helm != "3" && a.Helm != "4" {
		return failf(codeInput, `helm must be "3" or "4", not %q`, a.Helm)
	}
	h.helm = &kustomizeHelm{version: a.Helm, maxOutput: a.Output, observed: newObserved(a.max())}
	h.request.observed = h.helm.observed
	return nil
}

func (h *kustomizeHost) chart(repo, name, version string) *kustomizeChart {
	for i, given := range h.input.Charts {
		if given.Repo == repo && given.Name == name && given.Version == version {
			return &h.input.Charts[i]
		}
	}
	return nil
}

// errHelmFailed is what a command that exits with an error is reported as; its words are on stderr.
var errHelmFailed = errors.New("exit status 1")

// Helm runs the commands that kustomize's plugin runs: version, pull and template.
func (h *kustomizeHost) Helm(args []string, stdout, stderr io.Writer) error {
	command, err := parseHelmCommand(args)
	switch {
	case err != nil:
		// A release's name comes before all flags, so that one that begins with "-" can be any flag of helm.
		err = h.isAbsent("helm %s: %s: kustomize would pass this flag to helm", strings.Join(args, " "), err)
	case command.name == "version":
		_, err = fmt.Fprintf(stdout, "v%s.0.0\n", h.helm.version)
	case command.name == "pull":
		err = h.pull(command)
	case command.name == "template":
		err = h.inflate(command, stdout)
	default:
		err = fmt.Errorf("unknown command %q for \"helm\"", command.name)
	}
	if err != nil {
		fmt.Fprintf(stderr, "Error: %s\n", strings.TrimSpace(err.Error()))
		return errHelmFailed
	}
	return nil
}

// helmCommand holds the flags that kustomize passes (types.HelmChart AsHelmArgs, and the plugin's pullCommand).
type helmCommand struct {
	name      string
	arguments []string

	untarDir, repo, version string

	generateName, includeCRDs, skipTests, noHooks bool
	namespace, nameTemplate, kubeVersion          string
	apiVersions, values                           []string
}

func parseHelmCommand(args []string) (*helmCommand, error) {
	c := &helmCommand{}
	flags := pflag.NewFlagSet("helm", pflag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	flags.Bool("short", false, "")
	flags.Bool("untar", false, "")
	flags.StringVar(&c.untarDir, "untardir", "", "")
	flags.StringVar(&c.repo, "repo", "", "")
	flags.StringVar(&c.version, "version", "", "")
	flags.Bool("devel", false, "")
	flags.Bool("debug", false, "")
	flags.BoolVarP(&c.generateName, "generate-name", "g", false, "")
	flags.StringVarP(&c.namespace, "namespace", "n", "default", "")
	flags.StringVar(&c.nameTemplate, "name-template", "", "")
	flags.StringSliceVarP(&c.values, "values", "f", nil, "")
	flags.StringSliceVarP(&c.apiVersions, "api-versions", "a", nil, "")
	flags.StringVar(&c.kubeVersion, "kube-version", "", "")
	flags.BoolVar(&c.includeCRDs, "include-crds", false, "")
	flags.BoolVar(&c.skipTests, "skip-tests", false, "")
	flags.BoolVar(&c.noHooks, "no-hooks", false, "")
	if err := flags.Parse(args); err != nil {
		return nil, err
	}
	if c.arguments = flags.Args(); len(c.arguments) > 0 {
		c.name, c.arguments = c.arguments[0], c.arguments[1:]
	}
	return c, nil
}

// pull is `helm pull --untar` of an archive that the request gives (pkg/chartutil Expand).
func (h *kustomizeHost) pull(c *helmCommand) error {
	if len(c.arguments) != 1 {
		return fmt.Errorf("\"helm pull\" requires 1 argument, not %d", len(c.arguments))
	}
	repo, name := c.repo, c.arguments[0]
	if repo == "" {
		repo, name = path.Split(name)
	}
	given := h.chart(repo, name, c.version)
	if given == nil {
		given = h.chart(strings.TrimSuffix(repo, "/"), name, c.version)
	}
	if given == nil {
		return h.isAbsent("%s: the chart is not given: version %q of %s", name, c.version, repo)
	}
	if target := path.Join(c.untarDir, name); h.files.Exists(target) {
		return fmt.Errorf("failed to untar: a file or directory with the name %s already exists", target)
	}
	files, err := loader.LoadArchiveFiles(bytes.NewReader(h.request.tree[clean(given.Path)]))
	if err != nil {
		return err
	}
	var metadata struct {
		Name string `json:"name"`
	}
	for _, file := range files {
		if file.Name == "Chart.yaml" {
			if err := yaml.Unmarshal(file.Data, &metadata); err != nil {
				return fmt.Errorf("cannot load Chart.yaml: %w", err)
			}
		}
	}
	switch {
	case metadata.Name == "":
		return errors.New("chart name not specified")
	case metadata.Name == ".", metadata.Name == "..":
		return fmt.Errorf("chart name %q is not allowed", metadata.Name)
	case metadata.Name != path.Base(metadata.Name):
		return fmt.Errorf("chart name %q must not contain path separators", metadata.Name)
	}
	for _, file := range files { // the loader has refused names that lead out of the chart
		if err := h.files.WriteFile(path.Join(c.untarDir, metadata.Name, file.Name), file.Data); err != nil {
			return err
		}
	}
	return nil
}

// inflate is `helm template` of a chart in the build's file system.
func (h *kustomizeHost) inflate(c *helmCommand, stdout io.Writer) error {
	name, chart, err := c.nameAndChart(h.helm.observed)
	if err != nil {
		return err
	}
	if !h.files.Exists(chart) {
		return fmt.Errorf("path %q not found", chart)
	}
	request := &Request{Operation: "helm.template", tree: Tree{}, observed: h.helm.observed}
	a := &helmArguments{Output: h.helm.maxOutput, Helm: h.helm.version, Chart: clean(chart), ReleaseName: name, Namespace: c.namespace,
		KubeVersion: c.kubeVersion, APIVersions: c.apiVersions, IncludeCRDs: c.includeCRDs, SkipTests: c.skipTests, noHooks: c.noHooks}
	if err := h.share(request.tree, chart); err != nil {
		return err
	}
	for _, file := range c.values {
		if h.files.Exists(file) && !h.files.IsDir(file) {
			if err := h.share(request.tree, file); err != nil {
				return err
			}
		}
		a.Values = append(a.Values, helmValues{Path: &file})
	}
	// kustomize does not show what helm prints on stderr unless it fails.
	defer request.captureLogs()()
	raw, err := a.render(request)
	if err != nil {
		if strings.Contains(err.Error(), remoteSchema) {
			return h.isAbsent("%s", err.Error())
		}
		return err
	}
	_, err = stdout.Write(raw)
	return err
}

// share copies a file, or all below a directory.
func (h *kustomizeHost) share(tree Tree, name string) error {
	return h.files.Walk(name, func(file string, info fs.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		content, err := h.files.ReadFile(file)
		tree[clean(file)] = content
		return err
	})
}

// nameAndChart is pkg/action Install.NameAndChart, as `helm template` uses it: its release has a name to begin with.
func (c *helmCommand) nameAndChart(observed *Observed) (name, chart string, err error) {
	switch {
	case len(c.arguments) == 0:
		return "", "", errors.New("\"helm template\" requires at least 1 argument")
	case len(c.arguments) > 2:
		return "", "", fmt.Errorf("expected at most two arguments, unexpected arguments: %v", strings.Join(c.arguments[2:], ", "))
	case len(c.arguments) == 2 && c.generateName:
		return "", "", errors.New("cannot set --generate-name and also specify a name")
	case len(c.arguments) == 2 && c.nameTemplate != "":
		return "", "", errors.New("cannot set --name-template and also specify a name")
	case len(c.arguments) == 2:
		return c.arguments[0], c.arguments[1], nil
	case c.nameTemplate == "":
		return defaultRelease, c.arguments[0], nil
	}
	template.Observe = observed
	defer func() { template.Observe = nil }()
	t, err := template.New("name-template").Funcs(template.Repeatable(template.FuncMap(sprig.TxtFuncMap()))).Parse(c.nameTemplate)
	if err != nil {
		return "", "", err
	}
	var b bytes.Buffer
	err = t.Execute(&b, nil)
	return b.String(), c.arguments[0], err
}
