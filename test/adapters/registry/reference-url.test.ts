import { describe, expect, test } from '@jest/globals';
import { parseChallenge } from '../../../src/adapters/registry/challenge.ts';
import { isTag, parseOciUrl } from '../../../src/adapters/registry/oci-reference.ts';
import { resolveReference, sameOrigin, splitUser } from '../../../src/adapters/registry/reference-url.ts';
import { UndeterminedError } from '../../../src/errors.ts';

describe('a URL in an index', () => {
  // From pkg/repo/v1/chartrepo_test.go TestResolveReferenceURL, and more
  test.each([
    ['http://localhost:8123/', 'nginx-0.2.0.tgz', 'http://localhost:8123/nginx-0.2.0.tgz'],
    ['http://localhost:8123', 'nginx-0.2.0.tgz', 'http://localhost:8123/nginx-0.2.0.tgz'],
    ['http://localhost:8123/charts', 'nginx-0.2.0.tgz', 'http://localhost:8123/charts/nginx-0.2.0.tgz'],
    ['http://localhost:8123/charts/', 'nginx-0.2.0.tgz', 'http://localhost:8123/charts/nginx-0.2.0.tgz'],
    ['http://localhost:8123/charts/', '/nginx-0.2.0.tgz', 'http://localhost:8123/nginx-0.2.0.tgz'],
    [
      'http://localhost:8123/charts',
      'https://mirror.example.com/a/nginx.tgz?x',
      'https://mirror.example.com/a/nginx.tgz?x',
    ],
    [
      'http://localhost:8123/charts%2fwith%2fescaped%2fslash',
      'nginx-0.2.0.tgz',
      'http://localhost:8123/charts%2fwith%2fescaped%2fslash/nginx-0.2.0.tgz',
    ],
    [
      'http://localhost:8123/charts?with=queryparameter',
      'nginx-0.2.0.tgz',
      'http://localhost:8123/charts/nginx-0.2.0.tgz?with=queryparameter',
    ],
    ['https://example.com/charts?a=1', 'x.tgz?b=2', 'https://example.com/charts/x.tgz?a=1'],
    ['https://example.com/charts', '../x.tgz', 'https://example.com/x.tgz'],
    ['https://example.com/charts', '//other.example.com/x.tgz', 'https://other.example.com/x.tgz'],
    ['https://example.com/charts', 'x-1.0.0+b.tgz', 'https://example.com/charts/x-1.0.0+b.tgz'],
    ['https://example.com/charts', 'oci://example.com/x', 'oci://example.com/x'],
    ['not a url', 'x.tgz', undefined],
  ])('%s and %s are %s', (base, reference, resolved) => expect(resolveReference(base, reference)).toBe(resolved));

  test('has its user taken out', () => {
    expect(splitUser('https://me:p%40ss@example.com/charts?q')).toEqual({
      url: 'https://example.com/charts?q',
      authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}`,
    });
    expect(splitUser('https://example.com/charts')).toEqual({
      url: 'https://example.com/charts',
      authorization: undefined,
    });
  });

  test.each([
    ['https://a.example', 'https://a.example:443/x', true],
    ['https://a.example', 'http://a.example', false],
    ['https://a.example', 'https://a.example:8443', false],
    ['https://a.example', 'https://b.example', false],
    ['https://a.example', 'x', false],
  ])('%s has the origin of %s: %s', (a, b, same) => expect(sameOrigin(a, b)).toBe(same));
});

describe('the URL of an OCI repository', () => {
  test.each([
    ['oci://ghcr.io/org/app', ['ghcr.io', 'org/app', undefined]],
    ['ghcr.io/org/app/', ['ghcr.io', 'org/app', undefined]],
    ['https://ghcr.io/org/app', ['ghcr.io', 'org/app', undefined]],
    ['oci://localhost:5000/a', ['localhost:5000', 'a', undefined]],
    ['oci://[::1]:5000/a', ['[::1]:5000', 'a', undefined]],
    ['oci://ghcr.io/org/app:1.0.0_b', ['ghcr.io', 'org/app', '1.0.0_b']],
    [`oci://ghcr.io/org/app:v1@sha256:${'a'.repeat(64)}`, ['ghcr.io', 'org/app', 'v1']],
  ])('%s', (url, parts) => {
    const { host, path, tag } = parseOciUrl(url);
    expect([host, path, tag]).toEqual(parts);
  });

  test.each([
    'oci://ghcr.io',
    'oci://',
    'oci://ghcr.io/Org/app',
    'oci://ghcr.io/../x',
    'oci://ghcr.io/a/../b',
    'oci://ghcr.io/a//b',
    'oci://ghcr.io/a?b',
    'oci://ghcr.io/a#b',
    'oci://ghcr.io/a%2fb',
    'oci://ghcr.io/a\\b',
    'oci://me:secret@ghcr.io/a',
    'oci://ghcr.io:x/a',
    'oci://ghcr.io/a:',
    'oci://ghcr.io/a@sha256:1',
    'git@github.com:org/app',
  ])('is not %s', (url) => {
    expect(() => parseOciUrl(url)).toThrow(UndeterminedError);
    expect(() => parseOciUrl(url)).not.toThrow('secret');
  });

  test.each([
    ['v1', true],
    ['1.0.0_b', true],
    ['1.0.0+b', false],
    ['a/b', false],
    ['', false],
    ['.a', false],
    ['x'.repeat(129), false],
  ])('tag %s: %s', (tag, is) => expect(isTag(tag)).toBe(is));
});

describe('a challenge', () => {
  const bearer = { scheme: 'bearer', realm: 'https://auth.example.com/token', service: undefined, scopes: [] };
  test.each([
    [
      'Bearer realm="https://auth.example.com/token",service="r",scope="repository:a:pull repository:b:pull"',
      { ...bearer, service: 'r', scopes: ['repository:a:pull', 'repository:b:pull'] },
    ],
    ['bearer REALM="https://auth.example.com/token"', bearer],
    ['Bearer realm=https://auth.example.com/token, service=r', { ...bearer, service: 'r' }],
    ['Basic realm="x", Bearer realm="https://auth.example.com/token"', bearer],
    ['Bearer realm="https://auth.example.com/token", Basic realm="x, Bearer realm=y"', bearer],
    ['Bearer realm="a\\"b"', { ...bearer, realm: 'a"b' }],
    ['Basic realm="registry, Bearer realm=x"', { scheme: 'basic' }],
    ['Basic', { scheme: 'basic' }],
    ['Bearer service="r"', undefined],
    ['Negotiate', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s', (header, challenge) => expect(parseChallenge(header)).toEqual(challenge));
});
