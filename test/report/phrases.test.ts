import { expect, test } from '@jest/globals';
import { leftOut, maskNote, notAskedFor } from '../../src/report/phrases.ts';

test.each([
  ['template-files', 1, '1 file with template syntax (no manifest before something renders it)'],
  ['template-files', 2, '2 files with template syntax (no manifest before something renders it)'],
  ['kustomize-patches-of-Applications', 2, '2 patches of Applications'],
  ['waived-findings', 1, '1 waived finding'],
  ['of-a-later-version', 3, 'of a later version: 3'],
  ['constructor', 3, 'constructor: 3'],
])('%s, %d times', (rule, count, said) => {
  expect(leftOut({ rule, count })).toBe(said);
});

test.each([
  ['drift: no Argo CD was given', 'drift (give argocd-server and argocd-token to have it)'],
  ['trial: no cluster was given', 'smoke tests (no cluster was given)'],
  ['another: of a later version', 'another: of a later version'],
  ['constructor: x', 'constructor: x'],
])('%s', (text, said) => {
  expect(notAskedFor(text)).toBe(said);
});

test.each([
  ['-  key: ++++++++', true],
  ['   key: a++++++++++++', true],
  ['+  key: ++++', false],
  ['+++++++++', true],
  ['@@ ++++++++ @@', false],
])('a run that stands for a value in %j: %p', (line, isMasked) => {
  expect(maskNote(`@@ -1 +1 @@\n${line}`) !== '').toBe(isMasked);
});
