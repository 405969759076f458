import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planFleet, VERSIONS, writeFleet, writeRepositories } from '../../bench/repositories.mjs';
import { readIndex } from '../../src/adapters/registry/chart-index.ts';
import { readApplication } from '../../src/argocd/application.ts';
import type { KubeObject } from '../../src/model/kube-object.ts';
import { parseYaml } from '../../src/text/yaml.ts';

const folder = mkdtempSync(join(tmpdir(), 'seatrial-repositories-'));
const served = join(folder, 'served');
const fleet = planFleet({ repositories: 5, applications: 10, change: 'one' });
const [before, after] = VERSIONS;

beforeAll(() => {
  writeRepositories(served, fleet, [300_000, 20_000]);
  mkdirSync(join(folder, 'repository'));
  writeFleet(join(folder, 'repository'), fleet, (source, name) => `${source}.example.com/${name}`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function git(at: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: at, encoding: 'utf8' }).trim();
}

function of<Kind extends string>(source: Kind) {
  return fleet.repositories.filter((each) => each.source === source);
}

test('repositories are dealt by their share, and Applications over them in turn', () => {
  expect([of('chart').length, of('oci').length, of('git').length]).toEqual([2, 1, 2]);
  expect(fleet.repositories.map(({ applications }) => applications.length)).toEqual([2, 2, 2, 2, 2]);
  expect(fleet.applications.filter(({ changed }) => changed)).toEqual([fleet.applications[0]]);
});

test('every chart of an Application is in the index of its repository, with its digest, among as many others as are wanted', () => {
  const sizes = of('chart').map(({ name, applications }) => {
    const at = join(served, 'charts', name);
    const body = readFileSync(join(at, 'index.yaml'));
    for (const { chart = '' } of applications) {
      const { versions = [] } = readIndex(body, chart, 'the index');
      expect(versions.map(({ version }) => version)).toEqual([after, before]);
      for (const { urls, digest } of versions) {
        const archive = readFileSync(join(at, urls[0] ?? ''));
        expect(digest).toBe(createHash('sha256').update(archive).digest('hex'));
      }
    }
    return body.length;
  });
  expect(sizes[0]).toBeGreaterThan(300_000);
  expect(sizes[1]).toBeGreaterThan(20_000);
  expect(sizes[1]).toBeLessThan(300_000);
});

test('every archive is there to be pushed', () => {
  const archives = readdirSync(join(served, 'oci'));
  for (const { chart } of of('oci').flatMap(({ applications }) => applications)) {
    for (const version of VERSIONS) expect(archives).toContain(`${chart}-${version}.tgz`);
  }
});

test('every path of an Application is in its Git repository, another one at each version', () => {
  for (const { name, applications } of of('git')) {
    for (const { path } of applications) {
      const trees = VERSIONS.map((version) =>
        git(join(served, 'git', `${name}.git`), 'rev-parse', `v${version}:${path}`),
      );
      expect(new Set(trees).size).toBe(2);
    }
  }
});

test.each([
  ['main', before],
  ['change', after],
])('on %s, the changed Application is at %s, and the others where they were', (branch, version) => {
  const repository = join(folder, 'repository');
  const found = fleet.applications.map(({ name }) => {
    const text = git(repository, 'show', `${branch}:applications/${name}.yaml`);
    const origin = { found: 'file', location: { file: name, line: 1, column: 1 } } as const;
    const [source] = readApplication(parseYaml(text).documents[0]?.value as KubeObject, origin, 'argocd').sources;
    return [source?.repoURL, source?.targetRevision, source?.path];
  });
  const wanted = fleet.applications.map(({ source, repository: name, changed, chart, path }) => {
    const at = changed ? version : before;
    return [`${source}.example.com/${name}`, source === 'git' ? `v${at}` : at, chart === undefined ? path : undefined];
  });
  expect(found).toEqual(wanted);
});
