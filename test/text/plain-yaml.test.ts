import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { readPlainYaml } from '../../src/text/plain-yaml.ts';
import { parseAnyYaml, parseYaml } from '../../src/text/yaml.ts';

/** Holds what is read, if it is, against the library. @returns whether it was read. */
function isPlain(text: string): boolean {
  const plain = readPlainYaml(text);
  if (plain === undefined) return false;
  const documents = plain.map((document) => ({ ...document, column: 1 }));
  expect({ documents, failures: [], repeatedKeys: [] }).toStrictEqual(parseAnyYaml(text));
  // With the keys in their order
  expect(JSON.stringify(documents)).toBe(JSON.stringify(parseAnyYaml(text).documents));
  return true;
}

const MANIFEST = `# The shop
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web # of the shop
  annotations:
    example.com/note: "a: b # c"
    url: 'https://example.com/?a=b#c'
    empty: ""
  labels: {}
spec:
  replicas: 3
  paused: false
  selector:
  template:
    spec:
      containers:
      - name: web
        image: registry.example.com:5000/web:1.4.0
        args: [] # none
        command:
        - --level=info
        - -c
        - |
          echo "a"

            echo: b
        - |-
          one
        resources:
          limits: {}
          requests:
            cpu: 100m
            memory: 1Gi
      -   name: other
          env:
            -
              name: A
              value: null
            - # a comment
              name: B
            - - nested
              - 1
---

---
# nothing
---
- 0 3 * * *
- ./path
- 25%
- größe
- a:b
- 10.0.0.0/8
`;

test('a manifest in block style is read as the library reads it', () => {
  expect(isPlain(MANIFEST)).toBe(true);
  expect(parseYaml(MANIFEST).documents.map(({ line }) => line)).toEqual([2, 49]);
});

describe('left to the library', () => {
  test.each([
    'a: [1]',
    'a: {b: 1}',
    'a: &x 1',
    'a: !!str 1',
    'a: "b\\n"',
    "a: 'it''s'",
    'a: >\n  b\n',
    'a: |2\n  b\n',
    'a: |+\n  b\n',
    'a: |\n  b',
    'a: |\n\n',
    'a: |\n   \n  b\n',
    'a: b\n  c',
    'a: b: c',
    'a: b:',
    'a: 1\na: 2',
    'a: yes',
    'a: No',
    'a: y',
    'a: ~',
    'a: 010',
    'a: 0x1f',
    'a: 1_000',
    'a: 1.5',
    'a: -1',
    'a: 1e3',
    'a: 12345678901234567890',
    'a: .inf',
    'a: 2024-01-01',
    'a: 12:30:45',
    'a: <<',
    '1: a',
    '<<: a',
    '__proto__: a',
    '"a": b',
    '? a',
    'a : b',
    'a:b',
    'text',
    ' a: b',
    'a:\n  b: 1\n c: 2',
    'a:\n- b\nc',
    '- a\nb: c',
    'a:\n\tb: 1',
    'a: b\r\n',
    '--- a',
    '--- # a',
    '...',
    '%YAML 1.1\n---\n',
    '\ufeffa: b',
    'a: \u{1F600}',
    'a: {{ .Values.a }}',
    '{{ if .Values.a }}',
    `${Array.from({ length: 60 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}`,
  ])('%j', (text) => {
    expect(isPlain(text)).toBe(false);
  });
});

// A regular expression that tries every way to split a line would not come back
test('a line of any length is read in one pass', () => {
  for (const part of ['.1', '1.', '- ', ' ', '"', 'a', ' #', ':', '0', '|'])
    readPlainYaml(`a: 1${part.repeat(300_000)}?\n- 1${part.repeat(300_000)}?\n`);
});

const FRAGMENTS = [
  ...[
    'a:',
    'b: 1',
    'c: x y',
    '- d',
    '- e: f',
    '- - g',
    '-',
    '- ',
    '# h',
    'i: # j',
    'k: "l" # m',
    "n: 'o",
    'p: |',
    'q: |-',
    '- |',
  ],
  ...[
    '---',
    '...',
    '',
    ' ',
    'yes: no',
    'null: null',
    'r: [s',
    't: {}',
    'u: v: w',
    '- x:',
    'y:  ',
    'true: ~',
    '"z": 1',
    'a.b/c-d: e',
  ],
  ...[
    'f: -g',
    'h: 1.2.3',
    'i: 1.2',
    '- 0',
    '- -1',
    '- 08',
    '- =',
    '- 1 2',
    '- 5m',
    'j: http://k:l',
    'm: n:',
    'o: p#q',
    'r: s #t',
    '- "u": v',
  ],
  ...[
    '- ../w',
    '- .5',
    '- .',
    '- --x',
    '- -y: z',
    'plain',
    ': a',
    '- [] # b',
    '- null',
    '- TRUE',
    'c: e3',
    'd: 0b1',
    'f: 0o7',
    'g: 1d',
    'h: ~/i',
  ],
];

test('lines of all sorts, in any order and depth, are read as the library reads them or not at all', () => {
  const line = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom(...FRAGMENTS));
  let plain = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), fc.boolean(), (lines, end) => {
      const text = lines.map(([indent, fragment]) => ' '.repeat(indent) + fragment).join('\n') + (end ? '\n' : '');
      if (isPlain(text)) plain += 1;
    }),
    { numRuns: Number(process.env['PLAIN_YAML_ROUNDS'] ?? 2000) },
  );
  expect(plain).toBeGreaterThan(100);
});

test('values of all sorts, as the library writes them, are read as it reads them or not at all', () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('yes', '1.2.3', '0640', ' a', 'b ', 'c\nd', '\n', '- e', 'f: g', 'h #i', '0 3 * * *', '1e3'),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      text,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(fc.oneof(text, fc.constantFrom('a', 'b', 'c_d', 'e.f/g')), tie('tree'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('a', 'b', 'c'), tree),
      fc.boolean(),
      fc.boolean(),
      (value, indentSeq, old) => {
        isPlain(stringify(value, { indentSeq, version: old ? '1.1' : '1.2' }));
      },
    ),
    { numRuns: Number(process.env['PLAIN_YAML_ROUNDS'] ?? 1000) },
  );
});

const folder = process.env['PLAIN_YAML_FILES'];
(folder === undefined ? test.skip : test)('your own files are read as the library reads them', () => {
  const files = readdirSync(folder ?? '', { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.ya?ml$/.test(path),
  );
  const plain = files.filter((path) => isPlain(readFileSync(join(folder ?? '', path), 'utf8')));
  process.stderr.write(`${plain.length} of ${files.length} files are plain\n`);
});
