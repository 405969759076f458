import { describe, expect, test } from '@jest/globals';
import { filesInArchive } from '../../src/text/tar-text.ts';
import { packedChart, packedTar } from '../fakes/tar-archive.ts';

const read = (packed: Buffer) =>
  Object.fromEntries([...filesInArchive(packed)].map(([path, content]) => [path, content.toString()]));

describe('files of an archive', () => {
  test('those of a chart, empty ones too', () => {
    const long = 'x'.repeat(1000);
    expect(read(packedChart('redis', { 'Chart.yaml': 'name: redis', empty: '', 'templates/long.yaml': long }))).toEqual(
      {
        'redis/Chart.yaml': 'name: redis',
        'redis/empty': '',
        'redis/templates/long.yaml': long,
      },
    );
  });

  test('names that are longer than the field, in each of the ways', () => {
    const name = `redis/${'folder/'.repeat(40)}a.yaml`;
    expect(
      read(
        packedTar([
          { path: 'x', content: 'a', extended: { path: name } },
          { path: '././@LongLink', type: 'NextFileHasLongPath', content: `${name}2\0` },
          { path: 'short', content: 'b' },
          { path: './c', content: 'c' },
        ]),
      ),
    ).toEqual({ [name]: 'a', [`${name}2`]: 'b', c: 'c' });
  });

  test('folders and links are passed over', () => {
    expect(
      read(
        packedTar([
          { path: 'a/', type: 'Directory' },
          { path: 'link', type: 'SymbolicLink', linkpath: '/etc/passwd' },
          { path: 'a/b', content: 'b' },
        ]),
      ),
    ).toEqual({ 'a/b': 'b' });
  });

  test('what is no archive, or is cut off, has what could be read', () => {
    expect(read(Buffer.from('no archive'))).toEqual({});
    expect(read(Buffer.alloc(0))).toEqual({});
    expect(read(packedChart('a', { b: 'c' }).subarray(0, 20))).toEqual({});
  });
});
