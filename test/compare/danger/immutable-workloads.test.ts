import { expect, test } from '@jest/globals';
import { object } from './change.ts';
import { APPS, claims, GIB, job, service, set } from './immutable-objects.ts';
import { refusedFields } from './refused.ts';

/** base, head, and the fields that Kubernetes 1.37 refused to change in a dry run on the server; none where it took the change. */
const CHANGES: [string, string, string, string][] = [
  [
    'a selector',
    object(APPS, 'DaemonSet', 'd', 'spec: {selector: {matchLabels: {a: b}}}'),
    object(APPS, 'DaemonSet', 'd', 'spec: {selector: {matchLabels: {a: c}}}'),
    'spec.selector',
  ],
  [
    'an empty list in a selector',
    object(APPS, 'Deployment', 'd', 'spec: {selector: {matchLabels: {a: b}}}'),
    object(APPS, 'Deployment', 'd', 'spec: {selector: {matchLabels: {a: b}, matchExpressions: []}}'),
    '',
  ],
  ['serviceName', set('serviceName: a'), set('serviceName: b'), 'spec.serviceName'],
  ['serviceName is gone', set('serviceName: a'), set(''), 'spec.serviceName'],
  ['an empty serviceName', set(''), set('serviceName: ""'), ''],
  ['podManagementPolicy', set(''), set('podManagementPolicy: Parallel'), 'spec.podManagementPolicy'],
  ['its default', set(''), set('podManagementPolicy: OrderedReady'), ''],
  [
    'what may change in a StatefulSet',
    set('replicas: 1'),
    set(
      'replicas: 2, minReadySeconds: 5, ordinals: {start: 1}, template: {}, updateStrategy: {}, revisionHistoryLimit: 3, persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete}',
    ),
    '',
  ],
  ['a claim grows', claims(GIB), claims('resources: {requests: {storage: 2Gi}}'), 'spec.volumeClaimTemplates'],
  ['the same in other units', claims(GIB), claims('resources: {requests: {storage: 1024Mi}}'), ''],
  [
    'defaults of a claim',
    claims(GIB),
    claims(
      `${GIB}, volumeMode: Filesystem`,
      ', labels: {}, creationTimestamp: null',
      ', apiVersion: v1, kind: PersistentVolumeClaim, status: {phase: Pending}',
    ),
    '',
  ],
  ['a label of a claim', claims(GIB), claims(GIB, ', labels: {chart: db-2}'), 'spec.volumeClaimTemplates'],
  ['a class of a claim', claims(GIB), claims(`${GIB}, storageClassName: fast`), 'spec.volumeClaimTemplates'],
  ['a claim is new', set(''), claims(GIB), 'spec.volumeClaimTemplates'],
  ['a headless Service gets an address', service('clusterIP: None'), service(''), ''],
  ['a headless one becomes a NodePort', service('clusterIP: None'), service('type: NodePort'), 'spec.clusterIP'],
  ['a Service becomes headless', service(''), service('clusterIP: None'), 'spec.clusterIP'],
  ['another address', service('clusterIP: 10.0.0.1'), service('clusterIP: 10.0.0.2'), 'spec.clusterIP'],
  ['an address is no longer written', service('clusterIP: 10.0.0.1'), service(''), ''],
  ['to a name elsewhere', service(''), service('type: ExternalName, externalName: a.b'), ''],
  ['from a name elsewhere', service('type: ExternalName, externalName: a.b'), service('clusterIP: None'), ''],
  ['the type of a Service', service(''), service('type: NodePort'), ''],
  [
    'a class of load balancers',
    service('type: LoadBalancer, loadBalancerClass: a.b/c'),
    service('type: LoadBalancer, loadBalancerClass: a.b/d'),
    'spec.loadBalancerClass',
  ],
  [
    'a class that goes with the type',
    service('type: LoadBalancer, loadBalancerClass: a.b/c'),
    service('type: ClusterIP'),
    '',
  ],
  [
    'a port for health checks',
    service('type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 32111'),
    service('type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 32112'),
    'spec.healthCheckNodePort',
  ],
  ['the first family of addresses', service('ipFamilies: [IPv4]'), service('ipFamilies: [IPv6]'), 'spec.ipFamilies'],
  ['a second family', service('ipFamilies: [IPv4]'), service('ipFamilies: [IPv4, IPv6]'), ''],
  ['an image of a Job', job(''), job('', ', env: [{name: a, value: b}]'), 'spec.template'],
  ['the same number of completions', job(''), job('completions: 1'), ''],
  ['more completions', job(''), job('completions: 2'), 'spec.completions'],
  [
    'an indexed Job that grows',
    job('completionMode: Indexed, completions: 2, parallelism: 2'),
    job('completionMode: Indexed, completions: 3, parallelism: 3'),
    '',
  ],
  ['the mode of a Job', job(''), job('completionMode: Indexed'), 'spec.completionMode'],
  [
    'a limit for each index',
    job('completionMode: Indexed, completions: 2, backoffLimitPerIndex: 1'),
    job('completionMode: Indexed, completions: 2, backoffLimitPerIndex: 2'),
    'spec.backoffLimitPerIndex',
  ],
  [
    'what may change in a Job',
    job(''),
    job(
      'parallelism: 1, backoffLimit: 2, ttlSecondsAfterFinished: 2, activeDeadlineSeconds: 9, suspend: true, podReplacementPolicy: Failed',
    ),
    '',
  ],
  [
    'defaults of a pod',
    job('', ', ports: [{containerPort: 80}], resources: {limits: {cpu: "1"}}', 'serviceAccountName: a, '),
    job(
      '',
      ', ports: [{containerPort: 80, protocol: TCP}], resources: {limits: {cpu: 1000m}}, imagePullPolicy: IfNotPresent, terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File',
      'serviceAccountName: a, serviceAccount: a, dnsPolicy: ClusterFirst, schedulerName: default-scheduler, securityContext: {}, terminationGracePeriodSeconds: 30, ',
    ),
    '',
  ],
  [
    'another order of variables',
    job('', ', env: [{name: a, value: x}, {name: b, value: x}]'),
    job('', ', env: [{name: b, value: x}, {name: a, value: x}]'),
    'spec.template',
  ],
  ['a suspended Job', job('suspend: true'), job('suspend: true', ', resources: {limits: {cpu: 1}}'), ''],
];

test.each(CHANGES)('%s', (_, base, head, fields) => {
  expect(refusedFields(base, head)).toBe(fields);
});
