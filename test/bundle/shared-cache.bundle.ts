import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { filesBelow } from '../adapters/git/remote-sandbox.ts';
import { compileAdapters } from './compiled-adapters.ts';
import { chartRoutes, standIn, web } from './stand-in-charts.ts';
import { applicationOf, World } from './world.ts';

const CHARTS = 'https://charts.example.com';
const BUNDLES = 8;
const PROCESSES = 200;
/** As many at once as start in time on a machine with two cores. */
const AT_ONCE = 20;
/** Large enough that a download is not one packet. */
const FILLER = Array.from({ length: 4_000 }, (_, index) => createHash('md5').update(`${index}`).digest('hex')).join(
  '\n',
);
const names = Array.from({ length: 6 }, (_, index) => `web-${index}`);
const charts = names.flatMap((name) => [web('1.0.0', name), large(name)]);

let world: World;
let clone: string;

function large(name: string) {
  return standIn(name, '1.1.0', {
    'templates/config.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`,
    'files/filler.txt': FILLER,
  });
}

function applications(targetRevision: string): Record<string, string> {
  const manifest = (chart: string) => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: chart },
    spec: {
      source: { repoURL: CHARTS, chart, targetRevision },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'test' },
    },
  });
  return Object.fromEntries(names.map((name) => [`${name}.yaml`, stringify(manifest(name))]));
}

beforeAll(async () => {
  world = await World.open();
  clone = world.newClone('https://git.example.com/gitops.git', applications('1.0.0'), applications('1.1.0'));
  world.route(chartRoutes('', charts));
});

afterAll(() => world.dispose());

function flags(cache: string): string[] {
  return ['--repo', clone, '--base', 'main', '--head', 'change', '--target-branch', 'main', '--cache-dir', cache];
}

/** Contents of the cache that are not what their names say. */
function broken(cache: string): string[] {
  return [...filesBelow(cache)]
    .filter(([path]) => /\/content\/..\/[0-9a-f]{64}$/.test(path))
    .filter(([path, content]) => createHash('sha256').update(content).digest('hex') !== basename(path))
    .map(([path]) => path);
}

test(`${BUNDLES} bundles at once on one cache`, async () => {
  const cache = world.sandbox.newFolder();
  const runs = await Promise.all(Array.from({ length: BUNDLES }, () => world.run(['check', ...flags(cache)])));
  expect(new Set(runs.map((run) => JSON.stringify(run))).size).toBe(1);
  expect(runs[0]).toMatchObject({ code: 0, stderr: '' });
  expect(broken(cache)).toEqual([]);
  expect(await world.run(['check', ...flags(cache), '--offline'])).toEqual(runs[0]);
});

test('a bundle that is killed while it downloads: the next run heals the cache', async () => {
  const cache = world.sandbox.newFolder();
  const [archive] = charts.filter(({ name, version }) => name === 'web-0' && version === '1.1.0');
  const body = archive?.archive ?? Buffer.alloc(0);
  let stalled = () => {};
  const isStalled = new Promise<void>((resolve) => {
    stalled = resolve;
  });
  // Half of it, and then nothing more
  world.web.answer('GET /web-0-1.1.0.tgz', () => {
    stalled();
    return { body: body.subarray(0, body.length / 2), fault: 'stall' };
  });
  const { child, ended } = world.start(['check', ...flags(cache)]);
  await isStalled;
  child.kill('SIGKILL');
  expect((await ended).code).toBe('SIGKILL');
  expect(broken(cache)).toEqual([]);

  world.route(chartRoutes('', charts));
  const { run, report } = await world.report(flags(cache));
  expect(run.code).toBe(0);
  expect(applicationOf(report, 'web-0').status).toBe('changed');
  expect(broken(cache)).toEqual([]);
  expect((await world.run(['check', ...flags(cache), '--offline'])).code).toBe(0);
});

test('a cache whose files were spoiled is mended by the next run', async () => {
  const cache = world.sandbox.newFolder();
  const before = await world.run(['check', ...flags(cache)]);
  for (const path of filesBelow(cache).keys()) world.sandbox.write('/', { [path]: 'spoiled' });
  expect(await world.run(['check', ...flags(cache)])).toEqual(before);
  expect(await world.run(['check', ...flags(cache), '--offline'])).toEqual(before);
});

test(`${PROCESSES} processes that download into one cache`, async () => {
  const cache = world.sandbox.newFolder();
  const compiled = compileAdapters();
  const program = `
    const at = (path) => import(process.env.COMPILED + path);
    const { openRegistry } = await at('/adapters/registry/open-registry.mjs');
    const { folderContentCache } = await at('/adapters/stores/content-cache.mjs');
    const { makeFolder } = await at('/adapters/system/make-folder.mjs');
    const { systemHttp } = await at('/adapters/system/http.mjs');
    const http = systemHttp({ environment: process.env });
    const cache = folderContentCache(process.env.CACHE, { makeFolder, privateFolder: () => { throw new Error('private'); } });
    const none = () => undefined;
    const registry = openRegistry({ http, cache, credentialFor: none, dockerAuth: none, plainHttp: () => false, offline: false });
    const digests = [];
    for (const chart of ${JSON.stringify(names)})
      for (const version of ['1.0.0', '1.1.0'])
        digests.push((await registry.chart({ repoURL: '${CHARTS}', chart, oci: false }, version)).digest);
    await http.close();
    await cache.close();
    console.log(digests.join(' '));
  `;
  const env = { ...world.environment, COMPILED: compiled.folder, CACHE: cache };
  const one = () =>
    new Promise<string>((resolve, reject) => {
      const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { env, stdio: 'pipe' });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
      child.on('error', reject);
      child.on('close', (code) => resolve(`${code} ${output.trim()}`));
    });
  const answers: string[] = [];
  let started = 0;
  const worker = async () => {
    while (started++ < PROCESSES) answers.push(await one());
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } finally {
    compiled.remove();
  }
  const digests = charts.map(({ archive }) => `sha256:${createHash('sha256').update(archive).digest('hex')}`);
  expect(answers).toEqual(Array.from({ length: PROCESSES }, () => `0 ${digests.join(' ')}`));
  expect(broken(cache)).toEqual([]);
  expect([...filesBelow(cache).keys()].filter((path) => /\/\.[^/]*$/.test(path))).toEqual([]);
}, 300_000);
