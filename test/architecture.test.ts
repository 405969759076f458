import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { readSource } from './architecture/read-source.ts';
import { fileBreaches, importBreaches } from './architecture/rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Paths of the code below a folder of the repository, relative to it, with slashes. */
function codeBelow(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(ts|mjs|js|go)$/.test(path) && !/^(\.patched|fixtures)\//.test(path))
    .sort();
}

function importing(path: string, ...lines: string[]): string[] {
  return importBreaches([readSource(path, lines.join('\n'))]);
}

describe('who may import whom', () => {
  test('every source keeps the rules', () => {
    const files = codeBelow('src').map((path) => readSource(path, readFileSync(join(root, 'src', path), 'utf8')));
    expect(files.length).toBeGreaterThan(20);
    expect(importBreaches(files)).toEqual([]);
  });

  test.each([
    ['the nouns', 'model/report.ts', '../ports/host.ts'],
    ['the nouns', 'model/report.ts', '../argocd/scopes.ts'],
    ['a port', 'ports/host.ts', '../report/text.ts'],
    ["Argo CD's rules", 'argocd/scopes.ts', '../ports/repository.ts'],
    ['a step', 'compare/diff-yaml.ts', '../desired/side.ts'],
    ['a step', 'report/text.ts', '../adapters/git/repository.ts'],
    ['a step', 'report/text.ts', '../commands/check.ts'],
    ['a command', 'commands/check.ts', '../adapters/git/repository.ts'],
    ['a command', 'commands/check.ts', '../main.ts'],
    ['an adapter', 'adapters/git/repository.ts', '../../desired/side.ts'],
    ['an adapter', 'adapters/git/repository.ts', '../../argocd/scopes.ts'],
    ['an adapter', 'adapters/git/repository.ts', '../engine/pool.ts'],
    ['an unknown room', 'shed/shovel.ts', '../model/report.ts'],
  ])('%s must not: %s imports %s', (_who, path, specifier) => {
    expect(importing(path, `import { a } from '${specifier}';`)).toHaveLength(1);
  });

  test.each([
    ['the ground', 'text/yaml.ts', '../model/location.ts'],
    ['a port', 'ports/repository.ts', '../errors.ts'],
    ['a step', 'compare/diff-yaml.ts', '../argocd/scopes.ts'],
    ['the loop', 'desired/side.ts', '../plan/comparison.ts'],
    ['a command', 'commands/check.ts', '../desired/side.ts'],
    ['an adapter', 'adapters/git/repository.ts', '../../ports/repository.ts'],
    ['an adapter', 'adapters/git/repository.ts', './objects.ts'],
    ['main', 'main.ts', './adapters/git/repository.ts'],
  ])('%s may: %s imports %s', (_who, path, specifier) => {
    expect(importing(path, `import { a } from '${specifier}';`)).toEqual([]);
  });

  test.each([
    "import type { A } from '../ports/host.ts';",
    "import '../ports/host.ts';",
    "export { a } from '../ports/host.ts';",
    "export type { A } from '../ports/host.ts';",
    "export * from '../ports/host.ts';",
    "const a = await import('../ports/host.ts');",
    "const a = require('../ports/host.ts');",
    "export function a(host: import('../ports/host.ts').Host) {}",
  ])('no way of importing escapes: %s', (line) => {
    expect(importing('model/report.ts', line)).toHaveLength(1);
  });

  test('words in comments and strings are no imports', () => {
    expect(
      importing('model/report.ts', "// import { a } from '../ports/host.ts'", 'const a = "import x from y";'),
    ).toEqual([]);
  });
});

describe('what touches the world', () => {
  test.each([
    'node:fs',
    'node:fs/promises',
    'node:child_process',
    'node:net',
    'node:https',
    'node:os',
    'undici',
    '@actions/core',
  ])('%s is for adapters', (specifier) => {
    const line = `import { a } from '${specifier}';`;
    expect(importing('report/text.ts', line)).toHaveLength(1);
    expect(importing('text/yaml.ts', line)).toHaveLength(1);
    expect(importing('commands/check.ts', line)).toHaveLength(1);
    expect(importing('adapters/system/files.ts', line)).toEqual([]);
  });

  test.each(['node:crypto', 'node:path', 'node:path/posix', 'yaml', 'diff'])(
    '%s computes, and is for all',
    (specifier) => {
      expect(importing('text/yaml.ts', `import { a } from '${specifier}';`)).toEqual([]);
    },
  );

  test('an SDK has one folder, deep imports too', () => {
    const files = [
      readSource('adapters/hosts/github/host.ts', "import { a } from '@actions/core';"),
      readSource('adapters/hosts/github/log.ts', "import { a } from '@actions/core/lib/command.js';"),
      readSource('adapters/reviews/github/review.ts', "import { a } from '@actions/core';"),
    ];
    expect(importBreaches(files)).toEqual([
      'adapters/reviews/github/review.ts imports @actions/core: one SDK, one folder: adapters/hosts has it',
    ]);
  });

  test.each([
    'const a = process.env.A;',
    "const a = process['env'];",
    'const { env } = process;',
    "import { env } from 'node:process';",
    "import { env as environment } from 'node:process';",
  ])('only main.ts reads the environment: %s', (line) => {
    expect(importing('adapters/git/run-git.ts', line)).toHaveLength(1);
    expect(importing('main.ts', line)).toEqual([]);
  });
});

describe('files', () => {
  test('every file keeps the habits', () => {
    const breaches = ['src', 'test', 'scripts', 'bench', 'engine'].flatMap((folder) =>
      codeBelow(folder).flatMap((path) =>
        fileBreaches(`${folder}/${path}`, readFileSync(join(root, folder, path), 'utf8')),
      ),
    );
    expect(breaches).toEqual([]);
  });

  test.each([
    ['src/model/report.ts', 'a\n'.repeat(300)],
    ['test/architecture.test.ts', ''],
    ['engine/_patch/text/observe.go', ''],
    ['engine/reactor_wasip1_test.go', ''],
    ['src/adapters/azure-devops/v7-threads.ts', ''],
  ])('%s is well named', (path, text) => {
    expect(fileBreaches(path, text)).toEqual([]);
  });

  test.each([
    ['src/model/report.ts', 'a\n'.repeat(301)],
    ['src/model/kubeObject.ts', ''],
    ['src/model/KubeObject.ts', ''],
    ['src/model/kube_object.ts', ''],
    ['src/Model/report.ts', ''],
    ['engine/kubeObjects.go', ''],
    ['src/text/utils.ts', ''],
    ['src/text/string-utils.ts', ''],
    ['src/helpers/text.ts', ''],
    ['test/test-helper.ts', ''],
    ['engine/yaml_util.go', ''],
  ])('%s is not', (path, text) => {
    expect(fileBreaches(path, text)).toHaveLength(1);
  });
});
