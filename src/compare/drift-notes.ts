import type { LiveApplication, LiveResource } from '../model/live.ts';
import { isNotTold } from '../ports/argocd.ts';
import { describe } from './application-findings.ts';
import type { DriftSide, LiveState } from './drift.ts';

/** What could be told only in part. */
export function limits({ managed, orphaned }: LiveState): string[] {
  if (isNotTold(managed)) return [`Only whole objects are known: ${managed.notTold}.`];
  return isNotTold(orphaned) ? [`Objects that no Application owns are not known: ${orphaned.notTold}.`] : [];
}

const NAMED = 5;

/** Objects whose sync status is Unknown. */
export function notCompared(resources: readonly LiveResource[]): string[] {
  const names = resources.filter(({ sync }) => sync === 'Unknown').map(describe);
  if (names.length === 0) return [];
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return [`Argo CD could not compare ${names.slice(0, NAMED).join(', ')}${more}.`];
}

const SHORT = 12;

/** Argo CD compares with what it fetched last, which may be older or newer than base. */
export function revisionNotes({ revisions }: LiveApplication, base: DriftSide | undefined): string[] {
  const own = base?.sources.filter(({ role }) => role === 'source') ?? [];
  if (own.length !== revisions.length) return [];
  return own.flatMap(({ revision, kind }, i) => {
    const compared = revisions[i] ?? '';
    if (kind !== 'git' || compared === revision || !/^[0-9a-f]{40}$/.test(compared)) return [];
    return [
      `Argo CD compared it with ${compared.slice(0, SHORT)}, while base is ${revision.slice(0, SHORT)}: drift is told against the former.`,
    ];
  });
}
