import { check } from '../../src/commands/check.ts';
import { argoCdOf, publish } from '../../src/commands/publish.ts';
import type { InputValues } from '../../src/config/command-line.ts';
import { BASE, config, world } from './world.ts';

test('links go to the Argo CD that was asked, and to no other', () => {
  expect(argoCdOf({ 'argocd-server': 'https://argocd.example.com' })).toEqual({
    argoCdServer: 'https://argocd.example.com',
  });
  expect(argoCdOf({})).toEqual({});
});

describe('publish', () => {
  test.each([
    [{}, 0],
    [{ 'web/c.yaml': 'fail: true\n' }, 1],
    [{ 'web/c.yaml': 'unsupported: true\n' }, 3],
  ])('exit code of %j is %d', async (change, code) => {
    const { context, printed, written } = world(
      BASE,
      { ...BASE, ...change },
      { format: 'json', output: ['a/r.md', 'r.txt'] },
    );
    expect(await publish(await check(context), context)).toBe(code);
    expect(JSON.parse(printed.join(''))).toMatchObject({ schema: 'seatrial.report/v1' });
    expect([...written.keys()]).toEqual(['a/r.md', 'r.txt']);
    expect(written.get('r.txt')).toMatch(/^(PASSED|FAILED|UNKNOWN)/);
  });

  test('text is cut on stdout alone, and not with --max-lines 0', async () => {
    const long = (value: string) =>
      `${config(value)}${Array.from({ length: 300 }, (_, i) => `# x\nb${i}: ${value}\n`).join('')}`;
    const publishWith = async (values: InputValues) => {
      const { context, printed, written } = world(BASE, { ...BASE, 'web/c.yaml': long('2') }, values);
      await publish(await check(context), context);
      return { printed: printed.join(''), written: written.get('r.txt') };
    };
    const cut = await publishWith({ output: ['r.txt'] });
    expect(cut.printed).toContain('more lines');
    expect(cut.written).not.toContain('more lines');
    expect((await publishWith({ output: ['r.txt'], 'max-lines': '0' })).printed).toBe(cut.written);
  });
});
