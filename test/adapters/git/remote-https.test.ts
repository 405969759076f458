import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RepositoryCredential } from '../../../src/model/repository-credential.ts';
import { makeCertificate } from '../../fakes/certificates.ts';
import { fakeHttp } from '../../fakes/http.ts';
import { startLoopbackProxy } from '../../fakes/loopback-proxy.ts';
import { startLoopbackServer } from '../../fakes/loopback-server.ts';
import { filesBelow } from './remote-sandbox.ts';
import { basic, failure, inTheUrl, remotesUnderTest, SECRET } from './remotes-under-test.ts';

const { sandbox, serve, closing } = remotesUnderTest();
const { name, ids } = sandbox.serve({ base: { 'a.yaml': '1', 'b.yaml': '2' } });
const main = ids['base'] as string;

describe('a credential', () => {
  test.each<[string, Partial<RepositoryCredential>, string, string]>([
    ['user and password', { username: 'jane', password: SECRET }, '', basic('jane')],
    ['a token alone', { password: SECRET }, '', basic('x-access-token')],
    ['a token, with the organisation in the URL', { password: SECRET }, 'org', basic('org')],
    ['a bearer token', { bearerToken: SECRET }, '', `Bearer ${SECRET}`],
    ['user and password in the URL', {}, `jane:${SECRET}`, basic('jane')],
  ])('of %s opens a repository, and is nowhere else', async (_, given, login, authorization) => {
    const server = await serve({ authorizations: [authorization] });
    const url = `${login === '' ? server.origin : inTheUrl(server, login)}/${name}`;
    const cacheDirectory = sandbox.newFolder();
    const credentials = [{ url: server.origin, ...given }];
    const remotes = sandbox.remotes({ credentials, cacheDirectory });
    expect((await remotes.open(url).references()).get('HEAD')).toBe(main);
    const snapshot = await remotes.open(url).commit(main);
    const oid = snapshot?.entries.get('a.yaml')?.oid ?? '';
    expect((await snapshot?.read([oid]))?.get(oid)?.toString()).toBe('1');
    // Neither in the cache, nor in what git has written beside it
    const files = [...filesBelow(cacheDirectory), ...filesBelow(sandbox.temporaryDirectory)];
    expect(files.length).toBeGreaterThan(5);
    for (const [path, content] of files) {
      for (const secret of [SECRET, authorization.split(' ')[1] as string])
        expect([path, content.includes(secret)]).toEqual([path, false]);
    }
    await remotes.dispose();
  });

  test('that is refused is not replaced by another one of the user, and is not shown', async () => {
    const server = await serve({ authorizations: [basic('helper')] });
    const helper = `!f() { echo username=helper; echo password=${SECRET}; }; f`;
    writeFileSync(join(sandbox.folder, 'helper'), `[credential]\n\thelper = "${helper}"\n`);
    const environment = { ...sandbox.environment, GIT_CONFIG_GLOBAL: join(sandbox.folder, 'helper') };
    const credentials = [{ url: server.origin, username: 'jane', password: 'wrong-secret' }];
    const url = `${server.origin}/${name}`;
    const said = await failure(sandbox.remotes({ credentials, environment }).open(url).references());
    expect(said).toBe(
      `UndeterminedError: The repository ${url} cannot be read: the server does not accept the credential (the server answers 401).` +
        ' | Check its entry in repository-credentials: is it still valid, and may it read this repository?',
    );
    // Without one that was given, the user's own helper is asked
    const remotes = sandbox.remotes({ environment });
    expect((await remotes.open(url).references()).get('HEAD')).toBe(main);
  });

  test('of a certificate, and an authority, are those of this repository', async () => {
    const authority = makeCertificate('Test Authority', { authority: true });
    const tls = {
      ...makeCertificate('server', { hosts: ['127.0.0.1'], issuer: authority }),
      clientCa: authority.certificate,
    };
    const client = makeCertificate('client', { issuer: authority });
    const server = await serve({ tls });
    const url = `${server.origin}/${name}`;
    const own = { url: server.origin, tlsClientCert: client.certificate, tlsClientKey: client.key };
    for (const credential of [
      { ...own, ca: authority.certificate },
      { ...own, insecure: true },
    ]) {
      const cacheDirectory = sandbox.newFolder();
      const remotes = sandbox.remotes({ credentials: [credential], cacheDirectory });
      expect((await remotes.open(url).references()).get('HEAD')).toBe(main);
      expect((await remotes.open(url).commit(main))?.commit).toBe(main);
      for (const [path, content] of filesBelow(cacheDirectory))
        expect([path, content.includes('PRIVATE KEY')]).toEqual([path, false]);
    }
    expect(
      await failure(
        sandbox
          .remotes({ credentials: [own] })
          .open(url)
          .references(),
      ),
    ).toContain('authority');
    const anonymous = [{ url: server.origin, ca: authority.certificate }];
    expect(await failure(sandbox.remotes({ credentials: anonymous }).open(url).references())).toMatch(/certificate/);
  });

  test('is not sent to another host that the server redirects to', async () => {
    const other = await serve();
    const headers = { location: `${other.origin}/${name}/info/refs?service=git-upload-pack` };
    const server = closing(await startLoopbackServer({ routes: { 'GET /a.git/info/refs': { status: 302, headers } } }));
    const credentials = [{ url: server.origin, username: 'jane', password: SECRET }];
    const remotes = sandbox.remotes({ credentials });
    expect((await remotes.open(`${server.origin}/a.git`).references()).get('HEAD')).toBe(main);
    expect((await remotes.open(`${server.origin}/a.git`).commit(main))?.commit).toBe(main);
    expect(server.requests[0]?.headers['authorization']).toBe(basic('jane'));
    expect(other.requests.length).toBeGreaterThan(3);
    expect(other.requests.filter(({ headers }) => headers['authorization'] !== undefined)).toEqual([]);
  });
});

