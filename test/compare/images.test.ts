import { expect, test } from '@jest/globals';
import { splitImage } from '../../src/compare/images.ts';

test.each([
  ['nginx', 'nginx', undefined, undefined],
  ['nginx:1.27', 'nginx', '1.27', undefined],
  ['registry.example.com:5000/a/b', 'registry.example.com:5000/a/b', undefined, undefined],
  ['registry.example.com:5000/a/b:v1@sha256:0a', 'registry.example.com:5000/a/b', 'v1', 'sha256:0a'],
  ['nginx@sha256:0a', 'nginx', undefined, 'sha256:0a'],
])('%s', (image, name, tag, digest) => {
  expect(splitImage(image)).toEqual({ name, tag, digest });
});

test('what is longer than any reference is a name', () => {
  const image = `${':a'.repeat(200_000)}/`;
  expect(splitImage(image)).toEqual({ name: image, tag: undefined, digest: undefined });
});
