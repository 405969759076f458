import type { LookupAddress } from 'node:dns';
import { httpUnderTest, outcome } from './http-under-test.ts';

const { serve, open, waits } = httpUnderTest();

/** A resolver that knows some names; each look-up of a name takes the next of its answers, and the last one stays. */
function names(known: Record<string, string[][]>): (host: string) => Promise<LookupAddress[]> {
  return async (host) => {
    const answers = known[host] ?? [];
    const addresses = (answers.length > 1 ? answers.shift() : answers[0]) ?? [];
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
}

describe('an address that is refused', () => {
  test.each([
    ['http://127.0.0.1/x', '127.0.0.1 is not reached: it is this machine (loopback)', '127.0.0.1'],
    ['http://0x7f.1/x', '127.0.0.1 is not reached: it is this machine (loopback)', '127.0.0.1'],
    ['http://2130706433/x', '127.0.0.1 is not reached', '127.0.0.1'],
    ['http://0/x', '0.0.0.0 is not reached: it is this machine (unspecified)', '0.0.0.0'],
    ['https://[::1]:8443/x', '::1 is not reached: it is this machine (loopback)', '[::1]'],
    ['http://[::ffff:169.254.169.254]/x', 'it is a cloud metadata service, as 169.254.169.254', '[::ffff:a9fe:a9fe]'],
    ['http://169.254.169.254/latest?token=hunter2', 'it is a cloud metadata service', '169.254.169.254'],
    ['http://localhost/x', 'localhost is not reached: it is this machine (loopback)', 'localhost'],
    ['http://LOCALHOST./x', 'localhost is not reached', 'localhost'],
    ['http://metadata.google.internal/x', 'it is a cloud metadata service', 'metadata.google.internal'],
  ])('%s', async (url, words, host) => {
    const { error } = await outcome(open({ allowHosts: [] }), { url });
    expect(error).toContain(words);
    expect(error).toContain(` | Add allow-hosts: ${host} if you trust it.`);
    expect(error).not.toContain('hunter2');
    expect(waits).toEqual([]);
  });

  test.each([['169.254.169.254'], ['::ffff:127.0.0.1'], ['127.0.0.1']])('behind a name: %s', async (address) => {
    const http = open({ allowHosts: [], resolve: names({ 'charts.example': [[address]] }) });
    const { error } = await outcome(http, { url: 'http://charts.example/' });
    expect(error).toContain(`charts.example is not reached: it has the address ${address}, which is `);
    expect(error).toContain('Add allow-hosts: charts.example if you trust it.');
    expect(waits).toEqual([]);
  });

  test('among others of the name', async () => {
    const http = open({ allowHosts: [], resolve: names({ 'charts.example': [['10.0.0.1', '169.254.169.254']] }) });
    expect((await outcome(http, { url: 'http://charts.example/' })).error).toContain('169.254.169.254');
  });

  test('is found when the name server says another address the second time', async () => {
    const server = await serve({ 'GET /': { status: 200, headers: { connection: 'close' } } });
    const resolve = names({ 'charts.example': [['10.0.0.1'], ['127.0.0.1']] });
    const http = open({ allowHosts: [], resolve });
    expect(await http.permittedAddresses(`http://charts.example:${server.port}/`)).toEqual(['10.0.0.1']);
    const { error } = await outcome(http, { url: `http://charts.example:${server.port}/` });
    expect(error).toContain('it has the address 127.0.0.1');
    expect(server.requests).toHaveLength(0);
  });

  test.each(['http://169.254.169.254/latest/meta-data', 'http://[fd00:ec2::254]/', '//localhost/'])(
    'is where a redirect leads: %s',
    async (location) => {
      const server = await serve({ 'GET /a': { status: 302, headers: { location } } });
      const { error } = await outcome(open(), { url: `${server.origin}/a` });
      expect(error).toContain(`GET ${server.origin}/a (redirected to http:`);
      expect(error).toContain('is not reached');
      expect(server.requests).toHaveLength(1);
    },
  );
});

describe('allow-hosts', () => {
  test('a port is allowed, and a redirect to another is not', async () => {
    const other = await serve({ 'GET /secret': { body: 'secret' } });
    const server = await serve({ 'GET /a': { status: 302, headers: { location: `${other.origin}/secret` } } });
    const http = open({ allowHosts: [`127.0.0.1:${server.port}`] });
    const { error } = await outcome(http, { url: `${server.origin}/a` });
    expect(error).toContain('127.0.0.1 is not reached');
    expect([server.requests.length, other.requests.length]).toEqual([1, 0]);
  });

  test.each([['charts.example'], ['*.example']])(
    '%s lifts the rule for the addresses behind the name',
    async (entry) => {
      const server = await serve({ 'GET /a': { body: 'ok' } });
      const http = open({ allowHosts: [entry], resolve: names({ 'charts.example': [['127.0.0.1']] }) });
      const { response } = await outcome(http, { url: `http://charts.example:${server.port}/a` });
      expect(response?.body.toString()).toBe('ok');
      expect(server.requests[0]?.headers['host']).toBe(`charts.example:${server.port}`);
    },
  );

  test('an address is allowed as it is written, not behind any name', async () => {
    const server = await serve({ 'GET /a': { body: 'ok' } });
    const http = open({ resolve: names({ 'charts.example': [['127.0.0.1']] }) });
    const { error } = await outcome(http, { url: `http://charts.example:${server.port}/a` });
    expect(error).toContain('Add allow-hosts: charts.example');
  });

  test('localhost, with the real resolver', async () => {
    const server = await serve({ 'GET /a': { body: 'ok' } });
    const http = open({ allowHosts: ['localhost'] });
    const { response } = await outcome(http, { url: `http://localhost:${server.port}/a` });
    expect(response?.body.toString()).toBe('ok');
  });
});

describe('permittedAddresses', () => {
  const resolve = names({
    'git.example': [['192.168.1.5', 'fd12::5']],
    'bad.example': [['169.254.169.254']],
  });

  test.each([
    ['https://git.example/a', ['192.168.1.5', 'fd12::5']],
    ['ssh://git@git.example:2222/a', ['192.168.1.5', 'fd12::5']],
    ['git@git.example:a/b.git', ['192.168.1.5', 'fd12::5']],
    ['git@GIT.example.:a/b.git', ['192.168.1.5', 'fd12::5']],
    ['https://10.0.0.1/a', ['10.0.0.1']],
    ['ssh://git@167772161/a', ['10.0.0.1']],
    ['git@[fd12::6]:a/b.git', ['fd12::6']],
  ])('of %s are %j', async (url, addresses) => {
    expect(await open({ resolve }).permittedAddresses(url)).toEqual(addresses);
  });

  test.each([
    ['https://bad.example/a', 'it has the address 169.254.169.254'],
    ['git@bad.example:a', 'it has the address 169.254.169.254'],
    ['git@localhost:a', 'localhost is not reached'],
    ['ssh://git@l%6fcalhost/a', 'localhost is not reached'],
    ['ssh://git@2852039166/a', '169.254.169.254 is not reached'],
    ['git@nobody.example:a', 'nobody.example: no such host (ENOTFOUND)'],
    ['https://user:hunter2@nobody.example/a', 'nobody.example: no such host (ENOTFOUND)'],
    ['ext::sh -c id', 'names no host'],
    ['https://user:hunter2@/a', 'names no host'],
  ])('of %s are none: %s', async (url, words) => {
    const asked = open({ resolve, allowHosts: [] }).permittedAddresses(url);
    await expect(asked).rejects.toThrow(words);
    await expect(asked).rejects.not.toThrow('hunter2');
  });

  test('are not waited for without end', async () => {
    const http = open({ resolve: () => new Promise(() => {}), limits: { connect: 20 } });
    await expect(http.permittedAddresses('git@git.example:a')).rejects.toThrow(
      'git.example: the name server does not answer',
    );
  });

  test('allow-hosts counts, with the port of the scheme', async () => {
    const http = open({ resolve, allowHosts: ['bad.example:22'] });
    expect(await http.permittedAddresses('git@bad.example:a')).toEqual(['169.254.169.254']);
    await expect(http.permittedAddresses('https://bad.example/a')).rejects.toThrow('169.254.169.254');
  });

  test('behind a proxy are none, but what is written as an address is still checked', async () => {
    const http = open({ resolve, environment: { HTTPS_PROXY: 'http://p:3128', NO_PROXY: 'git.example' } });
    expect(await http.permittedAddresses('https://bad.example/a')).toEqual([]);
    expect(await http.permittedAddresses('https://git.example/a')).not.toEqual([]);
    await expect(http.permittedAddresses('https://169.254.169.254/a')).rejects.toThrow('cloud metadata');
    await expect(http.permittedAddresses('git@bad.example:a')).rejects.toThrow('169.254.169.254');
  });
});

test('offline, nothing is sent and nothing is looked up', async () => {
  const server = await serve({ 'GET /a': {} });
  const resolve = async () => {
    throw new Error('looked up');
  };
  const http = open({ offline: true, resolve });
  const { error } = await outcome(http, { url: `${server.origin}/a` });
  expect(error).toContain('offline: nothing is fetched');
  await expect(http.permittedAddresses('git@git.example:a')).rejects.toThrow('offline: nothing is fetched');
  expect([server.requests.length, waits.length]).toEqual([0, 0]);
});
