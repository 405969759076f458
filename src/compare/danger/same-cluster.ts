import type { Destination } from '../../model/application.ts';
import { redactUrl } from '../../text/redact-url.ts';

/** Whether two destinations may be one cluster: where one is named and the other has an address, nobody can tell, so they are. */
export function isSameCluster(one: Destination, other: Destination): boolean {
  const server = ({ server: url }: Destination) => (url === undefined ? undefined : redactUrl(url).replace(/\/+$/, ''));
  const differs = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a !== b;
  return !differs(one.name, other.name) && !differs(server(one), server(other));
}
