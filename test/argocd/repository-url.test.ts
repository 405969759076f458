import fc from 'fast-check';
import { normalizeGitUrl, repositoryKey, sameRepository } from '../../src/argocd/repository-url.ts';

describe('normalizeGitUrl', () => {
  // Each right side is what Argo CD's util/git NormalizeGitURL gives, built with Go 1.27
  test.each([
    ['git@GITHUB.com:argoproj/Test.git', 'git@github.com/argoproj/test'],
    ['ssh://git@github.com/argoproj/test', 'git@github.com/argoproj/test'],
    ['\thttps://github.com/argoproj/test.git\n', 'https://github.com/argoproj/test'],
    ['https://github.com:4443/TEST.git', 'https://github.com:4443/test'],
    ['https://github.com/argoproj/test/', 'https://github.com/argoproj/test/'],
    ['https://github.com/argoproj/test.git/', 'https://github.com/argoproj/test.git/'],
    ['https://user:pw@host/x', 'https://user:pw@host/x'],
    ['john@doe.org@host:29418/project', 'john%40doe.org@host/29418/project'],
    ['ssh://git@github.com:argoproj/test', ''],
    ['github.com:argoproj/test', 'github.com:argoproj/test'],
    ['1host:argoproj/test', ''],
    ['https://host/a b/%41', 'https://host/a%20b/A'],
    ['https://host/a%20b', 'https://host/a%20b'],
    ['https://host/a%2', ''],
    ['https://host/é', 'https://host/%C3%A9'],
    ['*', '*'],
    ['**', '**'],
    ['https://github.com/*', 'https://github.com/*'],
    ['https://*.example.com/[ab]*', 'https://*.example.com/[ab]*'],
    ['https://github.com/{a,b}/*', 'https://github.com/%7Ba,b%7D/%2A'],
    ['https://{a,b}.com/x', ''],
    ['!https://github.com/*', ''],
    ['https://host/x?q=1#F', 'https://host/x?q=1#f'],
    ['https://[::1]:8443/x', 'https://[::1]:8443/x'],
    ['https://[ab]/x', ''],
    ['file:///srv/Git', 'file:///srv/git'],
    ['/srv/git', '/srv/git'],
    ['a\u0007b', ''],
    ['', ''],
  ])('%s is %s', (url, normal) => {
    expect(normalizeGitUrl(url)).toBe(normal);
  });
});

