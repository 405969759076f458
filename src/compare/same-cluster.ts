import { type Destination, OWN_CLUSTER } from '../model/application.ts';
import { redactUrl } from '../text/redact-url.ts';

/** Whether two destinations may be one cluster: where one is named and the other has an address, nobody can tell, so they are. */
export function isSameCluster(one: Destination, other: Destination): boolean {
  const differs = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a !== b;
  const [left, right] = [namesOf(one), namesOf(other)];
  return !differs(left.name, right.name) && !differs(left.server, right.server);
}

function namesOf({ name, server }: Destination): Pick<Destination, 'name' | 'server'> {
  const address = server === undefined ? undefined : redactUrl(server).replace(/\/+$/, '');
  const isOwn = name === OWN_CLUSTER.name || address === OWN_CLUSTER.server;
  return isOwn ? OWN_CLUSTER : { ...(name && { name }), ...(address && { server: address }) };
}
