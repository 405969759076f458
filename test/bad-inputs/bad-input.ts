import type { FakeFiles } from '../fakes/repository.ts';

/** Something that a tester would throw at the program, and what the program has to make of it. */
export interface BadInput {
  title: string;
  /** Files of both sides, beside those of SHOP. */
  base?: FakeFiles;
  /** What the change adds or replaces. */
  head: FakeFiles;
  /** Default: `check`. */
  args?: readonly string[];
  /** 0 passed, 1 failed, 2 bad input, 3 could not determine. */
  code: 0 | 1 | 2 | 3;
  /** What has to be printed or logged, where it is known by file and line; blanks and line ends count as one blank. */
  says: readonly (string | RegExp)[];
  /** Without `--offline`; nothing of it may need an answer. */
  online?: boolean;
  /** What must be nowhere in what is printed and logged. */
  never?: readonly string[];
}

export const ORIGIN = 'https://git.example.com/shop.git';

/** An Application of the shop; `source` and `more` are lines of its spec. */
export function application(name: string, source: string, more = ''): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}
  namespace: argocd
spec:
  project: default
  source:
    repoURL: ${ORIGIN}
    ${source.replaceAll('\n', '\n    ')}
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
${more}`;
}

export function config(data: string, name = 'settings'): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  ${data}\n`;
}

/** A small repository without a fault, which every bad input is put into. */
export const SHOP: FakeFiles = {
  'apps/web.yaml': application('web', 'path: web'),
  'web/settings.yaml': config('level: info'),
};
