/**
 * Generates the Git repositories that are measured: Applications with Helm (60 %), Kustomize (25 %) and plain manifests (15 %),
 * a base on `main`, the branch `change`, and the branch `earlier`, another change of everything.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { CHARTS, chartFiles } from './charts.mjs';
import { kustomizeBase, kustomizeOverlay, plainManifests } from './manifests.mjs';

export const REPOSITORY = 'https://git.example.com/shop/deployments.git';
export const KINDS = ['helm', 'kustomize', 'directory'];
export const CHANGES = ['none', 'one', 'all'];

/** How many of twenty Applications are of a kind. */
const SHARE = { helm: 12, kustomize: 5, directory: 3 };

/**
 * Fills an empty folder with a repository; the same options give the same commits.
 *
 * @param folder an empty folder.
 * @param options `applications`: how many; `change`: what the branch `change` touches (none, one, all); `seed`; `kinds`: which
 *   kinds of sources; `chart`: a chart's folder or .tgz, taken for all with Helm; `vary`: the value of it that a change sets.
 * @returns every Application: `name`, `kind`, `namespace`, `path`, `values` (a path beside it), and whether it is `changed`.
 */
export function generate(folder, options) {
  const { applications: count, change, seed = 1, kinds = KINDS, chart, vary = 'commonLabels.revision' } = options;
  const random = randomNumbers(seed);
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const applications = dealKinds(count, kinds).map((kind, index) => describe(kind, index, chart, random));
  const inputs = (revision, of) => {
    for (const each of of) for (const [path, text] of inputsOf(each, revision, vary)) write(path, text);
  };
  write('README.md', '# Deployments\n');
  if (kinds.includes('helm')) writeCharts(folder, chart, write);
  for (const each of applications) write(`applications/${each.name}.yaml`, stringify(manifest(each)));
  inputs('1.4.0', applications);

  const git = gitIn(folder);
  const commit = (message) => {
    git('add', '--all', '--force');
    git('commit', '--quiet', '--message', message);
  };
  git('init', '--quiet', '--template=', '--initial-branch=main');
  git('remote', 'add', 'origin', REPOSITORY);
  commit('Deploy the shop');
  git('checkout', '--quiet', '-b', 'earlier');
  inputs('1.4.1', applications);
  commit('Release 1.4.1 of everything');
  git('checkout', '--quiet', '-b', 'change', 'main');
  const changed = { none: [], one: applications.slice(0, 1), all: applications }[change];
  inputs('1.5.0', changed);
  write('README.md', '# Deployments\n\nAsk the platform team.\n');
  commit(`Release 1.5.0 of ${change}`);
  git('checkout', '--quiet', 'main');
  // As after a clone: one pack, and not thousands of loose objects.
  git('repack', '-adq');
  return applications.map((each) => ({ ...each, changed: changed.includes(each) }));
}

/** Kinds in turn, by their share, so that every prefix of the list is mixed. */
export function dealKinds(count, kinds, share = SHARE) {
  const total = kinds.reduce((sum, kind) => sum + share[kind], 0);
  const owed = new Map(kinds.map((kind) => [kind, 0]));
  return Array.from({ length: count }, () => {
    for (const kind of kinds) owed.set(kind, owed.get(kind) + share[kind] / total);
    const [next] = [...owed].sort(([, a], [, b]) => b - a)[0];
    owed.set(next, owed.get(next) - 1);
    return next;
  });
}

export function describe(kind, index, chart, random) {
  const words = ['orders', 'billing', 'search', 'mails', 'stock', 'prices', 'reviews', 'carts', 'users', 'media'];
  const name = `${words[Math.floor(random() * words.length)]}-${String(index).padStart(4, '0')}`;
  const common = {
    name,
    kind,
    namespace: `shop-${index % 20}`,
    replicas: 2 + Math.floor(random() * 4),
    seed: random(),
  };
  if (kind === 'kustomize') return { ...common, path: `kustomize/${name}/overlays/production` };
  if (kind === 'directory') return { ...common, path: `manifests/${name}` };
  if (chart !== undefined) return { ...common, path: 'charts/given', values: `values/${name}.yaml`, given: true };
  const lots = CHARTS.flatMap(({ name, share }) => Array(share).fill(name));
  return { ...common, path: `charts/${lots[Math.floor(random() * lots.length)]}`, values: `values/${name}.yaml` };
}

