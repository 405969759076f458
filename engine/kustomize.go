package main

import (
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"sigs.k8s.io/kustomize/api/konfig"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/provider"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kustomize/v5/commands/edit"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/kustomize/kyaml/openapi"
	"sigs.k8s.io/kustomize/kyaml/openapi/kubernetesapi"
	"sigs.k8s.io/yaml"
)

// kustomizeArguments say what Argo CD does with one kustomization: its edits, then the build (util/kustomize/kustomize.go).
type kustomizeArguments struct {
	Output
	kustomizeInput
	LoadRestrictor string `json:"loadRestrictor"`
	// EnableHelm is --enable-helm; KubeVersion and APIVersions are --helm-kube-version and --helm-api-versions.
	EnableHelm  bool     `json:"enableHelm"`
	Helm        string   `json:"helm"`
	KubeVersion string   `json:"kubeVersion"`
	APIVersions []string `json:"apiVersions"`
}

// kustomizeStep is either the arguments of `kustomize edit`, "edit" left out, or patches to append to the kustomization.
type kustomizeStep struct {
	Edit    []string `json:"edit"`
	Patches []any    `json:"patches"`
}

// mount is where the repository lies in kustomize's file system, so that neither "/…" nor "../…" beyond the root reaches into it.
const mount = "/repository"

// kustomizeBuild is `kustomize edit …` for each step, then `kustomize build`, over the files of the request alone.
func kustomizeBuild(r *Request) ([]byte, any, error) {
	var a kustomizeArguments
	if err := r.arguments(&a); err != nil {
		return nil, nil, err
	}
	if err := a.check(); err != nil {
		return nil, nil, err
	}
	options := krusty.MakeDefaultOptions() // no exec, no containers, no Helm
	// As the command line without --reorder: the legacy order, unless sortOptions says otherwise.
	options.Reorder = krusty.ReorderOptionUnspecified
	switch a.LoadRestrictor {
	case "", "rootOnly":
	case "none":
		options.LoadRestrictions = types.LoadRestrictionsNone
	default:
		return nil, nil, failf(codeInput, `loadRestrictor must be "rootOnly" or "none", not %q`, a.LoadRestrictor)
	}
	host, err := newKustomizeHost(r, &a.kustomizeInput)
	if err != nil {
		return nil, nil, err
	}
	defer host.close()
	if a.EnableHelm {
		if err := host.enableHelm(&a); err != nil {
			return nil, nil, err
		}
		options.PluginConfig.HelmConfig = types.HelmConfig{Enabled: true, Command: "helm", KubeVersion: a.KubeVersion, ApiVersions: a.APIVersions}
	}
	for _, step := range a.Steps {
		if err := step.run(host); err != nil {
			return nil, nil, host.explain(err)
		}
	}
	graph := kustomizeGraph{host: host, warn: r.warn, strict: true, enableHelm: a.EnableHelm, seen: map[string]bool{}}
	if err := graph.walk(place{directory: host.files.directory}); err != nil {
		return nil, nil, err
	}
	// A schema of one's own (the field `openapi`) is global to kyaml, and krusty does not take it away again. Reading the built-in one
	// anew is slow, so only then.
	if openapi.GetSchemaVersion() != kubernetesapi.DefaultOpenAPI {
		openapi.ResetOpenAPI()
	}
	resources, err := krusty.MakeKustomizer(options).Run(host.files, host.files.directory)
	if err != nil {
		return nil, nil, host.explain(err)
	}
	raw, err := resources.AsYaml()
	if err != nil {
		return nil, nil, host.explain(err)
	}
	raw, err = a.finish(raw)
	return raw, nil, err
}

func (s kustomizeStep) run(host *kustomizeHost) error {
	switch {
	case len(s.Edit) > 0 && s.Patches == nil:
		return editKustomization(host, s.Edit)
	case len(s.Edit) == 0 && s.Patches != nil:
		return appendPatches(host.files, s.Patches)
	}
	return failf(codeInput, "a step must have either edit or patches")
}

// addedEntries returns the entries that `kustomize edit add component` (or resource, or base) looks for.
func addedEntries(edit []string) []string {
	if len(edit) > 2 && edit[0] == "add" && (edit[1] == "component" || edit[1] == "resource" || edit[1] == "base") {
		return edit[2:]
	}
	return nil
}

