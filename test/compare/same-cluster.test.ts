import { expect, test } from '@jest/globals';
import { isSameCluster } from '../../src/compare/same-cluster.ts';
import type { Destination } from '../../src/model/application.ts';

const OWN = 'https://kubernetes.default.svc';
const OTHER = 'https://other.example.com';

test.each<[Destination, Destination, boolean]>([
  [{ server: OTHER }, { server: `${OTHER}/` }, true],
  [{ server: OTHER }, { server: 'https://third.example.com' }, false],
  [{ name: 'prod' }, { name: 'prod', namespace: 'x' }, true],
  [{ name: 'prod' }, { name: 'test' }, false],
  // Argo CD's own has two names
  [{ name: 'in-cluster' }, { server: OWN }, true],
  [{ name: 'in-cluster' }, { server: OTHER }, false],
  [{ server: `${OWN}/` }, { name: 'prod' }, false],
  // Of others, nobody knows which name has which address
  [{ name: 'prod' }, { server: OTHER }, true],
  [{}, { server: OTHER }, true],
])('%j and %j: %j', (one, other, isSame) => {
  expect(isSameCluster(one, other)).toBe(isSame);
  expect(isSameCluster(other, one)).toBe(isSame);
});
