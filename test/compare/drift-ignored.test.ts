import { expect, test } from '@jest/globals';
import { identityKey, identityOf, type KubeObject } from '../../src/model/kube-object.ts';
import {
  type Compared,
  configMap,
  driftOf,
  EDITED,
  type FateCase,
  GIT,
  holds,
  liveState,
  side,
  syncing,
} from './drift-fixture.ts';

const AUTOMATED = syncing();
const sizeChanged = configMap({ colour: 'red', size: 'small' });
const colourChanged = configMap({ colour: 'green', size: 'big' });

/** Its colour is ignored. */
const ignored: Compared = {
  git: GIT,
  live: EDITED,
  normalized: { live: configMap({ size: 'big' }), predicted: configMap({ size: 'big' }) },
  sync: 'Synced',
};

const CASES: FateCase[] = [
  {
    what: 'ignored, with a change',
    compared: ignored,
    head: [sizeChanged],
    spec: AUTOMATED,
    fate: 'overwritten',
    why: /in the diff only.*RespectIgnoreDifferences/,
  },
  {
    what: 'ignored, with nothing to sync',
    compared: ignored,
    spec: AUTOMATED,
    fate: 'kept',
    why: /nothing syncs because of it/,
  },
  { what: 'ignored, without automated sync', compared: ignored, fate: 'overwritten', why: /once somebody starts one/ },
  {
    what: 'ignored and respected',
    compared: ignored,
    head: [sizeChanged],
    spec: syncing('RespectIgnoreDifferences=true'),
    fate: 'kept',
    why: /RespectIgnoreDifferences=true keeps it/,
  },
  {
    what: 'ignored, and set by the change without automated sync',
    compared: ignored,
    head: [colourChanged],
    fate: 'conflicts',
    why: /writes its value over/,
  },
  {
    what: 'ignored, and set by the change, which starts no sync',
    compared: ignored,
    head: [colourChanged],
    spec: AUTOMATED,
    fate: 'conflicts',
    why: /nothing syncs because of it/,
  },
  {
    what: 'ignored, and set by the change beside another field',
    compared: ignored,
    head: [configMap({ colour: 'green', size: 'small' })],
    spec: syncing('ApplyOutOfSyncOnly=true'),
    fate: 'conflicts',
    why: /writes its value over/,
  },
  {
    what: 'ignored, and set by the change beside another object, where only what is OutOfSync is applied',
    compared: ignored,
    head: [colourChanged, configMap({}, { name: 'other' })],
    spec: syncing('ApplyOutOfSyncOnly=true'),
    fate: 'conflicts',
    why: /nothing syncs because of it/,
  },
  {
    what: 'respected, and set by the change',
    compared: ignored,
    head: [colourChanged],
    spec: syncing('RespectIgnoreDifferences=true'),
    fate: 'conflicts',
    why: /keeps the value that is live/,
  },
  {
    what: 'ignored, where only what is OutOfSync is applied',
    compared: ignored,
    spec: syncing('ApplyOutOfSyncOnly=true'),
    fate: 'kept',
    why: /ApplyOutOfSyncOnly=true/,
  },
  {
    what: 'the same, where the change makes it OutOfSync',
    compared: ignored,
    head: [sizeChanged],
    spec: syncing('ApplyOutOfSyncOnly=true'),
    fate: 'overwritten',
    why: /in the diff only/,
  },
];

test.each(CASES)('$what: $fate', holds);

/** What becomes of what is ignored, by a change from `was` to `is` of which rules leave these fields out of the diff. */
function fateBeside(was: KubeObject[], is: KubeObject[], pointers: string[], ...options: string[]): string | undefined {
  const spec = syncing(...options);
  const ignoredFields = new Map(is.map((object) => [identityKey(identityOf(object)), pointers]));
  const sides = { base: side(was, spec), head: side(is, spec), ignoredFields };
  return driftOf(liveState([ignored], spec), sides).objects[0]?.fate;
}

test.each<[string, string[], string]>([
  ['all that it changes is ignored', ['/data/a'], 'kept'],
  ['what it changes is in what is ignored', ['/data'], 'kept'],
  ['nothing of it is', [], 'overwritten'],
  ['another field is', ['/data/b'], 'overwritten'],
])('a change of an object that has not drifted starts no sync where %s', (_, pointers, fate) => {
  const other = (a: string) => configMap({ a }, { name: 'other' });
  expect(fateBeside([GIT, other('1')], [GIT, other('2')], pointers)).toBe(fate);
});

test.each([[[]], [['ApplyOutOfSyncOnly=true']]])('nor does one of another ignored field of it (%j)', (options) => {
  expect(fateBeside([GIT], [sizeChanged], ['/data/size'], ...options)).toBe('kept');
  expect(fateBeside([GIT], [sizeChanged], [], ...options)).toBe('overwritten');
});

test('an index counts for the element that has it on both sides', () => {
  const pod = (...containers: [name: string, image: string][]): KubeObject => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', namespace: 'shop' },
    spec: { containers: containers.map(([name, image]) => ({ name, image })) },
  });
  const [was, is] = [pod(['a', '1'], ['b', '1']), pod(['b', '1'], ['a', '2'])];
  expect(fateBeside([GIT, was], [GIT, is], ['/spec/containers/1/image'])).toBe('overwritten');
  expect(fateBeside([GIT, was], [GIT, is], ['/spec/containers'])).toBe('kept');
});
