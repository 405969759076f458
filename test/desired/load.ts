import { defaultSettings } from '../../src/argocd/settings.ts';
import { type DesiredContext, type DesiredState, loadDesired } from '../../src/desired/desired-state.ts';
import { RenderMemo } from '../../src/desired/render-memo.ts';
import type { Side } from '../../src/desired/side.ts';
import { sourceTrees } from '../../src/desired/sources/source-trees.ts';
import type { Renderer } from '../../src/ports/renderer.ts';
import { fakeDownloads } from '../fakes/downloads.ts';
import { plainRenderer } from '../fakes/plain-renderer.ts';
import { type FakeFiles, fakeRepository, fakeSnapshot } from '../fakes/repository.ts';

export const URL = 'https://github.com/example/shop.git';

/** An Application with one source in this repository. */
export function application(name: string, path: string, more = ''): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: ${name}, namespace: argocd}\nspec:\n  source: {repoURL: ${URL}, path: ${path}, targetRevision: main${more}}\n  destination: {server: https://kubernetes.default.svc, namespace: shop}\n`;
}

export function contextOf(renderer: Renderer): DesiredContext {
  const trees = sourceTrees({
    repository: fakeRepository({ tags: { 'v1.0.0': 'base' } }),
    urls: [URL],
    targetBranch: 'main',
    defaultBranch: 'main',
    renderer,
    ...fakeDownloads(),
  });
  return { trees, renderer, parseCache: new Map(), renders: new RenderMemo(renderer, undefined, '1.2.3') };
}

/** What is desired in a clone of these files. */
export function load(
  files: FakeFiles,
  context = contextOf(plainRenderer()),
  name: Side['name'] = 'head',
): Promise<DesiredState> {
  const snapshot = fakeSnapshot(files);
  return loadDesired(
    { name, snapshot, applicationTrees: [{ snapshot, prefix: '' }], settings: defaultSettings() },
    context,
  );
}

export const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n';
