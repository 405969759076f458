import { describe, expect, test } from '@jest/globals';
import { findVersion, newestFirst, parseVersion } from '../../../src/adapters/registry/chart-versions.ts';

describe('versions', () => {
  test.each([
    '1.2.3',
    'v1.2.3',
    '1',
    '1.2',
    '1.2.3-rc.1',
    '1.2.3-0',
    '1.2.3+build.5',
    '1.2.3-a-b.c+d-e',
    '0.0.0',
    '01.2.3',
    '99999999999999999999.0.0',
  ])('%s is one', (text) => expect(parseVersion(text)).toBeDefined());

  test.each([
    '',
    'latest',
    '1.2.3.4',
    '1.2.3-',
    '1.2.3-rc..1',
    '1.2.3-01',
    '1.2.3+',
    ' 1.2.3',
    '1.2.x',
    '^1.2.3',
    'V1.2.3',
    '1.2.3-ü',
  ])('%j is none', (text) => expect(parseVersion(text)).toBeUndefined());

  test('the newest comes first, and what is no version last', () => {
    const order = [
      '99999999999999999999.0.0',
      'v10.0.0',
      '2.0.0',
      '2.0.0-rc.11',
      '2.0.0-rc.2',
      '2.0.0-rc',
      '2.0.0-beta.x',
      '2.0.0-beta.1',
      '2.0.0-beta',
      '2.0.0-1',
      '1.10.0',
      '1.9',
      '1',
      'latest',
    ];
    expect(newestFirst([...order].reverse())).toEqual(order);
  });

  test.each<[string, string[], string | undefined]>([
    ['1.2.3', ['v1.2.3', '1.2.3'], '1.2.3'],
    ['1.2.3', ['v1.2.3'], 'v1.2.3'],
    ['v1.2.3', ['1.2.3'], '1.2.3'],
    ['1.2.3', ['1.2.3+build'], '1.2.3+build'],
    ['1.2.3', ['1.2.3-rc.1', '1.2.4'], undefined],
    ['1.2.3-rc.1', ['1.2.3-rc.1+b', '1.2.3'], '1.2.3-rc.1+b'],
    ['1.2', ['1.2.1', '1.2.10', '1.3.0', '1.2.11-rc.1'], '1.2.10'],
    ['1', ['0.9.0', '1.2.1', '1.10.0', '2.0.0'], '1.10.0'],
    ['v1.2', ['1.2.1'], '1.2.1'],
    ['1.2', ['1.2', '1.2.5'], '1.2'],
    ['latest', ['1.0.0'], undefined],
    ['latest', ['latest'], 'latest'],
  ])('%s of %j is %s', (asked, published, found) => expect(findVersion(asked, published)).toBe(found));
});
