import { isLfsPointer } from '../../src/text/lfs-pointer.ts';

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n`;

test.each([
  ['a pointer', POINTER, true],
  ['a pointer with extensions', POINTER.replace('oid', `ext-0-foo sha256:${'b'.repeat(64)}\noid`), true],
  ['nothing', '', false],
  ['a text that begins otherwise', ` ${POINTER}`, false],
  ['the words later in a text', `# see\n${POINTER}`, false],
  ['what is too long for a pointer', POINTER + 'x'.repeat(1024), false],
])('%s', (_, content, expected) => {
  expect(isLfsPointer(Buffer.from(content))).toBe(expected);
});
