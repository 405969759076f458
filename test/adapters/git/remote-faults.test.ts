import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type LoopbackAnswer,
  type LoopbackRoute,
  type LoopbackServer,
  startLoopbackServer,
} from '../../fakes/loopback-server.ts';
import { basic, failure, inTheUrl, remotesUnderTest, SECRET } from './remotes-under-test.ts';

const { sandbox, serve, closing } = remotesUnderTest();
const { name, ids, folder } = sandbox.serve({ base: { 'a.yaml': '1', 'b.yaml': '2' } });
const main = ids['base'] as string;

async function answering(answer: LoopbackRoute): Promise<LoopbackServer> {
  return closing(await startLoopbackServer({ routes: { 'GET /a.git/info/refs': answer } }));
}

describe('a server', () => {
  const sorry = { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } };
  const page = { 'content-type': 'text/html; charset=utf-8' };

  test.each<[string, LoopbackAnswer, string]>([
    [
      'that wants credentials',
      sorry,
      'it needs credentials (the server answers 401). | Add repository-credentials for <URL>.',
    ],
    ['that denies', { status: 403 }, 'the server denies access (403). | Add repository-credentials for <URL>.'],
    [
      'without it',
      { status: 404 },
      'there is no such repository, or no access to it (404). | Check the URL. Add repository-credentials for <URL>.',
    ],
    [
      'that shows a page to sign in',
      { status: 203, headers: page, body: '<html>' },
      'it needs credentials (the server answers with a web page to sign in). | Add repository-credentials for <URL>.',
    ],
    [
      'that has enough',
      { status: 429 },
      'the server has had too many requests (429). | Run again later. Without a credential the limits are lowest: Add repository-credentials for <URL>.',
    ],
    ['that is down', { status: 503 }, 'the server answers 503. | Run again when the server works.'],
    [
      'that is none of git',
      { headers: { 'content-type': 'text/plain' }, body: 'hello' },
      'the server answers 200 with text/plain, not as git does. | Check the URL of the repository.',
    ],
  ])('%s is named', async (_, answer, words) => {
    const server = await answering(answer);
    const url = `${server.origin}/a.git`;
    const expected = `UndeterminedError: The repository <URL> cannot be read: ${words}`.replaceAll('<URL>', url);
    const remote = sandbox.remotes().open(url);
    expect(await failure(remote.references())).toBe(expected);
    expect(await failure(remote.commit('f'.repeat(40)))).toBe(expected);
  });

  test('that wants credentials, where nearly the right ones were given, is named with those', async () => {
    const server = await answering(sorry);
    const credentials = [{ url: `${server.origin}/other.git`, password: SECRET }];
    const said = await failure(sandbox.remotes({ credentials }).open(`${server.origin}/a.git`).references());
    expect(said).toContain(
      `Add repository-credentials for ${server.origin}/a.git. What is given for ${server.origin}/other does not count here: the path is another one.`,
    );
  });

  test('that shows git a page to sign in is no repository without branches', async () => {
    const server = await answering([sorry, { headers: page, body: '<html>' }]);
    expect(await failure(sandbox.remotes().open(`${server.origin}/a.git`).references())).toContain(
      'it needs credentials',
    );
  });

  test('that redirects to another one, which wants credentials, gets none there', async () => {
    const other = await serve({ authorizations: [basic('jane')] });
    const at = `${other.origin}/${name}`;
    const server = await answering({
      status: 302,
      headers: { location: `${at}/info/refs?service=git-upload-pack` },
    });
    const credentials = [{ url: server.origin, username: 'jane', password: SECRET }];
    expect(await failure(sandbox.remotes({ credentials }).open(`${server.origin}/a.git`).references())).toContain(
      `it redirects to ${at}, where its credential is not sent. | Write that URL as the repoURL.`,
    );
  });

  test('that redirects to this machine, or is there, is not reached', async () => {
    const inner = await serve();
    const server = await answering({
      status: 302,
      headers: { location: 'http://169.254.169.254/info/refs?service=git-upload-pack' },
    });
    const redirected = sandbox.remotes().open(`${server.origin}/a.git`);
    expect(await failure(redirected.references())).toMatch(/169\.254\.169\.254.* is not reached/);
    const direct = sandbox.remotes({ allowHosts: [] }).open(`${inner.origin}/${name}`);
    expect(await failure(direct.references())).toMatch(/127\.0\.0\.1.* is not reached/);
    expect(inner.requests).toEqual([]);
  });

  test('that redirects where git goes, and not where it was looked, is not followed', async () => {
    const other = await serve();
    let first = true;
    const inner = await serve();
    const server = await startLoopbackServer({
      routes: {
        [`GET /${name}/info/refs`]: () => {
          const location = `${first ? inner.origin : other.origin}/${name}/info/refs?service=git-upload-pack`;
          first = false;
          return { status: 302, headers: { location } };
        },
      },
    });
    closing(server);
    await sandbox.remotes().open(`${server.origin}/${name}`).references();
    expect(server.requests).toHaveLength(1);
    expect(other.requests).toEqual([]);
  });

  test.each([
    ['as git configures it', 'url.REAL.insteadOf', 'https://git.example.com/'],
    ['with a token in that', 'url.TOKEN.insteadOf', 'https://git.example.com/'],
  ])('of another name, %s, is the one that is asked', async (_, setting, written) => {
    const server = await serve({ authorizations: [basic('ci')] });
    const real = `${inTheUrl(server, `ci:${SECRET}`)}/`;
    const key = setting.replace('REAL', `${server.origin}/`).replace('TOKEN', real);
    const environment = {
      ...sandbox.environment,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: key,
      GIT_CONFIG_VALUE_0: written,
    };
    const credentials = [{ url: server.origin, username: 'ci', password: SECRET }];
    const remotes = sandbox.remotes({ environment, credentials: setting.includes('TOKEN') ? [] : credentials });
    expect((await remotes.open(`${written}${name}`).references()).get('HEAD')).toBe(main);
    expect((await remotes.open(`${written}${name}`).commit(main))?.commit).toBe(main);
  });

  test('whose pack ends too early is asked again', async () => {
    let cuts = 0;
    const server = await serve({ fault: () => (cuts++ === 1 ? { cut: 100 } : undefined) });
    const remote = sandbox.remotes().open(`${server.origin}/${name}`);
    await remote.references();
    expect((await remote.commit(main))?.commit).toBe(main);
    expect(cuts).toBeGreaterThan(2);
  });

  test('whose packs always end too early is named', async () => {
    const server = await serve({ fault: () => ({ cut: 100 }) });
    const remotes = sandbox.remotes();
    expect(await failure(remotes.open(`${server.origin}/${name}`).commit(main))).toMatch(
      /^UndeterminedError: The repository \S+ cannot be read: /,
    );
  });

  test('that says nothing is left', async () => {
    const server = await serve({ fault: () => ({ silence: true }) });
    const remotes = sandbox.remotes({ limits: { milliseconds: 500 } });
    const said = await failure(remotes.open(`${server.origin}/${name}`).commit(main));
    expect(said).toContain('the server takes too long (not done after');
  });

  test('that sends too much is left', async () => {
    const big = sandbox.serve({
      base: { noise: Buffer.from(Array.from({ length: 3_000_000 }, () => Math.random() * 256)) },
    });
    sandbox.git(big.folder, 'config', 'uploadpack.allowFilter', 'false');
    const server = await serve();
    const remotes = sandbox.remotes({ limits: { bytes: 100_000 } });
    const said = await failure(remotes.open(`${server.origin}/${big.name}`).commit(big.ids['base'] as string));
    expect(said).toContain('more than 100000 bytes');
  });

  test.each([
    ['that cannot leave files out', { 'uploadpack.allowFilter': 'false' }, false],
    ['that gives nothing out by its id', {}, true],
    ['that can neither', { 'uploadpack.allowFilter': 'false' }, true],
  ])('%s is read all the same', async (_, settings, old) => {
    const made = sandbox.serve({
      base: { 'a.yaml': 'old', link: { symlink: 'a.yaml' } },
      commits: { next: { 'a.yaml': 'new' } },
      defaultBranch: 'trunk',
      branches: { trunk: 'next' },
    });
    for (const [setting, value] of Object.entries(settings)) sandbox.git(made.folder, 'config', setting, value);
    const server = await serve({ old });
    const remote = sandbox.remotes().open(`${server.origin}/${made.name}`);
    for (const [commit, content] of [
      ['base', 'old'],
      ['next', 'new'],
    ] as const) {
      const snapshot = await remote.commit(made.ids[commit] as string);
      const oid = snapshot?.entries.get('a.yaml')?.oid ?? '';
      expect((await snapshot?.read([oid]))?.get(oid)?.toString()).toBe(content);
    }
    expect(await remote.commit('f'.repeat(40))).toBeUndefined();
  });
});

