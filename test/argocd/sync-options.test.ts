import { ignoredOption } from '../../src/argocd/sync-options.ts';

const NEWEST = { major: 3, minor: 6 };

test.each([
  ['CreateNamespace=true', 'application'],
  ['PrunePropagationPolicy=orphan', 'application'],
  ['Prune=confirm', 'application'],
  ['Force=true', 'resource'],
] as const)('%s counts for the %s', (option, place) => {
  expect(ignoredOption(option, place, NEWEST)).toBeUndefined();
});

test.each([
  ['createnamespace=true', 'application', 'is no sync option'],
  ['CreateNamespace', 'application', 'is no sync option'],
  ['CreateNamespace=yes', 'application', 'is no sync option'],
  [' CreateNamespace=true', 'application', 'is no sync option'],
  ['Force=true', 'application', 'is no sync option'],
  ['CreateNamespace=true', 'resource', 'is no sync option'],
] as const)('%s is ignored for the %s', (option, place, why) => {
  expect(ignoredOption(option, place, NEWEST)?.why).toBe(why);
});

test('some count from a version on', () => {
  expect(ignoredOption('Prune=false', 'application', { major: 3, minor: 3 })?.why).toBe('counts from Argo CD 3.4 on');
  expect(ignoredOption('Prune=false', 'resource', { major: 2, minor: 10 })).toBeUndefined();
  const skipDryRun = 'SkipDryRunOnMissingResource=true';
  expect(ignoredOption(skipDryRun, 'application', { major: 3, minor: 0 })?.why).toBe('counts from Argo CD 3.1 on');
  expect(ignoredOption(skipDryRun, 'application', { major: 3, minor: 1 })).toBeUndefined();
});
