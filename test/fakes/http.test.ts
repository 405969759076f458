import { HttpFailure } from '../../src/ports/http.ts';
import { httpContract } from '../contracts/http.ts';
import { fakeHttp } from './http.ts';

describe('the contract', () => {
  const origin = 'https://charts.example';
  httpContract({
    nobody: 'https://nobody.example/',
    make: async (routes) => {
      const seen: string[] = [];
      const answers = Object.entries(routes).flatMap(([route, answer]) => {
        const [method, path] = route.split(' ') as [string, string];
        const recorded = (request: { url: string; authorization?: string }) => {
          seen.push(`${method} ${request.url.slice(origin.length)} ${request.authorization ?? ''}`);
          return answer;
        };
        return ['', '?x=1'].map((query) => [`${method} ${origin}${path}${query}`, recorded]);
      });
      return { http: fakeHttp(Object.fromEntries(answers)), origin, seen: () => seen };
    },
  });
});

describe('fakeHttp', () => {
  const url = 'https://charts.example/a';

  test('answers of a list come one after another, and the last one stays', async () => {
    const http = fakeHttp({ [`GET ${url}`]: [{ status: 500 }, new HttpFailure('reset'), { body: 'c' }] });
    const send = () => http.send({ url, maximumBytes: 9 });
    expect((await send()).status).toBe(500);
    await expect(send()).rejects.toThrow('reset');
    expect((await send()).body.toString()).toBe('c');
    expect((await send()).body.toString()).toBe('c');
    expect(http.requests.map((request) => request.url)).toEqual([url, url, url, url]);
  });

  test('an address is refused when the test says so', async () => {
    const http = fakeHttp(
      {},
      { addresses: { 'ssh://git@a/b': new HttpFailure('link-local'), 'ssh://git@c/d': ['10.0.0.1'] } },
    );
    await expect(http.permittedAddresses('ssh://git@a/b')).rejects.toThrow('link-local');
    expect(await http.permittedAddresses('ssh://git@c/d')).toEqual(['10.0.0.1']);
    expect(http.lookups).toEqual(['ssh://git@a/b', 'ssh://git@c/d']);
  });
});
