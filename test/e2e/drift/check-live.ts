import { readFile } from 'node:fs/promises';
import { gitRepositories } from '../../../src/adapters/git/repositories.ts';
import { check } from '../../../src/commands/check.ts';
import { readArgoCdAccess } from '../../../src/config/argocd-access.ts';
import type { InputValues } from '../../../src/config/command-line.ts';
import { readCredentials } from '../../../src/config/read-credentials.ts';
import { readSettings } from '../../../src/config/settings.ts';
import type { ArgoCdRoute } from '../../../src/model/live.ts';
import type { Report } from '../../../src/model/report.ts';
import type { ReadInputFile } from '../../../src/ports/files.ts';
import { openArgoCd } from '../../../src/program/open-argocd.ts';
import { openTools } from '../../../src/program/open-tools.ts';
import { openEngineUnderTest } from '../../adapters/engine/engine-under-test.ts';
import type { Testbed } from '../testbed.ts';

const readInputFile: ReadInputFile = async ({ path }) => ({ path, text: await readFile(path, 'utf8') });

/** The two ways to a live Argo CD, as inputs. */
function way(testbed: Testbed, route: ArgoCdRoute): InputValues {
  if (route === 'kubernetes') return { 'argocd-kubeconfig-file': testbed.kubeconfig };
  return { 'argocd-server': testbed.server, 'argocd-plain-text': true, 'argocd-token': testbed.token };
}

/** Reviews the working tree of a clone with a live Argo CD, as `seatrial check` does. */
export async function checkLive(
  testbed: Testbed,
  clone: string,
  given: InputValues = {},
  route: ArgoCdRoute = 'rest',
): Promise<Report> {
  const environment = process.env;
  const values: InputValues = { repo: clone, 'allow-hosts': ['127.0.0.1'], ...given };
  const credentials = await readCredentials(values, { environment: {}, readFile: async () => undefined });
  const { downloads, errors } = await openTools(values, credentials, environment);
  if (!downloads) throw new AggregateError(errors);
  const repositories = gitRepositories({ offline: false, environment });
  const renderer = await openEngineUnderTest();
  const live = await readArgoCdAccess(way(testbed, route), readInputFile, undefined);
  if (live.errors.length > 0) throw new AggregateError(live.errors);
  const argoCd = openArgoCd(live.access, values, environment, () => {});
  try {
    return await check({
      values,
      settings: readSettings(values),
      repositories,
      renderer,
      ...downloads,
      renderCache: undefined,
      argoCd,
      host: {
        print: async () => {},
        log: () => {},
        progress: () => {},
        checkFile: async () => {},
        writeFile: async () => {},
        colour: false,
        width: 80,
      },
      readReports: async () => [],
      clock: { now: () => performance.now(), today: () => '2026-06-15' },
      version: '0.0.0',
    });
  } finally {
    await Promise.allSettled([renderer.close(), repositories.dispose(), downloads.close(), argoCd?.close()]);
  }
}
