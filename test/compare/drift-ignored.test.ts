import { test } from '@jest/globals';
import { type Compared, configMap, EDITED, type FateCase, GIT, holds, syncing } from './drift-fixture.ts';

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
