import { splitImage } from '../images.ts';

/** Groups of whose objects an image is one that a pod runs: without a tag `latest`. Those of others may name the version beside it. */
export const WITH_PODS = new Set(['', 'apps', 'batch']);

/** Tags, or parts of them, that their makers move with each build or release. */
const MOVING = new Set([
  'canary',
  'current',
  'dev',
  'devel',
  'develop',
  'development',
  'edge',
  'head',
  'latest',
  'lts',
  'main',
  'mainline',
  'master',
  'next',
  'nightly',
  'rolling',
  'snapshot',
  'stable',
  'testing',
  'trunk',
  'unstable',
]);

/**
 * Whether an image is known to be another one tomorrow: without a tag or digest, `latest`, or a tag such as `main` or
 * `stable-alpine`. One with a number or a commit in it, such as `main-3f2a1bc`, is taken for a version.
 */
export function isMutable(image: string): boolean {
  // What is filled in later, or is no reference
  if (!/^[\w./:@+-]+$/.test(image)) return false;
  const { tag, digest } = splitImage(image);
  if (digest !== undefined) return false;
  if (tag === undefined) return true;
  const parts = tag.toLowerCase().split(/[-_.+]/);
  if (parts[0] === 'latest' || parts.at(-1) === 'latest') return true;
  return !/\d/.test(tag) && parts.some((part) => MOVING.has(part));
}
