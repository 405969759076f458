import { InputError } from '../errors.ts';

export interface ArgoCdVersion {
  major: number;
  minor: number;
}

/** The newest Argo CD that this version knows: assumed when nobody says which one is in use. */
export const NEWEST_ARGO_CD: ArgoCdVersion = { major: 3, minor: 6 };

/**
 * @param text `3.4`, `v3.4.2`, `3.4.2+abc`.
 * @throws InputError when it is not a version, or older than 2.10.
 */
export function parseArgoCdVersion(text: string): ArgoCdVersion {
  const match = /^v?(\d+)\.(\d+)(\.\d+)?([-+].*)?$/.exec(text.trim());
  const version = match && { major: Number(match[1]), minor: Number(match[2]) };
  if (!version || !isAtLeast(version, 2, 10)) {
    throw new InputError(`argocd-version: "${text}" is not an Argo CD version from 2.10 on`, {
      next: 'Write it as MAJOR.MINOR, such as 3.4.',
    });
  }
  return version;
}

/** Whether a version is `major.minor` or newer. */
export function isAtLeast(version: ArgoCdVersion, major: number, minor: number): boolean {
  return version.major > major || (version.major === major && version.minor >= minor);
}

/** What `helm.version` may be, beside nothing (util/helm NewCmd). */
export function helmVersions(version: ArgoCdVersion): readonly string[] {
  return isAtLeast(version, 3, 5) ? ['v3', 'v4'] : ['v3'];
}

/** Helm 4 is bundled from Argo CD 3.5 on (hack/tool-versions.sh of each release). */
export function helmMajor(version: ArgoCdVersion): '3' | '4' {
  return isAtLeast(version, 3, 5) ? '4' : '3';
}

/** Newest Kubernetes of the end-to-end matrix of each Argo CD minor (docs/operator-manual/tested-kubernetes-versions.md). */
const TESTED_KUBERNETES: Record<string, string> = {
  '2.10': '1.28.0',
  '2.11': '1.29.0',
  '2.12': '1.29.0',
  '2.13': '1.30.0',
  '2.14': '1.31.0',
  '3.0': '1.32.0',
  '3.1': '1.34.0',
  '3.2': '1.34.0',
  '3.3': '1.35.0',
  '3.4': '1.35.0',
};

/** The Kubernetes version to assume for a cluster that nobody described. */
export function guessKubeVersion(version: ArgoCdVersion): string {
  return TESTED_KUBERNETES[`${version.major}.${version.minor}`] ?? '1.36.0';
}

/**
 * A `kubeVersion` of a source as Argo CD hands it on: all its numbers, be they two or four, and nothing after them
 * (apimachinery version.ParseGeneric).
 * @throws InputError when it is not a version.
 */
export function sourceKubeVersion(text: string): string {
  const numbers = /^\s*v?((?:0|[1-9]\d*)(?:\.\d+)+)/.exec(text)?.[1];
  if (numbers === undefined) throw new InputError(`"${text}" is not a Kubernetes version`);
  return numbers
    .split('.')
    .map((number) => BigInt(number))
    .join('.');
}

/**
 * The Kubernetes version as Argo CD hands it to Helm: `major.minor.patch` without vendor suffixes such as `-eks-1` or `+k3s1`.
 * @throws InputError when it is not a version.
 */
export function parseKubeVersion(text: string): string {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:[-+].*)?$/.exec(text.trim());
  if (!match) {
    throw new InputError(`kube-version: "${text}" is not a Kubernetes version`, {
      next: 'Write it as 1.34 or v1.34.2.',
    });
  }
  return `${match[1]}.${match[2]}.${match[3] ?? '0'}`;
}
