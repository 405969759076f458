import { yamlBlocks } from '../../scripts/yaml-blocks.mjs';

test.each<[string, string, { line: number; text: string }[]]>([
  ['none', '# Title\n\na: 1\n', []],
  ['one that says so', 'x\n\n```yaml\na: 1\nb: 2\n```\n', [{ line: 4, text: 'a: 1\nb: 2\n' }]],
  ['one that says nothing', '```\na: 1\n```\n', [{ line: 2, text: 'a: 1\n' }]],
  ['with more behind the language', '``` yml title="x"\na: 1\n```', [{ line: 2, text: 'a: 1\n' }]],
  ['of another language', '```bash\na: 1\n```\n', []],
  [
    'in an item of a list',
    '1. x\n\n    ~~~yaml\n    a:\n      b: 1\n\n    c: 2\n    ~~~\n',
    [{ line: 4, text: 'a:\n  b: 1\n\nc: 2\n' }],
  ],
  ['with a shorter fence inside', '````yaml\na: |\n  ```\n````\n', [{ line: 2, text: 'a: |\n  ```\n' }]],
  [
    'one after the other',
    '```yaml\na: 1\n```\n```json\n{}\n```\n```yaml\nb: 1\n```\n',
    [
      { line: 2, text: 'a: 1\n' },
      { line: 8, text: 'b: 1\n' },
    ],
  ],
  ['that nothing closes', '```yaml\na: 1\n', []],
])('%s', (_name, markdown, blocks) => {
  expect(yamlBlocks(markdown)).toEqual(blocks);
});
