import { listAt, objectAt, textAt } from '../../model/fields.ts';
import type { Json, JsonObject, KubeObject } from '../../model/kube-object.ts';
import type { ImmutableChange } from './immutable-change.ts';

/**
 * What of a Service cannot be changed (pkg/apis/core/validation ValidateServiceUpdate, pkg/registry/core/service). An address
 * that head does not write stays what it is.
 */
export function* immutableInService(base: KubeObject, head: KubeObject): Generator<ImmutableChange> {
  const [was, is] = [objectAt(base, 'spec'), objectAt(head, 'spec')];
  const [typeBefore, type] = [typeOf(was), typeOf(is)];
  if (typeBefore !== 'ExternalName' && type !== 'ExternalName') {
    yield* clusterAddress(textAt(was, 'clusterIP'), textAt(is, 'clusterIP'), type);
    yield* firstFamily(listAt(was, 'ipFamilies')[0], listAt(is, 'ipFamilies')[0]);
  }
  if (typeBefore !== 'LoadBalancer' || type !== 'LoadBalancer') return;
  const [classBefore, balancerClass] = [textAt(was, 'loadBalancerClass'), textAt(is, 'loadBalancerClass')];
  // Webhooks of cloud providers write it where it is absent.
  const hedge = { unless: 'a webhook of the cluster writes this value' };
  if (classBefore !== balancerClass)
    yield { field: 'spec.loadBalancerClass', ...((classBefore === '' || balancerClass === '') && hedge) };
  const [portBefore, port] = [was['healthCheckNodePort'], is['healthCheckNodePort']];
  const isLocal = ({ externalTrafficPolicy }: JsonObject) => externalTrafficPolicy === 'Local';
  if (isLocal(was) && isLocal(is) && portBefore && port && portBefore !== port)
    yield { field: 'spec.healthCheckNodePort' };
}

function typeOf(spec: JsonObject): string {
  return textAt(spec, 'type') || 'ClusterIP';
}

function* clusterAddress(was: string, is: string, type: string): Generator<ImmutableChange> {
  const field = 'spec.clusterIP';
  if (was === 'None' && is !== 'None' && (is !== '' || type !== 'ClusterIP')) yield { field };
  else if (was !== 'None' && is === 'None') yield { field };
  else if (was !== is && is !== '' && is !== 'None')
    yield was === '' ? { field, unless: 'it is the address that the Service has' } : { field };
}

function* firstFamily(was: Json | undefined, is: Json | undefined): Generator<ImmutableChange> {
  if (was !== undefined && is !== undefined && was !== is) yield { field: 'spec.ipFamilies' };
}
