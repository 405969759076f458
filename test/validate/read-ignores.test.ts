import { readIgnores } from '../../src/validate/read-ignores.ts';
import { type FakeFiles, fakeSnapshot, withoutContent } from '../fakes/repository.ts';

function read(base: FakeFiles, head: FakeFiles, prefix = '') {
  return readIgnores([{ base: fakeSnapshot(base), head: fakeSnapshot(head), prefix }]);
}

const line = (comment: string) => `a: 1 # seatrial: ignore ${comment}\n`;
const OLD = { 'a.yaml': line('render-failed it is known') };

test.each<[string, FakeFiles, FakeFiles, boolean[]]>([
  ['base has it', OLD, OLD, [true]],
  ['base has it, and the file is another', OLD, { 'a.yaml': `b: 1\n${OLD['a.yaml']}` }, [true]],
  ['base has it with other words', OLD, { 'a.yaml': line('render-failed for ever') }, [true]],
  ['base has none', { 'a.yaml': 'a: 1\n' }, OLD, [false]],
  ['base has no such file', {}, OLD, [false]],
  ['base has it in another file', { 'b.yaml': OLD['a.yaml'] }, OLD, [false]],
  ['base has one without a reason', { 'a.yaml': line('render-failed') }, OLD, [false]],
  ['base has one that is misspelt', { 'a.yaml': OLD['a.yaml'].replace('ignore', 'ignroe') }, OLD, [false]],
  ['base has one on another rule', { 'a.yaml': line('yaml-invalid why') }, OLD, [false]],
  ['head has none any more', OLD, { 'a.yaml': 'a: 1\n' }, []],
  ['a template of a chart', {}, { 'c/Chart.yaml': 'name: c', 'c/templates/a.yaml': OLD['a.yaml'] }, []],
  ['no YAML', {}, { 'a.md': OLD['a.yaml'] }, []],
])('%s', async (_, base, head, atBase) => {
  const { ignores, findings } = await read(base, head);
  expect(ignores.map((each) => each.atBase)).toEqual(atBase);
  expect(findings).toEqual([]);
});

test.each<[string, string, string]>([
  [
    'render-failed',
    'This `seatrial: ignore render-failed` gives no reason, and does not count',
    'Write `# seatrial: ignore RULE REASON`.',
  ],
  ['', 'This `seatrial: ignore` names no rule, and does not count', 'Write `# seatrial: ignore RULE REASON`.'],
  ['render-faild it is known', 'There is no rule `render-faild` to ignore', 'Did you mean `render-failed`?'],
  [
    'qqqqqqqqqqqqqqq it is known',
    'There is no rule `qqqqqqqqqqqqqqq` to ignore',
    'Write `# seatrial: ignore RULE REASON`.',
  ],
  ['policy-changed why not', '`policy-changed` tells what a policy does, and cannot be ignored', 'Remove the comment.'],
])('a comment that does not count: "%s"', async (comment, message, help) => {
  const files = { 'a.yaml': line(comment) };
  const expected = {
    rule: 'ignore-invalid',
    severity: 'warning',
    message,
    help,
    file: 'dir:x/a.yaml',
    line: 1,
    column: 6,
  };
  expect(await read({}, files, 'dir:x/')).toEqual({ ignores: [], findings: [{ ...expected, new: true }] });
  expect((await read(files, files, 'dir:x/')).findings).toEqual([{ ...expected, new: false }]);
});

test.each(['ignroe', 'ingore', 'ignored', 'Ignore'])('a misspelt word: %s', async (word) => {
  const files = { 'a.yaml': OLD['a.yaml'].replace('ignore', word) };
  expect(await read(OLD, files)).toEqual({
    ignores: [],
    findings: [
      {
        rule: 'ignore-invalid',
        severity: 'warning',
        new: true,
        message: `\`seatrial: ${word}\` says nothing, and does not count`,
        help: 'Did you mean `seatrial: ignore`?',
        file: 'a.yaml',
        line: 1,
        column: 6,
      },
    ],
  });
});

test('a file that cannot be read ignores nothing', async () => {
  const head = withoutContent(fakeSnapshot(OLD), 'a.yaml');
  expect(await readIgnores([{ base: fakeSnapshot(OLD), head: { ...head, tree: 'other' }, prefix: '' }])).toEqual({
    ignores: [],
    findings: [],
  });
});
