import { type ArgoCdVersion, isAtLeast } from './bundled-tools.ts';

interface Option {
  values: readonly string[];
  /** The first version in which the option counts at this place. */
  since?: readonly [number, number];
}

const SWITCH = ['true', 'false'];

/**
 * Options of `spec.syncPolicy.syncOptions`, with the values that mean something or are the default. They are compared as whole
 * strings (controller/sync.go; `GetOptionValue` for Prune and Delete).
 */
const OF_APPLICATION: Readonly<Record<string, Option>> = {
  CreateNamespace: { values: SWITCH },
  Validate: { values: SWITCH },
  PruneLast: { values: SWITCH },
  PrunePropagationPolicy: { values: ['foreground', 'background', 'orphan'] },
  ApplyOutOfSyncOnly: { values: SWITCH },
  Replace: { values: SWITCH },
  ServerSideApply: { values: SWITCH },
  ClientSideApplyMigration: { values: SWITCH },
  RespectIgnoreDifferences: { values: SWITCH },
  FailOnSharedResource: { values: SWITCH },
  SkipDryRunOnMissingResource: { values: SWITCH, since: [3, 1] },
  Prune: { values: [...SWITCH, 'confirm'], since: [3, 4] },
  Delete: { values: [...SWITCH, 'confirm'], since: [3, 4] },
};

/** Options of the annotation `argocd.argoproj.io/sync-options` (gitops-engine pkg/sync). */
const OF_RESOURCE: Readonly<Record<string, Option>> = {
  Prune: { values: [...SWITCH, 'confirm'] },
  Delete: { values: [...SWITCH, 'confirm'] },
  Validate: { values: SWITCH },
  SkipDryRunOnMissingResource: { values: SWITCH },
  PruneLast: { values: SWITCH },
  Replace: { values: SWITCH },
  Force: { values: SWITCH },
  ServerSideApply: { values: SWITCH },
  ApplyOutOfSyncOnly: { values: SWITCH },
  ClientSideApplyMigration: { values: SWITCH },
};

export type OptionPlace = 'application' | 'resource';

/** @returns why Argo CD ignores an option at this place, with all that are known there; nothing for one that counts or says the default. */
export function ignoredOption(
  option: string,
  place: OptionPlace,
  version: ArgoCdVersion,
): { why: string; known: string[] } | undefined {
  const options = place === 'application' ? OF_APPLICATION : OF_RESOURCE;
  const equals = option.indexOf('=');
  const known = options[option.slice(0, equals)];
  if (known?.values.includes(option.slice(equals + 1))) {
    const { since } = known;
    if (!since || isAtLeast(version, ...since)) return undefined;
    return { why: `counts from Argo CD ${since.join('.')} on`, known: [] };
  }
  const all = Object.entries(options).flatMap(([key, { values }]) => values.map((value) => `${key}=${value}`));
  return { why: 'is no sync option', known: all };
}
