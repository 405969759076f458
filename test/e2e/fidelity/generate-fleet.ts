import { createHash } from 'node:crypto';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { KubeObject } from '../../../src/model/kube-object.ts';
import { packedChart } from '../../fakes/tar-archive.ts';
import type { Testbed, TestRepository } from '../testbed.ts';
import { addClosureApplications, addCommits } from './closure-applications.ts';
import { addCombinedApplications, ELSEWHERE_TAGS } from './combined-applications.ts';
import { addDirectoryApplications } from './directory-applications.ts';
import { addEdgeApplications } from './edge-applications.ts';
import { type Files, Fleet, type FleetApplication } from './fleet.ts';
import { addHelmApplications } from './helm-applications.ts';
import { addKustomizeApplications } from './kustomize-applications.ts';
import { randomOf } from './random.ts';
import { addRefusedApplications } from './refused-applications.ts';

export interface GeneratedFleet {
  applications: FleetApplication[];
  /** What the cluster has to have before them: their project, and custom kinds. */
  ground: KubeObject[];
  /** A clone of the fleet's repository, and the commit that it is at. */
  folder: string;
  commit: string;
  urls: { gitUrl: string; chartsUrl: string };
}

/** Makes the repositories, charts and namespaces of a fleet, and says which Applications it has. */
export function generateFleet(testbed: Testbed, seed: number): GeneratedFleet {
  const namespace = testbed.namespace();
  const here = testbed.repository('fleet', {});
  const elsewhere = testbed.repository('elsewhere', {});
  const escaping = testbed.repository('escaping', {});
  const submodules = testbed.repository('submodules', {});
  const charts = testbed.chartRepository('charts');
  const project: KubeObject = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: testbed.name('project'), namespace: 'argocd' },
    spec: {
      sourceRepos: ['*'],
      sourceNamespaces: [namespace],
      destinations: [{ server: '*', namespace: '*' }],
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    },
  };
  const fleet = new Fleet(randomOf(seed), {
    here: here.url,
    elsewhere: elsewhere.url,
    escaping: escaping.url,
    submodules: submodules.url,
    charts: charts.url,
    project: testbed.name('project'),
    argoCdNamespace: 'argocd',
    prefix: testbed.name(),
    namespace,
  });
  addDirectoryApplications(fleet);
  addHelmApplications(fleet);
  addKustomizeApplications(fleet);
  addCombinedApplications(fleet);
  addRefusedApplications(fleet);
  addEdgeApplications(fleet);
  addClosureApplications(fleet);
  addCommits(fleet, commitElsewhere(elsewhere, fleet.elsewhere));
  commitSubmodule(submodules, elsewhere);
  symlinkSync('/etc/hostname', join(escaping.folder, 'outside'));
  escaping.commit({ 'fine/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n' });
  writeCharts(charts.folder, fleet.charts);
  here.commit(fleet.files);
  for (const [path, target] of fleet.links) symlinkSync(target, join(here.folder, path));
  const commit = here.commit({});
  here.git('fetch', '--quiet', 'origin');
  here.git('remote', 'set-head', 'origin', 'main');
  return {
    applications: fleet.applications,
    ground: [project, ...fleet.definitions],
    folder: here.folder,
    commit,
    urls: { gitUrl: here.url, chartsUrl: charts.url },
  };
}

/** Every tag has a commit of its own, and other contents. @returns the commit of a tag, and the object of it. */
function commitElsewhere(repository: TestRepository, files: Files): { commit: string; tag: string } {
  for (const tag of ELSEWHERE_TAGS) {
    const note = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: of-the-tag}\ndata: {tag: ${tag}}\n`;
    repository.commit({ ...files, 'plain/tag.yaml': note, 'chart/templates/tag.yaml': note });
    repository.git('tag', '--annotate', '--message', 'A tag', tag);
  }
  repository.git('push', '--quiet', '--tags', 'origin');
  repository.commit({ 'plain/main.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: of-main}\n' });
  return { commit: repository.git('rev-parse', 'v1.1.0^{}'), tag: repository.git('rev-parse', 'v1.1.0') };
}

/** At a tag, by a URL relative to its own. */
function commitSubmodule(repository: TestRepository, other: TestRepository): void {
  const name = other.url.slice(other.url.lastIndexOf('/') + 1);
  const id = other.git('rev-parse', 'v1.1.0^{}');
  writeFileSync(
    join(repository.folder, '.gitmodules'),
    `[submodule "elsewhere"]\n\tpath = vendor/elsewhere\n\turl = ../${name}\n`,
  );
  repository.git('add', '.gitmodules');
  repository.git('update-index', '--add', '--cacheinfo', `160000,${id},vendor/elsewhere`);
  repository.git('commit', '--quiet', '--message', 'A submodule');
  repository.commit({
    'overlay/kustomization.yaml': 'resources: [../vendor/elsewhere/base]\n',
    'values.yaml': 'text: root\n',
  });
}

/** What `helm package` and `helm repo index` would write. */
function writeCharts(folder: string, charts: readonly Files[]): void {
  const entries: Record<string, object[]> = {};
  for (const files of charts) {
    const metadata = parse(String(files['Chart.yaml'])) as { name: string; version: string };
    const { name, version } = metadata;
    const archive = packedChart(name, files);
    const digest = createHash('sha256').update(archive).digest('hex');
    writeFileSync(join(folder, `${name}-${version}.tgz`), archive);
    entries[name] = [...(entries[name] ?? []), { ...metadata, digest, urls: [`${name}-${version}.tgz`] }];
  }
  writeFileSync(join(folder, 'index.yaml'), stringify({ apiVersion: 'v1', entries }));
  writeFileSync(join(folder, 'values.yaml'), 'text: downloaded\nlist: [a, b]\n');
  writeFileSync(join(folder, 'object.yaml'), 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: downloaded}\n');
}
