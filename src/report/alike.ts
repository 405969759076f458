import type { Finding } from '../model/report.ts';
import { someOf } from './phrases.ts';

/** One finding, and the Applications of which the same is said. */
export interface Alike {
  finding: Finding;
  /** Other Applications, in their order. */
  others: string[];
}

/** Beside dangers: what stands at the Application, and has its cause in what several may share. What has a line of its own is not among them. */
const AT_THE_APPLICATION = new Set([
  'destination-not-permitted',
  'kind-not-permitted',
  'mutable-revision',
  'render-failed',
  'repeated-resource',
  'text-expected',
]);

/** Puts findings together that a shared chart, base or image gives to several Applications: they differ in names alone. */
export function alike(findings: readonly Finding[]): Alike[] {
  const found = new Map<string, Alike>();
  for (const [index, finding] of findings.entries()) {
    const { application, danger, rule } = finding;
    const isShared = application !== undefined && (danger === true || AT_THE_APPLICATION.has(rule));
    const key = isShared ? keyOf(finding, application) : String(index);
    const known = found.get(key);
    if (known && application !== undefined) known.others.push(application);
    else found.set(key, { finding, others: [] });
  }
  return [...found.values()];
}

/** Without the namespaces of objects, and the name of the Application, which is in the names of what Helm renders. */
function keyOf({ rule, severity, new: isNew, message, help = '' }: Finding, application: string): string {
  const name = application.split('@')[0]?.split('/').at(-1) ?? application;
  const word = new RegExp(`(?<![A-Za-z0-9])${name.replace(/[^\w-]/g, '\\$&')}(?![A-Za-z0-9])`, 'g');
  const withoutNames = (text: string) =>
    text.replace(/(\b[A-Z][A-Za-z]+(?:\.[a-z0-9.-]+)?) [a-z0-9-]+\/(?=[a-z0-9])/g, '$1 ').replace(word, '…');
  return JSON.stringify([rule, severity, isNew, withoutNames(message), withoutNames(help)]);
}

/**
 * @param named how many Applications are named; the rest is counted.
 * @returns `The same in 46 more Applications: a, b, c and 43 more`; nothing where it is said of one alone.
 */
export function sameElsewhere({ others }: Alike, named: number): string | undefined {
  if (others.length === 0) return undefined;
  const { shown, more } = someOf(others, named);
  const count = others.length === 1 ? 'one more Application' : `${others.length} more Applications`;
  return `The same in ${count}: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
