import { check } from '../../src/commands/check.ts';
import type { CommandContext } from '../../src/commands/context.ts';
import type { InputValues } from '../../src/config/command-line.ts';
import { readSettings } from '../../src/config/settings.ts';
import { InputError } from '../../src/errors.ts';
import type { Report } from '../../src/model/report.ts';
import { fakeDownloads } from '../fakes/downloads.ts';
import { plainRenderer } from '../fakes/plain-renderer.ts';
import { type FakeFiles, fakeRepositories, fakeRepository } from '../fakes/repository.ts';

export const URL = 'https://github.com/example/shop.git';

/** An Application of the shop. */
export function application(name: string, path: string, more = ''): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: ${name}, namespace: argocd}\nspec:\n  source: {repoURL: ${URL}, path: ${path}}\n  destination: {name: in-cluster, namespace: shop}\n  project: default\n${more}`;
}

/** A ConfigMap with one value. */
export function config(value: string, name = 'c'): string {
  // A number would be refused by Kubernetes.
  const text = /^\d+$/.test(value) ? `'${value}'` : value;
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {a: ${text}}\n`;
}

export interface World {
  context: CommandContext;
  printed: string[];
  logged: string[];
  written: Map<string, string>;
}

/** A clone with `base` and `head`, and everything that a command is given. */
export function world(
  base: FakeFiles,
  head: FakeFiles,
  values: InputValues = {},
  folders: Record<string, FakeFiles> = {},
  downloads: Parameters<typeof fakeDownloads>[0] = {},
): World {
  const printed: string[] = [];
  const logged: string[] = [];
  const written = new Map<string, string>();
  const repository = fakeRepository({ base, head, remotes: [URL] });
  const context: CommandContext = {
    values: { repo: '/repo', head: 'head', ...values },
    settings: readSettings(values),
    repositories: fakeRepositories({ clones: { '/repo': repository }, folders }),
    renderer: plainRenderer(),
    ...fakeDownloads(downloads),
    renderCache: undefined,
    argoCd: undefined,
    host: {
      print: async (text) => void printed.push(text),
      log: (line) => void logged.push(line),
      progress: () => {},
      checkFile: async (path) => {
        if (path.startsWith('/readonly/')) throw new InputError(`output: ${path} cannot be written`);
      },
      writeFile: async (path, text) => void written.set(path, text),
      colour: false,
      width: 80,
    },
    readReports: async () => [],
    clock: { now: () => 0, today: () => '2026-06-15' },
    version: '1.2.3',
  };
  return { context, printed, logged, written };
}

/** Two Applications, one ConfigMap each. */
export const BASE = {
  'web.yaml': application('web', 'web'),
  'cart.yaml': application('cart', 'cart'),
  'web/c.yaml': config('1'),
  'cart/c.yaml': config('1'),
};

/** Checks a change: `head` is laid over `base`. */
export function run(
  base: FakeFiles,
  head: FakeFiles,
  values: InputValues = {},
  folders: Record<string, FakeFiles> = {},
): Promise<Report> {
  return check(world(base, { ...base, ...head }, values, folders).context);
}

/** The status of every Application by name. */
export function statuses({ applications }: Report): Record<string, string> {
  return Object.fromEntries(applications.map(({ name, status }) => [name, status]));
}
