import { check } from '../../src/commands/check.ts';
import type { Finding } from '../../src/model/report.ts';
import { application, BASE, config, run, URL, world } from './world.ts';

const APPLICATION = (name: string, source: string, more = '') =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: ${name}}\nspec:\n  project: default\n  destination: {name: in-cluster}\n  source:\n    repoURL: ${URL}\n    ${source}\n${more}`;
const SLIP = APPLICATION('web', 'path: web\n    targetrevision: main');

const shown = ({ rule, new: isNew, file, line, column, message }: Finding) =>
  `${isNew ? 'new' : 'old'} ${rule} ${file}:${line}:${column} ${message}`;

const SLIP_FOUND =
  'unknown-field web.yaml:10:5 Application web: spec.source has no field "targetrevision" in Argo CD 3.6';

describe('rules on manifests', () => {
  test('a new fault fails the change, at its line and column', async () => {
    const report = await run(BASE, { 'web.yaml': SLIP });
    expect(report.verdict).toBe('failed');
    expect(report.findings.map(shown)).toEqual([`new ${SLIP_FOUND}`]);
    expect(report.findings[0]).toMatchObject({ application: 'web', help: expect.stringContaining('targetRevision') });
  });

  test('each of many in one file has its own line', async () => {
    const many = Array.from({ length: 60 }, (_, index) => SLIP.replace('name: web', `name: web-${index}`)).join(
      '---\n',
    );
    const { findings } = await run(BASE, { 'many.yaml': many });
    const lines = findings.filter(({ rule }) => rule === 'unknown-field').map(({ line }) => line);
    expect(lines).toEqual(Array.from({ length: 60 }, (_, index) => 10 + index * SLIP.split('\n').length));
  });

  test('one that base has too does not, wherever it moved', async () => {
    const base = { ...BASE, 'web.yaml': SLIP };
    const same = await run(base, { 'cart/c.yaml': config('2') });
    expect(same.findings.map(shown)).toEqual([`old ${SLIP_FOUND}`]);
    expect(same.verdict).toBe('passed');
    const lower = await run(base, { 'web.yaml': `# a comment\n${SLIP}` });
    expect(lower.findings.map(shown)).toEqual([`old ${SLIP_FOUND.replace(':10:', ':11:')}`]);
    const { 'web.yaml': web, ...rest } = base;
    const moved = await check(world(base, { ...rest, 'apps/web.yaml': web }).context);
    expect(moved.findings.map(shown)).toEqual([`old ${SLIP_FOUND.replace('web.yaml', 'apps/web.yaml')}`]);
  });

  test('an item that moved in its list keeps its fault, a second one with the fault is new', async () => {
    const several = (...sources: string[]) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web}\nspec:\n  project: default\n  destination: {name: in-cluster}\n  sources:\n${sources.map((each) => `  - {repoURL: ${URL}, ${each}}\n`).join('')}`;
    const slip = 'path: web, Ref: x';
    const base = { ...BASE, 'web.yaml': several(slip) };
    const later = await run(base, { 'web.yaml': several('path: cart', slip) });
    expect(later.findings.filter(({ rule }) => rule === 'unknown-field').map((each) => each.new)).toEqual([false]);
    const twice = await run(base, { 'web.yaml': several('path: cart, Ref: y', slip) });
    expect(twice.findings.filter(({ rule }) => rule === 'unknown-field').map((each) => each.new)).toEqual([
      false,
      true,
    ]);
  });

  test('an item of a List, a project and a set', async () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n- apiVersion: argoproj.io/v1alpha1\n  kind: AppProject\n  metadata: {name: shop}\n  spec:\n    sourceRepo: []\n- apiVersion: argoproj.io/v1alpha1\n  kind: ApplicationSet\n  metadata: {name: all}\n  spec:\n    generators: {}\n    template: {metadata: {}, spec: {project: shop, destination: {}, source: {repoURL: u}}}\n`;
    const report = await run(BASE, { 'list.yaml': list });
    const bySchema = report.findings.filter(({ rule }) => rule === 'unknown-field' || rule === 'wrong-type');
    expect(bySchema.map(shown)).toEqual([
      'new unknown-field list.yaml:8:5 AppProject shop: spec has no field "sourceRepo" in Argo CD 3.6',
      'new wrong-type list.yaml:13:5 ApplicationSet all: spec.generators is an object, but has to be a list',
    ]);
  });

  test('what an Application renders from a file as it is, is said once, of the file', async () => {
    const root = application('root', 'apps');
    const report = await run(
      { ...BASE, 'root.yaml': root },
      { 'apps/web2.yaml': SLIP.replace('name: web', 'name: web2') },
    );
    expect(report.findings.map(shown)).toEqual([
      'new unknown-field apps/web2.yaml:10:5 Application web2: spec.source has no field "targetrevision" in Argo CD 3.6',
    ]);
  });

  test('what a template renders has its chain, and no file', async () => {
    const report = await run(
      { ...BASE, 'root.yaml': application('root', 'chart'), 'chart/Chart.yaml': 'name: chart\nversion: 1.0.0\n' },
      { 'chart/templates/app.yaml': SLIP.replace('name: web', 'name: child') },
    );
    const found = report.findings.filter(({ rule }) => rule === 'unknown-field');
    expect(found).toMatchObject([{ new: true, application: 'child' }]);
    expect(found[0]?.message).toMatch(/^Application child \(rendered by root\): spec\.source has no field/);
    expect(found[0]).not.toHaveProperty('file');
  });

  test('a patch of a kustomization is no manifest, and what it completes is not asked for what is missing', async () => {
    const report = await run(BASE, {
      'k/kustomization.yaml': 'resources: [web.yaml]\npatches: [{path: patch.yaml}]\n',
      'k/web.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: k}\nspec: {sorce: {}, source: {repoURL: u, path: p}}\n',
      'k/patch.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: k}\nspec: {foo: bar, source: {repoURL: u}}\n',
    });
    expect(report.findings.map(shown)).toEqual([
      'new unknown-field k/web.yaml:4:8 Application k: spec has no field "sorce" in Argo CD 3.6',
    ]);
    expect(report.hidden).toContainEqual({ rule: 'kustomize-patches-of-Applications', count: 1 });
  });

  test('what a rule says of an Application is not said again by rendering it', async () => {
    const report = await run(BASE, { 'web.yaml': APPLICATION('web', 'path: [web]') });
    expect(report.findings.map(({ rule }) => rule)).toEqual(['wrong-type']);
    const web = report.applications.find(({ name }) => name === 'web');
    expect(web).toMatchObject({ status: 'error', findings: [] });
    expect(report.verdict).toBe('failed');
  });

  test('another fault of an Application is still said', async () => {
    const report = await run(BASE, {
      'web.yaml': APPLICATION('web', 'path: gone', '  syncPolicy: {automated: {prune: "yes"}}\n'),
    });
    expect(report.findings.map(({ rule }) => rule)).toEqual(['wrong-type']);
    expect(report.applications.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toEqual(['render-failed']);
  });
});
