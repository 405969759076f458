package main

import (
	"os"
	"strings"
	"testing"

	openapi_v2 "github.com/google/gnostic-models/openapiv2"
	"google.golang.org/protobuf/proto"
	"sigs.k8s.io/kustomize/kyaml/openapi"
	"sigs.k8s.io/kustomize/kyaml/yaml"
)

// The paths of kyaml's built-in schema, which the engine leaves out, say nothing that kyaml's own table does not say before it asks them.
func TestPathsOfTheBuiltInSchemaAddNothing(t *testing.T) {
	content, err := os.ReadFile(".patched/kyaml/openapi/kubernetesapi/v1_21_2/paths.pb")
	if err != nil {
		t.Fatal(err)
	}
	var document openapi_v2.Document
	if err := proto.Unmarshal(content, &document); err != nil {
		t.Fatal(err)
	}
	namespaced := map[yaml.TypeMeta]bool{}
	for _, item := range document.Paths.Path {
		if item.Value.Get == nil {
			continue
		}
		for _, extension := range item.Value.Get.VendorExtension {
			if extension.Name != "x-kubernetes-group-version-kind" {
				continue
			}
			var gvk struct{ Group, Version, Kind string }
			if err := yaml.Unmarshal([]byte(extension.Value.Yaml), &gvk); err != nil {
				t.Fatal(err)
			}
			kind := yaml.TypeMeta{APIVersion: strings.TrimPrefix(gvk.Group+"/"+gvk.Version, "/"), Kind: gvk.Kind}
			namespaced[kind] = namespaced[kind] || strings.Contains(item.Name, "namespaces/{namespace}")
		}
	}
	if len(namespaced) < 70 {
		t.Fatalf("the schema has only %d kinds", len(namespaced))
	}
	openapi.ResetOpenAPI()
	for kind, want := range namespaced {
		if got, found := openapi.IsNamespaceScoped(kind); !found || got != want {
			t.Errorf("%v: namespaced %v (found %v), not %v", kind, got, found, want)
		}
	}
}
