import type {
  ArgoCdRoute,
  LiveApplication,
  LiveCluster,
  LiveSettings,
  ManagedResource,
  OrphanedResource,
} from '../model/live.ts';

/** Names an Application: with its project, a REST server answers 404 instead of 403 for one that is not there. */
export interface ApplicationRef {
  name: string;
  namespace: string;
  project?: string;
}

/** Something that this route cannot tell, or this token may not read: why, and what would help. */
export interface NotTold {
  notTold: string;
  help?: string;
}

/**
 * A live Argo CD, read only. Every call throws UndeterminedError when there is no answer that can be used (unreachable, 401, 5xx
 * after retries, HTML, cut off), with the one line that mends it; nothing shows a token.
 */
export interface ArgoCd {
  readonly route: ArgoCdRoute;
  /** Where it is, for messages: without user, password or token. */
  readonly label: string;
  /** `v3.6.1` without `v`. */
  version(): Promise<string | NotTold>;
  settings(): Promise<LiveSettings | NotTold>;
  /** Those that this route and this token know of. */
  clusters(): Promise<LiveCluster[] | NotTold>;
  /** @returns undefined when there is no such Application. */
  application(ref: ApplicationRef): Promise<LiveApplication | undefined | NotTold>;
  /** Every Application that the token may see. */
  applications(): Promise<LiveApplication[] | NotTold>;
  /** Each object as Argo CD compares it, hooks too. */
  managedResources(ref: ApplicationRef): Promise<ManagedResource[] | NotTold>;
  /** Only where the project watches for them (`spec.orphanedResources`); else an empty list. */
  orphanedResources(ref: ApplicationRef): Promise<OrphanedResource[] | NotTold>;
  close(): Promise<void>;
}

/** Whether an answer is the reason why there is none. */
export function isNotTold(answer: unknown): answer is NotTold {
  return typeof answer === 'object' && answer !== null && 'notTold' in answer;
}
