export { listAt, objectAt, objectsAt, stringsAt, textAt } from '../model/fields.ts';

/** Whether a text is filled in before Argo CD reads it: by an ApplicationSet, by envsubst or by hand. */
export function isTemplated(text: string): boolean {
  return /\{\{|\$\{|\$\(|<[^<>]*>|%%|@@|__/.test(text);
}
