import { check } from '../../src/commands/check.ts';
import { furtherInputErrors } from '../../src/commands/open-inputs.ts';
import { render } from '../../src/commands/render.ts';
import type { InputValues } from '../../src/config/command-line.ts';
import { InputError, inputErrorsOf } from '../../src/errors.ts';
import type { RenderCache } from '../../src/ports/render-cache.ts';
import { BASE, type World, world } from './world.ts';

const BROKEN_CACHE: RenderCache = {
  prepare: async () => {
    throw new InputError('cache-dir: /cache cannot be written');
  },
  get: async () => undefined,
  put: async () => {},
};

const ALL_BAD: InputValues = {
  repo: '/nowhere',
  head: 'dir:/no-head',
  applications: ['dir:/no-applications', 'no-prefix'],
  output: ['/readonly/report.md', 'fine.md'],
};

const MESSAGES = [
  '/nowhere is not in a git repository.',
  'There is no folder /no-head.',
  'There is no folder /no-applications.',
  'applications: "no-prefix" is not a folder',
  'output: /readonly/report.md cannot be written',
  'cache-dir: /cache cannot be written',
];

function badWorld(values: InputValues): World['context'] {
  return { ...world(BASE, BASE, values).context, renderCache: BROKEN_CACHE };
}

test.each<[string, (context: World['context']) => Promise<unknown>]>([
  ['check', check],
  ['render', (context) => render(context, 'web')],
])('%s says all that is wrong at once, before any work', async (_name, command) => {
  const context = badWorld(ALL_BAD);
  const error = await command(context).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ exitCode: 2 });
  expect(
    inputErrorsOf([error])
      .map(({ message }) => message)
      .sort(),
  ).toEqual([...MESSAGES].sort());
});

describe('beside a command line that is bad already', () => {
  test('what else is wrong', async () => {
    const errors = await furtherInputErrors(badWorld(ALL_BAD));
    expect(errors.map(({ message }) => message).sort()).toEqual([...MESSAGES].sort());
  });

  test('the current folder is no error: another may have been meant', async () => {
    const { context } = world(BASE, BASE);
    expect(await furtherInputErrors({ ...context, values: {} })).toEqual([]);
    expect(await furtherInputErrors({ ...context, values: { base: 'gone' } })).toMatchObject([
      { message: '. is not in a git repository.' },
    ]);
  });
});
