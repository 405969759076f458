import { isJsonObject, type JsonObject } from '../model/kube-object.ts';
import { objectsAt, stringsAt, textAt } from './fields.ts';
import type { Path } from './manifest.ts';

/** The value files and parameter files of a source, each with its place. */
export function* namedFilesOf(source: JsonObject, at: Path): Generator<{ file: string; at: Path }> {
  const helm = source['helm'];
  if (!isJsonObject(helm)) return;
  for (const [index, file] of stringsAt(helm, 'valueFiles')) yield { file, at: [...at, 'helm', 'valueFiles', index] };
  for (const [index, parameter] of objectsAt(helm, 'fileParameters')) {
    const file = textAt(parameter, 'path');
    yield { file, at: [...at, 'helm', 'fileParameters', index, 'path'] };
  }
}