test('a file of a large repository is fetched when it is read, and no other', async () => {
  const server = await serve();
  const cacheDirectory = sandbox.newFolder();
  const remotes = sandbox.remotes({ cacheDirectory });
  const snapshot = await remotes.open(`${server.origin}/${name}`).commit(main);
  const posts = () => server.requests.filter(({ method }) => method === 'POST').length;
  const before = posts();
  const a = snapshot?.entries.get('a.yaml');
  expect(a?.size).toBe(0);
  await Promise.all([snapshot?.read([a?.oid ?? '']), snapshot?.read([a?.oid ?? ''])]);
  expect(a?.size).toBe(1);
  // One conversation is two: what the server can do, and the objects
  expect(posts() - before).toBeLessThanOrEqual(2);
  const objects = sandbox.git(folder, 'rev-parse', `${main}:b.yaml`);
  const offline = await sandbox
    .remotes({ cacheDirectory, offline: true })
    .open(`${server.origin}/${name}`)
    .commit(main);
  await remotes.dispose();
  expect(await failure(offline?.read([objects]) as Promise<unknown>)).toContain('b.yaml of');
});

test('a file above the limit is not read', async () => {
  const server = await serve();
  const remotes = sandbox.remotes({ maximumFileBytes: 0 });
  const snapshot = await remotes.open(`${server.origin}/${name}`).commit(main);
  const oid = snapshot?.entries.get('a.yaml')?.oid ?? '';
  expect(await failure(snapshot?.read([oid]) as Promise<unknown>)).toContain('a.yaml has 1 bytes');
});

test('a git that cannot keep credentials off the command line is not used', async () => {
  const bin = sandbox.newFolder();
  const script =
    '#!/bin/sh\ncase "$*" in *version) echo git version 2.30.2;; *get-url*) for url; do :; done; echo "$url";; esac\n';
  writeFileSync(join(bin, 'git'), script, { mode: 0o755 });
  const remotes = sandbox.remotes({ environment: { PATH: `${bin}:${process.env['PATH']}` } });
  expect(await failure(remotes.open('https://git.example.com/a').references())).toBe(
    'InputError: git version 2.30.2 is too old. | Install git 2.31 or newer.',
  );
});
