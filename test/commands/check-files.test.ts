import { check } from '../../src/commands/check.ts';
import { application, BASE, config, run, statuses, world } from './world.ts';

describe('files that are not valid YAML, or beyond what can be read', () => {
  test('an Application whose file is broken YAML now is not taken for removed, nor is what it renders', async () => {
    const root = application('root', 'apps');
    const base = { ...BASE, 'root.yaml': root, 'apps/child.yaml': application('child', 'web') };
    const report = await run(base, { 'root.yaml': `${root}  a: [\n` });
    expect(report).toMatchObject({ verdict: 'failed', findings: [{ rule: 'yaml-invalid', new: true }] });
    expect(statuses(report)).toMatchObject({ root: 'unknown', child: 'unchanged', web: 'unchanged' });
    expect(report.notChecked).toMatchObject([
      {
        what: 'Application root (root.yaml:9)',
        reason: expect.stringMatching(/not valid YAML any more/),
        reached: true,
      },
    ]);
    const chart = { ...BASE, 'root.yaml': root, 'apps/Chart.yaml': 'name: c\n' };
    const rendering = { ...chart, 'apps/templates/child.yaml': application('child', 'web') };
    const lost = await run(rendering, { 'root.yaml': `${root}  a: [\n` });
    expect(statuses(lost)).toMatchObject({ root: 'unknown', child: 'unknown' });
    // A template says no less, though it is no finding.
    const templated = await run(base, { 'root.yaml': `${root}  a: {{ x }}\n` });
    expect(templated).toMatchObject({ verdict: 'unknown', findings: [] });
  });

  test('a file that is beyond what can be read leaves unknown what is in it', async () => {
    const deep = `${application('web', 'web')}---\n${'['.repeat(1_000)}${']'.repeat(1_000)}\n`;
    for (const [base, head] of [
      [BASE, { ...BASE, 'web.yaml': deep }],
      [{ ...BASE, 'web.yaml': deep }, BASE],
    ] as const) {
      const report = await check(world(base, head).context);
      expect(report).toMatchObject({ verdict: 'unknown', findings: [] });
      expect(statuses(report)).toEqual({ web: 'unknown', cart: 'unchanged' });
    }
    const same = { ...BASE, 'other.yaml': deep };
    expect(await run(same, { 'web/c.yaml': config('2') })).toMatchObject({
      verdict: 'passed',
      notChecked: [{ what: 'other.yaml:8', reason: 'it is nested more than 200 levels deep', reached: false }],
    });
  });

  test('a key that is there twice is a warning: Argo CD takes the last value', async () => {
    const twice = application('web', 'cart').replace('path: cart', 'path: cart, path: web');
    const report = await run(BASE, { 'web.yaml': twice });
    expect(statuses(report)).toEqual({ web: 'unchanged', cart: 'unchanged' });
    expect(report).toMatchObject({
      verdict: 'passed',
      findings: [{ rule: 'duplicate-key', severity: 'warning', new: true, file: 'web.yaml', line: 5 }],
    });
  });

  test('broken YAML fails once it is new', async () => {
    const broken = { 'broken.yaml': `${application('x', 'x')}  a: [\n` };
    expect(await run(BASE, broken)).toMatchObject({
      verdict: 'failed',
      findings: [{ rule: 'yaml-invalid', new: true }],
    });
    expect(await run({ ...BASE, ...broken }, {})).toMatchObject({ verdict: 'passed', findings: [{ new: false }] });
    const other = { 'broken.yaml': `${broken['broken.yaml']}\n# more` };
    expect(await run({ ...BASE, ...broken }, other)).toMatchObject({
      verdict: 'unknown',
      notChecked: [{ what: expect.stringMatching(/^broken.yaml:\d+$/), reached: true }],
    });
  });
});
