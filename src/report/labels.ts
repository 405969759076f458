import type { ApplicationReport } from '../model/report.ts';

/**
 * What each Application of a report is called in it: its name, or as much more as tells it from others of that name. The longer forms
 * are those that `seatrial render` takes.
 */
export function labelsOf(applications: readonly ApplicationReport[]): Map<ApplicationReport, string> {
  const forms = new Map(applications.map((application) => [application, formsOf(application)]));
  const count = new Map<string, number>();
  for (const names of forms.values()) for (const name of new Set(names)) count.set(name, (count.get(name) ?? 0) + 1);
  const last = (names: string[]) => names.at(-1) ?? '';
  return new Map([...forms].map(([one, names]) => [one, names.find((name) => count.get(name) === 1) ?? last(names)]));
}

function formsOf({ name, namespace, definedAt }: ApplicationReport): string[] {
  const full = `${namespace}/${name}`;
  return [name, full, `${full}@${definedAt.replace(/:\d+$/, '')}`, `${full}@${definedAt}`];
}
