import { check } from '../../src/commands/check.ts';
import { renderReport } from '../../src/report/render.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { application, BASE, config, run, world } from './world.ts';

describe('an Application that cannot be rendered, at base neither', () => {
  const values = application('web', 'web').replace(
    'path: web',
    'path: web, helm: {valueFiles: [../v.yaml, gone.yaml]}',
  );
  const withoutPlan = { ...BASE, 'web.yaml': values, 'web/Chart.yaml': 'name: w\n', 'v.yaml': 'a: 1\n' };
  const withoutRender = { ...BASE, 'web/c.yaml': 'fail: true\n' };

  test.each<[string, FakeFiles, FakeFiles, string[]]>([
    ['a file of its source', withoutRender, { 'web/other.yaml': config('2') }, ['web/other.yaml added']],
    [
      'its manifest',
      withoutRender,
      { 'web.yaml': application('web', 'web').replace('metadata: {', 'metadata: {labels: {a: b}, ') },
      ['metadata.labels changed'],
    ],
    ['a file of its chart', withoutPlan, { 'web/values.yaml': 'a: 1\n' }, ['web/values.yaml added']],
    ['a value file elsewhere', withoutPlan, { 'v.yaml': 'a: 2\n' }, ['v.yaml changed']],
    [
      'its manifest, without a plan',
      withoutPlan,
      { 'web.yaml': values.replace('in-cluster', 'prod') },
      ['spec.destination.name changed: in-cluster → prod'],
    ],
  ])('is unknown when the change touches %s', async (_name, base, change, reasons) => {
    const report = await run(base, change);
    expect(report.verdict).toBe('unknown');
    expect(report.applications[1]).toMatchObject({
      name: 'web',
      status: 'error',
      reached: true,
      reasons,
      findings: [{ new: false }],
    });
    expect(report.notChecked).toMatchObject([
      { what: 'Application web', reason: expect.stringContaining('at base neither'), reached: true },
    ]);
  });

  test.each<[string, FakeFiles]>([
    ['rendered', withoutRender],
    ['planned', withoutPlan],
  ])('is only counted when the change does not touch it: not %s', async (_name, base) => {
    const report = await run(base, { 'cart/c.yaml': config('2') });
    expect(report).toMatchObject({ verdict: 'passed', notChecked: [] });
    expect(report.applications[1]).toMatchObject({ name: 'web', reached: false, reasons: [] });
  });

  test('is an error once it fails for another reason', async () => {
    expect(await run(withoutRender, { 'web/b.yaml': 'fail: true\n' })).toMatchObject({ verdict: 'failed' });
  });
});

describe('an Application that could not be rendered at base', () => {
  const withoutRender = { ...BASE, 'web/c.yaml': 'fail: true\n' };

  test('is changed where it renders nothing now, and says why', async () => {
    const report = await run(withoutRender, { 'web/c.yaml': '# nothing\n' });
    expect(report.verdict).toBe('passed');
    expect(report.applications[1]).toMatchObject({
      name: 'web',
      status: 'changed',
      reasons: ['web/c.yaml changed'],
      changes: [],
      objects: 0,
      notes: ['base could not be rendered (web/c.yaml fails): it renders nothing now.'],
    });
    expect(renderReport(report, 'markdown')).toContain('could not be rendered before, renders nothing');
  });

  test('is removed, and its objects are not known', async () => {
    const { 'web.yaml': _, ...rest } = withoutRender;
    const report = await check(world(withoutRender, rest).context);
    const web = report.applications.find(({ name }) => name === 'web');
    expect(web).toMatchObject({ status: 'removed' });
    expect(web?.notes).toContainEqual(expect.stringContaining('nobody can tell which objects it had'));
    expect(renderReport(report, 'markdown')).toContain('1 removed, its objects are not known');
  });
});

test('an object that has to have a namespace and has none keeps the Application from being deployed', async () => {
  const homeless = application('web', 'web').replace(', namespace: shop', '');
  const { applications, verdict } = await run(BASE, { 'web.yaml': homeless });
  expect(verdict).toBe('failed');
  const web = applications.find(({ name }) => name === 'web');
  expect(web).toMatchObject({ status: 'error', findings: [{ message: expect.stringContaining('has no namespace') }] });
});

describe('an Application that is saved in UTF-16 without a byte order mark', () => {
  const little = Buffer.from(application('web', 'web'), 'utf16le');
  const big = Buffer.from(little).swap16();

  test.each<[string, FakeFiles, FakeFiles]>([
    ['little end first', BASE, { 'web.yaml': little }],
    ['big end first', BASE, { 'web.yaml': big }],
    ['that is new', BASE, { 'more.yaml': Buffer.from(application('more', 'web'), 'utf16le') }],
  ])('%s: is not valid YAML, and not gone', async (_name, base, change) => {
    const report = await run(base, change);
    expect(report.verdict).toBe('failed');
    expect(report.findings).toMatchObject([
      {
        rule: 'yaml-invalid',
        file: Object.keys(change)[0],
        line: 1,
        help: expect.stringContaining('UTF-8'),
        new: true,
      },
    ]);
    expect(report.applications.map(({ status }) => status)).not.toContain('removed');
  });

  test.each<[string, FakeFiles, FakeFiles]>([
    ['with a mark', BASE, { 'web.yaml': Buffer.concat([Buffer.from([0xff, 0xfe]), little]) }],
    ['where the change does not touch it', { ...BASE, 'old.yaml': little }, { 'cart/c.yaml': config('2') }],
    ['and is mended', { ...BASE, 'web.yaml': little }, { 'web.yaml': application('web', 'web') }],
    ['and is no manifest', BASE, { 'web.txt': little }],
    ['and is none of Argo CD', BASE, { 'other/c.yaml': Buffer.from(config('1'), 'utf16le') }],
  ])('%s: nothing is said', async (_name, base, change) => {
    expect(await run(base, change)).toMatchObject({ verdict: 'passed', findings: [] });
  });

  test('at base too: unknown', async () => {
    const changed = Buffer.from(application('web', 'cart'), 'utf16le');
    const report = await run({ ...BASE, 'web.yaml': little }, { 'web.yaml': changed });
    expect(report).toMatchObject({ verdict: 'unknown', findings: [{ rule: 'yaml-invalid', new: false }] });
  });
});
