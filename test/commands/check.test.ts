import { check } from '../../src/commands/check.ts';
import { publish } from '../../src/commands/publish.ts';
import type { InputValues } from '../../src/config/command-line.ts';
import type { Renderer } from '../../src/ports/renderer.ts';
import { parseYaml } from '../../src/text/yaml.ts';
import { plainRenderer } from '../fakes/plain-renderer.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { application, BASE, config, run, statuses, URL, world } from './world.ts';

describe('check', () => {
  test('a change of one Application, the other untouched', async () => {
    const report = await run(BASE, { 'web/c.yaml': config('2') });
    expect(statuses(report)).toEqual({ web: 'changed', cart: 'unchanged' });
    expect(report).toMatchObject({ verdict: 'passed', command: 'check', tool: { version: '1.2.3' } });
    const web = report.applications.find(({ name }) => name === 'web');
    expect(web).toMatchObject({
      reasons: ['web/c.yaml changed'],
      definedAt: 'web.yaml:1',
      changes: [
        { kind: 'ConfigMap', namespace: 'shop', name: 'c', change: 'changed', lines: { added: 1, removed: 1 } },
      ],
    });
    expect(web?.digest.base).not.toBe(web?.digest.head);
  });

  test('an input that changes no byte leaves the Application unchanged', async () => {
    const report = await run(BASE, { 'web/c.yaml': `# a comment\n${config('1')}` });
    expect(statuses(report)).toEqual({ web: 'unchanged', cart: 'unchanged' });
  });

  test('equal trees are not rendered, not even to find what parents render', async () => {
    const parents = {
      ...BASE,
      'root.yaml': application('root', 'apps'),
      'apps/child.yaml': application('child', 'web'),
    };
    const renderer = plainRenderer();
    const equal = { ...world(parents, parents).context, renderer };
    expect(await check(equal)).toMatchObject({ verdict: 'passed', notChecked: [] });
    expect(renderer.requests).toEqual([]);
    // Those that stand in files are listed all the same, also those that a parent renders.
    expect(statuses(await check(equal))).toEqual({
      root: 'unchanged',
      child: 'unchanged',
      web: 'unchanged',
      cart: 'unchanged',
    });
    expect(statuses(await run(parents, {}, { all: true }))).toMatchObject({ root: 'unchanged', child: 'unchanged' });
  });

  test('Applications added and removed', async () => {
    const { 'cart.yaml': _, ...without } = BASE;
    const added = await run(without, { 'cart.yaml': application('cart', 'cart') });
    expect(statuses(added)).toEqual({ web: 'unchanged', cart: 'added' });
    const { context } = world(BASE, without);
    const removed = await check(context);
    expect(statuses(removed)).toEqual({ web: 'unchanged', cart: 'removed' });
    const cart = removed.applications.find(({ name }) => name === 'cart');
    expect(cart?.changes.map(({ kind, change }) => `${kind} ${change}`)).toEqual([
      'Application removed',
      'ConfigMap removed',
    ]);
    expect(cart?.notes).toEqual([expect.stringContaining('no resources finalizer')]);
  });

  test('the manifest of an Application is compared too', async () => {
    const report = await run(BASE, {
      'web.yaml': application('web', 'web', '  syncPolicy: {automated: {prune: true}}\n'),
    });
    const web = report.applications.find(({ name }) => name === 'web');
    expect(web?.changes).toMatchObject([{ kind: 'Application', name: 'web', change: 'changed' }]);
    expect(web?.reasons).toEqual(['spec.syncPolicy changed']);
  });

  test('a new failure fails, and hides nothing else', async () => {
    const report = await run(BASE, { 'web/c.yaml': 'fail: true\n', 'cart/c.yaml': config('2') });
    expect(report.verdict).toBe('failed');
    expect(statuses(report)).toEqual({ web: 'error', cart: 'changed' });
    expect(report.applications[1]?.findings).toMatchObject([
      { rule: 'render-failed', severity: 'error', new: true, message: 'web/c.yaml fails', file: 'web.yaml', line: 1 },
    ]);
  });

  test('a failure is not new for another number in its message', async () => {
    const tooLarge = (bytes: number) => ({ 'web/c.yaml': `# ${'x'.repeat(bytes)}` });
    const report = await run({ ...BASE, ...tooLarge(10_000_001) }, tooLarge(10_000_002));
    expect(report.applications[1]).toMatchObject({
      name: 'web',
      status: 'error',
      findings: [{ new: false, message: expect.stringContaining('10000004 bytes') }],
    });
    expect(report.verdict).toBe('unknown');
  });

  test('a file that went missing is the reason, not all that can no longer be planned', async () => {
    const base = {
      ...BASE,
      'web.yaml': application('web', 'web').replace('path: web', 'path: web, helm: {valueFiles: [v.yaml]}'),
      'web/Chart.yaml': 'name: w\n',
      'web/v.yaml': 'a: 1\n',
    };
    const { 'web/v.yaml': _, ...rest } = base;
    const report = await check(world(base, rest).context);
    const web = report.applications.find(({ name }) => name === 'web');
    expect(web).toMatchObject({ status: 'error', reasons: ['web/v.yaml removed'] });
  });

  test('a password in the URL of a destination is never shown', async () => {
    const elsewhere = application('web', 'web').replace('name: in-cluster', 'server: "https://u:hunter2@k8s"');
    const report = await run({ ...BASE, 'web.yaml': elsewhere }, { 'web/c.yaml': config('2') });
    expect(JSON.stringify(report.applications)).not.toContain('hunter2');
  });

  test('mending a failure shows everything as added, and says why', async () => {
    const report = await run({ ...BASE, 'web/c.yaml': 'fail: true\n' }, { 'web/c.yaml': config('1') });
    expect(report.verdict).toBe('passed');
    expect(report.applications[1]).toMatchObject({ status: 'changed', changes: [{ change: 'added' }] });
    expect(report.applications[1]?.notes).toEqual([expect.stringContaining('base could not be rendered')]);
  });

  test('what cannot be determined makes the verdict unknown only where the change reaches it', async () => {
    const chart = application('loki', 'x').replace('path: x', 'chart: loki, targetRevision: 5.9.2');
    const base = { ...BASE, 'loki.yaml': chart };
    const untouched = await run(base, { 'web/c.yaml': config('2') });
    expect(untouched.verdict).toBe('passed');
    expect(untouched.notChecked).toEqual([
      {
        what: expect.stringMatching(/^Application loki \(.*cannot be read/),
        reason: 'its chart cannot be read',
        help: expect.any(String),
        reached: false,
      },
    ]);
    const touched = await run(base, { 'loki.yaml': chart.replace('5.9.2', '5.9.3') });
    expect(touched.verdict).toBe('unknown');
    expect(statuses(touched)).toMatchObject({ loki: 'unknown' });
    expect(touched.notChecked).toMatchObject([{ what: expect.stringContaining('loki'), reached: true }]);
    expect(touched.applications.find(({ name }) => name === 'loki')?.reasons[0]).toBe(
      'spec.source.targetRevision changed: 5.9.2 → 5.9.3',
    );
  });

  test('a render that this version cannot do is unknown, never a failure', async () => {
    const report = await run(BASE, { 'web/c.yaml': 'unsupported: true\n' });
    expect(report.verdict).toBe('unknown');
    expect(statuses(report)).toEqual({ web: 'unknown', cart: 'unchanged' });
  });

  test('an Application that nothing announces is found where its parent is rendered anyhow', async () => {
    const renderer = plainRenderer();
    const child = (path: string) => parseYaml(application('child', path)).documents.map(({ value }) => value);
    const hiding: Renderer = {
      ...renderer,
      call: (request) => {
        const path = request.files.some(({ content }) => Buffer.from(content).includes('web')) ? 'web' : 'cart';
        if (request.operation !== 'helm.template') return renderer.call(request);
        const output = Buffer.from(JSON.stringify(child(path)));
        return Promise.resolve({ ok: true, output, result: null, observed: {}, warnings: [] });
      },
    };
    const chart = (path: string) => ({
      ...BASE,
      'root.yaml': application('root', 'chart'),
      'chart/Chart.yaml': 'name: c\n',
      'chart/templates/child.txt': path,
    });
    const report = await check({ ...world(chart('web'), chart('cart')).context, renderer: hiding });
    expect(statuses(report)).toMatchObject({ root: 'changed', child: 'changed' });
    const one = report.applications.find(({ name }) => name === 'child');
    expect(one).toMatchObject({
      definedAt: 'rendered by root',
      reasons: expect.arrayContaining(['spec.source.path changed: web → cart']),
    });
  });

  test('what a source hydrator will write is unknown, once its dry source changes', async () => {
    const hydrating = `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: h, namespace: argocd}\nspec:\n  destination: {name: in-cluster}\n  sourceHydrator:\n    drySource: {repoURL: ${URL}, path: dry, targetRevision: HEAD}\n    syncSource: {targetBranch: env/prod, path: wet}\n`;
    const base = { ...BASE, 'h.yaml': hydrating, 'dry/c.yaml': config('1') };
    const report = await run(base, { 'dry/c.yaml': config('2') });
    expect(report).toMatchObject({ verdict: 'unknown', notChecked: [{ reached: true }] });
    expect(statuses(report)).toMatchObject({ h: 'unknown', web: 'unchanged' });
    expect(report.applications.find(({ name }) => name === 'h')?.reasons).toEqual(['dry/c.yaml changed']);
    expect(await run(base, { 'web/c.yaml': config('2') })).toMatchObject({
      verdict: 'passed',
      notChecked: [{ reason: expect.stringContaining('source hydrator'), reached: false }],
    });
  });

  test('any change may reach what a chart renders that this version cannot', async () => {
    const base = {
      ...BASE,
      'root.yaml': application('root', 'chart'),
      'chart/Chart.yaml': 'name: c\n',
      'chart/templates/child.yaml': 'unsupported: true # argoproj.io/v1alpha1\n',
    };
    const report = await run(base, { 'elsewhere/c.yaml': config('1') });
    expect(report).toMatchObject({ verdict: 'unknown', notChecked: [{ reached: true }] });
    expect(statuses(report)).toEqual({ root: 'unknown', web: 'unchanged', cart: 'unchanged' });
  });

  test('children of a parent that cannot be rendered any more are not taken for removed', async () => {
    const base = { ...BASE, 'root.yaml': application('root', 'apps'), 'apps/child.yaml': application('child', 'web') };
    const { 'apps/child.yaml': _, ...rest } = base;
    const broken = { ...rest, 'apps/broken.yaml': 'fail: true # argoproj.io/v1alpha1\n' };
    const report = await check(world(base, broken).context);
    expect(report.verdict).toBe('failed');
    expect(statuses(report)).toMatchObject({ root: 'error', child: 'unknown', web: 'unchanged' });
    expect(report.notChecked).toMatchObject([{ what: 'Application child (root)', reached: true }]);
    const mended = await check(world(broken, base).context);
    expect(statuses(mended)).toMatchObject({ root: 'changed', child: 'added' });
  });

  test('a rendered Application that moves to another cluster is changed, though its objects are equal', async () => {
    const child = application('child', 'web');
    const base = { ...BASE, 'root.yaml': application('root', 'apps'), 'apps/child.yaml': child };
    const changes: [string, string, string][] = [
      ['name: in-cluster', 'name: production', 'changed'],
      [`path: web}`, `path: web}\n  syncPolicy: {automated: {prune: true}}`, 'changed'],
      ['namespace: argocd}', 'namespace: argocd, finalizers: [resources-finalizer.argocd.argoproj.io]}', 'changed'],
      ['namespace: argocd}', 'namespace: argocd, labels: {team: a}}', 'unchanged'],
    ];
    for (const [from, to, status] of changes) {
      const report = await run(base, { 'apps/child.yaml': child.replace(from, to) });
      expect(statuses(report)).toMatchObject({ root: 'changed', child: status, web: 'unchanged' });
      const one = report.applications.find(({ name }) => name === 'child');
      expect(one).toMatchObject({ changes: [] });
      if (status === 'changed') expect(one?.reasons).not.toEqual([]);
    }
  });

  test('Applications that are kept elsewhere', async () => {
    const sources = { 'web/c.yaml': config('1') };
    const report = await run(
      sources,
      { 'web/c.yaml': config('2') },
      { applications: ['dir:/manifests'] },
      { '/manifests': { 'web.yaml': application('web', 'web') } },
    );
    expect(report.applications).toMatchObject([
      { name: 'web', status: 'changed', definedAt: 'dir:/manifests/web.yaml:1' },
    ]);
  });

  test.each<[string, FakeFiles, InputValues, RegExp]>([
    ['no Application', { 'a.yaml': 'a: 1' }, {}, /No Application found in the 1 files/],
    ['a folder without dir:', BASE, { applications: ['/x'] }, /"\/x" is not a folder/],
  ])('%s is bad input', async (_name, files, values, message) => {
    await expect(run(files, {}, values)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(message),
    });
  });

  test('no Secret value is in any format', async () => {
    const secret = (value: string) =>
      `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {password: ${value}}\n`;
    const base = { ...BASE, 'web/s.yaml': secret('hunter2-before') };
    const values = { output: ['r.json', 'r.md'], all: true };
    const { context, printed, written } = world(base, { ...base, 'web/s.yaml': secret('hunter2-after') }, values);
    await publish(await check(context), context);
    const everything = [...printed, ...written.values()].join('\n');
    expect(everything).toContain('password');
    expect(everything).not.toContain('hunter2');
    expect(everything).not.toContain(Buffer.from('hunter2').toString('base64').slice(0, 8));
  });
});

test('what Argo CD deploys by itself is told, as head has it', async () => {
  const automated = (policy: string) => application('web', 'web', `  syncPolicy: {automated: ${policy}}\n`);
  const of = async (policy: string) => {
    const report = await run(BASE, { 'web.yaml': automated(policy) });
    return report.applications.find(({ name }) => name === 'web')?.automated;
  };
  expect(await of('{selfHeal: true}')).toEqual({ enabled: true, prune: false, selfHeal: true });
  expect(await of('{enabled: false, prune: true}')).toEqual({ enabled: false, prune: false, selfHeal: false });
});
