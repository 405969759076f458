import { describe, expect, test } from '@jest/globals';
import { dangersIn, object } from './change.ts';

const image = (reference: string, name = 'web') =>
  object(
    'apps/v1',
    'Deployment',
    name,
    `spec: {template: {spec: {containers: [{name: a, image: ${JSON.stringify(reference)}}]}}}`,
  );
const said = (base: string | undefined, head: string) =>
  dangersIn(base === undefined ? undefined : { objects: base }, { objects: head }).filter(
    ({ rule }) => rule === 'image-invalid',
  );

describe('an image with a character that no image has', () => {
  test.each([
    ['a zero-width space', 'nginx\u200b:1.28', 'U+200B'],
    ['a change of direction', 'nginx:\u202e82.1', 'U+202E'],
    ['a letter of another script', 'ngin\u0445:1.28', 'U+0445'],
    ['a blank', 'nginx :1.28', 'U+0020'],
    ['a line break', 'nginx:1.28\n', 'U+000A'],
    ['one beyond the basic plane', 'nginx\u{1f680}', 'U+1F680'],
  ])('%s', (_name, reference, code) => {
    const [finding, ...others] = said(image('nginx:1.27'), image(reference));
    expect(others).toEqual([]);
    expect(finding?.severity).toBe('error');
    expect(finding?.message).toContain(`(${code}), in Deployment.apps`);
  });

  test('of a new Application, too, and once for one image', () => {
    expect(said(undefined, image('nginx\u200b') + image('nginx\u200b', 'other'))).toHaveLength(1);
  });

  test('not where base has it, nor of a kind that may mean something else', () => {
    expect(said(image('nginx\u200b'), image('nginx\u200b') + image('nginx:1.28', 'other'))).toEqual([]);
    expect(
      said(image('nginx:1.27'), object('shop.example/v1', 'Shop', 's', 'spec: {image: "Ubuntu 22.04 LTS"}')),
    ).toEqual([]);
  });
});
