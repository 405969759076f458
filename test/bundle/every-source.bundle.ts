import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/model/report.ts';
import {
  chartContent,
  digestOf,
  IMAGE_CONFIG,
  IMAGE_LAYER,
  type OciContent,
  ociContent,
} from '../adapters/registry/oci-content.ts';
import type { LoopbackRequest } from '../fakes/loopback-server.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { packedTar } from '../fakes/tar-archive.ts';
import { CHARTS, config, everySource, HERE, type Other } from './every-source.ts';
import { chartRoutes, standIn, web } from './stand-in-charts.ts';
import { applicationOf, basic, changedLines, PASSWORDS, REGISTRY_TOKEN, USER, World } from './world.ts';

let world: World;
let clone: string;
let cache: string;
let environment: NodeJS.ProcessEnv;
let report: Report;
let other: Other;

function serveRepository(before: FakeFiles, after: FakeFiles): Other {
  const { name, ids } = world.sandbox.serve({
    base: before,
    commits: { after },
    branches: { moving: 'after' },
    tags: { v1: 'base', v2: 'after' },
  });
  return { name, commits: { v1: ids['base'] ?? '', v2: ids['after'] ?? '' } };
}

function registry(path: string, contents: Record<string, OciContent>): void {
  const guard = (answer: { body: string | Buffer }) => (request: LoopbackRequest) =>
    request.headers['authorization'] === `Bearer ${REGISTRY_TOKEN}`
      ? answer
      : {
          status: 401,
          headers: {
            'www-authenticate': `Bearer realm="https://registry.example.com/token",service="registry",scope="repository:${path}:pull"`,
          },
        };
  for (const [tag, { manifest, digest, blobs }] of Object.entries(contents)) {
    for (const reference of [tag, digest])
      world.web.answer(`GET /v2/${path}/manifests/${reference}`, guard({ body: manifest }));
    for (const blob of blobs) world.web.answer(`GET /v2/${path}/blobs/${digestOf(blob)}`, guard({ body: blob }));
  }
  world.web.answer('GET /token', ({ headers }) =>
    headers['authorization'] === basic('registry')
      ? { body: JSON.stringify({ token: REGISTRY_TOKEN }) }
      : { status: 401 },
  );
}

beforeAll(async () => {
  world = await World.open();
  const { sandbox } = world;
  world.route(chartRoutes('', [web('1.0.0'), web('1.1.0'), standIn('web', '2.0.0-rc.1', {})]), basic('charts'));
  world.route({ 'GET /one.yaml': { body: 'message: one\n' }, 'GET /two.yaml': { body: 'message: two\n' } });
  registry('charts/web', {
    '1.0.0': chartContent(web('1.0.0').archive),
    '1.1.0': chartContent(web('1.1.0').archive),
  });
  const artifact = (message: string) => {
    const content = packedTar([{ path: 'config.yaml', content: config(message) }]);
    return ociContent(IMAGE_CONFIG, [{ mediaType: IMAGE_LAYER, content }]);
  };
  registry('plain', { v1: artifact('one'), v2: artifact('two') });
  const values = (message: string) => ({
    'web.yaml': `message: ${message}\n`,
    'plain/config.yaml': config(message),
    'base/kustomization.yaml': 'resources: [config.yaml]\n',
    'base/config.yaml': config(message),
  });
  other = serveRepository(values('one'), values('two'));
  clone = world.newClone(HERE, everySource('before', other), everySource('after', other));
  cache = sandbox.newFolder();
  const docker = { auths: { 'registry.example.com': { auth: basic('registry').slice('Basic '.length) } } };
  const dockerConfig = sandbox.newFolder({ 'config.json': JSON.stringify(docker) });
  const credentials = join(sandbox.newFolder(), 'credentials.yaml');
  writeFileSync(
    credentials,
    `https://git.example.com/: {username: ${USER}, passwordEnv: GIT}\n${CHARTS}: {type: helm, username: ${USER}, password: ${PASSWORDS.charts}}\n`,
  );
  environment = {
    SEATRIAL_REPOSITORY_CREDENTIALS_FILE: credentials,
    GIT: PASSWORDS.git,
    SEATRIAL_DOCKER_CONFIG: dockerConfig,
  };
  const { run, report: made } = await world.report(flags(cache), environment);
  expect(run).toMatchObject({ code: 3, stderr: '' });
  report = made;
});

afterAll(() => world.dispose());

function flags(cacheDirectory: string): string[] {
  const options = ['--kustomize-build-options=--enable-helm', '--cache-dir', cacheDirectory];
  return ['--repo', clone, '--base', 'main', '--head', 'change', '--target-branch', 'main', ...options];
}

const VERSION = ['- version: "1.0.0"', '+ version: "1.1.0"'];
const MESSAGE = ['- message: one', '+ message: two'];

