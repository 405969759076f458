import { readdirSync } from 'node:fs';
import { type BadInput, ORIGIN, SHOP } from './bad-input.ts';
import { ProgramUnderTest } from './program.ts';

/** Throws every input of a table at the program. */
export function runBadInputs(inputs: readonly BadInput[]): void {
  const program = new ProgramUnderTest();
  afterAll(() => program.dispose());

  test.each(inputs)('$title', async ({ base = {}, head, args = ['check'], code, says, never = [], online }) => {
    const files = { ...SHOP, ...base };
    const folder = program.clone(files, { ...files, ...head }, ORIGIN);
    const before = readdirSync(folder).sort();
    const place = ['--repo', folder, '--base', 'main', '--head', 'change', ...(online ? [] : ['--offline'])];
    const run = await program.run([...args, ...place]);
    const printed = `${run.stdout}${run.stderr}`;
    const inOneLine = printed.replace(/\s+/g, ' ');
    for (const each of says) {
      if (typeof each === 'string') expect(inOneLine).toContain(each);
      else expect(inOneLine).toMatch(each);
    }
    expect(run.code).toBe(code);
    for (const each of never) expect(printed).not.toContain(each);
    expect(printed).not.toMatch(/\n\s+at .*:\d+:\d+/);
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  test('titles tell the inputs apart', () => {
    expect(new Set(inputs.map(({ title }) => title)).size).toBe(inputs.length);
  });
}
