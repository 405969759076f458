import type { ApplicationReport } from '../model/report.ts';

/** A cause that several Applications have in common. */
export interface SharedCause {
  /** Without the file, where it differs. */
  text: string;
  applications: number;
  /** In how many files it is written; 0 when it is not in one, or always in the same. */
  files: number;
  /** How many objects it touches, where that is told. */
  objects: number;
}

/** A change of which nothing that is rendered tells. */
export interface IdleCause {
  text: string;
  applications: ApplicationReport[];
}

export interface Causes {
  shared: SharedCause[];
  /** Why an Application differs, without what several have in common. */
  ownOf(application: ApplicationReport): string[];
  /** Of Applications that are unchanged. */
  idle: IdleCause[];
}

const IN_FILE = /^(\S*\.(?:ya?ml|json)|\S*\/kustomization): (.+)$/i;
const COUNTED = /^(.+) \((\d+) objects?\)$/;

/** Groups the causes of Applications: what several have in common is told once. */
export function causesOf(applications: readonly ApplicationReport[]): Causes {
  const groups = new Map<string, { applications: Set<ApplicationReport>; files: Set<string>; objects: number }>();
  for (const application of applications) {
    if (application.status === 'unchanged') continue;
    for (const cause of application.causes) {
      const { key, file, objects } = parsed(cause);
      const group = groups.get(key) ?? { applications: new Set(), files: new Set(), objects: 0 };
      groups.set(key, group);
      group.applications.add(application);
      if (file !== undefined) group.files.add(file);
      group.objects += objects;
    }
  }
  const isShared = (key: string) => (groups.get(key)?.applications.size ?? 0) > 1;
  const shared = [...groups]
    .filter(([key]) => isShared(key))
    .map(([key, { applications: those, files, objects }]): SharedCause => {
      const [file] = files;
      const isOne = files.size === 1;
      return {
        text: isOne ? `${file}: ${key}` : key,
        applications: those.size,
        files: isOne ? 0 : files.size,
        objects,
      };
    });
  const idle = new Map<string, ApplicationReport[]>();
  for (const application of applications) {
    if (application.status !== 'unchanged') continue;
    for (const cause of application.causes) idle.set(cause, [...(idle.get(cause) ?? []), application]);
  }
  return {
    shared: shared.sort((a, b) => b.applications - a.applications),
    ownOf: (application) =>
      whysOf(application).filter((why) => !application.causes.includes(why) || !isShared(parsed(why).key)),
    idle: [...idle].map(([text, those]) => ({ text, applications: those })),
  };
}

function parsed(cause: string): { key: string; file: string | undefined; objects: number } {
  const [, counted = cause, objects = '0'] = COUNTED.exec(cause) ?? [];
  const [, file, key = counted] = IN_FILE.exec(counted) ?? [];
  return { key, file, objects: Number(objects) };
}

/** The first why in as few words as a table has room for; empty when none is known. */
export function whyInShort(application: ApplicationReport): string {
  const { text, more } = firstWhy(application);
  return more > 0 ? `${text} (+${more})` : text;
}

/** The first why without its file, and how many more there are. */
export function firstWhy(application: ApplicationReport): { text: string; more: number } {
  const [first, ...others] = whysOf(application);
  return { text: first === undefined ? '' : parsed(first).key, more: others.length };
}

const REMOVAL = /\b(?:removed|deleted)\b/;

/**
 * Why an Application differs: its causes, then why it is reached, where its causes do not say it better. Where objects are removed,
 * what was removed to that effect comes before all.
 */
export function whysOf(application: ApplicationReport): string[] {
  const { causes, changes, status } = application;
  const all = [...causes, ...reasonsBeyondCauses(application)];
  if (status !== 'removed' && !changes.some(({ change }) => change === 'removed')) return all;
  const isRemoval = (why: string) => REMOVAL.test(why);
  return [...all.filter(isRemoval), ...all.filter((why) => !isRemoval(why))];
}

const INLINE_VALUES = /^spec\.sources?\b.*\.helm\.values(?:Object)?\b.* changed/;

function reasonsBeyondCauses({ reasons, causes, definedAt }: ApplicationReport): string[] {
  return reasons.filter((reason) => {
    const [, file] = /^(.+) (?:changed|added|removed)$/.exec(reason) ?? [];
    const [, revision] = /^spec\.source.*\.targetRevision changed: (.+)$/.exec(reason) ?? [];
    if (reason === definedAt) return false;
    if (INLINE_VALUES.test(reason) && causes.some((cause) => cause.startsWith('inline values: '))) return false;
    return !causes.some(
      (cause) =>
        cause === reason ||
        (file !== undefined && cause.startsWith(`${file}: `)) ||
        (revision !== undefined && cause.endsWith(`: ${revision}`)),
    );
  });
}
