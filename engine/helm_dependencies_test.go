package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
)

var packedFiles = map[string]string{
	"lib/Chart.yaml":       "apiVersion: v2\nname: lib\nversion: 1.2.3\nunknown: field\n",
	"lib/values.yaml":      "a: 1\n",
	"lib/.helmignore":      "secret.txt\n",
	"lib/secret.txt":       "no\n",
	"lib/sub/file.txt":     "yes\n",
	"lib/templates/a.yaml": "kind: A\nname: {{ .Chart.Name }}\nv: {{ toJson .Values }}\nf: {{ .Files.Get \"sub/file.txt\" }}\ns: {{ .Files.Get \"secret.txt\" }}\n",
}

func packed(t *testing.T, helm string) string {
	t.Helper()
	got, archive := ask(t, "helm.package", json.RawMessage(fmt.Sprintf(`{"helm":%q,"chart":"lib","version":"^1.0.0"}`, helm)), packedFiles)
	if !got.OK {
		t.Fatal(got.Error.Message)
	}
	return archive
}

// What `helm dependency build` of a file:// dependency puts into charts/: the names are those of the native tool's archive.
func TestPackageIsWhatHelmPacks(t *testing.T) {
	for _, helm := range []string{"3", "4"} {
		archive := packed(t, helm)
		if again := packed(t, helm); again != archive {
			t.Errorf("helm %s: the bytes differ from one call to the next", helm)
		}
		unzipped, err := gzip.NewReader(strings.NewReader(archive))
		if err != nil {
			t.Fatal(err)
		}
		if unzipped.Comment != "Helm" {
			t.Errorf("helm %s: the comment is %q", helm, unzipped.Comment)
		}
		var names []string
		contents := map[string]string{}
		for reader := tar.NewReader(unzipped); ; {
			header, err := reader.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			content, _ := io.ReadAll(reader)
			names = append(names, header.Name)
			contents[header.Name] = string(content)
			if header.ModTime.Unix() != 0 {
				t.Errorf("helm %s: %s has the time %s", helm, header.Name, header.ModTime)
			}
		}
		if want := []string{"lib/Chart.yaml", "lib/values.yaml", "lib/templates/a.yaml", "lib/.helmignore", "lib/sub/file.txt"}; !slices.Equal(names, want) {
			t.Errorf("helm %s: %q, not %q", helm, names, want)
		}
		if want := "apiVersion: v2\nname: lib\nversion: 1.2.3\n"; contents["lib/Chart.yaml"] != want {
			t.Errorf("helm %s: Chart.yaml is %q", helm, contents["lib/Chart.yaml"])
		}
	}
}

// A chart renders with the archives of its dependencies in charts/ as it does with their directories there, alias included.
func TestTemplateTakesPackedDependencies(t *testing.T) {
	chart := "apiVersion: v2\nname: app\nversion: 1.0.0\ndependencies:\n" +
		"  - { name: lib, version: ^1.0.0, repository: \"file://../lib\" }\n" +
		"  - { name: lib, alias: other, version: 1.x, repository: \"file://../lib\" }\n"
	arguments := func(helm string) json.RawMessage {
		return json.RawMessage(fmt.Sprintf(`{"helm":%q,"chart":"app","output":"raw"}`, helm))
	}
	for _, helm := range []string{"3", "4"} {
		files := map[string]string{"app/Chart.yaml": chart}
		maps.Copy(files, packedFiles)
		if got, _ := ask(t, "helm.template", arguments(helm), files); got.Error == nil || got.Error.Code != codeUnsupported || !strings.Contains(got.Error.Message, "missing in charts/ directory: lib, lib") {
			t.Errorf("helm %s: without the archive: %+v", helm, got.Error)
		}
		files["app/charts/lib-1.2.3.tgz"] = packed(t, helm)
		got, fromArchive := ask(t, "helm.template", arguments(helm), files)
		if !got.OK {
			t.Fatal(got.Error.Message)
		}
		for _, want := range []string{"# Source: app/charts/lib/templates/a.yaml\nkind: A\nname: lib\n", "# Source: app/charts/other/templates/a.yaml\nkind: A\nname: other\n", "f: yes\n", "s:\n"} {
			if !strings.Contains(strings.ReplaceAll(fromArchive+"\n", "s: \n", "s:\n"), want) {
				t.Errorf("helm %s: no %q in\n%s", helm, want, fromArchive)
			}
		}
		delete(files, "app/charts/lib-1.2.3.tgz")
		for name, content := range packedFiles {
			if name != "lib/secret.txt" { // a subchart's .helmignore counts only when it is packed
				files["app/charts/"+name] = content
			}
		}
		if got, fromDirectory := ask(t, "helm.template", arguments(helm), files); !got.OK || fromDirectory != fromArchive {
			t.Errorf("helm %s: from the directory:\n%s\n%+v\nfrom the archive:\n%s", helm, fromDirectory, got.Error, fromArchive)
		}
	}
}

// The archives of the two Helms differ in the header of gzip alone.
func TestPackagesOfBothHelmsHoldTheSame(t *testing.T) {
	unzip := func(archive string) []byte {
		r, err := gzip.NewReader(strings.NewReader(archive))
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	if !bytes.Equal(unzip(packed(t, "3")), unzip(packed(t, "4"))) {
		t.Error("the contents differ")
	}
}