const ONE_REPOSITORY: Record<string, string[]> = {
  GitHub: [
    'https://github.com/acme/shop',
    'http://github.com/acme/shop.git',
    'https://GitHub.com/Acme/Shop/',
    ' https://github.com/acme/shop.git/ ',
    'https://github.com:443/acme/shop',
    'https://x-access-token:ghs_secret@github.com/acme/shop',
    'https://ghp_secret@github.com/acme/shop.git',
    'https://www.github.com/acme/shop',
    'git@github.com:acme/shop.git',
    'github.com:acme/shop',
    'git@github.com:/acme/shop',
    'ssh://git@github.com/acme/shop.git',
    'ssh://git@github.com:22/acme/shop',
    'ssh://git@ssh.github.com:443/acme/shop.git',
    'git+ssh://git@github.com/acme/shop',
    'git://github.com/acme/shop.git',
    'https://github.com/acme/%73hop',
  ],
  'GitLab, in a subgroup': [
    'https://gitlab.com/acme/platform/apps/shop.git',
    'git@gitlab.com:acme/platform/apps/shop.git',
    'ssh://git@altssh.gitlab.com:443/acme/platform/apps/shop',
  ],
  Bitbucket: ['https://joe@bitbucket.org/acme/shop.git', 'git@bitbucket.org:acme/shop.git'],
  'another port': ['https://git.corp:8443/acme/shop', 'http://joe:pw@GIT.corp:8443/acme/shop.git'],
  IPv6: ['ssh://git@[::1]/acme/shop', 'git@[::1]:acme/shop.git'],
  'Azure DevOps': [
    'https://dev.azure.com/acme/My%20Project/_git/My%20Repo',
    'https://dev.azure.com/acme/My Project/_git/My Repo',
    'https://acme@dev.azure.com/acme/My%20Project/_git/My%20Repo',
    'https://acme:pat@dev.azure.com/acme/my%20project/_git/my%20repo/',
    'https://dev.azure.com/acme/My%20Project/_git/_full/My%20Repo',
    'https://dev.azure.com/acme/My%20Project/_git/_optimized/My%20Repo',
    'git@ssh.dev.azure.com:v3/acme/My%20Project/My%20Repo',
    'git@ssh.dev.azure.com:v3/acme/My%20Project/_full/My%20Repo',
    'ssh://git@ssh.dev.azure.com/v3/acme/My%20Project/My%20Repo',
    'ssh://git@ssh.dev.azure.com:22/v3/acme/My%20Project/My%20Repo',
    'https://acme.visualstudio.com/My%20Project/_git/My%20Repo',
    'https://acme.visualstudio.com/DefaultCollection/My%20Project/_git/My%20Repo',
    'acme@vs-ssh.visualstudio.com:v3/acme/My%20Project/My%20Repo',
    'ssh://acme@vs-ssh.visualstudio.com:22/My%20Project/_ssh/My%20Repo',
    'ssh://acme@vs-ssh.visualstudio.com/DefaultCollection/My%20Project/_ssh/My%20Repo',
  ],
  'Azure DevOps, the project that has its name': [
    'https://dev.azure.com/acme/_git/shop',
    'https://dev.azure.com/acme/shop/_git/shop',
    'git@ssh.dev.azure.com:v3/acme/shop/shop',
    'https://acme.visualstudio.com/_git/shop',
    'https://acme.visualstudio.com/DefaultCollection/_git/shop',
  ],
  'Azure DevOps, all of one name': [
    'https://dev.azure.com/shop/_git/shop',
    'https://dev.azure.com/shop/shop/_git/shop',
  ],
  'Azure DevOps Server': [
    'https://tfs.corp/tfs/Main/Shop/_git/Web',
    'ssh://tfs.corp:22/tfs/main/shop/_git/web',
    'https://joe:pat@tfs.corp/tfs/Main/Shop/_git/_full/Web',
  ],
  'Azure DevOps Server, the project that has its name': [
    'https://tfs.corp/tfs/Main/_git/Shop',
    'https://tfs.corp/tfs/Main/Shop/_git/Shop',
  ],
  'a folder': ['/srv/git/shop.git', 'file:///srv/git/shop.git', 'file://localhost/srv/git/shop.git/'],
  'a folder with a space': ['/srv/my git/shop', 'file:///srv/my%20git/shop'],
};

const DIFFERENT = [
  'https://github.com/acme/shop2',
  'https://github.com/acme2/shop',
  'https://github.com/acme',
  'https://github.com/acme/shop/x',
  'https://github.com/acme%2Fshop',
  'https://github.com/acme/shop.git.git',
  'https://github.com.evil.org/acme/shop',
  'https://evil.org/github.com/acme/shop',
  'https://github.com@evil.org/acme/shop',
  'https://github.com:8443/acme/shop',
  'ssh://git@github.com:2222/acme/shop',
  'https://gitlab.com/acme/shop',
  'https://gitlab.com/acme/apps/shop',
  'https://git.corp:8444/acme/shop',
  'https://git.corp/acme/shop',
  'git@host:~/shop',
  'joe@host:~/shop',
  'https://dev.azure.com/acme/other/_git/shop',
  'https://dev.azure.com/other/shop/_git/shop',
  'https://dev.azure.com/acme/My-Project/_git/My%20Repo',
  'https://dev.azure.com/acme/My%20Project/_git/Other',
  'https://tfs.corp/tfs/Other/Shop/_git/Web',
  'https://tfs.corp/tfs/Main/Shop/_git/Shop2',
  'https://tfs.corp/Main/Shop/_git/Web',
  '/srv/git/shop',
  '/srv/git/Shop.git',
  'C:\\git\\shop',
];

