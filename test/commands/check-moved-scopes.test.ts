import { check } from '../../src/commands/check.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { application, BASE, statuses, world } from './world.ts';

const crd = (scope: string, kind = 'Widget') =>
  `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: widgets.example.com}\nspec: {group: example.com, scope: ${scope}, names: {kind: ${kind}}}\n`;
const widget = 'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\nspec: {a: 1}\n';
const WITH_WIDGET = { ...BASE, 'web/w.yaml': widget };

async function reportOf(base: FakeFiles, head: FakeFiles) {
  return check(world({ ...WITH_WIDGET, ...base }, { ...WITH_WIDGET, ...base, ...head }).context);
}

describe('a CustomResourceDefinition whose scope changes', () => {
  test.each<[string, FakeFiles, FakeFiles]>([
    ['in a file', { 'crds/w.yaml': crd('Namespaced') }, { 'crds/w.yaml': crd('Cluster') }],
    [
      'in what another Application renders',
      { 'crds.yaml': application('crds', 'crds'), 'crds/w.yaml': crd('Namespaced') },
      { 'crds/w.yaml': crd('Cluster') },
    ],
  ])('%s reaches who has objects of the kind, and nobody else', async (_name, base, head) => {
    const report = await reportOf(base, head);
    expect(statuses(report)).toMatchObject({ web: 'changed', cart: 'unchanged' });
    const web = report.applications.find(({ name }) => name === 'web');
    expect(web?.reasons).toEqual(['the scope of example.com/Widget changed: now cluster']);
    expect(web?.changes.map(({ change, kind, namespace }) => [change, kind, namespace])).toEqual([
      ['removed', 'Widget', 'shop'],
      ['added', 'Widget', ''],
    ]);
  });

  test.each<[string, FakeFiles, FakeFiles]>([
    ['another field of it changes', { 'w.yaml': crd('Cluster') }, { 'w.yaml': `${crd('Cluster')}# more\n` }],
    ['it is moved to another file', { 'w.yaml': crd('Cluster') }, { 'w.yaml': '', 'x.yaml': crd('Cluster') }],
    ['it is new', {}, { 'w.yaml': crd('Namespaced') }],
    ['it is another kind', { 'w.yaml': crd('Cluster', 'Gadget') }, { 'w.yaml': crd('Namespaced', 'Gadget') }],
  ])('reaches nobody where %s', async (_name, base, head) => {
    expect(statuses(await reportOf(base, head))).toEqual({ web: 'unchanged', cart: 'unchanged' });
  });

  test('makes unknown what cannot be rendered', async () => {
    const broken = { 'web/b.yaml': 'fail: true\n', 'w.yaml': crd('Namespaced') };
    expect(await reportOf(broken, { 'w.yaml': crd('Cluster') })).toMatchObject({ verdict: 'unknown' });
  });
});
