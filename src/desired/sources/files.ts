import { createHash } from 'node:crypto';
import type { ResolvedSource } from '../../model/resolved-source.ts';
import { HttpFailure } from '../../ports/http.ts';
import { NotInSource } from '../../ports/registry.ts';
import { redactUrl } from '../../text/redact-url.ts';
import type { InputFile } from '../input-closure.ts';
import type { Downloads } from './charts.ts';
import { reading } from './reading.ts';
import { downloadedFile } from './snapshot-views.ts';

const MAXIMUM_BYTES = 10 * 1024 * 1024;
const LOCKED = [401, 403];

/**
 * Downloads one file that an Application names by its URL, anonymously, as helm and kustomize do.
 * @param options.isAmbiguous when the URL may be that of a repository: whoever is not let in sees no file.
 * @throws NotDetermined, or RefusedByArgoCd when there is no such file.
 */
export async function fetchFile(
  url: string,
  role: string,
  { http }: Downloads,
  { isAmbiguous = false } = {},
): Promise<{ file: InputFile; resolved: ResolvedSource }> {
  const shown = redactUrl(url);
  return reading(`a ${role} is a URL that cannot be read`, async () => {
    const { status, body } = await http.send({ url, maximumBytes: MAXIMUM_BYTES });
    if (status === 404 || status === 410 || (isAmbiguous && LOCKED.includes(status)))
      throw new NotInSource(`there is no file at ${shown} (${status})`);
    if (status !== 200)
      throw new HttpFailure(`${shown} answered ${status}`, { next: 'Keep the file in the repository.' });
    const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
    const movable = { why: 'what a URL gives can change', pin: 'a copy of the file in the repository' };
    return {
      file: downloadedFile(body, shown),
      resolved: { kind: 'file', url: shown, role, asked: '', revision: digest, digest, movable },
    };
  });
}
