import { describe, expect, test } from '@jest/globals';
import { connectionInputs, type ServiceConnection } from '../../../src/adapters/hosts/azure-connections.ts';

interface Given {
  url?: string;
  authorization?: Record<string, string>;
  data?: Record<string, string>;
}

function opened({ url, authorization = {}, data = {} }: Given): ServiceConnection {
  return { url, authorization: (name) => authorization[name], data: (name) => data[name] };
}

/** The inputs of a step whose only connection has the id `7f2c`. */
function inputsWith(inputs: Record<string, string>, given: Given) {
  return connectionInputs(
    (name) => inputs[name],
    (id) => opened(id === '7f2c' ? given : {}),
  );
}

const GENERIC = { url: 'https://argocd.example.com/', authorization: { username: '', password: 'the-token' } };
const base64 = (text: string) => Buffer.from(text).toString('base64');

test('a step that names none is as it was', () => {
  expect(inputsWith({}, GENERIC)).toEqual({ values: {}, secrets: [], errors: [] });
});

test('a generic one is the API of Argo CD, and its password the token', () => {
  expect(inputsWith({ 'argocd-connection': '7f2c' }, GENERIC)).toEqual({
    values: { 'argocd-server': 'https://argocd.example.com/', 'argocd-token': 'the-token' },
    secrets: ['the-token'],
    errors: [],
  });
});

describe('one of Kubernetes', () => {
  const input = { 'argocd-kubernetes-connection': '7f2c' };

  test.each([{}, { authorizationType: 'Kubeconfig' }])('with a kubeconfig is that, in its context: %j', (data) => {
    const authorization = { kubeconfig: 'apiVersion: v1\nkind: Config\n', clusterContext: 'production' };
    expect(inputsWith(input, { authorization, data }).values).toEqual({
      'argocd-kubeconfig': 'apiVersion: v1\nkind: Config\n',
      'argocd-kube-context': 'production',
    });
  });

  test.each(['ServiceAccount', 'AzureSubscription'])('of the kind %s becomes a kubeconfig', (authorizationType) => {
    const { values, secrets, errors } = inputsWith(input, {
      url: 'https://cluster.example.com',
      authorization: { apiToken: base64('the-token'), serviceAccountCertificate: base64('the authority') },
      data: { authorizationType },
    });
    expect(JSON.parse(values['argocd-kubeconfig'] ?? '')).toEqual({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name: 'service-connection',
          cluster: { server: 'https://cluster.example.com', 'certificate-authority-data': base64('the authority') },
        },
      ],
      users: [{ name: 'service-connection', user: { token: 'the-token' } }],
      contexts: [
        { name: 'service-connection', context: { cluster: 'service-connection', user: 'service-connection' } },
      ],
      'current-context': 'service-connection',
    });
    expect([secrets, errors]).toEqual([[base64('the-token'), 'the-token'], []]);
  });
});

describe('what cannot be used is bad input, and never shown', () => {
  test.each<[string, Record<string, string>, Given, string]>([
    ['a generic one without a password', { 'argocd-connection': '7f2c' }, { url: 'https://x' }, 'has no password'],
    ['one without a URL', { 'argocd-connection': '7f2c' }, { authorization: { password: 'x' } }, 'has no URL'],
    ['one that is not there', { 'argocd-connection': 'other' }, {}, 'has no URL'],
    ['a Kubernetes one without a kubeconfig', { 'argocd-kubernetes-connection': '7f2c' }, {}, 'has no kubeconfig'],
    [
      'one without a token',
      { 'argocd-kubernetes-connection': '7f2c' },
      { url: 'https://x', data: { authorizationType: 'ServiceAccount' } },
      'has no token',
    ],
    [
      'one of another kind',
      { 'argocd-kubernetes-connection': '7f2c' },
      { data: { authorizationType: 'Magic' } },
      'not known (Magic)',
    ],
    [
      'one beside what it stands for',
      { 'argocd-connection': '7f2c', 'argocd-token': 'another-token' },
      GENERIC,
      'argocd-connection and argocd-token are both given',
    ],
  ])('%s', (_what, inputs, given, message) => {
    const { errors } = inputsWith(inputs, given);
    expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining(message), exitCode: 2 })]);
    expect(errors.map(({ message: said, next }) => `${said} ${next}`).join()).not.toMatch(/another-token|the-token/);
  });
});