describe('sameRepository', () => {
  test.each(Object.entries(ONE_REPOSITORY))('%s: all spellings are one', (_, urls) => {
    expect(urls.filter((url) => !sameRepository(urls[0] as string, url))).toEqual([]);
    expect(new Set(urls.map(repositoryKey))).toEqual(new Set([repositoryKey(urls[0] as string)]));
    expect(repositoryKey(urls[0] as string)).toBeDefined();
  });

  test('no two repositories are one', () => {
    const all = [...Object.values(ONE_REPOSITORY).map(([url]) => url as string), ...DIFFERENT];
    const pairs = all.flatMap((a, index) => all.slice(index + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => sameRepository(a, b))).toEqual([]);
  });

  test.each([
    '',
    'shop',
    './shop',
    '../shop',
    'https://github.com',
    'https://github.com/',
    'https://github.com/.git',
    'https://github.com/acme/../shop',
    'https://host:port/acme/shop',
    'https://github.com/acme/shop?ref=main',
    'oci://ghcr.io/acme/charts',
    'ext::sh -c touch% /tmp/x',
    'fd::17/foo',
    '--upload-pack=touch /tmp/x',
    '-oProxyCommand=x:y',
    'ssh://-oProxyCommand=x/y',
    'https://dev.azure.com/acme/shop',
    'https://dev.azure.com/acme/shop/_git',
  ])('%s is no repository, and the same as itself only', (url) => {
    expect(repositoryKey(url)).toBeUndefined();
    expect(sameRepository(url, ` ${url} `)).toBe(true);
    expect(sameRepository(url, 'https://github.com/acme/shop')).toBe(false);
  });

  const name = fc.stringMatching(/^[a-z0-9][a-z0-9_ %#?+&=~é-]{0,8}$/).filter((text) => !text.endsWith(' '));
  const host = fc.constantFrom('github.com', 'gitlab.com', 'git.corp', 'tfs.corp', 'bitbucket.org');
  const place = fc.record({ host, names: fc.array(name, { minLength: 1, maxLength: 4 }) });
  const identity = (at: { host: string; names: string[] }) => JSON.stringify([at.host, ...at.names]);
  const https = (at: { host: string; names: string[] }) =>
    `https://${at.host}/${at.names.map(encodeURIComponent).join('/')}`;

  test('URLs are equal exactly when host and names are', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(sameRepository(https(a), https(b))).toBe(identity(a) === identity(b));
      }),
    );
  });

  test('spelling does not matter', () => {
    const spelling = fc.record({
      scheme: fc.constantFrom('https', 'http', 'ssh', 'git+ssh'),
      user: fc.constantFrom('', 'git@', 'joe:p%40ss@', 'token@'),
      suffix: fc.constantFrom('', '/', '.git', '.git/'),
      upper: fc.boolean(),
    });
    fc.assert(
      fc.property(place, spelling, (at, { scheme, user, suffix, upper }) => {
        const path = at.names.map((part) => encodeURIComponent(upper ? part.toUpperCase() : part)).join('/');
        const url = `${scheme}://${user}${upper ? at.host.toUpperCase() : at.host}/${path}${suffix}`;
        expect([url, sameRepository(url, https(at))]).toEqual([url, true]);
      }),
    );
  });

  test('an Azure DevOps repository is its organisation, project and name, whatever the form', () => {
    const part = fc.stringMatching(/^[a-z][a-z0-9-]{0,2}$/);
    const forms = [
      (o: string, p: string, r: string) => `https://dev.azure.com/${o}/${p}/_git/${r}`,
      (o: string, p: string, r: string) => `git@ssh.dev.azure.com:v3/${o}/${p}/${r}`,
      (o: string, p: string, r: string) => `https://${o}.visualstudio.com/${p}/_git/${r}`,
      (o: string, p: string, r: string) => `${o}@vs-ssh.visualstudio.com:v3/${o}/${p}/${r}`,
      (o: string, p: string, r: string) =>
        p === r ? `https://dev.azure.com/${o}/_git/${r}` : `https://dev.azure.com/${o}/${p}/_git/${r}`,
    ];
    const repository = fc.tuple(part, part, part, fc.constantFrom(...forms));
    fc.assert(
      fc.property(repository, repository, ([o1, p1, r1, form1], [o2, p2, r2, form2]) => {
        const same = o1 === o2 && p1 === p2 && r1 === r2;
        expect(sameRepository(form1(o1, p1, r1), form2(o2, p2, r2))).toBe(same);
        expect(sameRepository(form1(o1, p1, r1), form2(o1, p1, r1))).toBe(true);
      }),
    );
  });

  test('any text is answered', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(sameRepository(text, text)).toBe(true)));
  });
});
