import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { executable, nativeRenderer } from '../../../src/adapters/native-tools/native-renderer.ts';
import { InputError } from '../../../src/errors.ts';
import type { JsonObject } from '../../../src/model/kube-object.ts';
import type { RenderOutcome } from '../../../src/ports/renderer.ts';
import { rendererContract } from '../../contracts/renderer.ts';
import { plainRenderer } from '../../fakes/plain-renderer.ts';
import { contractRenderer } from '../../fakes/renderer.ts';

const folder = mkdtempSync(join(tmpdir(), 'seatrial-native-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const temporaryFolder = async () => mkdtempSync(join(folder, 'seatrial-render-'));

/** A program that does what a line of JavaScript says. */
function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!${process.execPath}\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const CONFIG = 'apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: c}\\n';

function open(script: string, limits = {}, engine = plainRenderer()) {
  const helm = program('helm', script);
  const options = { milliseconds: 20_000, maximumBytes: 10_000, ...limits };
  return nativeRenderer(engine, { helm, kustomize: undefined, temporaryFolder, ...options });
}

function template(script: string, limits = {}, more: JsonObject = {}): Promise<RenderOutcome> {
  const files = [
    { path: 'c/Chart.yaml', content: Buffer.from('name: c') },
    { path: 'v.yaml', content: Buffer.from('a: 1') },
  ];
  const args = { chart: 'c', releaseName: 'web', output: 'objects', ...more };
  return open(script, limits).call({ operation: 'helm.template', arguments: args, files, application: 'web' });
}

describe('the contract', () => {
  rendererContract(async () =>
    nativeRenderer(contractRenderer(), {
      helm: undefined,
      kustomize: undefined,
      temporaryFolder,
      milliseconds: 1000,
      maximumBytes: 1000,
    }),
  );
});

describe('helm of the user', () => {
  test('gets the command line of Argo CD, in the folder of the chart, and its objects are read', async () => {
    const script = `process.stdout.write('${CONFIG}data: ' + JSON.stringify({line: process.argv.slice(2).join(' '), cwd: process.cwd()}))`;
    const outcome = await template(script, {}, { values: [{ path: 'v.yaml' }], set: ['a=b'], includeCrds: true });
    const [object] = outcome.ok ? JSON.parse(Buffer.from(outcome.output).toString()) : [];
    expect(object.data.line).toMatch(
      /^template \. --name-template web --set a=b --values \S+\/v\.yaml --include-crds$/,
    );
    expect(object.data.cwd).toMatch(/repository\/c$/);
  });

  test('sees nothing of the environment, and leaves nothing behind', async () => {
    process.env['SEATRIAL_TEST_TOKEN'] = 'hunter2';
    const outcome = await template(`process.stdout.write('${CONFIG}data: ' + JSON.stringify(process.env))`);
    delete process.env['SEATRIAL_TEST_TOKEN'];
    expect(outcome.ok && Buffer.from(outcome.output).toString()).not.toContain('hunter2');
    expect(readdirSync(folder)).toEqual(['helm']);
  });

  test.each<[string, string, object, object]>([
    [
      'an error',
      "console.error('Error: no such template\\nUsage:\\n x'); process.exit(1)",
      {},
      { code: 'render', message: 'no such template' },
    ],
    [
      'one that does not end',
      'setInterval(() => {}, 1000)',
      { milliseconds: 300 },
      { code: 'timeout', message: expect.stringContaining('not done after') },
    ],
    [
      'one that prints without end',
      "for (;;) require('fs').writeSync(1, 'x'.repeat(1000))",
      {},
      { code: 'timeout', message: expect.stringContaining('more than 10000 bytes') },
    ],
    ['output that is no YAML', "process.stdout.write('fail: true')", {}, { code: 'render' }],
  ])('%s', async (_name, script, limits, expected) => {
    expect(await template(script, limits)).toMatchObject({ ok: false, ...expected });
  });

  test('closing ends what runs, and its folder goes', async () => {
    const mark = join(folder, 'runs');
    const script = `require('fs').writeFileSync(${JSON.stringify(mark)}, ''); setInterval(() => {}, 1000)`;
    const renderer = open(script);
    const files = [{ path: 'c/Chart.yaml', content: Buffer.from('name: c') }];
    const args = { chart: 'c', releaseName: 'web', output: 'objects' };
    const rendering = renderer.call({ operation: 'helm.template', arguments: args, files, application: 'web' });
    while (!existsSync(mark)) await new Promise((resolve) => setTimeout(resolve, 10));
    await renderer.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('seatrial-render-'))).toEqual([]);
    expect(await rendering).toMatchObject({ ok: false, message: expect.stringContaining('the renderer was closed') });
    rmSync(mark);
  });

  test('output that changes from run to run is unstable', async () => {
    const outcome = await template(`process.stdout.write('${CONFIG}data: {a: "' + process.hrtime.bigint() + '"}')`);
    expect(outcome).toMatchObject({ ok: true, observed: { unstable: [expect.any(String)] } });
  });

  test('is part of the identity', async () => {
    const one = await open('1').identity();
    expect(await open('2').identity()).not.toBe(one);
    expect(await open('1').identity()).toBe(one);
  });
});

test('Kustomize is left to the engine unless it is given, and what was fetched for it always', async () => {
  const files = [{ path: 'k/a.yaml', content: Buffer.from('kind: A\napiVersion: v1\n') }];
  const build = { operation: 'kustomize.build' as const, files, application: 'web' };
  expect(await open('').call({ ...build, arguments: { directory: 'k' } })).toMatchObject({ ok: true });
  const kustomize = program('kustomize', '');
  const options = {
    helm: undefined,
    kustomize,
    temporaryFolder,
    milliseconds: 20_000,
    maximumBytes: 10_000,
  };
  const native = nativeRenderer(plainRenderer(), options);
  const remotes = [{ entry: 'x', directory: 'y' }];
  expect(await native.call({ ...build, arguments: { directory: 'k', remotes } })).toMatchObject({
    code: 'unsupported',
  });
});

test('what is no program is bad input', async () => {
  await expect(executable('helm-path', join(folder, 'gone'))).rejects.toThrow(InputError);
});
