import { type Hop, redirected } from '../../../src/adapters/system/redirects.ts';
import { HttpFailure, type HttpRequest } from '../../../src/ports/http.ts';

const REQUEST: HttpRequest = {
  url: 'https://a.example/1',
  maximumBytes: 1,
  authorization: 'Bearer t',
  headers: { Accept: 'x', Cookie: 'c', Authorization: 'Basic b' },
  tls: { ca: 'ca', certificate: 'cert', key: 'key', insecure: true },
};

function hop(url = REQUEST.url, request = REQUEST): Hop {
  return { url: new URL(url), request, before: [] };
}

describe('redirected', () => {
  test.each([301, 302, 303, 307, 308])('%d is followed', (status) => {
    expect(redirected(hop(), status, '/2?q=1#top')?.url.href).toBe('https://a.example/2?q=1');
  });

  test.each([
    [200, '/2'],
    [300, '/2'],
    [304, '/2'],
    [302, undefined],
  ])('%d with location %s is an answer', (status, location) => {
    expect(redirected(hop(), status, location)).toBeUndefined();
  });

  test('POST is an answer', () => {
    expect(redirected(hop(REQUEST.url, { ...REQUEST, method: 'POST' }), 307, '/2')).toBeUndefined();
  });

  test('the same origin gets everything', () => {
    expect(redirected(hop(), 302, '/2')?.request).toBe(REQUEST);
  });

  test.each(['https://b.example/', 'https://a.example:8443/', '//b.example/'])(
    '%s is another origin, and gets no credential and no client certificate',
    (location) => {
      expect(redirected(hop(), 302, location)?.request).toEqual({
        url: REQUEST.url,
        maximumBytes: 1,
        headers: { Accept: 'x' },
        tls: { ca: 'ca', insecure: true },
      });
    },
  );

  test('nor does the first origin, when a stranger leads back to it', () => {
    const there = redirected(hop(), 302, 'https://b.example/') as Hop;
    const back = redirected(there, 302, 'https://a.example/2');
    expect(back?.url.href).toBe('https://a.example/2');
    expect(back?.request.authorization).toBeUndefined();
    expect(back?.request.tls?.key).toBeUndefined();
  });

  test('user and password of a location are not sent', () => {
    expect(redirected(hop(), 302, 'https://u:p@b.example/x')?.url.href).toBe('https://b.example/x');
  });

  test('http:// may lead to https://', () => {
    expect(redirected(hop('http://a.example/'), 301, 'https://a.example/')?.url.href).toBe('https://a.example/');
  });

  test.each([
    ['http://a.example/2?token=hunter2', 'from https:// to http://a.example/2, '],
    ['ftp://a.example/', 'ftp:'],
    ['https://[', 'no URL'],
    ['/1', 'in a circle: https://a.example/1 → https://a.example/1'],
  ])('%s is a failure', (location, words) => {
    const follow = () => redirected(hop(), 302, location);
    expect(follow).toThrow(HttpFailure);
    expect(follow).toThrow(words);
    expect(follow).not.toThrow('hunter2');
  });

  test('five are followed, and not six', () => {
    let at = hop();
    for (const path of ['/2', '/3', '/4', '/5', '/6']) at = redirected(at, 302, path) as Hop;
    expect(at.url.pathname).toBe('/6');
    expect(() => redirected(at, 302, '/7')).toThrow('more than 5 times');
  });
});
