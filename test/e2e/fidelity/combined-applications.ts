import type { JsonObject } from '../../../src/model/kube-object.ts';
import { chartFiles, valuesOf } from './charts.ts';
import { documents, type Fleet } from './fleet.ts';
import { randomObject, randomObjects } from './objects.ts';
import { randomString } from './values.ts';

/** Tags of the other repository, oldest first; the files differ. */
export const ELSEWHERE_TAGS = ['v1.0.0', 'v1.1.0', 'v2.0.0-rc.1', 'app/1.0.0', 'app/1.2.0'];
/** Versions of the charts in the chart repository. */
const CHART_VERSIONS = ['1.0.0', '1.1.0', '1.1.1', '2.0.0', '2.1.0-rc.1'];

/** Several sources, other repositories and revisions, charts of a chart repository, apps of apps, files that override. */
export function addCombinedApplications(fleet: Fleet): void {
  addRevisions(fleet);
  addCharts(fleet);
  addSeveralSources(fleet);
  addOverrides(fleet);
  addAppsOfApps(fleet);
}

function addRevisions(fleet: Fleet): void {
  const { random, places } = fleet;
  fleet.elsewhere['plain/a.yaml'] = documents(...randomObjects(random, 2, 3));
  for (const [path, content] of Object.entries(chartFiles(random, 'elsewhere')))
    fleet.elsewhere[`chart/${path}`] = content;
  fleet.elsewhere['values/one.yaml'] = documents({ text: randomString(random), list: ['elsewhere'] });
  fleet.elsewhere['values/two.yaml'] = documents(valuesOf(random));
  fleet.elsewhere['values/text.txt'] = `${randomString(random)}\n`;
  fleet.elsewhere['base/kustomization.yaml'] = 'resources: [a.yaml]\nnamePrefix: remote-\n';
  fleet.elsewhere['base/a.yaml'] = documents({ ...randomObject(random, 0), metadata: { name: 'one' } });
  for (const targetRevision of [
    'main',
    'HEAD',
    '',
    'v1.0.0',
    'refs/tags/v1.1.0',
    '1.x',
    '~1.0',
    '>=1.0.0',
    '>=2.0.0-0',
    '*',
  ]) {
    const source = {
      repoURL: places.elsewhere,
      path: random.pick(['plain', 'chart']),
      ...(targetRevision && { targetRevision }),
    };
    fleet.application(`another repository at ${targetRevision || 'nothing'}`, source);
  }
  const withoutGit = { repoURL: places.elsewhere.replace(/\.git$/, ''), path: 'plain', targetRevision: 'v1.0.0' };
  fleet.application('another repository, without .git', withoutGit);
  const rooted = {
    repoURL: places.elsewhere,
    path: '.',
    targetRevision: 'v2.0.0-rc.1',
    directory: { recurse: true, include: 'plain/*' },
  };
  fleet.application('the root of a repository', rooted);
  const prefixed = { repoURL: places.elsewhere, path: 'plain', tagPrefix: 'app/', targetRevision: '1.x' };
  fleet.application('a range of tags with a prefix', prefixed);
  const remote = fleet.folder('kustomize', {
    'kustomization.yaml': `resources: ["${places.elsewhere}//base?ref=v1.1.0"]\nnameSuffix: -here\n`,
  });
  fleet.application('a kustomization on a remote base', fleet.source(remote));
}