test.each<[string, Record<string, string[]>]>([
  ['helm', { 'ConfigMap helm-web': VERSION }],
  ['helm-range', { 'ConfigMap helm-range-web': VERSION }],
  ['oci-chart', { 'ConfigMap oci-chart-web': VERSION }],
  ['oci-artifact', { 'ConfigMap plain': MESSAGE }],
  ['dependency', { 'ConfigMap dependency-web': VERSION }],
  ['values', { 'ConfigMap values-web': MESSAGE }],
  ['branch', { 'ConfigMap plain': MESSAGE }],
  ['remote-base', { 'ConfigMap plain': MESSAGE }],
  ['inflated', { 'ConfigMap inflated-web': VERSION }],
  ['submodule', { 'ConfigMap plain': MESSAGE }],
  ['value-url', { 'ConfigMap value-url-web': MESSAGE }],
])('%s: the diff is that of what is elsewhere', (name, expected) => {
  const found = applicationOf(report, name);
  expect(found.status).toBe('changed');
  const { [`Application ${name}`]: _own, ...objects } = changedLines(found);
  expect(objects).toEqual(expected);
});

test('what it was rendered from is in the report, exactly enough to find it again', () => {
  const sources = (name: string) =>
    applicationOf(report, name).sources.map(({ role, revision, digest }) => [role, revision, digest !== undefined]);
  const after = other.commits.v2;
  const head = world.sandbox.git(clone, 'rev-parse', 'change');
  expect(Object.fromEntries(report.applications.map(({ name }) => [name, sources(name)]))).toMatchObject({
    helm: [['source', '1.1.0', true]],
    'helm-range': [['source', '1.1.0', true]],
    'oci-chart': [['source', '1.1.0', true]],
    'oci-artifact': [['source', 'v2', true]],
    dependency: [
      ['source', head, false],
      ['dependency', '1.1.0', true],
    ],
    values: [
      ['source', '1.0.0', true],
      ['$values', after, false],
    ],
    branch: [['source', after, false]],
    'remote-base': [
      ['source', head, false],
      ['kustomization', after, false],
    ],
    inflated: [
      ['source', head, false],
      ['chart of a kustomization', '1.1.0', true],
    ],
    submodule: [
      ['source', head, false],
      ['submodule', after, false],
    ],
    'value-url': [
      ['source', '1.0.0', true],
      ['value file', expect.stringMatching(/^sha256:/), true],
    ],
  });
});

test('what can move is named, with the pin to write instead', () => {
  const pins = report.applications.flatMap(({ name, findings }) =>
    findings.filter(({ rule }) => rule === 'mutable-revision').map(({ help, severity }) => [name, severity, help]),
  );
  const artifact = applicationOf(report, 'oci-artifact').sources[0]?.digest;
  expect(pins.sort()).toEqual(
    [
      ['branch', 'warning', `Pin it: ${other.commits.v2}.`],
      ['dependency', 'warning', 'Pin it: a Chart.lock beside Chart.yaml (`helm dependency update`).'],
      ['helm-range', 'warning', 'Pin it: 1.1.0.'],
      ['oci-artifact', 'warning', `Pin it: ${artifact}.`],
      ['value-url', 'warning', 'Pin it: a copy of the file in the repository.'],
    ].sort(),
  );
});

test('what cannot be read is not determined, by itself and with the reason', () => {
  expect(report.verdict).toBe('unknown');
  expect(report.notChecked.filter(({ reached }) => reached)).toEqual([
    {
      what: expect.stringMatching(/^Application lfs \(.*values\.yaml\)$/),
      reason: expect.stringContaining('is kept in Git LFS'),
      help: expect.any(String),
      reached: true,
    },
    {
      what: expect.stringContaining('127.0.0.1'),
      reason: expect.stringContaining('a value file is a URL that cannot be read'),
      help: expect.stringContaining('allow-hosts'),
      reached: true,
    },
  ]);
});

test('once more, offline: the same report from the cache', async () => {
  const asked = [world.web.requests.length, world.git.requests.length];
  const offline = await world.report([...flags(cache), '--offline'], environment);
  // Why what was never read is not read is another reason now
  const steady = ({ timings: _timings, notChecked: _reasons, ...rest }: Report) => rest;
  expect(steady(offline.report)).toEqual(steady(report));
  expect([world.web.requests.length, world.git.requests.length]).toEqual(asked);
});

describe('without credentials', () => {
  test('each that needs some says which, and the others are reviewed', async () => {
    const { run, report: found } = await world.report(flags(world.sandbox.newFolder()));
    expect(run.code).toBe(3);
    const helps = found.notChecked.filter(({ reached }) => reached).map(({ help }) => help);
    expect(new Set(helps)).toEqual(
      new Set([
        `Give repository-credentials for ${CHARTS}.`,
        `Add repository-credentials for https://git.example.com/${other.name}.`,
        'Give repository-credentials for oci://registry.example.com/charts/web, or run "docker login registry.example.com".',
        'Give repository-credentials for oci://registry.example.com/plain, or run "docker login registry.example.com".',
        'Add allow-hosts: 127.0.0.1 if you trust it.',
        'Keep manifests, charts and values in Git itself.',
      ]),
    );
  });
});

test('no password, no token and nothing made of them is in any output, in the cache or left behind', () => {
  expect(world.git.requests.some(({ headers }) => headers['authorization'] === basic('git'))).toBe(true);
  expect(world.web.requests.some(({ headers }) => headers['authorization'] === basic('charts'))).toBe(true);
  expect(world.web.requests.some(({ headers }) => headers['authorization'] === `Bearer ${REGISTRY_TOKEN}`)).toBe(true);
  expect(world.leaks(cache)).toEqual([]);
  expect(world.temporaryFiles()).toEqual([]);
});
