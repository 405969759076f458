import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import type { Report } from '../../src/model/report.ts';
import { chartRoutes, web } from './stand-in-charts.ts';
import { World } from './world.ts';

const natives = JSON.parse(process.env['SEATRIAL_NATIVES'] ?? '{}') as { helm4?: string; kustomize?: string };
const { helm4: helm = '', kustomize = '' } = natives;
const areHere = helm !== '' && kustomize !== '';
if (!areHere) {
  if (process.env['CI'] === 'true') throw new Error('The native tools are missing. Run: node scripts/native-tools.mjs');
  process.stderr.write(
    'Skipped, as there are no native tools: --helm-path and --kustomize-path. To run them: node scripts/native-tools.mjs\n',
  );
}

const HERE = 'https://git.example.com/gitops.git';
const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: plain}\ndata: {a: b}\n';

function files(version: string, prefix: string) {
  const application = (name: string, source: object) => {
    const spec = { source, destination: { server: 'https://kubernetes.default.svc', namespace: 'test' } };
    return stringify({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name }, spec });
  };
  return {
    'helm.yaml': application('helm', { repoURL: 'https://charts.example.com', chart: 'web', targetRevision: version }),
    'kustomize.yaml': application('kustomize', { repoURL: HERE, targetRevision: 'main', path: 'overlay' }),
    'overlay/kustomization.yaml': `namePrefix: ${prefix}\nresources: [../base]\n`,
    'base/kustomization.yaml': 'resources: [config.yaml]\n',
    'base/config.yaml': CONFIG,
  };
}

let world: World;
let flags: string[];

beforeAll(async () => {
  world = await World.open();
  world.route(chartRoutes('', [web('1.0.0'), web('1.1.0')]));
  const clone = world.newClone(HERE, files('1.0.0', 'a-'), files('1.1.0', 'b-'));
  const cache = world.sandbox.newFolder();
  flags = ['--repo', clone, '--base', 'main', '--head', 'change', '--target-branch', 'main', '--cache-dir', cache];
});

afterAll(() => world.dispose());

(areHere ? describe : describe.skip)('with the tools of the user', () => {
  const tools = ['--helm-path', helm, '--kustomize-path', kustomize];

  test('the same is rendered as without them, and the report says that nothing held them', async () => {
    const ours = await world.report(flags);
    const theirs = await world.report([...flags, ...tools]);
    expect(ours.run.code).toBe(0);
    expect(theirs.run).toMatchObject({ code: 0, stderr: '' });
    const rendered = ({ applications }: Report) =>
      applications.map(({ name, status, digest, changes }) => ({ name, status, digest, changes }));
    expect(rendered(theirs.report)).toEqual(rendered(ours.report));
    expect(rendered(ours.report).map(({ status }) => status)).toEqual(['changed', 'changed']);
    for (const [name, path] of [
      ['helm-path', helm],
      ['kustomize-path', kustomize],
    ])
      expect(theirs.report.settings).toContainEqual({ name, value: `${path}, not sandboxed`, from: 'flag' });
    expect(world.temporaryFiles()).toEqual([]);
  });

  test('they are refused beside credentials, unless that is allowed', async () => {
    const credentials = {
      SEATRIAL_REPOSITORY_CREDENTIALS: 'https://git.example.com/: {username: a, password: a-password}',
    };
    const refused = await world.run(['check', ...flags, ...tools], credentials);
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain('helm-path is refused beside repository-credentials');
    const allowed = await world.run(['check', ...flags, ...tools, '--allow-binaries-with-credentials'], credentials);
    expect(allowed).toMatchObject({ code: 0, stderr: '' });
  });
});

test('what is no program is bad input', async () => {
  const { code, stderr } = await world.run(['check', ...flags, '--helm-path', '/nowhere/helm']);
  expect(code).toBe(2);
  expect(stderr).toContain('/nowhere/helm');
});
