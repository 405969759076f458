// What is changed in kustomize's api module: it asks a host for clones, downloads and helm, and neither executes nor connects.

import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLONER = `func ClonerUsingGitExec(repoSpec *RepoSpec) error {
	dir, err := sandbox.Current.Clone(repoSpec.shared())
	if err == nil {
		// Not before: what is here is removed after an error.
		repoSpec.Dir = filesys.ConfirmedDir(dir)
	}
	return err
}

func (x *RepoSpec) shared() *sandbox.Repo {
	return &sandbox.Repo{Entry: x.raw, CloneSpec: x.CloneSpec(), Ref: x.Ref, Path: x.KustRootPath, Submodules: x.Submodules, Timeout: x.Timeout}
}

func init() {
	sandbox.Parse = func(entry string) (*sandbox.Repo, error) {
		spec, err := NewRepoSpecFromURL(entry)
		if err != nil {
			return nil, err
		}
		return spec.shared(), nil
	}
}
`;

const GET = `	if _, err := url.ParseRequestURI(path); err != nil {
		return nil, errors.Wrap(err)
	}
	content, status, err := sandbox.Current.Get(path)
	if err != nil {
		return nil, errors.Wrap(err)
	}
`;

const SANDBOX = '\t"sigs.k8s.io/kustomize/api/sandbox"\n';
const FILESYS = '\t"sigs.k8s.io/kustomize/kyaml/filesys"\n';

export const kustomizeApi = {
  module: 'sigs.k8s.io/kustomize/api@v0.21.1',
  to: 'kustomize',
  directories: ['.'],
  generate: (directory) =>
    cpSync(join(dirname(fileURLToPath(import.meta.url)), 'kustomize/sandbox'), join(directory, 'sandbox'), {
      recursive: true,
    }),
  patches: [
    {
      file: 'internal/git/cloner.go',
      edits: [
        [FILESYS, SANDBOX + FILESYS],
        [/func ClonerUsingGitExec[\s\S]*?\n}\n/, CLONER],
      ],
    },
    { file: 'internal/git/gitrunner.go', edits: [[/^[\s\S]*$/, 'package git\n']] },
    {
      file: 'internal/loader/fileloader.go',
      edits: [
        ['\t"io"\n', ''],
        [FILESYS, SANDBOX + FILESYS],
        ['\t// Used to load from HTTP\n\thttp *http.Client\n', ''],
        [/\tvar hc \*http\.Client\n[\s\S]*?\tdefer resp\.Body\.Close\(\)\n/, GET],
        ['resp.StatusCode < 200 || resp.StatusCode > 299', 'status < 200 || status > 299'],
        ['resp.StatusCode, http.StatusText(resp.StatusCode)', 'status, http.StatusText(status)'],
        ['\tcontent, err := io.ReadAll(resp.Body)\n\treturn content, errors.Wrap(err)\n', '\treturn content, nil\n'],
      ],
    },
    {
      file: 'internal/builtins/HelmChartInflationGenerator.go',
      edits: [
        ['\t"os"\n\t"os/exec"\n', ''],
        ['\t"sigs.k8s.io/kustomize/api/types"\n', `${SANDBOX}\t"sigs.k8s.io/kustomize/api/types"\n`],
        [
          '\tp.tmpDir, err = os.MkdirTemp("", "kustomize-helm-")\n\treturn err\n',
          '\tp.tmpDir = sandbox.Current.TempDir("kustomize-helm-")\n\treturn nil\n',
        ],
        [/\tcmd := exec\.Command\([\s\S]*?\tcmd\.Stderr = stderr\n/, ''],
        [
          '\tcmd.Env = append(os.Environ(), env...)\n\terr := cmd.Run()\n',
          '\terr := sandbox.Current.Helm(args, stdout, stderr)\n',
        ],
        ['os.WriteFile(path, b, 0644)', 'sandbox.Current.Files().WriteFile(path, b)'],
        ['os.RemoveAll(p.tmpDir)', 'sandbox.Current.Files().RemoveAll(p.tmpDir)'],
        [
          '\ts, err := os.Stat(path)\n\tif err != nil {\n\t\treturn "", false\n\t}\n\treturn path, s.IsDir()\n',
          '\tif !sandbox.Current.Files().Exists(path) {\n\t\treturn "", false\n\t}\n\treturn path, sandbox.Current.Files().IsDir(path)\n',
        ],
      ],
    },
  ],
};