// editKustomization runs kustomize's own `edit` command in the kustomization's directory.
func editKustomization(host *kustomizeHost, args []string) error {
	files := host.files
	dependencies := provider.NewDefaultDepProvider()
	command := edit.NewCmdEdit(files, dependencies.GetFieldValidator(), dependencies.GetResourceFactory(), io.Discard)
	command.SetArgs(args)
	command.SetOut(io.Discard)
	command.SetErr(io.Discard)
	command.SilenceUsage, command.SilenceErrors = true, true
	err := command.Execute()
	if err != nil && host.absent != nil {
		host.absent.Message = fmt.Sprintf("kustomize edit %s: %s", strings.Join(args[:min(2, len(args))], " "), host.absent.Message)
	}
	return err
}

// appendPatches rewrites the kustomization with more patches, as Argo CD does without help of kustomize.
func appendPatches(files *workingFiles, patches []any) error {
	name := files.kustomization(files.directory)
	if name == "" {
		return errors.New("kustomization file not found in the path")
	}
	content, err := files.ReadFile(name)
	if err != nil {
		return err
	}
	var kustomization any
	if err := yaml.Unmarshal(content, &kustomization); err != nil {
		return fmt.Errorf("failed to unmarshal kustomization.yaml: %w", err)
	}
	fields, ok := kustomization.(map[string]any)
	if !ok {
		return fmt.Errorf("expected kustomization.yaml to be type map[string]any, but got %T", kustomization)
	}
	if existing, ok := fields["patches"]; ok {
		list, ok := existing.([]any)
		if !ok {
			return fmt.Errorf("expected 'patches' field in kustomization.yaml to be []any, but got %T", existing)
		}
		patches = append(slices.Clone(list), patches...)
	}
	fields["patches"] = patches
	content, err = yaml.Marshal(fields)
	if err != nil {
		return fmt.Errorf("failed to marshal kustomization.yaml after adding patches: %w", err)
	}
	return files.WriteFile(name, content)
}

// workingFiles is a file system with a working directory, which kustomize's in-memory one lacks.
type workingFiles struct {
	filesys.FileSystem
	directory string
}

func (f *workingFiles) at(name string) string {
	if path.IsAbs(name) {
		return name
	}
	return path.Join(f.directory, name)
}

// kustomization returns the path of a directory's kustomization file, or "".
func (f *workingFiles) kustomization(directory string) string {
	for _, name := range konfig.RecognizedKustomizationFileNames() {
		if full := path.Join(directory, name); f.Exists(full) && !f.IsDir(full) {
			return full
		}
	}
	return ""
}

func (f *workingFiles) Create(name string) (filesys.File, error) {
	return f.FileSystem.Create(f.at(name))
}
func (f *workingFiles) Mkdir(name string) error                { return f.FileSystem.Mkdir(f.at(name)) }
func (f *workingFiles) MkdirAll(name string) error             { return f.FileSystem.MkdirAll(f.at(name)) }
func (f *workingFiles) RemoveAll(name string) error            { return f.FileSystem.RemoveAll(f.at(name)) }
func (f *workingFiles) Open(name string) (filesys.File, error) { return f.FileSystem.Open(f.at(name)) }
func (f *workingFiles) IsDir(name string) bool                 { return f.FileSystem.IsDir(f.at(name)) }
func (f *workingFiles) Exists(name string) bool                { return f.FileSystem.Exists(f.at(name)) }

func (f *workingFiles) ReadDir(name string) ([]string, error) {
	return f.FileSystem.ReadDir(f.at(name))
}
func (f *workingFiles) ReadFile(name string) ([]byte, error) {
	return f.FileSystem.ReadFile(f.at(name))
}

func (f *workingFiles) WriteFile(name string, data []byte) error {
	return f.FileSystem.WriteFile(f.at(name), data)
}

func (f *workingFiles) CleanedAbs(name string) (filesys.ConfirmedDir, string, error) {
	return f.FileSystem.CleanedAbs(f.at(name))
}

// Glob matches as filepath.Glob does: directories too, and each match is spelled as the pattern is.
func (f *workingFiles) Glob(pattern string) ([]string, error) {
	if _, err := path.Match(pattern, ""); err != nil {
		return nil, err
	}
	if !strings.ContainsAny(pattern, `*?[\`) {
		if f.Exists(pattern) {
			return []string{pattern}, nil
		}
		return nil, nil
	}
	directory, name := path.Split(pattern)
	parents := []string{directory}
	if strings.ContainsAny(directory, `*?[\`) {
		var err error
		if parents, err = f.Glob(strings.TrimSuffix(directory, "/")); err != nil {
			return nil, err
		}
	}
	var matches []string
	for _, parent := range parents {
		names, err := f.ReadDir(parent)
		if err != nil {
			continue
		}
		slices.Sort(names)
		for _, n := range names {
			if ok, _ := path.Match(name, n); ok {
				matches = append(matches, path.Join(parent, n))
			}
		}
	}
	return matches, nil
}
