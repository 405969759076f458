import type { Http } from '../../src/ports/http.ts';
import type { Registry } from '../../src/ports/registry.ts';
import type { RemoteRepositories } from '../../src/ports/repository.ts';
import { fakeHttp } from './http.ts';
import { fakeRegistry } from './registry.ts';
import { fakeRemotes } from './remote-repositories.ts';

/** Everything that is read from elsewhere: what is not given is not there. */
export function fakeDownloads(
  given: { registry?: Registry; remotes?: RemoteRepositories; http?: Http } = {},
): Required<typeof given> {
  return { registry: fakeRegistry(), remotes: fakeRemotes({}), http: fakeHttp({}), ...given };
}
