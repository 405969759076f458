import { expect, test } from '@jest/globals';
import { type AgentNetwork, networkVariables } from '../../../src/adapters/hosts/azure-network.ts';

const DIRECT: AgentNetwork = {
  proxy: undefined,
  caFile: undefined,
  hasClientCertificate: false,
  skipsVerification: false,
};

function proxied(more: Partial<NonNullable<AgentNetwork['proxy']>> = {}): AgentNetwork {
  return { ...DIRECT, proxy: { proxyUrl: 'http://proxy.example:3128', ...more } };
}

test('an agent without settings needs none', () => {
  expect(networkVariables(DIRECT, {})).toEqual({ variables: {}, secrets: [], warnings: [] });
});

test('its proxy is ours and that of git, its password a secret', () => {
  const { variables, secrets } = networkVariables(proxied({ proxyUsername: 'a@b', proxyPassword: 'p:w d' }), {});
  const url = 'http://a%40b:p%3Aw%20d@proxy.example:3128/';
  expect(variables).toEqual({ HTTP_PROXY: url, HTTPS_PROXY: url, http_proxy: url, https_proxy: url });
  expect(secrets).toEqual(['p:w d', 'p%3Aw%20d']);
});

test.each([{ HTTPS_PROXY: 'http://other' }, { https_proxy: 'http://other' }, { ALL_PROXY: 'http://other' }])(
  'what the job has set by itself stays: %j',
  (environment) => expect(networkVariables(proxied(), environment).variables).toEqual({}),
);

test.each([
  ['example.com', 'example.com'],
  ['\\.example\\.com$', 'example.com'],
  ['^https://(.*\\.)?example\\.com', 'example.com'],
  ['.*\\.local', 'local'],
  ['localhost', 'localhost'],
  ['192\\.168\\.1\\.5', '192.168.1.5'],
  ['https?://registry\\.example\\.com/', 'registry.example.com'],
])('the bypass %s leaves out %s', (pattern, host) => {
  const { variables, warnings } = networkVariables(proxied({ proxyBypassHosts: [pattern] }), {});
  expect([variables['NO_PROXY'], variables['no_proxy'], warnings]).toEqual([host, host, []]);
});

test.each(['10\\.0\\..*', '[a-z]+\\.example', '.*', 'a|b'])(
  'of the bypass %s it is said that it is not followed',
  (pattern) => {
    const { variables, warnings } = networkVariables(proxied({ proxyBypassHosts: [pattern] }), {});
    expect(variables['NO_PROXY']).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining(pattern)]);
  },
);

test('its authorities are ours and those of git, unless the job has its own', () => {
  const agent = { ...DIRECT, caFile: '/ca.pem' };
  expect(networkVariables(agent, {}).variables).toEqual({ SSL_CERT_FILE: '/ca.pem', GIT_SSL_CAINFO: '/ca.pem' });
  expect(networkVariables(agent, { SSL_CERT_FILE: '/own.pem' }).variables).toEqual({ GIT_SSL_CAINFO: '/ca.pem' });
});

test('what is not followed is said', () => {
  const { warnings } = networkVariables({ ...DIRECT, hasClientCertificate: true, skipsVerification: true }, {});
  expect(warnings).toEqual([expect.stringContaining('--sslclientcert'), expect.stringContaining('--sslcacert')]);
});
