import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { flagName } from '../../src/config/input.ts';
import { FLAGS } from '../../src/config/inputs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Every Markdown file that is ours. */
function documents(): string[] {
  const below = ['docs', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
  );
  return [...readdirSync(root), ...below].filter((path) => path.endsWith('.md')).sort();
}

/** The table of flags in docs/reference/command-line.md, as the table of inputs has it. */
function flagTable(): string {
  const rows = FLAGS.map((input) => {
    const value =
      input.type === 'boolean' ? '' : ` ${input.choices?.join('\\|') ?? input.value?.replaceAll('|', '\\|')}`;
    return `| \`--${flagName(input)}${value}\` | ${input.commands.join(', ')} | ${input.help} | ${input.default ?? ''} |`;
  });
  return ['| Flag | Of | What it says | Default |', '|---|---|---|---|', ...rows].join('\n');
}

test('the reference has every flag, as the command line has it', () => {
  expect(read('docs/reference/command-line.md')).toContain(flagTable());
});

describe('links', () => {
  test.each(documents())('every file that %s links to is there', (document) => {
    const targets = [...read(document).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target]) => target as string);
    const missing = targets
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(join(root, normalize(join(dirname(document), target)))));
    expect(missing).toEqual([]);
  });
});

describe('the README', () => {
  test('marks the command that CI runs as the tests', () => {
    expect(read('README.md')).toMatch(/<!-- test command -->\n```sh\nnpm ci && npm test\n```/);
  });

  test('names only scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const unknown = documents().flatMap((document) =>
      [...read(document).matchAll(/npm run ([a-z0-9:]+)/g)]
        .map(([, name]) => name as string)
        .filter((name) => scripts[name] === undefined)
        .map((name) => `${document}: npm run ${name}`),
    );
    expect(unknown).toEqual([]);
  });
});
