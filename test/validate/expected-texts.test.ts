import type { JsonObject, KubeObject } from '../../src/model/kube-object.ts';
import { wrongTexts } from '../../src/validate/expected-texts.ts';
import { printPath } from '../../src/validate/print-path.ts';

const object = (type: string, more: JsonObject): KubeObject => {
  const [, apiVersion = '', kind = ''] = /^(.*) (.*)$/.exec(type) ?? [];
  return { apiVersion, kind, metadata: { name: 'a' }, ...more };
};
const pod = { metadata: { labels: { v: 1 } }, spec: { nodeSelector: { gpu: true } } };
const env = (value: JsonObject) => ({ containers: [{ name: 'c', env: [{ name: 'A', ...value }] }] });

describe('where Kubernetes takes text alone', () => {
  test.each<[string, JsonObject, string[]]>([
    [
      'v1 ConfigMap',
      { data: { port: 8080, on: true, text: 'a', empty: null } },
      ['data.port number', 'data.on boolean'],
    ],
    ['v1 Secret', { data: { a: 1n }, stringData: { b: { c: 'd' } } }, ['data.a number', 'stringData.b object']],
    ['v1 Service', { spec: { selector: { app: ['a'] }, ports: [{ port: 80 }] } }, ['spec.selector.app list']],
    ['v1 Pod', { spec: env({ value: 1.5 }) }, ['spec.containers[0].env[0].value number']],
    ['v1 Pod', { spec: env({ valueFrom: { secretKeyRef: { name: 'a', key: 'b', optional: true } } }) }, []],
    [
      'apps/v1 Deployment',
      { spec: { replicas: 2, selector: { matchLabels: { v: 1 } }, template: pod } },
      [
        'spec.selector.matchLabels.v number',
        'spec.template.metadata.labels.v number',
        'spec.template.spec.nodeSelector.gpu boolean',
      ],
    ],
    [
      'batch/v1 CronJob',
      { spec: { jobTemplate: { spec: { template: pod } } } },
      [
        'spec.jobTemplate.spec.template.metadata.labels.v number',
        'spec.jobTemplate.spec.template.spec.nodeSelector.gpu boolean',
      ],
    ],
    ['example.com/v1 ConfigMap', { data: { port: 8080 } }, []],
    [
      'example.com/v1 Widget',
      { metadata: { name: 'a', labels: { 'a/b': false } } },
      ['metadata.labels["a/b"] boolean'],
    ],
    ['v1 ConfigMap', { data: 'no map' }, []],
  ])('%s %j', (type, more, expected) => {
    const found = [...wrongTexts(object(type, more))];
    expect(found.map(({ at, type: what }) => `${printPath(at)} ${what.replace(/^an? /, '')}`)).toEqual(expected);
  });
});
