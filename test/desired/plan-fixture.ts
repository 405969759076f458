import { readApplication } from '../../src/argocd/application.ts';
import { defaultSettings } from '../../src/argocd/settings.ts';
import type { PlanRecord, RenderStep } from '../../src/desired/plan.ts';
import { planApplication } from '../../src/desired/plan-source.ts';
import { sourceTrees } from '../../src/desired/sources/source-trees.ts';
import type { JsonObject } from '../../src/model/kube-object.ts';
import type { Renderer } from '../../src/ports/renderer.ts';
import { fakeDownloads } from '../fakes/downloads.ts';
import { type FakeFiles, fakeRepository, fakeSnapshot } from '../fakes/repository.ts';

const URL = 'https://github.com/example/shop.git';

const globRenderer: Renderer = {
  identity: async () => 'glob',
  warmUp: () => {},
  concurrency: 1,
  close: async () => {},
  call: async ({ operation, arguments: { pattern, texts } }) => {
    if (operation !== 'glob.match') throw new Error(`unexpected ${operation}`);
    // `*` crosses `/`, as in gobwas without separators.
    const expression = new RegExp(`^${String(pattern).replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
    const matches = (texts as string[]).map((text) => expression.test(text));
    return { ok: true, output: Buffer.alloc(0), result: { matches }, observed: {}, warnings: [] };
  },
};

/** Plans one Application over a fake tree. */
export async function plan(files: FakeFiles, source: JsonObject | JsonObject[], version = { major: 3, minor: 6 }) {
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
  const settings = { ...defaultSettings(version) };
  const side = { name: 'head' as const, snapshot, applicationTrees: [{ snapshot, prefix: '' }], settings };
  const trees = sourceTrees({
    repository: fakeRepository({ base: { 'pinned.yaml': 'x' }, tags: { v1: 'base' } }),
    urls: [URL],
    targetBranch: 'main',
    defaultBranch: 'main',
    renderer: globRenderer,
    ...fakeDownloads(),
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
