import { describe, expect, test } from '@jest/globals';
import { object, type Side } from './change.ts';
import { APPS, claim, claims, crd, GIB, job, secret, service, set } from './immutable-objects.ts';
import { refused } from './refused.ts';

describe('what the cluster may have already is a warning that says so', () => {
  test.each([
    ['an address', service(''), service('clusterIP: 10.0.0.2'), 'unless it is the address that the Service has'],
    ['a class', claim(''), claim('storageClassName: a'), 'unless the cluster has this value already'],
    ['a volume', claim(''), claim('volumeName: a'), 'unless the cluster has this value already'],
    [
      'a class of load balancers',
      service('type: LoadBalancer'),
      service('type: LoadBalancer, loadBalancerClass: a.b/c'),
      'unless a webhook of the cluster writes this value',
    ],
    [
      'a Job that goes when it is finished',
      job('ttlSecondsAfterFinished: 9'),
      job('ttlSecondsAfterFinished: 9', ', env: [{name: a}]'),
      'unless it is finished and gone by then',
    ],
  ])('%s', (_, base, head, unless) => {
    const [found, ...more] = refused({ objects: base }, { objects: head });
    expect(found).toMatchObject({ severity: 'warning', message: expect.stringContaining(unless) });
    expect(more).toEqual([]);
  });
});

describe('who is told to make it anew', () => {
  const optioned = (name: string, options: string) => ({
    objects: object(
      APPS,
      'Deployment',
      'd',
      `spec: {selector: {matchLabels: {a: ${name}}}}`,
      options && `, annotations: {argocd.argoproj.io/sync-options: '${options}'}`,
    ),
  });
  const spec = (...syncOptions: string[]) => ({ spec: { syncPolicy: { syncOptions } } });

  test.each<[string, Side, Side, string]>([
    ['Force=true', optioned('b', ''), optioned('c', 'Force=true'), 'warning'],
    ['on the live object', optioned('b', 'Force=true'), optioned('c', ''), 'warning'],
    ['Replace=true alone', optioned('b', ''), optioned('c', 'Replace=true'), 'error'],
    ['not with server-side apply', optioned('b', ''), optioned('c', 'Force=true,ServerSideApply=true'), 'error'],
    [
      'of the Application neither',
      optioned('b', ''),
      { ...optioned('c', 'Force=true'), ...spec('ServerSideApply=true') },
      'error',
    ],
    [
      'unless the object goes without',
      optioned('b', ''),
      { ...optioned('c', 'Force=true,ServerSideApply=false'), ...spec('ServerSideApply=true') },
      'warning',
    ],
    [
      'or is replaced',
      optioned('b', ''),
      { ...optioned('c', 'Force=true'), ...spec('ServerSideApply=true', 'Replace=true') },
      'warning',
    ],
  ])('%s', (_, base, head, severity) => {
    const [found] = refused(base, head);
    expect(found?.severity).toBe(severity);
    expect(found?.message).toContain(
      severity === 'error' ? 'the sync fails' : 'Force=true deletes d and makes it anew',
    );
  });

  test('a Job that is made anew runs again, as it should; a hook is made anew anyway', () => {
    const annotated = (annotation: string, value: string) =>
      job('', `, env: [{name: a, value: ${value}}]`).replace(
        'name: migrate',
        `name: migrate, annotations: {${annotation}}`,
      );
    const said = (annotation: string) =>
      refused({ objects: annotated(annotation, 'a') }, { objects: annotated(annotation, 'b') });
    expect(said("argocd.argoproj.io/sync-options: 'Force=true,Replace=true'")).toEqual([]);
    expect(said('argocd.argoproj.io/hook: PreSync')).toEqual([]);
    expect(said('helm.sh/hook: pre-upgrade')).toEqual([]);
    expect(said('helm.sh/hook-weight: "1"')).toHaveLength(1);
  });

  test('what has only a generateName is another object each time', () => {
    const generated = (value: string) =>
      job('', `, env: [{name: a, value: ${value}}]`).replace('name: migrate', 'generateName: migrate-');
    expect(refused({ objects: generated('a') }, { objects: generated('b') })).toEqual([]);
  });

  test('a CustomResourceDefinition never is', () => {
    const forced = (scope: string) =>
      crd(`scope: ${scope}`).replace(
        'name: a.b',
        "name: a.b, annotations: {argocd.argoproj.io/sync-options: 'Force=true,Replace=true'}",
      );
    expect(refused({ objects: forced('Cluster') }, { objects: forced('Namespaced') })[0]?.severity).toBe('error');
  });
});

test('revisionHistoryLimit of a StatefulSet, where the cluster is known to be older', () => {
  const [base, head] = [{ objects: set('') }, { objects: set('revisionHistoryLimit: 3') }];
  expect(refused(base, head)).toEqual([]);
  expect(refused(base, { ...head, kubeVersion: '1.33.0' })).toEqual([]);
  expect(refused(base, { ...head, kubeVersion: '1.32.4' })).toHaveLength(1);
  expect(refused(base, { objects: set('revisionHistoryLimit: 10'), kubeVersion: '1.32.4' })).toEqual([]);
});

test('a field that is ignored and keeps its live value does not change', () => {
  const [base, head] = [{ objects: claims(GIB) }, { objects: claims('resources: {requests: {storage: 2Gi}}') }];
  const ignored = ['/spec/volumeClaimTemplates/0/spec/resources/requests/storage'];
  const respecting = { ...head, spec: { syncPolicy: { syncOptions: ['RespectIgnoreDifferences=true'] } } };
  expect(refused(base, respecting, ignored)).toEqual([]);
  expect(refused(base, head, ignored)).toHaveLength(1);
  expect(refused(base, respecting)).toHaveLength(1);
});

test('no value of a Secret is shown', () => {
  const [found] = refused(
    { objects: secret('stringData: {a: hidden}, immutable: true') },
    { objects: secret('stringData: {a: other}, immutable: true') },
  );
  expect(found?.message).toBe('Secret s: Kubernetes does not let data change: the sync fails');
});
