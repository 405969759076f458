import type { ArgoCdSettings } from '../argocd/settings.ts';
import type { InputValues } from '../config/command-line.ts';
import type { Settings } from '../config/settings.ts';
import type { DesiredContext } from '../desired/desired-state.ts';
import { RenderMemo } from '../desired/render-memo.ts';
import type { ApplicationTree, Side } from '../desired/side.ts';
import { sourceTrees } from '../desired/sources/source-trees.ts';
import type { CiEvent } from '../model/ci-event.ts';
import type { Comparison } from '../plan/comparison.ts';
import type { ArgoCd } from '../ports/argocd.ts';
import type { ReadReports } from '../ports/files.ts';
import type { Clock, Host } from '../ports/host.ts';
import type { Http } from '../ports/http.ts';
import type { Registry } from '../ports/registry.ts';
import type { RenderCache } from '../ports/render-cache.ts';
import type { Renderer } from '../ports/renderer.ts';
import type { RemoteRepositories, Repositories, Snapshot } from '../ports/repository.ts';
import type { Review } from '../ports/review.ts';

/** The run on a CI host. */
export interface CiContext {
  event: CiEvent;
  /** Where the run reports, or why nowhere. */
  review: Review | { none: string };
  /** Where the JSON report is kept for later steps. */
  reportFile: string;
}

/** What a command is given: its inputs, and the world behind ports. */
export interface CommandContext {
  values: InputValues;
  settings: Settings;
  repositories: Repositories;
  renderer: Renderer;
  registry: Registry;
  remotes: RemoteRepositories;
  http: Http;
  renderCache: RenderCache | undefined;
  /** Absent: nobody named one, and it is not asked. */
  argoCd: ArgoCd | undefined;
  host: Host;
  readReports: ReadReports;
  clock: Clock;
  version: string;
  /** Absent on a terminal. */
  ci?: CiContext;
}

/** @returns the value of an input that is a text; undefined when it was not given. */
export function textValue(values: InputValues, name: keyof InputValues): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** @returns the values of an input that is a list; none when it was not given. */
export function listValue(values: InputValues, name: keyof InputValues): string[] {
  const value = values[name];
  return Array.isArray(value) ? value : [];
}

/** What discovery and rendering of both sides share. */
export async function desiredContext(context: CommandContext, comparison: Comparison): Promise<DesiredContext> {
  const { repository, targetBranch, defaultBranch } = comparison;
  const urls = [...((await repository?.remoteUrls()) ?? []), ...listValue(context.values, 'repo-url')];
  return {
    trees: sourceTrees({ ...context, repository, urls, targetBranch, defaultBranch }),
    renderer: context.renderer,
    parseCache: new Map(),
    renders: new RenderMemo(context.renderer, context.renderCache, context.version),
  };
}

/** One side of the comparison: its tree, the Applications kept elsewhere, and its settings. */
export function sideOf(
  name: Side['name'],
  snapshot: Snapshot,
  further: ApplicationTree[],
  settings: ArgoCdSettings,
): Side {
  return { name, snapshot, applicationTrees: [{ snapshot, prefix: '' }, ...further], settings };
}
