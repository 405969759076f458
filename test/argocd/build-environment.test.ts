import { expand } from '../../src/argocd/build-environment.ts';

// Expected values: Go's os.Expand with a mapping that knows NAME alone and keeps `$` for `$$`.
describe('expand', () => {
  const environment = new Map([['NAME', 'shop']]);
  test.each([
    ['plain', 'plain'],
    ['$NAME', 'shop'],
    ['${NAME}', 'shop'],
    ['a-$NAME-b', 'a-shop-b'],
    ['$NAMES', ''],
    ['${NAME}S', 'shopS'],
    ['$UNKNOWN/x', '/x'],
    ['$$NAME', '$NAME'],
    ['100$', '100$'],
    ['$ x', '$ x'],
    ['$/x', '$/x'],
    ['$1', ''],
    ['${', ''],
    ['${}x', 'x'],
    ['${NAME', 'NAME'],
    ['${$}', '$'],
    ['é$NAME', 'éshop'],
  ])('%s becomes %s', (text, expected) => {
    expect(expand(text, environment)).toBe(expected);
  });
});
