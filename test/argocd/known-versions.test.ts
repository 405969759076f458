import { describe, expect, test } from '@jest/globals';
import { fixedReleases, VERSION_PROBLEMS, versionProblems } from '../../src/argocd/known-versions.ts';

const RENDERING = 'CVE-2026-113708';
const DIFF = 'CVE-2026-42880';
const PROJECT_TOKEN = 'CVE-2025-55190';
const STUCK = 'argo-cd#29741';
const STALE = 'argo-cd#28701';

describe('what is known of a version', () => {
  test.each<[version: string, ids: string[]]>([
    ['2.12.11', [RENDERING, STALE]],
    ['2.13.0', [RENDERING, PROJECT_TOKEN, STALE]],
    ['2.13.9', [RENDERING, STALE]],
    ['2.14.15', [RENDERING, PROJECT_TOKEN, STALE]],
    ['3.0.13', [RENDERING, PROJECT_TOKEN, STALE]],
    ['3.1.1', [RENDERING, PROJECT_TOKEN, STALE]],
    ['3.1.2', [RENDERING, STALE]],
    ['3.2.10', [RENDERING, DIFF, STALE]],
    ['3.2.11', [RENDERING, STALE]],
    ['3.3.8', [RENDERING, DIFF, STALE]],
    ['3.3.9', [RENDERING, STALE]],
    ['3.3.15', []],
    ['3.4.0', [RENDERING, STALE]],
    ['3.4.10', []],
    ['3.5.2', [RENDERING, STALE]],
    ['3.5.3', [RENDERING, STUCK]],
    ['v3.5.3+abc', [RENDERING, STUCK]],
    ['3.5.4', []],
    ['3.6.1', []],
    ['3.6.0-rc1', []],
    ['4.0.0', []],
    // Of a build of one's own
    ['99.99.99', []],
    ['3.5', []],
    ['latest', []],
  ])('%s', (version, ids) => {
    expect(versionProblems(version).map(({ id }) => id)).toEqual(ids);
  });
});

test('what breaks a sync, and what shows Secrets, can be refused', () => {
  const breaks = Object.fromEntries(VERSION_PROBLEMS.map((problem) => [problem.id, problem.breaks]));
  expect(breaks).toMatchObject({ [STUCK]: 'sync', [DIFF]: 'server-side-diff' });
});

test('releases without it are named', () => {
  expect(VERSION_PROBLEMS.map(fixedReleases)).toContain('3.3.15, 3.4.10 or 3.5.4');
  expect(VERSION_PROBLEMS.map(fixedReleases)).toContain('3.5.4');
});
