import { globMatches, isValidGlob } from '../../src/argocd/glob.ts';

// Argo CD, util/glob/glob_test.go Test_Match and util/glob/list_test.go.
test.each<[string, string, boolean]>([
  ['hello', 'hello', true],
  ['hell', 'hello', false],
  ['hell*', 'hello', true],
  ['h*', 'hello', true],
  ['e*', 'hello', false],
  ['e[[a*', 'e[[a*', false],
  ['*', 'test', true],
  ['te*', 'test', true],
  ['other*', 'test', false],
])('%s matches %s: %s', (pattern, text, expected) => {
  expect(globMatches(pattern, text)).toBe(expected);
});

// What gobwas/glob answers.
test.each<[string, string, string, boolean]>([
  ['a/*', 'a/b', '/', true],
  ['a/*', 'a/b/c', '/', false],
  ['a/*', 'a/b/c', '', true],
  ['a/**', 'a/b/c', '/', true],
  ['a?c', 'a/c', '/', false],
  ['a?c', 'a/c', '', true],
  ['a?', 'a', '', false],
  ['[abc]x', 'bx', '', true],
  ['[!abc]x', 'bx', '', false],
  ['[a-c]x', 'cx', '', true],
  ['[!a-c]x', 'dx', '', true],
  ['[-a]x', '-x', '', true],
  ['[a\\]]x', ']x', '', true],
  ['{kube-system,argocd}', 'argocd', '', true],
  ['{kube-system,argocd}', 'argo', '', false],
  ['{a,b{c,d}}e', 'bde', '', true],
  ['a,b', 'a,b', '', true],
  ['a}', 'a}', '', true],
  ['\\*', '*', '', true],
  ['\\*', 'a', '', false],
  ['', '', '', true],
  ['', 'a', '', false],
  ['*', '', '', true],
  ['é?', 'éa', '', true],
])('%j matches %j with separators %j: %s', (pattern, text, separators, expected) => {
  expect(globMatches(pattern, text, separators)).toBe(expected);
});

test.each(['[', '[]', '[a', '[a-', '[a-zA-Z]', '[z-a]', '[!]'])('%s is not valid, and matches nothing', (pattern) => {
  expect(isValidGlob(pattern)).toBe(false);
  expect(globMatches(pattern, pattern)).toBe(false);
});

test('no pattern takes exponential time', () => {
  expect(globMatches(`${'{*,*a}'.repeat(200)}b`, 'a'.repeat(200))).toBe(false);
});
