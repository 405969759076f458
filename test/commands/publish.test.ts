import { check } from '../../src/commands/check.ts';
import { publish } from '../../src/commands/publish.ts';
import type { InputValues } from '../../src/config/command-line.ts';
import { BASE, config, world } from './world.ts';

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