function manifest({ name, kind, namespace, path, values }) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd', finalizers: ['resources-finalizer.argocd.argoproj.io'] },
    spec: {
      project: 'default',
      source: {
        repoURL: REPOSITORY,
        targetRevision: 'HEAD',
        path,
        ...(kind === 'helm' && { helm: { valueFiles: [`/${values}`] } }),
        ...(kind === 'directory' && { directory: { recurse: true } }),
      },
      destination: { server: 'https://kubernetes.default.svc', namespace },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
      },
    },
  };
}

/** The files of an Application that nobody shares, at one revision of its image. */
export function inputsOf(application, revision, vary) {
  const { kind, path, values, given } = application;
  const under = (folder, files) => [...files].map(([name, text]) => [`${folder}/${name}`, text]);
  if (kind === 'kustomize') {
    const base = kustomizeBase(application);
    return [...under(`${dirname(dirname(path))}/base`, base), ...under(path, kustomizeOverlay(application, revision))];
  }
  if (kind === 'directory') return under(path, plainManifests(application, revision));
  return [[values, stringify(given ? nested(vary, revision) : ownValues(application, revision))]];
}

export function ownValues({ replicas, seed }, revision) {
  return {
    replicaCount: replicas,
    team: ['checkout', 'search', 'platform'][Math.floor(seed * 3)],
    image: { tag: revision },
    resources: {
      requests: { cpu: `${100 + Math.floor(seed * 10) * 50}m`, memory: '256Mi' },
      limits: { memory: '512Mi' },
    },
    autoscaling: { minReplicas: replicas, maxReplicas: replicas * 4 },
    settings: { 'log-level': seed > 0.8 ? 'debug' : 'info', 'cache-size': Math.floor(seed * 1000), release: revision },
    env: { FEATURE_FLAGS: 'https://flags.example.com/{{ .Release.Name }}' },
    tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'shop', effect: 'NoSchedule' }],
  };
}

function nested(path, value) {
  return path.split('.').reduceRight((inner, key) => ({ [key]: inner }), value);
}

function writeCharts(folder, chart, write) {
  if (chart === undefined) {
    for (const each of CHARTS) for (const [path, text] of chartFiles(each)) write(`charts/${each.name}/${path}`, text);
    return;
  }
  const given = join(folder, 'charts/given');
  mkdirSync(given, { recursive: true });
  if (chart.endsWith('.tgz')) execFileSync('tar', ['-xzf', chart, '--strip-components=1', '-C', given]);
  else cpSync(chart, given, { recursive: true });
  rmSync(join(given, '.git'), { recursive: true, force: true });
  const { name } = parse(readFileSync(join(given, 'Chart.yaml'), 'utf8'));
  write('README.md', `# Deployments of ${name}\n`);
}

export function gitIn(folder) {
  const identity = ['AUTHOR', 'COMMITTER'].flatMap((role) => [
    [`GIT_${role}_NAME`, 'Example'],
    [`GIT_${role}_EMAIL`, 'example@example.com'],
    [`GIT_${role}_DATE`, '2026-01-01T00:00:00Z'],
  ]);
  const isolation = { GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const kept = Object.entries(process.env).filter(([name]) => !/^GIT_(DIR|WORK_TREE|INDEX_FILE)$/.test(name));
  const env = { ...Object.fromEntries([...kept, ...identity]), ...isolation };
  return (...args) =>
    execFileSync('git', ['-c', 'core.autocrlf=false', ...args], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
