/**
 * Makes what Applications with sources elsewhere point at: Helm repositories (40 %), OCI repositories (20 %) and Git repositories
 * (40 %), as files that servers.mjs serves; and the GitOps repository of those Applications.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as tar from 'tar';
import { stringify } from 'yaml';
import { CHARTS, chartFiles } from './charts.mjs';
import { dealKinds, describe, gitIn, inputsOf, ownValues, REPOSITORY, randomNumbers } from './generate.mjs';

export const REPOSITORY_KINDS = ['chart', 'oci', 'git'];
const SHARE = { chart: 2, oci: 1, git: 2 };
/** Of charts, and of tags in Git: before and after a change. */
export const VERSIONS = ['1.4.0', '1.5.0'];
const MEGABYTE = 1_000_000;
/** What the index of a Helm repository weighs: the first as that of a vendor with hundreds of charts, the others as that of a project. */
const INDEX_SIZES = [20 * MEGABYTE, 2 * MEGABYTE];
const AS_HELM = { indentSeq: false };

/**
 * Describes repositories and the Applications that deploy from them, in turn.
 *
 * @param options `repositories` and `applications`: how many; `change`: how many Applications go to another version (none, one,
 *   all); `seed`.
 * @returns the repositories, each with its `applications`, and all `applications` in order, with what generate() says of them.
 */
export function planFleet({ repositories: many, applications: count, change, seed = 1 }) {
  const random = randomNumbers(seed);
  const repositories = dealKinds(many, REPOSITORY_KINDS, SHARE).map((source, index) => ({
    source,
    name: `${source}-${index}`,
    applications: [],
  }));
  const applications = Array.from({ length: count }, (_, index) => {
    const repository = repositories[index % many];
    const kind = repository.source === 'git' ? 'kustomize' : 'helm';
    const described = describe(kind, index, undefined, random);
    const chart = kind === 'helm' ? basename(described.path) : undefined;
    const changed = change === 'all' || (change === 'one' && index === 0);
    const application = { ...described, source: repository.source, repository: repository.name, chart, changed };
    repository.applications.push(application);
    return application;
  });
  return { repositories, applications };
}

/** Writes what is served: `charts/NAME/` with an index, `oci/` with the archives to push, `git/NAME.git`. */
export function writeRepositories(folder, { repositories }, indexSizes = INDEX_SIZES) {
  const archives = packCharts(join(folder, 'oci'));
  const indexed = repositories.filter(({ source }) => source === 'chart');
  for (const [index, { name }] of indexed.entries()) {
    writeChartRepository(join(folder, 'charts', name), archives, indexSizes[Math.min(index, indexSizes.length - 1)]);
  }
  for (const repository of repositories.filter(({ source }) => source === 'git'))
    writeGitRepository(folder, repository);
}

/** Packs every chart at every version. @returns their names, versions and bytes. */
function packCharts(folder) {
  mkdirSync(folder, { recursive: true });
  return CHARTS.flatMap((chart) =>
    VERSIONS.map((version) => {
      const unpacked = mkdtempSync(join(folder, 'chart-'));
      for (const [path, text] of chartFiles(chart, version)) write(unpacked, `${chart.name}/${path}`, text);
      const file = `${chart.name}-${version}.tgz`;
      const options = { file: join(folder, file), cwd: unpacked, gzip: true, portable: true, mtime: new Date(0) };
      tar.create({ ...options, sync: true }, [chart.name]);
      rmSync(unpacked, { recursive: true });
      return { name: chart.name, version, file, content: readFileSync(join(folder, file)) };
    }),
  );
}

/** An index of about so many bytes: our charts, and hundreds that nobody asks for. */
function writeChartRepository(folder, archives, size) {
  const entries = {};
  for (const { name, version, file, content } of archives) {
    write(folder, file, content);
    entries[name] = [indexEntry(name, version, file, content), ...(entries[name] ?? [])];
  }
  const parts = [stringify({ apiVersion: 'v1', entries }, AS_HELM)];
  for (let other = 0, length = parts[0].length; length < size; other++) {
    const name = `other-${other}`;
    const versions = Array.from({ length: 40 }, (_, minor) => {
      const version = `2.${40 - minor}.${other}`;
      return indexEntry(name, version, `${name}-${version}.tgz`, version);
    });
    const part = stringify({ [name]: versions }, AS_HELM)
      .replaceAll(/^/gm, '  ')
      .trimEnd();
    parts.push(`${part}\n`);
    length += part.length;
  }
  write(folder, 'index.yaml', parts.join(''));
}

