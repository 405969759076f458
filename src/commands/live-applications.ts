import { beforeHydration, readApplication } from '../argocd/application.ts';
import { nameOf } from '../desired/application-ids.ts';
import { addLive, type DesiredContext, type DesiredState } from '../desired/desired-state.ts';
import { InputError, UndeterminedError } from '../errors.ts';
import type { Application } from '../model/application.ts';
import { isJsonObject, isKubeObject, type JsonObject } from '../model/kube-object.ts';
import type { LiveApplication } from '../model/live.ts';
import type { NotChecked, Report } from '../model/report.ts';
import { type ArgoCd, isNotTold } from '../ports/argocd.ts';
import { type CommandContext, listValue } from './context.ts';

/** What `--applications` says for those that a live Argo CD has. */
export const FROM_ARGO_CD = 'argocd';

/** What became of `--applications argocd`. */
export interface LiveApplications {
  /** Why nobody knows which there are. */
  notChecked: NotChecked[];
  hidden: Report['hidden'];
}

const NOTHING: LiveApplications = { notChecked: [], hidden: [] };
const WHAT = 'the Applications that only Argo CD has';

/**
 * Adds the Applications of a live Argo CD that have a source in this repository, where the input `applications` asks for them. One that
 * stands in the repository, on either side, counts as it stands there; the others have one spec on both sides: that of now.
 *
 * @param states base and head, or one of them.
 * @param follow false to leave out what only rendering would find.
 * @throws InputError when no Argo CD is given.
 */
export async function addLiveApplications(
  { values, argoCd }: Pick<CommandContext, 'values' | 'argoCd'>,
  states: readonly DesiredState[],
  desired: DesiredContext,
  follow: boolean,
): Promise<LiveApplications> {
  if (!listValue(values, 'applications').includes(FROM_ARGO_CD)) return NOTHING;
  if (argoCd === undefined) return withoutArgoCd(values);
  const answer = await listed(argoCd);
  if (!Array.isArray(answer)) return { ...NOTHING, notChecked: [answer] };
  const all = answer.flatMap((each) => asApplication(each, argoCd) ?? []);
  const ours = all.filter((each) => isOurs(each, desired));
  const written = new Set(states.flatMap(({ applications }) => [...applications.values()].map(nameIn)));
  const live = ours.filter((each) => !written.has(nameOf(each)));
  const names = new Set(live.map(({ name }) => name));
  const rendered = new Set(live.filter((each) => parentsOf(each).some((parent) => names.has(parent))));
  for (const state of new Set(states)) await addLive(live, rendered, state, desired, follow);
  const count = all.length - ours.length;
  return { notChecked: [], hidden: count > 0 ? [{ rule: 'Applications-of-other-repositories', count }] : [] };
}

/** A host that keeps its secrets from a fork, and `offline`, leave it open which Applications there are. */
function withoutArgoCd(values: CommandContext['values']): LiveApplications {
  const isNamed = ['argocd-server', 'argocd-kubeconfig', 'argocd-kubeconfig-file'].some((name) =>
    Object.hasOwn(values, name),
  );
  if (!isNamed) {
    throw new InputError(`applications: ${FROM_ARGO_CD} needs an Argo CD to ask`, {
      next: 'Give argocd-server and argocd-token, or argocd-kubeconfig.',
    });
  }
  const reason = values.offline === true ? 'offline: Argo CD is not asked' : 'this run has no token for Argo CD';
  return { ...NOTHING, notChecked: [{ what: WHAT, reason, reached: true }] };
}

async function listed(argoCd: ArgoCd): Promise<LiveApplication[] | NotChecked> {
  try {
    const answer = await argoCd.applications();
    if (!isNotTold(answer)) return answer;
    const { notTold, help } = answer;
    return { what: WHAT, reason: notTold, reached: true, ...(help !== undefined && { help }) };
  } catch (error) {
    if (!(error instanceof UndeterminedError)) throw error;
    const { message, next } = error;
    return { what: WHAT, reason: message, reached: true, ...(next !== undefined && { help: next }) };
  }
}

/** What a live Argo CD has, read as a manifest in Git is. */
export function asApplication(
  { manifest, namespace }: LiveApplication,
  { label }: Pick<ArgoCd, 'label'>,
): Application | undefined {
  return isKubeObject(manifest) ? readApplication(manifest, { found: 'live', argoCd: label }, namespace) : undefined;
}

function isOurs(application: Application, { trees }: DesiredContext): boolean {
  const sources = [...application.sources, ...(beforeHydration(application)?.sources ?? [])];
  return sources.some(({ repoURL }) => repoURL !== undefined && trees.isThisRepository(repoURL));
}

function nameIn({ application }: { application: Application }): string {
  return nameOf(application);
}

const TRACKING_ID = 'argocd.argoproj.io/tracking-id';
const INSTANCE = 'app.kubernetes.io/instance';

/** The names of the Applications that may have made one: an app of apps marks what it renders as it marks every object. */
function parentsOf({ manifest }: Application): string[] {
  const metadata: JsonObject = isJsonObject(manifest['metadata']) ? manifest['metadata'] : {};
  const { annotations, labels } = metadata;
  const tracking = isJsonObject(annotations) ? annotations[TRACKING_ID] : undefined;
  const instance = isJsonObject(labels) ? labels[INSTANCE] : undefined;
  return [typeof tracking === 'string' ? tracking.split(':')[0] : undefined, instance].flatMap((written) => {
    if (typeof written !== 'string' || written === '') return [];
    // Outside of the namespace of Argo CD: `namespace_name`
    return [written, written.slice(written.indexOf('_') + 1)];
  });
}
