import { type LookupAddress, promises } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { HttpFailure } from '../../ports/http.ts';
import { canonicalHost, isAddress, refusedAddress, refusedName } from './address-rule.ts';
import type { IsAllowed } from './allowed-hosts.ts';

/** @returns every address of a host; throws what `node:dns` throws. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** The system's resolver: with /etc/hosts, as git and ssh have it. */
export function systemResolve(host: string): Promise<LookupAddress[]> {
  return promises.lookup(host, { all: true });
}

/** Holds hosts, and the addresses that are really connected to, against the rule on addresses. */
export interface AddressGuard {
  /**
   * What can be told without a look-up: an address that is written as such, a name that always means this machine.
   * @throws HttpFailure when it is refused.
   */
  check(host: string, port: number): void;
  /** @throws HttpFailure when an address of the host is refused; what the resolver throws. */
  addresses(host: string, port: number): Promise<LookupAddress[]>;
  /** For `net.connect`: so what was checked is what is connected to, whatever a name server says the next time. */
  lookup(port: number): LookupFunction;
}

/** The rule on addresses (docs/decisions/0005). @param isAllowed the hosts that the user names. @param resolve looks a host up. */
export function addressGuard(isAllowed: IsAllowed, resolve: Resolve): AddressGuard {
  function known(host: string): string {
    const canonical = canonicalHost(host);
    if (canonical === undefined) throw new HttpFailure(`${JSON.stringify(host)} is no host`);
    return canonical;
  }

  function check(host: string, port: number): void {
    const canonical = known(host);
    if (isAllowed(canonical, port)) return;
    const what = isAddress(canonical) ? refusedAddress(canonical) : refusedName(canonical);
    if (what !== undefined) throw refusal(host, canonical, `${canonical} is not reached: it is ${what}`);
  }

  async function addresses(host: string, port: number): Promise<LookupAddress[]> {
    check(host, port);
    const canonical = known(host);
    if (isAddress(canonical)) return [{ address: canonical, family: canonical.includes(':') ? 6 : 4 }];
    const found = [...(await resolve(canonical))];
    if (found.length === 0) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND', hostname: canonical });
    if (isAllowed(canonical, port)) return found;
    for (const { address } of found) {
      const what = refusedAddress(address);
      // One bad address is enough: which of them gets connected to is chance
      if (what !== undefined) {
        throw refusal(host, canonical, `${canonical} is not reached: it has the address ${address}, which is ${what}`);
      }
    }
    return found;
  }

  return {
    check,
    addresses,
    lookup: (port) => (host, options, callback) => {
      addresses(host, port).then(
        (found) => {
          const [first] = found as [LookupAddress];
          if (options.all) callback(null, found);
          else callback(null, first.address, first.family);
        },
        (error: NodeJS.ErrnoException) => callback(error, []),
      );
    },
  };
}

function refusal(written: string, canonical: string, message: string): HttpFailure {
  const host = canonical.includes(':') ? `[${canonical}]` : canonical;
  const spelt = written.toLowerCase().replace(/\.$/, '');
  const seen = spelt === host || spelt === canonical ? '' : ` (written as ${JSON.stringify(written)})`;
  return new HttpFailure(message + seen, { next: `Add allow-hosts: ${host} if you trust it.` });
}
