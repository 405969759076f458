import { compareBytes } from '../../text/paths.ts';

/** A version as Masterminds/semver reads it: `v` in front, and minor and patch, may be left out. */
export interface ChartVersion {
  /** As many of major, minor and patch as were written. */
  numbers: readonly bigint[];
  /** Parts between dots; none for a release. */
  prerelease: readonly string[];
}

const VERSION =
  /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;
const DIGITS = /^\d+$/;

/** @returns nothing for what is no version. */
export function parseVersion(text: string): ChartVersion | undefined {
  const [whole, major, minor, patch, prerelease] = VERSION.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const parts = prerelease?.split('.') ?? [];
  if (parts.some((part) => DIGITS.test(part) && part.length > 1 && part.startsWith('0'))) return undefined;
  const numbers = [major, minor, patch].flatMap((digits) => (digits === undefined ? [] : [BigInt(digits)]));
  return { numbers, prerelease: parts };
}

/** Orders versions by precedence, the lowest first; what follows `+` does not count. */
function compareVersions(a: ChartVersion, b: ChartVersion): number {
  for (let index = 0; index < 3; index += 1) {
    const [x, y] = [a.numbers[index] ?? 0n, b.numbers[index] ?? 0n];
    if (x !== y) return x < y ? -1 : 1;
  }
  if (a.prerelease.length === 0 || b.prerelease.length === 0) return b.prerelease.length - a.prerelease.length;
  for (let index = 0; index < Math.max(a.prerelease.length, b.prerelease.length); index += 1) {
    const order = comparePart(a.prerelease[index], b.prerelease[index]);
    if (order !== 0) return order;
  }
  return 0;
}

/** Numbers before words; a missing part first. */
function comparePart(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  const [x, y] = [DIGITS.test(a), DIGITS.test(b)];
  if (x && y) return BigInt(a) < BigInt(b) ? -1 : Number(BigInt(a) > BigInt(b));
  return x === y ? compareBytes(a, b) : x ? -1 : 1;
}

/** The same, for texts: the highest first, and what is no version last. */
export function newestFirst(versions: Iterable<string>): string[] {
  const parsed = [...versions].map((text) => ({ text, version: parseVersion(text) }));
  parsed.sort((a, b) => {
    if (a.version === undefined || b.version === undefined) return Number(!a.version) - Number(!b.version);
    return compareVersions(b.version, a.version);
  });
  return parsed.map(({ text }) => text);
}

/** @returns the first that has the same major and minor. */
export function newestOfMinor(asked: string, sorted: readonly string[]): string | undefined {
  const wanted = parseVersion(asked)?.numbers;
  if (wanted === undefined) return undefined;
  return sorted.find((text) => {
    const numbers = parseVersion(text)?.numbers;
    return numbers?.[0] === wanted[0] && (numbers?.[1] ?? 0n) === (wanted[1] ?? 0n);
  });
}

/**
 * Finds a version in an index as Helm does (IndexFile.Get): the very text, else the highest that it stands for. `1.2` stands for every
 * release 1.2.x; `1.2.3` also for `v1.2.3` and `1.2.3+build`.
 *
 * @param asked a version, not a constraint.
 */
export function findVersion(asked: string, published: readonly string[]): string | undefined {
  if (published.includes(asked)) return asked;
  const wanted = parseVersion(asked);
  if (wanted === undefined) return undefined;
  return newestFirst(published).find((text) => {
    const version = parseVersion(text);
    return version !== undefined && standsFor(wanted, version);
  });
}

function standsFor(wanted: ChartVersion, version: ChartVersion): boolean {
  if (wanted.numbers.length === 3) return compareVersions(wanted, version) === 0;
  const same = wanted.numbers.every((number, index) => number === (version.numbers[index] ?? 0n));
  return same && version.prerelease.length === 0 && wanted.prerelease.length === 0;
}
