import { UndeterminedError } from '../errors.ts';
import type { Snapshot } from '../ports/repository.ts';

/**
 * Reads blobs of which some may be too large, or missing in a partial clone: such a one does not cost the others.
 *
 * @returns the content of each, or why it cannot be had.
 */
export async function readEach(
  snapshot: Pick<Snapshot, 'read'>,
  oids: readonly string[],
): Promise<Map<string, Buffer | UndeterminedError>> {
  try {
    return new Map(await snapshot.read(oids));
  } catch (error) {
    if (!(error instanceof UndeterminedError)) throw error;
  }
  const contents = new Map<string, Buffer | UndeterminedError>();
  for (const oid of oids) {
    try {
      for (const [, content] of await snapshot.read([oid])) contents.set(oid, content);
    } catch (error) {
      if (!(error instanceof UndeterminedError)) throw error;
      contents.set(oid, error);
    }
  }
  return contents;
}
