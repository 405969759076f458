import { ignoreComments } from '../../src/validate/ignore-comments.ts';

/** Each comment as `line rule (reason) lines`. */
function read(text: string): string[] {
  return ignoreComments(text).map(({ line, rule, reason, from, to }) => `${line} ${rule} (${reason}) ${from}-${to}`);
}

const TWO = `# seatrial: ignore a all of the first
apiVersion: v1
kind: A
metadata:
  name: a # seatrial: ignore b at its end
spec:
  # seatrial: ignore c the line below

  # and a word more
  x: 1
---
# seatrial: ignore d all of the second
kind: B
text: |
  # seatrial: ignore e no comment
z: "# seatrial: ignore f no comment"
`;

test.each<[string, string, string[]]>([
  [
    'in two documents',
    TWO,
    [
      '1 a (all of the first) 2-12',
      '5 b (at its end) 5-5',
      '7 c (the line below) 10-10',
      '12 d (all of the second) 13-17',
    ],
  ],
  ['above the separator', '# seatrial: ignore a why\n---\nkind: A\n', ['1 a (why) 3-4']],
  ['without a reason', 'a: 1 #seatrial:ignore r\n', ['1 r () 1-1']],
  ['without a rule', 'a: 1 # seatrial: ignore\n', ['1  () 1-1']],
  [
    'two above one line',
    'a: 1\n# seatrial: ignore r 1\n# seatrial: ignore s 2\nb: 1\n',
    ['2 r (1) 4-4', '3 s (2) 4-4'],
  ],
  ['at the end of the file', 'a: 1\n# seatrial: ignore r why\n', ['2 r (why) 4-4']],
  ['Windows line ends', 'a: 1 # seatrial: ignore r why\r\nb: 1\r\n', ['1 r (why) 1-1']],
  ['other words', '# seatrial: is great\n# seatrial: no more\na: 1\n', []],
  ['a misspelt word', 'a: 1 # seatrial: ignroe r why\n', ['1 r (why) 1-1']],
  ['a file that is no YAML', 'a: [\n# seatrial: ignore r why\n', []],
  ['a file of comments', '# seatrial: ignore r why\n', []],
])('%s', (_, text, expected) => {
  expect(read(text)).toEqual(expected);
});

/** Whether the comment of a text stands at the same thing as that of another. */
function isSamePlace(a: string, b: string): boolean {
  const [one] = ignoreComments(a);
  const [other] = ignoreComments(b);
  return one !== undefined && one.anchor === other?.anchor;
}

const IGNORE = '# seatrial: ignore r why';
const object = (name: string, spec: string) => `kind: A\nmetadata: {name: ${name}}\nspec:\n${spec}`;
const AT = object('a', `  revision: v1 ${IGNORE}\n`);

test.each<[string, string, string, boolean]>([
  ['another value', AT, object('a', `  revision: v2 ${IGNORE}\n`), true],
  ['above the line instead of on it', AT, object('a', `  ${IGNORE}\n  revision: v2\n`), true],
  ['other lines around it', AT, `# more\n${object('a', `  x: 1\n  revision: v1 ${IGNORE}\n`)}`, true],
  ['after another document', AT, `kind: B\n---\n${AT}`, true],
  ['another field', AT, object('a', `  x: v1 ${IGNORE}\n`), false],
  ['the same field elsewhere', AT, object('a', `  y:\n    revision: v1 ${IGNORE}\n`), false],
  ['another object', AT, object('b', `  revision: v1 ${IGNORE}\n`), false],
  ['the whole document', AT, `${IGNORE}\n${AT.replace(IGNORE, '')}`, false],
  [
    'another item of a list',
    object('a', `  sources:\n  - repoURL: a\n    revision: v1 ${IGNORE}\n`),
    object('a', `  sources:\n  - repoURL: b\n    revision: v1 ${IGNORE}\n`),
    false,
  ],
  [
    'an item of a list that moved',
    object('a', `  sources:\n  - repoURL: a\n    revision: v1 ${IGNORE}\n`),
    object('a', `  sources:\n  - repoURL: b\n  - repoURL: a\n    revision: v1 ${IGNORE}\n`),
    true,
  ],
  ['values, which have no name', `a: 1 ${IGNORE}\n`, `b: 2\na: 3 ${IGNORE}\n`, true],
])('the same place in another version: %s', (_, a, b, expected) => {
  expect(isSamePlace(a, b)).toBe(expected);
});
