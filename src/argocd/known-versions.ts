/** A version with a release of its own for each number, as a server tells it. */
type Release = readonly [major: number, minor: number, patch: number];

/** Something that is wrong with released versions of Argo CD, and matters to who reviews or deploys with it. */
export interface VersionProblem {
  /** `CVE-2026-42880`, or the issue of argoproj/argo-cd. */
  id: string;
  /** What goes wrong: a sentence without its end. */
  what: string;
  url: string;
  /**
   * What is not to be relied on: `sync` can report success for something else than was asked, or never end; `server-side-diff` shows
   * Secrets. Absent: a warning is all.
   */
  breaks?: 'sync' | 'server-side-diff';
  /** The first release of each minor without it. Minors before the first have it when `before` says so; later ones never have it. */
  fixed: readonly Release[];
  /** Releases before this one never had it. */
  since?: Release;
}

const ADVISORIES = 'https://github.com/argoproj/argo-cd/security/advisories';
const ISSUES = 'https://github.com/argoproj/argo-cd/issues';

/** From the advisories and issues of argoproj/argo-cd. Minors that are no longer supported got no release with the mend. */
export const VERSION_PROBLEMS: readonly VersionProblem[] = [
  {
    id: 'CVE-2026-113708',
    what: 'a remote base of Kustomize, its Helm configuration, or an import of Jsonnet in a repository can run commands or read files in the repo server (also CVE-2026-113709, CVE-2026-113672), and hooks can get past the limits of an AppProject (CVE-2026-77459)',
    url: ADVISORIES,
    fixed: [
      [3, 3, 15],
      [3, 4, 10],
      [3, 5, 4],
    ],
  },
  {
    id: 'CVE-2026-42880',
    what: 'who may read an Application can read its Secrets by a server-side diff (also CVE-2026-43824)',
    url: `${ADVISORIES}/GHSA-3v3m-wc6v-x4x3`,
    breaks: 'server-side-diff',
    since: [3, 2, 0],
    fixed: [
      [3, 2, 11],
      [3, 3, 9],
      [3, 4, 0],
    ],
  },
  {
    id: 'CVE-2025-55190',
    what: 'a token that may read a project can read the credentials of its repositories, whatever else it may',
    url: `${ADVISORIES}/GHSA-786q-9hcg-v9ff`,
    since: [2, 13, 0],
    fixed: [
      [2, 13, 9],
      [2, 14, 16],
      [3, 0, 14],
      [3, 1, 2],
    ],
  },
  {
    id: 'argo-cd#29741',
    what: 'a sync never ends: the controller cannot clear the operation',
    url: `${ISSUES}/29741`,
    breaks: 'sync',
    since: [3, 5, 3],
    fixed: [[3, 5, 4]],
  },
  {
    // Back-ported late in August 2026. These are the first releases that surely have it
    id: 'argo-cd#28701',
    what: 'a sync that is tried again, or was asked for in the Application resource, can apply the revision or the part of the one before, and call that a success',
    url: `${ISSUES}/28701`,
    fixed: [
      [3, 3, 15],
      [3, 4, 10],
      [3, 5, 3],
    ],
  },
];

/**
 * What is known to be wrong with a version of Argo CD.
 * @param version `3.5.3`, `v3.5.0-rc1+abc`. A version without its third number, or none, has no known problem.
 */
export function versionProblems(version: string): VersionProblem[] {
  const [, ...numbers] = /^v?(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/.exec(version.trim()) ?? [];
  if (numbers.length === 0) return [];
  const release = numbers.map(Number) as unknown as Release;
  return VERSION_PROBLEMS.filter((problem) => hasProblem(release, problem));
}

/** The releases without it: `3.3.15, 3.4.10 or 3.5.4`. */
export function fixedReleases({ fixed }: VersionProblem): string {
  const names = fixed.map((release) => release.join('.'));
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

function hasProblem(release: Release, { fixed, since }: VersionProblem): boolean {
  if (since !== undefined && compare(release, since) < 0) return false;
  const ofMinor = fixed.find(([major, minor]) => major === release[0] && minor === release[1]);
  if (ofMinor !== undefined) return compare(release, ofMinor) < 0;
  const last = fixed.at(-1);
  return last !== undefined && compare(release, last) < 0;
}

function compare(a: Release, b: Release): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
