import { isSecret, type KubeObject } from '../model/kube-object.ts';
import { replaceAt } from './json-pointer.ts';

/** Stands in a diff for a value that differs from one render to the next. */
export const UNSTABLE_VALUE = '(differs from one render to the next)';

/**
 * Puts a fixed text in place of values that differ from one render to the next, so that they are no difference.
 *
 * @param object normalised
 * @param pointers JSON Pointers into the object as it was rendered
 */
export function withoutUnstable(object: KubeObject, pointers: readonly string[]): KubeObject {
  const into = isSecret(object) ? pointers.map((pointer) => pointer.replace(/^\/stringData(?=\/)/, '/data')) : pointers;
  return replaceAt(object, into, UNSTABLE_VALUE);
}
