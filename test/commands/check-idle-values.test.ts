import { describe, expect, test } from '@jest/globals';
import { check } from '../../src/commands/check.ts';
import { isJsonObject, type JsonObject } from '../../src/model/kube-object.ts';
import type { RenderRequest } from '../../src/ports/renderer.ts';
import { leftOut } from '../../src/report/phrases.ts';
import { parseYaml } from '../../src/text/yaml.ts';
import { fakeRenderer } from '../fakes/renderer.ts';
import type { FakeFiles } from '../fakes/repository.ts';
import { application, URL, world } from './world.ts';

/** Renders one ConfigMap: `used` and `deep.used` of the values, the first of `one` and `other` that is there, and its template. */
function valuesRenderer() {
  return fakeRenderer({
    'helm.template': (request) => {
      const values = mergedValues(request);
      if (values['fail'] === true) throw new Error('it fails');
      const deep = isJsonObject(values['deep']) ? values['deep']['used'] : null;
      const template = textOf(request, 'web/templates/c.yaml');
      const data = { used: values['used'] ?? null, deep, either: values['one'] ?? values['other'] ?? null, template };
      return { output: JSON.stringify([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data }]) };
    },
  });
}

function textOf({ files }: RenderRequest, path: string): string {
  return String(Buffer.from(files.find((file) => file.path === path)?.content ?? ''));
}

function mergedValues(request: RenderRequest): JsonObject {
  const passed = (request.arguments['values'] as { path?: string; content?: string }[]).map(({ path, content }) =>
    parsed(content ?? textOf(request, path ?? '')),
  );
  return Object.assign({}, parsed(textOf(request, 'web/values.yaml')), ...passed);
}

function parsed(text: string): JsonObject {
  const value = parseYaml(text).documents[0]?.value;
  return isJsonObject(value) ? value : {};
}

const FILE = 'env/values.yaml';
const given = (helm: string) =>
  application('web', 'web').replace(/\{repoURL.*\}/, `{repoURL: ${URL}, path: web, helm: {${helm}}}`);
const BASE = {
  'web.yaml': given('valueFiles: [/env/values.yaml]'),
  'web/Chart.yaml': 'name: web\nversion: 1.0.0\n',
  'web/templates/c.yaml': 'one',
};

async function causes(base: FakeFiles, head: FakeFiles): Promise<[string[] | undefined, number, string[]]> {
  const { context } = world({ ...BASE, ...base }, { ...BASE, ...base, ...head });
  const renderer = valuesRenderer();
  const { applications, hidden } = await check({ ...context, renderer });
  const renders = renderer.requests.filter(({ operation }) => operation === 'helm.template').length;
  return [applications[0]?.causes, renders, hidden.map(leftOut)];
}

const idle = (cause: string) => `${cause} changes nothing that is rendered`;

describe('a changed value of which nothing is rendered, where other things change', () => {
  test.each<[string, FakeFiles, FakeFiles, string[]]>([
    [
      'of a value file',
      { [FILE]: 'used: 1\nunused: 1\n' },
      { [FILE]: 'used: 2\nunused: 2\n' },
      [`${FILE}: used 1 → 2`, idle(`${FILE}: unused 1 → 2`)],
    ],
    [
      'added, removed, and within a map',
      { [FILE]: 'used: 1\ngone: 1\ndeep: {used: 1, unused: 1}\n' },
      { [FILE]: 'used: 2\nfresh: 1\ndeep: {used: 2, unused: 2}\n' },
      [
        `${FILE}: used 1 → 2`,
        idle(`${FILE}: gone removed: 1`),
        `${FILE}: deep.used 1 → 2`,
        idle(`${FILE}: deep.unused 1 → 2`),
        idle(`${FILE}: fresh added: 1`),
      ],
    ],
    [
      'of the chart itself',
      { 'web.yaml': application('web', 'web'), 'web/values.yaml': 'used: 1\nunused: 1\n' },
      { 'web/values.yaml': 'used: 2\nunused: 2\n' },
      ['web/values.yaml: used 1 → 2', idle('web/values.yaml: unused 1 → 2')],
    ],
    [
      'in the Application',
      { 'web.yaml': given('valuesObject: {used: 1, unused: 1}') },
      { 'web.yaml': given('valuesObject: {used: 2, unused: 2}') },
      ['inline values: used 1 → 2', idle('inline values: unused 1 → 2')],
    ],
    [
      'beside a template',
      { [FILE]: 'unused: 1\n' },
      { [FILE]: 'unused: 2\n', 'web/templates/c.yaml': 'two' },
      [idle(`${FILE}: unused 1 → 2`)],
    ],
    [
      'of which a list holds several',
      { [FILE]: 'used: 1\nlist: [{name: a, x: 1}]\n' },
      { [FILE]: 'used: 2\nlist: [{name: a, x: 2}]\n' },
      [`${FILE}: used 1 → 2`, idle(`${FILE}: list[a].x 1 → 2`)],
    ],
  ])('%s', async (_, base, head, expected) => {
    expect((await causes(base, head))[0]).toEqual(expected);
  });

  test('one that stands in for another has an effect', async () => {
    const head = { [FILE]: 'used: 2\none: x\nother: x\n' };
    expect((await causes({ [FILE]: 'used: 1\n' }, head))[0]).toEqual([
      `${FILE}: used 1 → 2`,
      `${FILE}: one added: x`,
      `${FILE}: other added: x`,
    ]);
  });

  test('one without which it cannot be rendered has an effect', async () => {
    const [found] = await causes({ [FILE]: 'used: 1\nfail: true\n' }, { [FILE]: 'used: 2\nfail: false\n' });
    expect(found).not.toContain(idle(`${FILE}: fail true → false`));
  });
});

describe('what it costs', () => {
  test('nothing where one value is all that changes, or nothing is rendered of any', async () => {
    expect((await causes({ [FILE]: 'used: 1\n' }, { [FILE]: 'used: 2\n' }))[1]).toBe(2);
    expect((await causes({ [FILE]: 'a: 1\nb: 1\n' }, { [FILE]: 'a: 2\nb: 2\n' }))[1]).toBe(2);
  });

  test('one render for each value, and one for those without effect together', async () => {
    expect((await causes({ [FILE]: 'used: 1\na: 1\nb: 1\n' }, { [FILE]: 'used: 2\na: 2\nb: 2\n' }))[1]).toBe(2 + 3 + 1);
  });

  test('nothing with too many values', async () => {
    const many = (value: number) => `used: ${value}\n${[...'abcdef'].map((key) => `${key}: ${value}\n`).join('')}`;
    const [, renders, said] = await causes({ [FILE]: many(1) }, { [FILE]: many(2) });
    expect(renders).toBe(2);
    expect(said).toEqual(['whether each of 7 changed values has an effect (too many to try)']);
  });

  test('nothing with too many Applications', async () => {
    const more = Object.fromEntries(
      [...'abcdefghij'].map((name) => [
        `${name}.yaml`,
        given('valueFiles: [/env/values.yaml]').replace('name: web', `name: ${name}`),
      ]),
    );
    const [, renders, said] = await causes({ [FILE]: 'used: 1\na: 1\n', ...more }, { [FILE]: 'used: 2\na: 2\n' });
    expect(renders).toBe(22);
    expect(said).toEqual(['whether each of 22 changed values has an effect (too many to try)']);
  });
});