function addCharts(fleet: Fleet): void {
  const { random, places } = fleet;
  for (const name of ['web', 'api']) {
    for (const version of CHART_VERSIONS) fleet.charts.push(chartFiles(random, name, { version }));
  }
  for (const targetRevision of ['1.0.0', '1.x', '^1.0.0', '~1.1', '>=2.0.0-0', '*', '1.1', '1 - 2', 'v2.0.0']) {
    const source = { repoURL: places.charts, chart: random.pick(['web', 'api']), targetRevision };
    const helm = random.chance(0.5) ? { helm: { valuesObject: valuesOf(random), releaseName: 'of-a-chart' } } : {};
    fleet.application(`a chart at ${targetRevision}`, { ...source, ...helm });
  }
  const own = {
    repoURL: places.charts,
    chart: 'web',
    targetRevision: '1.0.0',
    helm: { valueFiles: ['values.yaml', 'files/two.json'], ignoreMissingValueFiles: true },
  };
  fleet.application('value files of the chart itself', own);
  for (const version of ['1.0.0', '1.x', '~1.1.0']) {
    const dependencies = [{ name: 'web', version, repository: places.charts }];
    const files = chartFiles(random, 'parent', { metadata: { dependencies } });
    fleet.application(`a dependency of a repository, ${version}`, fleet.source(fleet.folder('charts', files)));
  }
  const inflated = {
    helmCharts: [
      {
        name: 'api',
        repo: places.charts,
        version: '1.1.0',
        releaseName: 'inflated',
        namespace: 'inflated',
        valuesInline: { text: 'inline' },
      },
    ],
  };
  fleet.application(
    'an inflated chart of a repository',
    fleet.source(fleet.folder('kustomize', { 'kustomization.yaml': JSON.stringify(inflated) })),
  );
}

function addSeveralSources(fleet: Fleet): void {
  const { random, places } = fleet;
  const chart = fleet.folder('charts', chartFiles(random, 'several'));
  const values = fleet.folder('values', { 'here.yaml': documents({ text: randomString(random), replicas: 4 }) });
  const elsewhere = { repoURL: places.elsewhere, targetRevision: 'v1.1.0', ref: 'values' };
  const here = { repoURL: places.here, targetRevision: 'main', ref: 'here' };
  const helm = (...valueFiles: string[]) => ({ helm: { valueFiles } });
  fleet.application('values of another repository', [
    fleet.source(chart, {
      targetRevision: 'main',
      ...helm('$values/values/one.yaml', 'values.yaml', '$values/values/two.yaml'),
    }),
    elsewhere,
  ]);
  fleet.application('values beside a chart of a repository', [
    {
      repoURL: places.charts,
      chart: 'web',
      targetRevision: '1.x',
      ...helm(`$here/${values}/here.yaml`, '$values/values/*.yaml'),
    },
    elsewhere,
    here,
  ]);
  fleet.application('values of a ref that are missing', [
    fleet.source(chart, {
      targetRevision: 'main',
      helm: { valueFiles: ['$values/gone.yaml', '$values/values/one.yaml'], ignoreMissingValueFiles: true },
    }),
    elsewhere,
  ]);
  fleet.application('a file parameter of a ref', [
    fleet.source(chart, {
      targetRevision: 'main',
      helm: { fileParameters: [{ name: 'text', path: '$values/values/text.txt' }] },
    }),
    elsewhere,
  ]);
  fleet.application('a ref that is rendered too', [
    { ...elsewhere, path: 'plain' },
    fleet.source(chart, { targetRevision: 'main', ...helm('$values/values/one.yaml') }),
  ]);
  const first = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'both' }, data: { from: 'first' } };
  const plain = fleet.folder('plain', { 'a.yaml': documents(first, ...randomObjects(random, 2, 4)) });
  const second = fleet.folder('plain', {
    'b.yaml': documents({ ...first, data: { from: 'second' } }, randomObject(random)),
  });
  fleet.application('the same object in two sources', [fleet.source(plain), fleet.source(second)]);
  fleet.application('sources of all kinds', [
    fleet.source(plain, { directory: { recurse: true } }),
    fleet.source(chart, { targetRevision: 'main', helm: { releaseName: 'all' } }),
    { repoURL: places.elsewhere, path: 'base', targetRevision: 'main', kustomize: { nameSuffix: '-all' } },
    { repoURL: places.charts, chart: 'api', targetRevision: '1.0.0' },
  ]);
  fleet.application('one source in a list', [fleet.source(plain)]);
  fleet.application('sources with names', [
    fleet.source(plain, { name: 'first' }),
    fleet.source(second, { name: 'second', helm: {} }),
  ]);
  fleet.application(
    'a dollar that is no ref',
    fleet.source(chart, { helm: { valueFiles: ['$values/values/one.yaml'], ignoreMissingValueFiles: true } }),
  );
}

