import { application, type BadInput, config } from './bad-input.ts';

const CHART = {
  'chart/Chart.yaml': 'apiVersion: v2\nname: chart\nversion: 1.0.0\n',
  'chart/templates/c.yaml': config('level: {{ .Values.level | default "none" }}', 'charted'),
};
const NEW = (source: string) => ({ 'apps/new.yaml': application('new', source) });
const values = (file: string) => NEW(`path: chart\nhelm:\n  valueFiles:\n  - ${JSON.stringify(file)}`);
const from = (url: string, more = 'path: web') => ({
  'apps/new.yaml': application('new', more).replace(/repoURL: .*/, `repoURL: ${JSON.stringify(url)}`),
});
const PASSWORDS = 'root:x:0:0';
const OUT = 'the repository has a symlink that leads out of it';
const INVALID = 'error path-invalid apps/new.yaml:10';
const MISSING = 'missing in the repository';
const NOT_READ = 'is not read:';

function path(written: string, code: BadInput['code'], ...says: (string | RegExp)[]): BadInput {
  return { title: `the path ${JSON.stringify(written)}`, head: NEW(`path: ${JSON.stringify(written)}`), code, says };
}

function valueFile(written: string, code: BadInput['code'], ...says: (string | RegExp)[]): BadInput {
  return {
    title: `the value file ${written}`,
    base: CHART,
    head: values(written),
    code,
    says,
    never: [PASSWORDS],
    online: true,
  };
}

function url(written: string, code: BadInput['code'], ...says: (string | RegExp)[]): BadInput {
  return { title: `the repository ${written}`, head: from(written), code, says, online: true };
}

function link(title: string, files: BadInput['head'], code: BadInput['code'], ...says: (string | RegExp)[]): BadInput {
  return { title, base: CHART, head: files, code, says, never: [PASSWORDS, 'PATH='] };
}

function kustomization(title: string, text: string, code: BadInput['code'], ...says: (string | RegExp)[]): BadInput {
  return {
    title,
    head: { ...NEW('path: k'), 'k/kustomization.yaml': text, 'k/c.yaml': config('level: info', 'k') },
    code,
    says,
    online: true,
  };
}

const NO_FUNCTIONS = 'functions in containers or executables are not run';

function functionOf(field: string, what: string): string {
  return `resources: [c.yaml]\n${field}:\n- |-\n  apiVersion: v1\n  kind: X\n  metadata:\n    name: x\n    annotations:\n      config.kubernetes.io/function: |\n        ${what}\n`;
}

