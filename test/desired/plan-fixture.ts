import { readApplication } from '../../src/argocd/application.ts';
import { type ArgoCdSettings, defaultSettings } from '../../src/argocd/settings.ts';
import type { PlanRecord, RenderStep } from '../../src/desired/plan.ts';
import { planApplication } from '../../src/desired/plan-source.ts';
import { sourceTrees } from '../../src/desired/sources/source-trees.ts';
import type { JsonObject } from '../../src/model/kube-object.ts';
import { fakeDownloads } from '../fakes/downloads.ts';
import { type FakeOperations, fakeRenderer } from '../fakes/renderer.ts';
import { type FakeFiles, fakeRepository, fakeSnapshot } from '../fakes/repository.ts';

export const URL = 'https://github.com/example/shop.git';

/** Globs, and versions in ranges such as `1.x`, `^1` and `*`; dependencies are what `charts/` lacks of Chart.yaml's `name@version repository` lines. */
const planRenderer = (operations: FakeOperations) =>
  fakeRenderer({
    ...operations,
    'glob.match': ({ arguments: { pattern, texts } }) => {
      if (pattern === '[') throw new Error('unexpected end of input');
      // `*` crosses `/`, as in gobwas without separators.
      const expression = new RegExp(`^${String(pattern).replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
      return { result: { matches: (texts as string[]).map((text) => expression.test(text)) } };
    },
    'semver.resolve': ({ arguments: { constraint, versions } }) => ({
      result: {
        version: /^v?\d+(\.\d+)*$/.test(String(constraint))
          ? (constraint as string)
          : newest(String(constraint), versions as string[]),
      },
    }),
    'helm.resolve': ({ arguments: { constraint, versions } }) => ({
      result: { version: newest(String(constraint), versions as string[]) },
    }),
    'helm.dependencies': ({ files }) => {
      const text = (name: string) =>
        files
          .filter(({ path }) => path.endsWith(name))
          .map(({ content }) => String(Buffer.from(content)))
          .join('\n');
      const listed = (manifest: string) =>
        [...manifest.matchAll(/^- (\S+)@(\S*) ?(\S*)$/gm)].map(([, name = '', version = '', repository = '']) => ({
          name,
          version,
          repository,
          missing: !files.some(({ path }) => path.includes(`charts/${name}`)),
        }));
      const lock = text('Chart.lock');
      const state = lock === '' ? 'none' : lock.includes('stale') ? 'out of sync' : 'in sync';
      return { result: { dependencies: listed(text('Chart.yaml')), lock: state, locked: listed(lock), outdated: [] } };
    },
    'helm.package': ({ arguments: { chart } }) => ({
      output: `packed ${chart}`,
      result: { file: `${String(chart).split('/').at(-1)}-1.0.0.tgz` },
    }),
  });

function newest(constraint: string, versions: readonly string[]): string | null {
  // A range between two versions: all that there are
  if (constraint.includes(' - ')) return newest('*', versions);
  const start = constraint.replace(/^[=^~]/, '').replace(/\.?[x*]$/, '');
  const fitting = versions.filter((version) => start === '' || version === start || version.startsWith(`${start}.`));
  return fitting.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1) ?? null;
}

/** Plans one Application over a fake tree. */
export async function plan(
  files: FakeFiles,
  source: JsonObject | JsonObject[],
  version = { major: 3, minor: 6 },
  downloads: Parameters<typeof fakeDownloads>[0] = {},
  {
    operations = {},
    settings = defaultSettings(version),
  }: { operations?: FakeOperations; settings?: ArgoCdSettings } = {},
) {
  const snapshot = fakeSnapshot(files);
  const withUrl = (each: JsonObject) => ({ repoURL: URL, ...each });
  const spec = Array.isArray(source) ? { sources: source.map(withUrl) } : { source: withUrl(source) };
  const application = readApplication(
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'web' },
      spec: { ...spec, destination: { name: 'in-cluster', namespace: 'shop' } },
    },
    { found: 'file', location: { file: 'a.yaml', line: 1, column: 1 } },
    'argocd',
  );
  const side = { name: 'head' as const, snapshot, applicationTrees: [{ snapshot, prefix: '' }], settings };
  const trees = sourceTrees({
    repository: fakeRepository({ base: { 'pinned.yaml': 'x' }, tags: { v1: 'base' } }),
    urls: [URL],
    targetBranch: 'main',
    defaultBranch: 'main',
    renderer: planRenderer(operations),
    ...fakeDownloads(downloads),
  });
  const record: PlanRecord = { notes: new Set(), sources: [] };
  const steps = await planApplication(application, side, trees, record);
  return { steps, notes: [...record.notes], sources: record.sources };
}

/** The files that each step sees. */
export function filesOf(steps: RenderStep[]): string[][] {
  return steps.map(({ files }) => [...files.keys()]);
}

/** A chart with value files beside it. */
export const CHART = {
  'chart/Chart.yaml': 'name: c',
  'chart/values.yaml': '',
  'chart/envs/a.yaml': '',
  'chart/envs/b.yaml': '',
  'chart/templates/x.yaml': '',
  'shared.yaml': '',
  'other/secret.yaml': '',
};