function addOverrides(fleet: Fleet): void {
  const { random } = fleet;
  const general = {
    helm: { releaseName: 'overridden', parameters: [{ name: 'text', value: 'general' }] },
    path: 'elsewhere',
    targetRevision: 'nowhere',
  };
  const files = { ...chartFiles(random, 'overridden'), '.argocd-source.yaml': documents(general) };
  const path = fleet.folder('charts', files);
  const instance = fleet.application(
    '.argocd-source.yaml',
    fleet.source(path, { helm: { parameters: [{ name: 'replicas', value: '2' }] } }),
  );
  fleet.write(path, {
    [`.argocd-source-${instance}.yaml`]: documents({
      helm: { parameters: [{ name: 'text', value: 'of one Application' }] },
    }),
    '.argocd-source-another.yaml': documents({ helm: { releaseName: 'wrong' } }),
  });
  fleet.application('.argocd-source.yaml alone', fleet.source(path));
  const kustomized = fleet.folder('kustomize', {
    'kustomization.yaml': 'resources: [a.yaml]\n',
    'a.yaml': documents(randomObject(random, 0)),
    '.argocd-source.yaml': documents({ kustomize: { namePrefix: 'by-file-', commonLabels: { by: 'file' } } }),
  });
  fleet.application(
    '.argocd-source.yaml of a kustomization',
    fleet.source(kustomized, { kustomize: { namePrefix: 'spec-', nameSuffix: '-spec' } }),
  );
  const plain = fleet.folder('plain', {
    'a.yaml': documents(randomObject(random)),
    'sub/b.yaml': documents(randomObject(random)),
    '.argocd-source.yaml': 'directory:\n  recurse: true\n',
  });
  fleet.application('.argocd-source.yaml of a directory', fleet.source(plain));
}

/** Parents render Applications that are created like the others. */
function addAppsOfApps(fleet: Fleet): void {
  const { random, places } = fleet;
  const child = (name: string, source: JsonObject, more: JsonObject = {}): JsonObject => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: places.namespace, ...more },
    spec: {
      project: places.project,
      source,
      destination: { server: 'https://kubernetes.default.svc', namespace: 'of-a-child' },
    },
  });
  const plain = () => fleet.source(fleet.folder('plain', { 'a.yaml': documents(...randomObjects(random, 2, 4)) }));
  const parent = fleet.folder('apps', {
    'a.yaml': documents(child('child-of-a-directory', plain()), randomObject(random)),
  });
  fleet.application('an app of apps in plain files', fleet.source(parent));
  const template = documents(child('child-{{ .Release.Name }}', plain())).replace(
    'child-{{ .Release.Name }}',
    '"child-{{ .Values.name }}"',
  );
  const chart = fleet.folder('apps', {
    'Chart.yaml': 'apiVersion: v2\nname: apps\nversion: 1.0.0\n',
    'values.yaml': 'name: of-a-chart\n',
    'templates/apps.yaml': template,
  });
  fleet.application(
    'an app of apps in a chart',
    fleet.source(chart, { helm: { valuesObject: { name: 'of-a-value' } } }),
  );
  const grandchild = fleet.folder('apps', { 'a.yaml': documents(child('grandchild', plain())) });
  const nested = fleet.folder('apps', {
    'kustomization.yaml': 'resources: [a.yaml]\nnamePrefix: k-\n',
    'a.yaml': documents(child('nested', fleet.source(grandchild))),
  });
  fleet.application('an app of apps of apps', fleet.source(nested));
}
