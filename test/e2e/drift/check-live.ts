import { restArgoCd } from '../../../src/adapters/argocd/rest-argocd.ts';
import { gitRepositories } from '../../../src/adapters/git/repositories.ts';
import { systemHttp } from '../../../src/adapters/system/http.ts';
import { check } from '../../../src/commands/check.ts';
import type { InputValues } from '../../../src/config/command-line.ts';
import { readCredentials } from '../../../src/config/read-credentials.ts';
import { readSettings } from '../../../src/config/settings.ts';
import type { Report } from '../../../src/model/report.ts';
import { openTools } from '../../../src/program/open-tools.ts';
import { openEngineUnderTest } from '../../adapters/engine/engine-under-test.ts';
import type { Testbed } from '../testbed.ts';

/** Reviews the working tree of a clone with a live Argo CD, as `seatrial check --argocd-server` does. */
export async function checkLive(testbed: Testbed, clone: string, given: InputValues = {}): Promise<Report> {
  const environment = process.env;
  const values: InputValues = { repo: clone, 'allow-hosts': ['127.0.0.1'], ...given };
  const credentials = await readCredentials(values, { environment: {}, readFile: async () => undefined });
  const { downloads, errors } = await openTools(values, credentials, environment);
  if (!downloads) throw new AggregateError(errors);
  const repositories = gitRepositories({ offline: false, environment });
  const renderer = await openEngineUnderTest();
  const http = systemHttp({ environment, allowHosts: ['127.0.0.1'], userAgent: 'seatrial-e2e' });
  const argoCd = restArgoCd({ http, url: testbed.server, token: testbed.token, ca: undefined, insecure: false });
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
    await Promise.allSettled([renderer.close(), repositories.dispose(), downloads.close(), argoCd.close()]);
  }
}
