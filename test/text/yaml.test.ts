import { parseAnyYaml, parseYaml, placeInYaml, placesInText } from '../../src/text/yaml.ts';

function values(text: string): unknown[] {
  return parseYaml(text).documents.map(({ value }) => value);
}

// What sigs.k8s.io/yaml makes of the same text.
test.each<[string, unknown]>([
  ['a: yes', { a: true }],
  ['a: off', { a: false }],
  ['a: "yes"', { a: 'yes' }],
  ['a: 0777', { a: 511 }],
  ['a: 0x1F', { a: 31 }],
  ['a: 1e3', { a: 1000 }],
  ['a: 1.5', { a: 1.5 }],
  ['a: .5', { a: 0.5 }],
  ['a: -1_0.5', { a: -10.5 }],
  ['a: .', { a: '.' }],
  ['{a: .}', { a: '.' }],
  ['a: ._', { a: '._' }],
  ['a: e123456', { a: 'e123456' }],
  ['a: .e1', { a: '.e1' }],
  ['a: .inf', { a: Infinity }],
  ['a: 12:30:00', { a: '12:30:00' }],
  ['a: 2001-12-14', { a: '2001-12-14' }],
  ['a: 12345678901234567890', { a: 12345678901234567890n }],
  ['a: ~', { a: null }],
  ['{"a": [1, "b"]}', { a: [1, 'b'] }],
  ['a: &x {b: 1}\nc: *x', { a: { b: 1 }, c: { b: 1 } }],
  ['a: {b: 1}\r\nc: 2\r\n', { a: { b: 1 }, c: 2 }],
  ["a: 'b'# c\nd: [e]# f\n", { a: 'b', d: ['e'] }],
  // Lines in quotes that are not indented enough for YAML 1.2
  ["a:\n  b: ['\n    x: y;\n  ']\n  c: 1\n", { a: { b: [' x: y; '], c: 1 } }],
  ['a:\n  b: "\n    x \\"z\\"\n\n  "\n  c: "d\ne"\n', { a: { b: ' x "z"\n', c: 'd e' } }],
  ["a: 'it''s\n so'\nb:\n- 'x\n\ny'\n", { a: "it's so", b: ['x\ny'] }],
])('%j', (text, expected) => {
  expect(values(text)).toEqual([expected]);
});

test('empty documents are left out, and each has its line', () => {
  const { documents } = parseYaml('# a comment\n---\na: 1\n---\n---\n# only this\n---\n\nb: 2\n');
  expect(documents.map(({ value, line }) => [value, line])).toEqual([
    [{ a: 1 }, 3],
    [{ b: 2 }, 9],
  ]);
});

test.each<[string, string, number]>([
  ['a bracket that is not closed', 'a:\n  b: [1\n', 3],
  ['a quote that is not closed', 'a:\n  b: "x\n', 3],
  ['a tab', 'a:\n\tb: 1\n', 2],
  ['a template', 'a: {{ .Values.a }}\n', 1],
  ['an unknown alias', 'a: *b\n', 1],
])('%s is a failure at its line', (_name, text, line) => {
  const { failures } = parseYaml(text);
  expect(failures).toHaveLength(1);
  expect(failures[0]?.line).toBe(line);
});

