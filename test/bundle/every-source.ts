import { stringify } from 'yaml';
import { LFS_POINTER_START } from '../../src/text/lfs-pointer.ts';
import type { FakeFiles } from '../fakes/repository.ts';

export const CHARTS = 'https://charts.example.com';
export const HERE = 'https://git.example.com/gitops.git';

/** A manifest that is all in one file. */
export const config = (message: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: plain}\ndata: {message: ${message}}\n`;

/** Another repository: its name on git.example.com, and the commits of its tags v1 and v2. */
export interface Other {
  name: string;
  commits: { v1: string; v2: string };
}

/** A repository with every kind of source, before a change of each and after it. */
export function everySource(state: 'before' | 'after', other: Other): FakeFiles {
  const of = (before: string, after: string) => (state === 'before' ? before : after);
  const elsewhere = `https://git.example.com/${other.name}`;
  const here = (path: string, more: object = {}) => ({ repoURL: HERE, targetRevision: 'main', path, ...more });
  const chart = (targetRevision: string, more: object = {}) => ({
    repoURL: CHARTS,
    chart: 'web',
    targetRevision,
    ...more,
  });
  const parent = (dependencies: object[]) =>
    stringify({ apiVersion: 'v2', name: 'parent', version: '1.0.0', dependencies });
  return {
    ...application('helm', chart(of('1.0.0', '1.1.0'))),
    ...application('helm-range', chart(of('1.0.0', '1.x'))),
    ...application('oci-chart', {
      repoURL: 'registry.example.com/charts',
      chart: 'web',
      targetRevision: of('1.0.0', '1.1.0'),
    }),
    ...application('oci-artifact', {
      repoURL: 'oci://registry.example.com/plain',
      targetRevision: of('v1', 'v2'),
      path: '.',
    }),
    ...application('dependency', here('parent')),
    ...application('values', chart('1.0.0', { helm: { valueFiles: ['$values/web.yaml'] } }), {
      repoURL: elsewhere,
      targetRevision: of('v1', 'v2'),
      ref: 'values',
    }),
    ...application('branch', { repoURL: elsewhere, targetRevision: of('v1', 'moving'), path: 'plain' }),
    ...application('remote-base', here('remote-base')),
    ...application('inflated', here('inflated')),
    ...application('submodule', here('vendor/values/plain')),
    ...application('lfs', here('large')),
    ...application(
      'value-url',
      chart('1.0.0', { helm: { valueFiles: [`https://files.example.com/${of('one', 'two')}.yaml`] } }),
    ),
    ...application(
      'this-machine',
      here('local', { helm: { valueFiles: [`https://127.0.0.1/${of('one', 'two')}.yaml`] } }),
    ),
    'parent/Chart.yaml': parent([
      { name: 'web', version: of('1.0.x', '^1.0.0'), repository: CHARTS },
      { name: 'local', version: '1.0.0', repository: 'file://../local' },
    ]),
    'local/Chart.yaml': 'apiVersion: v2\nname: local\nversion: 1.0.0\n',
    'local/templates/config.yaml': config('local'),
    'remote-base/kustomization.yaml': `resources: ["${elsewhere}//base?ref=${of('v1', 'v2')}"]\n`,
    'inflated/kustomization.yaml': stringify({
      helmCharts: [{ name: 'web', repo: CHARTS, version: of('1.0.0', '1.1.0'), releaseName: 'inflated' }],
    }),
    '.gitmodules': `[submodule "values"]\n\tpath = vendor/values\n\turl = ../${other.name}\n`,
    'vendor/values': { submodule: other.commits[of('v1', 'v2') as 'v1'] },
    'large/Chart.yaml': 'apiVersion: v2\nname: large\nversion: 1.0.0\n',
    'large/templates/config.yaml': config('{{ .Values.message }}'),
    'large/values.yaml': `${LFS_POINTER_START}\noid sha256:${of('a', 'b').repeat(64)}\nsize 12345\n`,
  };
}

function application(name: string, ...sources: object[]): FakeFiles {
  const spec = {
    project: 'default',
    destination: { server: 'https://kubernetes.default.svc', namespace: 'test' },
    ...(sources.length === 1 ? { source: sources[0] } : { sources }),
  };
  const manifest = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name }, spec };
  return { [`applications/${name}.yaml`]: stringify(manifest) };
}
