import { afterAll, describe, expect, test } from '@jest/globals';
import type { KubeObject } from '../../src/model/kube-object.ts';
import { ApiFailure, openTestbed } from './testbed.ts';

const testbed = openTestbed('bed');
afterAll(() => testbed.remove());

const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {level: "1"}\n';

describe('what the suites stand on', () => {
  test('Argo CD deploys what a repository of the suite holds into a namespace of the suite', async () => {
    const namespace = testbed.namespace();
    const repository = testbed.repository('app', { 'app/config.yaml': CONFIG });
    await testbed.api('POST', '/api/v1/applications', application(namespace, repository.url));
    await testbed.api('POST', `/api/v1/applications/${testbed.name()}/sync`, {});
    const level = () => testbed.get('configmap', 'settings', '--namespace', namespace)['data'];
    expect(await testbed.until('the ConfigMap is there', level)).toEqual({ level: '1' });

    const commit = repository.commit({ 'app/config.yaml': CONFIG.replace('"1"', '"2"') });
    await testbed.api('POST', `/api/v1/applications/${testbed.name()}/sync`, { revision: commit });
    await testbed.until('the ConfigMap is changed', () => (level() as { level: string }).level === '2' || undefined);
  });

  test('what is no longer wanted is gone', async () => {
    const other = openTestbed('gone');
    other.namespace();
    other.repository('app', {});
    other.apply(
      application(other.name(), 'http://127.0.0.1/none.git', other, ['resources-finalizer.argocd.argoproj.io']),
    );
    await other.remove();
    expect(() => other.get('application', other.name(), '--namespace', 'argocd')).toThrow(/NotFound/);
    await testbed.until('the namespace is gone', () => {
      try {
        other.get('namespace', other.name());
        return undefined;
      } catch {
        return true;
      }
    });
    await expect(testbed.api('GET', `/api/v1/applications/${other.name()}`)).rejects.toThrow(ApiFailure);
  });
});

function application(namespace: string, repoURL: string, bed = testbed, finalizers: string[] = []): KubeObject {
  return bed.labelled({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: bed.name(), namespace: 'argocd', ...(finalizers.length > 0 && { finalizers }) },
    spec: {
      project: 'default',
      source: { repoURL, path: 'app', targetRevision: 'main' },
      destination: { server: 'https://kubernetes.default.svc', namespace },
    },
  });
}