test.each<[string, (depth: number) => string]>([
  ['flow sequences', (depth) => '['.repeat(depth) + ']'.repeat(depth)],
  ['brackets that are not closed', (depth) => '{a: '.repeat(depth)],
  ['block sequences', (depth) => `${'- '.repeat(depth)}a`],
  ['block mappings', (depth) => Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
])('%s that are nested too deeply for the stack are not parsed', (_name, nested) => {
  for (const depth of [300, 5_000]) {
    const { documents, failures } = parseYaml(`# comment\n${nested(depth)}\n`);
    expect(documents).toEqual([]);
    expect(failures).toMatchObject([{ message: 'it is nested more than 200 levels deep', beyondLimit: true }]);
  }
  expect(parseYaml(nested(150)).failures.filter(({ beyondLimit }) => beyondLimit)).toEqual([]);
});

test.each<[string, string]>([
  ['lines', '-\n'.repeat(1_000_001)],
  ['a line of items', `[${'a,'.repeat(700_000)}`],
  ['documents', '---\n'.repeat(250_000)],
  ['errors', `a: ${']'.repeat(250_000)}`],
])('more of %s than memory is for are not parsed, and nothing has a place in them', (_name, text) => {
  expect(parseAnyYaml(text)).toEqual({
    documents: [],
    failures: [{ message: 'it has more than 2,000,000 tokens', beyondLimit: true, line: 1, column: 1 }],
    repeatedKeys: [],
  });
  expect(placeInYaml(text, { line: 1, column: 1 }, [0])).toEqual({ line: 1, column: 1 });
});

test('more aliases than a manifest needs are a limit, one that stands for nothing is a fault', () => {
  const limits = (text: string) => parseYaml(text).failures.map(({ beyondLimit }) => beyondLimit);
  expect(limits(`a: &a [${'b, '.repeat(200)}]\nc: [${'*a, '.repeat(200)}]\n`)).toEqual([true]);
  expect(limits('a: *a\n')).toEqual([false]);
});

test('of a key that is there twice the last value counts, as for Kubernetes, and its place is told', () => {
  const text = 'a: 1\nl: {x: 1, "x": [2]}\na: 3\n---\n"b c": 1\n"b c": 2\n---\nc: [\nc: 1\n';
  const { documents, failures, repeatedKeys } = parseYaml(text);
  expect(documents.map(({ value }) => value)).toEqual([{ a: 3, l: { x: [2] } }, { 'b c': 2 }]);
  expect(repeatedKeys).toEqual([
    { key: 'x', line: 2, column: 11 },
    { key: 'a', line: 3, column: 1 },
    { key: 'b c', line: 6, column: 1 },
  ]);
  expect(failures).toHaveLength(1);
});

test('keys that JavaScript knows are data', () => {
  const [value] = values('__proto__: {polluted: true}\nconstructor: 1\n');
  expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test.each<[(string | number)[], string]>([
  [[], '3:1'],
  [['a'], '3:1'],
  [['b', 'c'], '5:3'],
  [['b', 'c', 1], '6:8'],
  [['b', 'c', 1, 'd'], '6:9'],
  [['b', 'missing', 'd'], '4:1'],
  [['8443'], '7:1'],
  [['a', 'b'], '3:1'],
])('%j of the second document stands at %s', (path, expected) => {
  const text = 'a: 1\n---\na: 1\nb:\n  c:\n   [x, {d: 1}]\n8443: 1\n';
  const document = { line: 3, column: 1 };
  const { line, column } = placeInYaml(text, document, path);
  expect(`${line}:${column}`).toBe(expected);
});

test('places stay where they are behind lines in quotes that are not indented', () => {
  const text = "a:\n  b: ['\n    x\n  ']\n  c: 1\n---\nd: 1\nd: 2\n";
  const { documents, repeatedKeys } = parseYaml(text);
  expect(documents.map(({ line }) => line)).toEqual([1, 7]);
  expect(repeatedKeys).toEqual([{ key: 'd', line: 8, column: 1 }]);
  expect(placeInYaml(text, documents[0] ?? { line: 0, column: 0 }, ['a', 'c'])).toEqual({ line: 5, column: 3 });
});

test.each<[string, string]>([
  ['many scalars in quotes', Array.from({ length: 60 }, (_, i) => `k${i}:\n  b: "x\ny"\n`).join('')],
  ['a scalar of many lines', `a:\n  b: "${'x\n'.repeat(5_000)}"\n`],
  ['one in a long text', `a:\n  b: "x\ny"\n# ${'long '.repeat(200_000)}\n`],
])('%s that are not indented: not known to be wrong, beyond what is read', (_name, text) => {
  expect(parseYaml(text).failures[0]).toMatchObject({ beyondLimit: true });
});

test('places of several documents of one text', () => {
  const text = 'a:\n  b: 1\n---\na:\n  - c: 2\n';
  const placeOf = placesInText(text);
  const documents = parseYaml(text).documents;
  const paths = [['a', 'b'], ['a', 0, 'c'], ['x']] as const;
  const found = documents.map((document) => paths.map((path) => placeOf(document, path).line));
  expect(found).toEqual([
    [2, 1, 1],
    [4, 5, 4],
  ]);
  expect(found).toEqual(documents.map((document) => paths.map((path) => placeInYaml(text, document, path).line)));
});

test('a deep document is beyond what is read, and not for its aliases', () => {
  const { failures } = parseYaml(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
  expect(failures).toMatchObject([{ beyondLimit: true, message: expect.stringContaining('deep') }]);
  expect(failures[0]?.message).not.toContain('alias');
});

test('a key that stands twice has the place of the last one, which counts', () => {
  expect(placeInYaml('a: 1\na: 2\n', { line: 1, column: 1 }, ['a'])).toEqual({ line: 2, column: 1 });
});
