import { findUnstable } from '../../src/compare/find-unstable.ts';
import type { JsonObject, KubeObject } from '../../src/model/kube-object.ts';

function config(name: string, data: JsonObject): KubeObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'shop' }, data };
}

describe('findUnstable', () => {
  test.each<[string, KubeObject[], KubeObject[], Record<string, string[]>]>([
    ['nothing', [config('a', { x: '1' })], [config('a', { x: '1' })], {}],
    [
      'a value',
      [config('a', { x: '1', y: '2' })],
      [config('a', { x: '3', y: '2' })],
      { '/ConfigMap/shop/a': ['/data/x'] },
    ],
    [
      'a key that needs escaping',
      [config('a', { 'b/c~d': '1' })],
      [config('a', { 'b/c~d': '2' })],
      { '/ConfigMap/shop/a': ['/data/b~1c~0d'] },
    ],
    [
      'an element of a list',
      [config('a', { l: ['1', '2'] })],
      [config('a', { l: ['1', '3'] })],
      { '/ConfigMap/shop/a': ['/data/l/1'] },
    ],
    [
      'a list of another length',
      [config('a', { l: ['1'] })],
      [config('a', { l: ['1', '3'] })],
      { '/ConfigMap/shop/a': ['/data/l'] },
    ],
    ['a random name, said once', [config('a-x', {})], [config('a-y', {})], { '/ConfigMap/shop/a-x': [''] }],
    ['an object that is there only sometimes', [], [config('a', {})], { '/ConfigMap/shop/a': [''] }],
  ])('%s', (_name, one, other, expected) => {
    expect(Object.fromEntries(findUnstable(one, other))).toEqual(expected);
  });

  test('objects with generateName are told apart by their order', () => {
    const job = (value: string): KubeObject => ({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { generateName: 'j-' },
      value,
    });
    const found = findUnstable([job('1'), job('2')], [job('1'), job('3')]);
    expect([...found.values()]).toEqual([['/value']]);
  });
});
