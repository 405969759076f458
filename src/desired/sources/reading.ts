import { SeatrialError } from '../../errors.ts';
import { NotInSource } from '../../ports/registry.ts';
import { NotDetermined, RefusedByArgoCd } from '../obstacles.ts';

/**
 * Reads something elsewhere for one Application: what is not there is refused by Argo CD, too; what cannot be read makes this
 * Application undetermined, with the line that mends it, and no other.
 * @param reason what could not be done: the same words for every Application that has this trouble.
 */
export async function reading<T>(reason: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotInSource) throw new RefusedByArgoCd(error.message);
    if (!(error instanceof SeatrialError)) throw error;
    throw new NotDetermined(reason, { detail: error.message, ...(error.next !== undefined && { help: error.next }) });
  }
}
