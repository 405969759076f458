import { check } from '../../src/commands/check.ts';
import { application, BASE, config, run, URL, world } from './world.ts';

describe('ApplicationSets', () => {
  test('an ApplicationSet is not checked; reached when what it watches changes', async () => {
    const set = `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: all}\nspec:\n  generators: [{git: {repoURL: ${URL}, directories: [{path: teams/*}]}}]\n  template: {spec: {source: {repoURL: ${URL}, path: '{{path}}'}}}\n`;
    const base = { ...BASE, 'set.yaml': set, 'teams/a/c.yaml': config('1') };
    expect(await run(base, { 'web/c.yaml': config('2') })).toMatchObject({
      verdict: 'passed',
      notChecked: [{ reached: false }],
    });
    expect(await run(base, { 'teams/a/c.yaml': config('2') })).toMatchObject({
      verdict: 'unknown',
      notChecked: [{ reached: true }],
    });
  });

  test('beside no Application, sets are checked for what the rules say, and never passed', async () => {
    const set = `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: all}\nspec:\n  generators: [{list: {elements: []}}]\n  template: {metadata: {name: all}, spec: {project: default, destination: {}, sources: []}}\n`;
    const base = { 'set.yaml': set };
    expect(await run(base, { 'readme.yaml': 'a: b\n' })).toMatchObject({
      verdict: 'unknown',
      applications: [],
      notChecked: [{ what: 'ApplicationSet all (set.yaml:1)', reached: true }],
    });
    const misspelt = await run(base, { 'set.yaml': set.replace('generators:', 'generator:') });
    expect(misspelt).toMatchObject({ verdict: 'failed' });
    expect(misspelt.findings).toContainEqual(
      expect.objectContaining({ rule: 'unknown-field', new: true, file: 'set.yaml', line: 5 }),
    );
  });

  test('an ApplicationSet that the change removes takes its Applications with it', async () => {
    const set = (policy: string) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: all}\nspec:\n  generators: []\n${policy}`;
    const removed = await check(world({ ...BASE, 'set.yaml': set('') }, BASE).context);
    expect(removed).toMatchObject({
      verdict: 'unknown',
      notChecked: [
        {
          what: 'ApplicationSet all (set.yaml:1)',
          reason: expect.stringContaining('the change removes it'),
          help: expect.stringContaining('deleted too'),
          reached: true,
        },
      ],
    });
    const preserving = { ...BASE, 'set.yaml': set('  syncPolicy: {preserveResourcesOnDeletion: true}\n') };
    expect((await check(world(preserving, BASE).context)).notChecked).toMatchObject([
      { help: expect.stringContaining('stays') },
    ]);
    const broken = { ...BASE, 'set.yaml': `${set('')}  a: [\n` };
    expect((await check(world({ ...BASE, 'set.yaml': set('') }, broken).context)).notChecked).toMatchObject([
      { reason: expect.stringContaining('could not be read') },
    ]);
  });

  test('an ApplicationSet that an Application renders is not checked either', async () => {
    const set = 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: {{ x }}}\n'.replace(
      '{{ x }}',
      'all',
    );
    const base = {
      ...BASE,
      'root.yaml': application('root', 'chart'),
      'chart/Chart.yaml': 'name: c\n',
      'chart/templates/set.yaml': set,
    };
    const report = await run(base, { 'web/c.yaml': config('2') });
    expect(report.notChecked).toMatchObject([{ what: 'ApplicationSet all (rendered by root)', reached: false }]);
  });
});