describe('git', () => {
  const advertisement = { headers: { 'content-type': 'application/x-git-upload-pack-advertisement' } };

  test('connects to the address that was permitted, and to no other', async () => {
    const server = await serve();
    const url = `http://git.example.com:${server.port}/${name}`;
    const http = fakeHttp(
      { [`GET ${url}/info/refs?service=git-upload-pack`]: advertisement },
      { addresses: { [url]: ['127.0.0.1'] } },
    );
    expect((await sandbox.remotes({ http }).open(url).references()).get('HEAD')).toBe(main);
    expect(http.lookups).toEqual([url]);
  });

  test('trusts the authorities of NODE_EXTRA_CA_CERTS, too', async () => {
    const authority = makeCertificate('Test Authority', { authority: true });
    const server = await serve({ tls: makeCertificate('server', { hosts: ['127.0.0.1'], issuer: authority }) });
    const url = `${server.origin}/${name}`;
    const http = fakeHttp({ [`GET ${url}/info/refs?service=git-upload-pack`]: advertisement });
    writeFileSync(join(sandbox.folder, 'authority.pem'), authority.certificate);
    const environment = { ...sandbox.environment, NODE_EXTRA_CA_CERTS: join(sandbox.folder, 'authority.pem') };
    expect((await sandbox.remotes({ http, environment }).open(url).references()).get('HEAD')).toBe(main);
    expect(await failure(sandbox.remotes({ http }).open(url).references())).toContain(
      'certificate of the server is not trusted',
    );
  });

  test('goes through the proxy of the credential, unless the host is excepted', async () => {
    const server = await serve();
    const proxy = closing(await startLoopbackProxy());
    const url = `${server.origin}/${name}`;
    const credential = { url: server.origin, password: SECRET, proxy: proxy.origin };
    const environment = { ...sandbox.environment, no_proxy: '*' };
    const through = sandbox.remotes({ environment, credentials: [credential] });
    expect((await through.open(url).references()).get('HEAD')).toBe(main);
    const asked = [...proxy.requests];
    // Our first request, and those of git
    expect(asked.filter((request) => request.startsWith(`GET ${url}/info/refs`))).toHaveLength(2);
    expect(asked).toContain(`POST ${url}/git-upload-pack`);
    const direct = sandbox.remotes({ environment, credentials: [{ ...credential, noProxy: '127.0.0.1' }] });
    expect((await direct.open(url).references()).get('HEAD')).toBe(main);
    expect(proxy.requests).toEqual(asked);
  });
});
