import { posix } from 'node:path';
import type { SourceFile } from './read-source.ts';

/** Importable by all, and by each other: nouns, pure text, errors. */
const GROUND = ['model', 'text', 'errors.ts'];

/** Folders that are neither ground nor wiring. They may import the ground, ports and Argo CD's rules; only `desired` also other steps. */
const STEPS = ['config', 'plan', 'desired', 'validate', 'compare', 'trial', 'evidence', 'deploy', 'report'];

/** What the hosts start: they choose the host, and read what the process is given. */
const ENTRIES = ['main.ts', 'main-azure.ts'];

/** What each room may import besides itself. */
const MAY_IMPORT: Record<string, string[]> = {
  model: GROUND,
  text: GROUND,
  'errors.ts': GROUND,
  ports: GROUND,
  argocd: GROUND,
  ...Object.fromEntries(STEPS.map((step) => [step, [...GROUND, 'ports', 'argocd']])),
  desired: [...GROUND, 'ports', 'argocd', ...STEPS],
  commands: [...GROUND, 'ports', 'argocd', ...STEPS],
  'version.ts': [],
  program: ['version.ts', ...GROUND, 'ports', 'argocd', ...STEPS, 'commands', 'adapters'],
  ...Object.fromEntries(ENTRIES.map((entry) => [entry, ['program', ...GROUND, 'ports', ...STEPS, 'adapters']])),
};

/** Built-in modules that compute and touch nothing: importable by all. The others reach the world. */
const PURE_BUILT_INS = [
  'node:assert',
  'node:buffer',
  'node:crypto',
  'node:path',
  'node:path/posix',
  'node:url',
  'node:util',
  'node:zlib',
];

/** Packages that compute and touch nothing: importable by all. Every other package is an SDK, for one folder of adapters. */
const PURE_PACKAGES = ['diff', 'lossless-json', 'p-limit', 'picomatch', 'yaml'];

/** Built-in modules that say what machine this is: `main.ts` reads them, and passes on what it read. */
const MACHINE = ['node:os', 'node:process'];

const PURE = new Set([...PURE_BUILT_INS, ...PURE_PACKAGES]);

/** @returns one line for each breach of DESIGN.md's "Who may import whom", in the order of the files. */
export function importBreaches(files: readonly SourceFile[]): string[] {
  const breaches: string[] = [];
  const folderOfSdk = new Map<string, string>();
  for (const file of files) {
    const room = roomOf(file.path);
    if (!ENTRIES.includes(room) && file.readsEnvironment)
      breaches.push(`${file.path} reads process.env: main.ts passes it on`);
    for (const specifier of file.imports) {
      const breach = specifier.startsWith('.')
        ? neighbourBreach(room, roomOf(posix.join(posix.dirname(file.path), specifier)))
        : outsideBreach(room, specifier, folderOfSdk);
      if (breach !== undefined) breaches.push(`${file.path} imports ${specifier}: ${breach}`);
    }
  }
  return breaches;
}

/** @returns the folder of a file, or the file itself at the top; each adapter folder is a room of its own. */
function roomOf(path: string): string {
  const [first, second, ...rest] = path.split('/');
  return first === 'adapters' && rest.length > 0 ? `adapters/${second}` : (first ?? '');
}

function neighbourBreach(from: string, to: string): string | undefined {
  if (from === to) return undefined;
  if (from.startsWith('adapters')) {
    return [...GROUND, 'ports'].includes(to)
      ? undefined
      : `an adapter imports ground, ports and its own folder, not ${to}`;
  }
  const allowed = MAY_IMPORT[from];
  if (allowed === undefined) return `${from} is no room of the house`;
  const floor = to.startsWith('adapters') ? 'adapters' : to;
  return allowed.includes(floor) ? undefined : `${from} must not import ${to}`;
}

function outsideBreach(from: string, specifier: string, folderOfSdk: Map<string, string>): string | undefined {
  const name = packageOf(specifier);
  if (PURE.has(name)) return undefined;
  if (!from.startsWith('adapters/'))
    return [...ENTRIES, 'program'].includes(from) && MACHINE.includes(name)
      ? undefined
      : 'only adapters touch the world';
  if (name.startsWith('node:')) return undefined;
  const owner = folderOfSdk.get(name) ?? from;
  folderOfSdk.set(name, owner);
  return owner === from ? undefined : `one SDK, one folder: ${owner} has it`;
}

/** @returns the package of a deep import, and a built-in module as it is. */
function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

const MAXIMUM_LINES = 300;

/**
 * @param path relative to the repository, with slashes.
 * @returns one line for each breach of the habits that a file's name and length can show.
 */
export function fileBreaches(path: string, text: string): string[] {
  const breaches: string[] = [];
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (lines > MAXIMUM_LINES) breaches.push(`${path} has ${lines} lines, more than ${MAXIMUM_LINES}`);
  // Go gives a meaning to _test and _GOOS at the end of a name.
  const words = path.endsWith('.go') ? /^[a-z0-9]+(_[a-z0-9]+)*$/ : /^[a-z0-9]+(-[a-z0-9]+)*$/;
  // Folders of a patch are those of what it patches
  const parts = path.startsWith('engine/_patch/') ? path.split('/').slice(-1) : path.split('/');
  for (const part of parts) {
    const names = part.replace(/^[._]/, '').split('.');
    if (!names.every((name) => words.test(name) || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)))
      breaches.push(`${path} is not in kebab-case`);
    if (names.some((name) => /(^|[-_])(utils?|helpers?)([-_]|$)/.test(name)))
      breaches.push(`${path} says nothing of what it holds`);
  }
  return breaches;
}
