import { gzipSync } from 'node:zlib';
import { mayHaveChildren } from '../../src/desired/may-have-children.ts';
import type { JsonObject } from '../../src/model/kube-object.ts';
import type { Operation } from '../../src/ports/renderer.ts';
import { type FakeFiles, fakeSnapshot } from '../fakes/repository.ts';

const APPLICATION = 'apiVersion: argoproj.io/v1alpha1\nkind: Application\n';

function may(operation: Operation, files: FakeFiles, more: JsonObject = {}): Promise<boolean> {
  const snapshot = fakeSnapshot(files);
  const inputs = new Map([...snapshot.entries].map(([path, { oid, size }]) => [path, { oid, size, from: snapshot }]));
  return mayHaveChildren([{ operation, arguments: more, files: inputs }], { isOurs: () => true });
}

/** A file as tar has it: its header, and its content in whole blocks. */
function tarEntry(name: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0, 'latin1');
  header.write(content.length.toString(8).padStart(11, '0'), 124, 'latin1');
  header.write('0', 156, 'latin1');
  return Buffer.concat([header, Buffer.from(content.padEnd(Math.ceil(content.length / 512) * 512, '\0'))]);
}

test.each<[string, FakeFiles, boolean]>([
  ['nothing of Argo CD', { 'web/templates/a.yaml': 'kind: Deployment' }, false],
  ['an annotation of Argo CD', { 'web/templates/a.yaml': 'argocd.argoproj.io/sync-wave: "1"' }, false],
  ['an Application beside it', { 'web/app.yaml': APPLICATION }, false],
  [
    'an Application beside it, and a template that reads files',
    { 'web/app.yaml': APPLICATION, 'web/templates/a.yaml': '{{ .Files.Get "app.yaml" }}' },
    true,
  ],
  ['an Application in its values', { 'web/values.yaml': APPLICATION }, true],
  ['an Application in a values file of elsewhere', { 'envs/prod.yaml': APPLICATION }, true],
  ['an Application in its templates', { 'web/templates/a.yaml': APPLICATION }, true],
  ['an Application in a dependency', { 'web/charts/dep/templates/a.yaml': APPLICATION }, true],
  ['an archive without one', { 'web/charts/d.tgz': gzipSync(tarEntry('d/a.yaml', 'kind: Deployment')) }, false],
  ['an archive with one', { 'web/charts/d.tgz': gzipSync(tarEntry('d/a.yaml', APPLICATION)) }, true],
  [
    'an archive that mentions an archive',
    { 'web/charts/d.tgz': gzipSync(tarEntry('d/README.md', 'see more.tgz')) },
    false,
  ],
  [
    'an archive in an archive',
    { 'web/charts/d.tgz': gzipSync(Buffer.concat([tarEntry('d/a', 'x'), tarEntry('d/charts/e.tgz', '')])) },
    true,
  ],
  ['an archive that cannot be read', { 'web/charts/d.tgz': 'not an archive' }, true],
])('a chart with %s', async (_name, files, expected) => {
  expect(await may('helm.template', files, { chart: 'web' })).toBe(expected);
});

test.each<[string, JsonObject, boolean]>([
  ['a values file that is not passed', {}, false],
  [
    'a values file that is passed, whatever its name',
    { values: [{ content: 'a: 1' }, { path: 'web/prod.yaml' }] },
    true,
  ],
  ['another one that is passed', { values: [{ path: 'web/dev.yaml' }], setFile: ['a=prod.yaml'] }, false],
  ['a file parameter', { setFile: ['a.b\\=c=web/prod.yaml'] }, true],
])('an Application in %s', async (_name, more, expected) => {
  const files = { 'web/prod.yaml': APPLICATION, 'web/values-x.yaml': APPLICATION };
  expect(await may('helm.template', files, { chart: 'web', ...more })).toBe(expected);
});

test.each<[string, FakeFiles, JsonObject, boolean]>([
  ['in the values and in a template', { 'web/values.yaml': 'group: argoproj.io' }, {}, true],
  ['in an argument and in a template', {}, { values: [{ content: 'group: "argoproj.io"' }] }, true],
  ['in a file beside', { 'web/notes.yaml': 'group: argoproj.io' }, {}, false],
  ['as a part of another group', { 'web/values.yaml': 'a: argocd.argoproj.io/x, b: argoproj.io.example' }, {}, false],
  ['as what the cluster serves', {}, { apiVersions: ['argoproj.io/v1alpha1/Application'] }, false],
])('the group of Argo CD %s of the kind Application', async (_name, files, more, expected) => {
  const template = 'apiVersion: {{ printf "%s/%s" .Values.group "v1alpha1" }}\nkind: Application\n';
  const chart = { ...files, 'web/templates/a.yaml': template };
  expect(await may('helm.template', chart, { chart: 'web', ...more })).toBe(expected);
  const other = { ...chart, 'web/templates/a.yaml': template.replace('kind: Application', 'kind: Applications') };
  expect(await may('helm.template', other, { chart: 'web', ...more })).toBe(false);
});

test('an Application in an argument', async () => {
  expect(await may('helm.template', {}, { chart: 'web', values: [{ content: APPLICATION }] })).toBe(true);
  expect(await may('kustomize.build', {}, { steps: [{ patches: [{ patch: APPLICATION }] }] })).toBe(true);
});

test.each<Operation>(['manifests.parse', 'kustomize.build'])('any file of %s counts', async (operation) => {
  expect(await may(operation, { 'a.yaml': APPLICATION })).toBe(true);
  expect(await may(operation, { 'a.yaml': 'kind: Deployment' })).toBe(false);
});
