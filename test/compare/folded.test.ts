import { describe, expect, test } from '@jest/globals';
import { compareObjects } from '../../src/compare/compare-objects.ts';
import type { JsonObject, KubeObject } from '../../src/model/kube-object.ts';
import { configMap, deployment } from './objects.ts';

function marked(labels: JsonObject, annotations: JsonObject = {}): KubeObject {
  return configMap('a', { k: 'v' }, { labels, annotations });
}

function withPods(metadata: JsonObject, spec: JsonObject = {}, kind = 'Deployment'): KubeObject {
  const template = { metadata, spec: { containers: [{ name: 'web', image: 'web:1' }] } };
  return { ...deployment('web', { replicas: 2, template, ...spec }), kind };
}

describe('objects in which only chart labels and checksums differ', () => {
  test.each<[string, KubeObject, KubeObject, boolean]>([
    ['the chart', marked({ 'helm.sh/chart': 'a-1' }), marked({ 'helm.sh/chart': 'a-2' }), true],
    ['the version', marked({ 'app.kubernetes.io/version': '1' }), marked({ 'app.kubernetes.io/version': '2' }), true],
    ['the chart in its old form', marked({ chart: 'a-1' }), marked({ chart: 'a-2' }), true],
    ['a label that comes', marked({}), marked({ 'helm.sh/chart': 'a-2' }), true],
    ['a checksum', marked({}, { 'checksum/config': 'a' }), marked({}, { 'checksum/config': 'b' }), true],
    [
      'a checksum of its pods',
      withPods({ annotations: { 'checksum/secret': 'a' } }),
      withPods({ annotations: { 'checksum/secret': 'b' } }),
      true,
    ],
    ['another label', marked({ team: 'a' }), marked({ team: 'b' }), false],
    [
      'another label too',
      marked({ team: 'a', 'helm.sh/chart': 'a-1' }),
      marked({ team: 'b', 'helm.sh/chart': 'a-2' }),
      false,
    ],
    [
      'a selector',
      withPods({}, { selector: { matchLabels: { 'app.kubernetes.io/version': '1' } } }),
      withPods({}, { selector: { matchLabels: { 'app.kubernetes.io/version': '2' } } }),
      false,
    ],
    [
      'volumeClaimTemplates, which cannot change',
      withPods({}, { volumeClaimTemplates: [{ metadata: { labels: { 'helm.sh/chart': 'a-1' } } }] }, 'StatefulSet'),
      withPods({}, { volumeClaimTemplates: [{ metadata: { labels: { 'helm.sh/chart': 'a-2' } } }] }, 'StatefulSet'),
      false,
    ],
    [
      'the template of a Job, which cannot change',
      withPods({ labels: { 'helm.sh/chart': 'a-1' } }, {}, 'Job'),
      withPods({ labels: { 'helm.sh/chart': 'a-2' } }, {}, 'Job'),
      false,
    ],
    ['data of that name', configMap('a', { chart: '1' }), configMap('a', { chart: '2' }), false],
  ])('%s', (_, base, head, folded) => {
    const [change] = compareObjects([base], [head]);
    expect(change?.folded ?? false).toBe(folded);
    expect(change?.diff).toMatch(/^[-+]/m);
  });

  test('one that is new is shown', () => {
    expect(compareObjects([], [marked({ 'helm.sh/chart': 'a-1' })])[0]?.folded).toBeUndefined();
  });
});

describe('the sync replaces pods', () => {
  const before = { annotations: { 'checksum/config': 'a' } };
  const after = { annotations: { 'checksum/config': 'b' } };
  test.each<[string, KubeObject, KubeObject, boolean]>([
    ['when their template differs', withPods(before), withPods(after), true],
    ['of a StatefulSet too', withPods(before, {}, 'StatefulSet'), withPods(after, {}, 'StatefulSet'), true],
    ['not when only the number does', withPods(before), withPods(before, { replicas: 3 }), false],
    ['not when it is paused', withPods(before), withPods(after, { paused: true }), false],
    ['not when there is none', withPods(before), withPods(after, { replicas: 0 }), false],
    [
      'not when somebody has to delete them',
      withPods(before, {}, 'DaemonSet'),
      withPods(after, { updateStrategy: { type: 'OnDelete' } }, 'DaemonSet'),
      false,
    ],
    ['not of a CronJob', withPods(before, {}, 'CronJob'), withPods(after, {}, 'CronJob'), false],
  ])('%s', (_, base, head, replaced) => {
    expect(compareObjects([base], [head])[0]?.replacesPods ?? false).toBe(replaced);
  });
});