function indexEntry(name, version, file, content) {
  return {
    annotations: {
      category: 'Infrastructure',
      licenses: 'Apache-2.0',
      images: `- name: ${name}\n  image: registry.example.com/shop/${name}:${version}\n`,
    },
    apiVersion: 'v2',
    appVersion: version,
    created: '2026-01-01T00:00:00.000000000Z',
    dependencies: [
      { name: 'common', repository: 'https://charts.example.com/common', version: '2.x.x', tags: ['shop-common'] },
    ],
    description: `${name} is a part of the shop. It is released with the shop, and its values are described in its README.`,
    digest: createHash('sha256').update(content).digest('hex'),
    home: `https://shop.example.com/${name}`,
    keywords: ['shop', name, 'http', 'production'],
    maintainers: [{ name: 'Shop', url: 'https://git.example.com/shop/charts' }],
    name,
    sources: [`https://git.example.com/shop/charts/tree/main/shop/${name}`],
    urls: [file],
    version,
  };
}

/** A repository with the kustomizations of its Applications, a tag for each version, and files that they do not need. */
function writeGitRepository(folder, { name, applications }) {
  const bare = join(folder, 'git', `${name}.git`);
  const work = join(folder, `work-${name}`);
  mkdirSync(work, { recursive: true });
  const git = gitIn(work);
  git('init', '--quiet', '--template=', '--initial-branch=main');
  for (let page = 0; page < 200; page++) {
    const lines = Array.from({ length: 80 }, (_, line) =>
      createHash('sha256').update(`${name} ${page} ${line}`).digest('hex'),
    );
    write(work, `docs/page-${page}.md`, `${lines.join('\n')}\n`);
  }
  for (const version of VERSIONS) {
    for (const application of applications) {
      for (const [path, text] of inputsOf(application, version)) write(work, path, text);
    }
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', `Release ${version}`);
    git('tag', `v${version}`);
  }
  mkdirSync(dirname(bare), { recursive: true });
  execFileSync('git', ['clone', '--quiet', '--bare', '--template=', work, bare], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  gitIn(bare)('config', 'uploadpack.allowFilter', 'true');
  gitIn(bare)('config', 'uploadpack.allowAnySHA1InWant', 'true');
  rmSync(work, { recursive: true });
}

/**
 * Fills an empty folder with the GitOps repository: a base on `main`, and the branch `change`.
 *
 * @param urlOf the `repoURL` of a repository, by its kind and name.
 */
export function writeFleet(folder, { applications }, urlOf) {
  const git = gitIn(folder);
  const commit = (message, versionOf) => {
    for (const each of applications) {
      write(folder, `applications/${each.name}.yaml`, stringify(manifest(each, urlOf, versionOf(each))));
    }
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', message);
  };
  const [before, after] = VERSIONS;
  git('init', '--quiet', '--template=', '--initial-branch=main');
  git('remote', 'add', 'origin', REPOSITORY);
  commit('Deploy the shop', () => before);
  git('checkout', '--quiet', '-b', 'change');
  commit(`Release ${after}`, ({ changed }) => (changed ? after : before));
  git('checkout', '--quiet', 'main');
}

/** What an Application with a chart sets, whatever its version. */
export function inlineValues(application) {
  return stringify(ownValues(application, '1.0.0'));
}

function manifest(application, urlOf, version) {
  const { name, namespace, chart, path, source, repository } = application;
  const repoURL = urlOf(source, repository);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: {
      project: 'default',
      source:
        chart === undefined
          ? { repoURL, targetRevision: `v${version}`, path }
          : { repoURL, targetRevision: version, chart, helm: { values: inlineValues(application) } },
      destination: { server: 'https://kubernetes.default.svc', namespace },
    },
  };
}

function write(folder, path, content) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}
