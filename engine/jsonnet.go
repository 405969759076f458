package main

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"github.com/google/go-jsonnet"
)

// jsonnetArguments name a file and what it may see. Libs are searched from the last to the first,
// as Argo CD does: the Application's directory comes first, then directory.jsonnet.libs.
type jsonnetArguments struct {
	Output
	File    string            `json:"file"`
	Libs    []string          `json:"libs"`
	TLAs    []jsonnetVariable `json:"tlas"`
	ExtVars []jsonnetVariable `json:"extVars"`
}

type jsonnetVariable struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	Code  bool   `json:"code"`
}

// jsonnetStack is go-jsonnet's default limit on nested calls.
const jsonnetStack = 500

// jsonnetEvaluate evaluates one file to an object or an array of objects.
func jsonnetEvaluate(r *Request) ([]byte, any, error) {
	var a jsonnetArguments
	if err := r.arguments(&a); err != nil {
		return nil, nil, err
	}
	if err := a.check(); err != nil {
		return nil, nil, err
	}
	vm := jsonnet.MakeVM()
	vm.MaxStack = jsonnetStack
	vm.Importer(&treeImporter{tree: r.tree, libs: a.Libs, read: map[string]jsonnet.Contents{}})
	vm.SetTraceOut(warningWriter{r})
	for _, v := range a.TLAs {
		if v.Code {
			vm.TLACode(v.Name, v.Value)
		} else {
			vm.TLAVar(v.Name, v.Value)
		}
	}
	for _, v := range a.ExtVars {
		if v.Code {
			vm.ExtCode(v.Name, v.Value)
		} else {
			vm.ExtVar(v.Name, v.Value)
		}
	}
	text, err := vm.EvaluateFile(clean(a.File))
	if err != nil {
		message := strings.TrimSpace(err.Error())
		if strings.Contains(message, "max stack frames exceeded") {
			return nil, nil, failf(codeLimit, "%s", message)
		}
		return nil, nil, failf(codeRender, "%s", message)
	}
	if len(text) > a.max() {
		return nil, nil, a.limitError(len(text))
	}
	if a.Output.Output == "raw" {
		return []byte(text), nil, nil
	}
	objects, err := jsonnetObjects([]byte(text))
	if err != nil {
		return nil, nil, failf(codeRender, "Failed to unmarshal generated json %q: %s", path.Base(a.File), err)
	}
	raw, err := a.encode(objects)
	return raw, nil, err
}

// jsonnetObjects takes a result as an array of objects, or else as one object (reposerver findManifests).
func jsonnetObjects(text []byte) ([]map[string]any, error) {
	var list []*kubeObject
	if json.Unmarshal(text, &list) == nil {
		objects := make([]map[string]any, 0, len(list))
		for _, o := range list {
			if o != nil {
				objects = append(objects, *o)
			}
		}
		return objects, nil
	}
	var one kubeObject
	if err := json.Unmarshal(text, &one); err != nil {
		return nil, err
	}
	return []map[string]any{one}, nil
}

// treeImporter finds imports as jsonnet.FileImporter does, in the files of the request.
type treeImporter struct {
	tree Tree
	libs []string
	read map[string]jsonnet.Contents // one value per file: go-jsonnet compares them by identity
}

func (t *treeImporter) Import(from, imported string) (jsonnet.Contents, string, error) {
	directory, _ := path.Split(from)
	candidates := []string{path.Join(directory, imported)}
	for i := len(t.libs) - 1; i >= 0; i-- {
		candidates = append(candidates, path.Join(clean(t.libs[i]), imported))
	}
	if path.IsAbs(imported) {
		return jsonnet.Contents{}, "", fmt.Errorf("couldn't open import %#v: absolute paths are outside the repository", imported)
	}
	for _, at := range candidates {
		if contents, ok := t.read[at]; ok {
			return contents, at, nil
		}
		if b, ok := t.tree[at]; ok {
			t.read[at] = jsonnet.MakeContentsRaw(b)
			return t.read[at], at, nil
		}
	}
	return jsonnet.Contents{}, "", fmt.Errorf("couldn't open import %#v: no match locally or in the Jsonnet library paths", imported)
}
