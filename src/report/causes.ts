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
  /** What only this Application has. */
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
    ownOf: ({ causes }) => causes.filter((cause) => !isShared(parsed(cause).key)),
    idle: [...idle].map(([text, those]) => ({ text, applications: those })),
  };
}

function parsed(cause: string): { key: string; file: string | undefined; objects: number } {
  const [, counted = cause, objects = '0'] = COUNTED.exec(cause) ?? [];
  const [, file, key = counted] = IN_FILE.exec(counted) ?? [];
  return { key, file, objects: Number(objects) };
}

/** The first cause in as few words as a table has room for; empty when none is known. */
export function causeInShort(application: ApplicationReport): string {
  const { text, more } = firstCause(application);
  return more > 0 ? `${text} (+${more})` : text;
}

/** The first cause without its file, and how many more there are. */
export function firstCause({ causes }: ApplicationReport): { text: string; more: number } {
  const [first, ...others] = causes;
  return { text: first === undefined ? '' : parsed(first).key, more: others.length };
}

/** Why an Application is reached, without what its causes say better. */
export function reasonsBeyondCauses({ reasons, causes }: ApplicationReport): string[] {
  return reasons.filter((reason) => {
    const [, file] = /^(.+) (?:changed|added|removed)$/.exec(reason) ?? [];
    const [, revision] = /^spec\.source.*\.targetRevision changed: (.+)$/.exec(reason) ?? [];
    return !causes.some(
      (cause) =>
        cause === reason ||
        (file !== undefined && cause.startsWith(`${file}: `)) ||
        (revision !== undefined && cause.endsWith(`: ${revision}`)),
    );
  });
}
