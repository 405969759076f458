import {
  guessKubeVersion,
  helmMajor,
  parseArgoCdVersion,
  parseKubeVersion,
  sourceKubeVersion,
} from '../../src/argocd/bundled-tools.ts';

test.each([
  ['3.4', { major: 3, minor: 4 }, '3', '1.35.0'],
  ['v2.14.3', { major: 2, minor: 14 }, '3', '1.31.0'],
  ['3.5.1+abc', { major: 3, minor: 5 }, '4', '1.36.0'],
  ['4.0', { major: 4, minor: 0 }, '4', '1.36.0'],
])('Argo CD %s', (text, version, helm, kube) => {
  expect(parseArgoCdVersion(text)).toEqual(version);
  expect(helmMajor(version)).toBe(helm);
  expect(guessKubeVersion(version)).toBe(kube);
});

test.each(['', '3', 'latest', '2.9', '3.x'])('%s is no Argo CD version', (text) => {
  expect(() => parseArgoCdVersion(text)).toThrow(/argocd-version/);
});

test.each([
  ['1.34', '1.34.0'],
  ['v1.34.2', '1.34.2'],
  ['v1.29.4-eks-036c24b', '1.29.4'],
  ['1.30.1+k3s1', '1.30.1'],
])('Kubernetes %s is %s', (text, expected) => {
  expect(parseKubeVersion(text)).toBe(expected);
});

test.each([
  ['1.31', '1.31'],
  ['v1.28.0', '1.28.0'],
  ['1.29.4-eks-036c24b', '1.29.4'],
  ['1.2.3.4', '1.2.3.4'],
  ['1.031', '1.31'],
])('the kubeVersion %s of a source is %s', (text, expected) => {
  expect(sourceKubeVersion(text)).toBe(expected);
});

test.each(['', '1', 'newest', '01.2'])('%s is no kubeVersion of a source', (text) => {
  expect(() => sourceKubeVersion(text)).toThrow(/is not a Kubernetes version/);
});

test.each(['', '1', 'one.two', '1.2.3.4'])('%s is no Kubernetes version', (text) => {
  expect(() => parseKubeVersion(text)).toThrow(/kube-version/);
});