/** Where an Application says that it comes from. */
export const SOURCE_INPUTS: readonly BadInput[] = [
  valueFile('../../../../etc/passwd', 1, '"../../../../etc/passwd" leads out of the repository'),
  valueFile('/etc/passwd', 1, 'there is no value file etc/passwd'),
  valueFile('http://169.254.169.254/latest/meta-data', 3, '169.254.169.254', 'it is a cloud metadata service'),
  valueFile('file:///etc/passwd', 1, 'the URL scheme file is not allowed'),
  valueFile('s3://bucket/values.yaml', 1, 'the URL scheme s3 is not allowed'),
  valueFile('git::https://example.com/values.git', 1, 'there is no value file'),
  link(
    'a value file that is a link to the environment of a process',
    { ...values('env.yaml'), 'chart/env.yaml': { symlink: '/proc/self/environ' } },
    1,
    OUT,
    '(chart/env.yaml)',
  ),
  link(
    'a value file that is a link out of the repository',
    { ...values('up.yaml'), 'chart/up.yaml': { symlink: '../../_temp/x.yaml' } },
    1,
    OUT,
    '(chart/up.yaml)',
  ),
  link(
    'links in a circle',
    { ...values('one.yaml'), 'chart/one.yaml': { symlink: 'two.yaml' }, 'chart/two.yaml': { symlink: 'one.yaml' } },
    1,
    '"one.yaml": loop',
  ),
  link('a path through a link to a folder outside', { ...NEW('path: etc'), etc: { symlink: '/etc' } }, 1, OUT, '(etc)'),
  link(
    'a manifest that is a link out of the repository',
    { ...NEW('path: links'), 'links/c.yaml': { symlink: '/etc/passwd' } },
    1,
    OUT,
    '(links/c.yaml)',
  ),
  link(
    'an Application that is a link out of the repository',
    { 'apps/new.yaml': { symlink: '/etc/passwd' } },
    1,
    OUT,
    '(apps/new.yaml)',
  ),
  path('/', 1, INVALID, 'is absolute'),
  path('.git', 1, MISSING),
  path('', 1, 'error source-incomplete apps/new.yaml:10'),
  path('/etc', 1, INVALID, 'is absolute'),
  path('../web', 1, INVALID, 'leads out of the repository'),
  path('web/../../web', 1, INVALID, 'leads out of the repository'),
  path('%2e%2e/web', 1, MISSING),
  path('web ', 1, MISSING),
  path('..\\web', 1, MISSING),
  path('WEB', 1, MISSING),
  url('--upload-pack=touch pwned', 3, NOT_READ),
  url('ext::sh -c "touch pwned"', 3, NOT_READ),
  url('-oProxyCommand=touch pwned', 3, NOT_READ),
  url('file:///etc', 3, NOT_READ, 'file is no transport that is used'),
  url('ssh://-oProxyCommand=touch%20pwned/x', 3, NOT_READ),
  {
    title: 'a token in the URL of a repository',
    head: from('https://user:s3cr3t-t0ken@git.example.com/other.git'),
    code: 3,
    says: ['https://git.example.com/other.git'],
    never: ['s3cr3t-t0ken'],
  },
  kustomization(
    'a Kustomize base elsewhere, with an option for git',
    'resources:\n- https://git.example.com/x.git?ref=--upload-pack=touch pwned\n',
    3,
    'git would take the ref for an option',
  ),
  kustomization(
    'a Kustomize base on a private address',
    'resources:\n- http://169.254.169.254/x.git\n',
    3,
    '169.254.169.254',
    'it is a cloud metadata service',
  ),
  kustomization(
    'a chart of Kustomize, and nobody says whether Argo CD inflates them',
    'helmCharts:\n- {name: chart}\n',
    3,
    'nobody said whether kustomize.buildOptions of Argo CD has --enable-helm',
    'kustomizeBuildOptions',
  ),
  {
    ...kustomization(
      'a chart of Kustomize, which Argo CD does not inflate',
      'helmCharts:\n- {name: chart}\n',
      1,
      'must specify --enable-helm',
    ),
    base: { '.seatrial.yaml': 'argocd: {kustomizeBuildOptions: ""}\n' },
  },
  {
    ...kustomization(
      'a chart of Kustomize in a home outside',
      'helmGlobals: {chartHome: ../../etc, configHome: /etc}\nhelmCharts:\n- {name: chart}\n',
      1,
      'no chart found',
    ),
    args: ['check', '--kustomize-build-options=--enable-helm'],
  },
  {
    ...kustomization('a file of a kustomization that is too large to be read', 'resources: [c.yaml, large.yaml]\n', 3),
    base: { 'k/large.yaml': Buffer.alloc(55_000_000, '#\n') },
    says: ['Application new', 'k/large.yaml has 55000000 bytes', '1 Application unchanged'],
  },
  kustomization(
    'a function of Kustomize that is a program',
    functionOf('transformers', 'exec: {path: ./run.sh}'),
    3,
    NO_FUNCTIONS,
  ),
  kustomization(
    'a function of Kustomize that is a container',
    functionOf('generators', 'container: {image: alpine}'),
    3,
    NO_FUNCTIONS,
  ),
  kustomization(
    'a plugin of Kustomize',
    'generators:\n- |-\n  apiVersion: someteam.example.com/v1\n  kind: ChartInflator\n  metadata: {name: x}\n',
    3,
    "only kustomize's builtin plugins are run",
  ),
];
