import { describe, expect, test } from '@jest/globals';
import { secretTexts, valueCauses } from '../../src/compare/value-causes.ts';
import type { Json } from '../../src/model/kube-object.ts';
import { parseYaml } from '../../src/text/yaml.ts';
import { base64, configMap, secret } from './objects.ts';

function causes(base: string, head: string, secrets: string[] | undefined = []): string[] {
  const value = (text: string): Json => parseYaml(text).documents[0]?.value ?? {};
  return valueCauses(value(base), value(head), secrets);
}

describe('values, old and new', () => {
  test.each<[string, string, string, string[]]>([
    ['a number', 'replicaCount: 2', 'replicaCount: 3', ['replicaCount 2 → 3']],
    ['in a map', 'image: {tag: "1.4"}', 'image: {tag: "1.5"}', ['image.tag 1.4 → 1.5']],
    ['text with blanks', 'motd: a', 'motd: hello world', ['motd a → "hello world"']],
    ['a number that becomes text', 'port: 80', 'port: "80"', ['port changed: 80']],
    ['a key that comes', 'a: 1', 'a: 1\nb: {c: 2, d: 3}', ['b added: {c, d}']],
    ['a key that goes', 'a: 1\nb: x', 'a: 1', ['b removed: x']],
    ['null', 'a: 1', 'a: null', ['a 1 → null']],
    ['a longer text', 'c: |\n  a\n  b', 'c: |\n  a\n  b\n  c', ['c (text of 2 lines) → (text of 3 lines)']],
    ['items of a list', 'hosts: [a, b]', 'hosts: [b, c, d]', ['hosts −a +c +d']],
    ['their order', 'hosts: [a, b]', 'hosts: [b, a]', ['hosts in another order']],
    [
      'items by name',
      'env: [{name: A, value: "1"}]',
      'env: [{name: B}, {name: A, value: "2"}]',
      ['env[A].value 1 → 2', 'env[B] added: {name}'],
    ],
    ['items by place', 'rules: [{p: 1}, {p: 2}]', 'rules: [{p: 1}, {p: 3}]', ['rules[1].p 2 → 3']],
    [
      'items that cannot be told apart',
      'rules: [{p: 1}]',
      'rules: [{p: 1}, {p: 3}]',
      ['rules (list of 1) → (list of 2)'],
    ],
    [
      'the order of named items',
      'env: [{name: A}, {name: B}]',
      'env: [{name: B}, {name: A}]',
      ['env changed: (list of 2)'],
    ],
    ['comments', 'a: 1 # one', '# two\na: 1', []],
    ['another spelling and order', 'a: 1\nb: "x"', 'b: x\na: 1', []],
  ])('%s', (_, base, head, expected) => {
    expect(causes(base, head)).toEqual(expected);
  });

  test('no more than can be read, and the rest counted', () => {
    const many = (value: number) => Array.from({ length: 205 }, (_, i) => `k${i}: ${value}`).join('\n');
    const found = causes(many(1), many(2));
    expect(found).toHaveLength(201);
    expect(found.at(-1)).toBe('5 more keys');
  });
});

describe('nothing secret is shown', () => {
  const SECRETS = secretTexts([
    [secret('s', { data: { a: base64('Zebra-Crossing-7'), pin: base64('42') } })],
    [secret('s', { stringData: { conf: 'user=root\npass=Quokka-Island-9\n' } }), configMap('c', { d: 'Public-Text' })],
  ]);

  test.each<[string, string, string]>([
    ['what is in a Secret', 'plain: Zebra-Crossing-7', 'plain: x'],
    ['what is a part of one', 'plain: x', 'plain: Quokka-Island-9'],
    ['what has one in it', 'url: x', 'url: a-Zebra-Crossing-7-b'],
    ['in a list', 'list: [x]', 'list: [Zebra-Crossing-7]'],
    ['a short one', 'plain: 1', 'plain: 42'],
    ['by its key', 'db: {password: Tamarin-1}', 'db: {password: Tamarin-2}'],
    ['below a key', 'secrets: {db: Tamarin-1}', 'secrets: {db: Tamarin-2}'],
    ['of a variable', 'env: [{name: API_TOKEN, value: Tamarin-1}]', 'env: [{name: API_TOKEN, value: Tamarin-2}]'],
    ['in a connection string', 'url: "https://me:Tamarin-1@db"', 'url: "https://me:Tamarin-2@db"'],
    [
      'of a generator of kustomize',
      'secretGenerator: [{literals: [a=Tamarin-1]}]',
      'secretGenerator: [{literals: [a=Tamarin-2]}]',
    ],
  ])('%s', (_, base, head) => {
    const text = causes(base, head, SECRETS).join('\n');
    expect(text).toMatch(/\+{8}/);
    expect(text).not.toMatch(/Zebra|Quokka|Tamarin|\b42\b/);
  });

  test('where a side is not rendered, only what is no secret', () => {
    expect(secretTexts([[], undefined])).toBeUndefined();
    const text = valueCauses(
      { own: 'Tamarin', n: 1, image: { tag: 'a' } },
      { own: 'Lemur', n: 2, image: { tag: 'b' } },
      undefined,
    );
    expect(text).toEqual(['own ++++++++ → ++++++++++++', 'n 1 → 2', 'image.tag a → b']);
  });

  test('names of Secrets and other text are shown', () => {
    expect(causes('existingSecret: a\nlevel: Public-Text', 'existingSecret: b\nlevel: Other-Text', SECRETS)).toEqual([
      'existingSecret a → b',
      'level Public-Text → Other-Text',
    ]);
  });
});
