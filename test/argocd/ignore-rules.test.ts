import { describe, expect, test } from '@jest/globals';
import { ignoreRule, parseIgnoreRule } from '../../src/argocd/ignore-rules.ts';

const NONE = { jsonPointers: [], jqPathExpressions: [], managedFieldsManagers: [] };

describe('what an override is for', () => {
  test.each([
    ['apps/Deployment', 'apps', 'Deployment'],
    ['ConfigMap', '', 'ConfigMap'],
    ['*/*', '*', '*'],
    ['*.crossplane.io/*', '*.crossplane.io', '*'],
  ])('%s, as the server names it', (override, group, kind) => {
    expect(ignoreRule(override, NONE)).toEqual({ group, kind, ...NONE });
  });

  test.each([
    ['apps_Deployment', 'apps', 'Deployment'],
    ['ConfigMap', '', 'ConfigMap'],
    ['all', '*', '*'],
    ['example.com_My_Kind', 'example.com', 'My_Kind'],
  ])('%s, as argocd-cm names it', (key, group, kind) => {
    expect(parseIgnoreRule(key, 'jsonPointers: [/a]')).toEqual({ group, kind, ...NONE, jsonPointers: ['/a'] });
  });
});

test('what is no map is no rule', () => {
  expect(parseIgnoreRule('all', '- a')).toBeUndefined();
  expect(parseIgnoreRule('all', '')).toBeUndefined();
});

test('all three lists are read, and nothing but texts in them', () => {
  const text = 'jsonPointers: [/a, 1]\njqPathExpressions: [.b]\nmanagedFieldsManagers: [c]\nother: [d]\n';
  expect(parseIgnoreRule('all', text)).toEqual({
    group: '*',
    kind: '*',
    jsonPointers: ['/a'],
    jqPathExpressions: ['.b'],
    managedFieldsManagers: ['c'],
  });
});
