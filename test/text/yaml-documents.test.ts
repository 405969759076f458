import { parseYaml } from '../../src/text/yaml.ts';
import { keepDocuments } from '../../src/text/yaml-documents.ts';

const wanted = (document: string) => document.includes('wanted');

test.each<[string, string, [number, unknown][]]>([
  ['one that is wanted', 'a: wanted\n', [[1, { a: 'wanted' }]]],
  ['one that is not', 'a: 1\n', []],
  ['one of several', '# c\n---\na: 1\nb: |\n  c\n--- # x\na: wanted\n---\nc: 1\n', [[7, { a: 'wanted' }]]],
  ['the first', 'a: wanted\n---\nb: [\n', [[1, { a: 'wanted' }]]],
  [
    'two beside each other',
    '--- {a: wanted}\n---\nb: wanted\n',
    [
      [1, { a: 'wanted' }],
      [3, { b: 'wanted' }],
    ],
  ],
  ['dashes within a text', 'a: |\n  ---\n  wanted\n', [[1, { a: '---\nwanted\n' }]]],
  ['dashes that are a name', '---x: wanted\n', [[1, { '---x': 'wanted' }]]],
])('%s', (_name, text, expected) => {
  const kept = keepDocuments(text, wanted);
  expect(parseYaml(kept).failures).toEqual([]);
  expect(parseYaml(kept).documents.map(({ line, value }) => [line, value])).toEqual(expected);
  expect(kept.split('\n')).toHaveLength(text.split('\n').length);
});
