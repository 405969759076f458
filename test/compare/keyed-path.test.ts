import { expect, test } from '@jest/globals';
import { differingPaths, overlap, pointerAt, valueAtPath } from '../../src/compare/keyed-path.ts';
import type { Json } from '../../src/model/kube-object.ts';

const element = (name: string, image: string): Json => ({ name, image });

test.each<[string, Json | undefined, Json | undefined, string[]]>([
  ['equal', { a: [1] }, { a: [1] }, []],
  ['a field', { a: { b: 1, c: 2 } }, { a: { b: 3, c: 2 } }, ['/a/b']],
  ['a field that is new', { a: {} }, { a: { 'b/~': 1 } }, ['/a/b~1~0']],
  ['another type', { a: [] }, { a: {} }, ['/a']],
  ['an element by its place', [1, 2], [1, 3, 4], ['/1', '/2']],
  [
    'an element by its name',
    [element('a', '1'), element('b', '1')],
    [element('x', '1'), element('b', '2')],
    ['/a', '/1/image', '/0'],
  ],
  [
    'names that are there twice',
    [element('a', '1'), element('a', '2')],
    [element('a', '1'), element('a', '3')],
    ['/1/image'],
  ],
  ['the whole', undefined, { a: 1 }, ['']],
])('%s', (_, left, right, pointers) => {
  const paths = differingPaths(left, right);
  expect(paths.map((path) => pointerAt(right, path))).toEqual(pointers);
  for (const path of paths) expect(valueAtPath(left, path)).not.toEqual(valueAtPath(right, path));
});

test('fields overlap when one holds the other', () => {
  const [image] = differingPaths([element('a', '1')], [element('a', '2')]);
  const [other] = differingPaths([element('b', '1')], [element('b', '2')]);
  if (!image || !other) throw new Error('no difference');
  expect(overlap(image, image)).toBe(true);
  expect(overlap(image, image.slice(0, 1))).toBe(true);
  expect(overlap([], image)).toBe(true);
  expect(overlap(image, other)).toBe(false);
});
