import { expect, test } from '@jest/globals';
import { helmReleaseNotes } from '../../src/compare/helm-releases.ts';
import { configMap, managedResource } from './drift-fixture.ts';

const ofHelm = {
  annotations: { 'meta.helm.sh/release-name': 'argo-cd', 'meta.helm.sh/release-namespace': 'argocd' },
  labels: { 'app.kubernetes.io/managed-by': 'Helm' },
};
const installed = managedResource({ git: configMap({}), live: configMap({}, ofHelm) });
const releaseSecret = (name: string) => ({ group: '', kind: 'Secret', namespace: 'argocd', name });

test('objects that carry the mark of a release', () => {
  const [note, ...others] = helmReleaseNotes([installed, installed], undefined);
  expect(note).toContain('2 objects were installed by the Helm release argocd/argo-cd. If Helm still has the release');
  expect(note).toContain('kubectl delete secret -n argocd -l owner=helm,name=argo-cd');
  expect(others).toEqual([]);
});

test.each([
  ['its Secret', releaseSecret('sh.helm.release.v1.argo-cd.v3'), true],
  ['the Secret of another release', releaseSecret('sh.helm.release.v1.argo.v3'), false],
  ['a Secret of another namespace', { ...releaseSecret('sh.helm.release.v1.argo-cd.v3'), namespace: 'x' }, false],
])('a release is known to be there by %s', (_, orphaned, isThere) => {
  expect(helmReleaseNotes([installed], [orphaned])[0]).toContain(
    isThere ? 'Helm still has the release, so' : 'If Helm still',
  );
});

test('the label alone, which charts write themselves, and what Git has too, say nothing', () => {
  const labelled = managedResource({ git: configMap({}), live: configMap({}, { labels: ofHelm.labels }) });
  const fromGit = managedResource({ git: configMap({}, ofHelm), live: configMap({}, ofHelm) });
  expect(helmReleaseNotes([labelled, fromGit], [])).toEqual([]);
});

test.each([
  ['argo-cd; curl https://example.com', 'argocd'],
  ['argo-cd', '$(id)'],
  ['argo-cd', ''],
])('%j in %j is no release: no command is made of what somebody has written there', (name, namespace) => {
  const annotations = { 'meta.helm.sh/release-name': name, 'meta.helm.sh/release-namespace': namespace };
  expect(helmReleaseNotes([managedResource({ git: configMap({}), live: configMap({}, { annotations }) })], [])).toEqual(
    [],
  );
});
