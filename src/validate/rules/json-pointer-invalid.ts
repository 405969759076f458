import type { JsonObject } from '../../model/kube-object.ts';
import { isTemplated, objectAt, objectsAt, stringsAt } from '../fields.ts';
import type { Path } from '../manifest.ts';
import type { Issue, Rule } from '../rule.ts';
import { applicationSpec } from '../sources.ts';

/** Pointers are applied as JSON patches; one that leads nowhere ignores nothing (diff_normalizer.go; RFC 6901). */
export const jsonPointerInvalid: Rule = {
  id: 'json-pointer-invalid',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet'],
  *check({ kind, object }) {
    const found = applicationSpec(kind, object);
    if (found) yield* wrongPointers(found.spec, 'ignoreDifferences', found.at);
    if (kind === 'ApplicationSet') {
      yield* wrongPointers(objectAt(object, 'spec'), 'ignoreApplicationDifferences', ['spec']);
    }
  },
};

function* wrongPointers(spec: JsonObject, field: string, at: Path): Generator<Issue> {
  for (const [index, entry] of objectsAt(spec, field)) {
    for (const [place, pointer] of stringsAt(entry, 'jsonPointers')) {
      const wrong = isTemplated(pointer) ? undefined : whatIsWrong(pointer);
      if (wrong) yield { ...wrong, at: [...at, field, index, 'jsonPointers', place] };
    }
  }
}

function whatIsWrong(pointer: string): Omit<Issue, 'at'> | undefined {
  if (!pointer.startsWith('/')) {
    return {
      message: `"${pointer}" is no JSON pointer, so it ignores nothing`,
      help: `Write "/${pointer.replace(/^\.|\$\./, '').replaceAll('.', '/')}".`,
    };
  }
  // Keys of these two have slashes themselves, and their values nothing below.
  const [, parent, key] = /^(.*\/metadata\/(?:annotations|labels)\/)(.*\/.*)$/.exec(pointer) ?? [];
  if (parent === undefined || key === undefined) return undefined;
  return {
    message: `"${pointer}" leads into a key, so it ignores nothing: a slash within a key is written ~1`,
    help: `Write "${parent}${key.replaceAll('/', '~1')}".`,
  };
}
