import { expect, test } from '@jest/globals';
import type { DriftedValue } from '../../src/model/drift.ts';
import type { JsonObject, KubeObject } from '../../src/model/kube-object.ts';
import { type Compared, configMap, driftOf, liveState, side } from './drift-fixture.ts';

/** @param head what the change makes of it; Git has it unchanged by default. */
function valuesOf(compared: Compared, head = compared.git as KubeObject, spec: JsonObject = {}): DriftedValue[] {
  const sides = { base: side([compared.git as KubeObject], spec), head: side([head], spec) };
  return driftOf(liveState([compared], spec), sides).objects[0]?.values ?? [];
}

const colour = (value: JsonObject[string]) => configMap({ colour: value as string, size: 'big' });
const RESPECTING = { syncPolicy: { syncOptions: ['RespectIgnoreDifferences=true'] } };
/** Argo CD's diff leaves the colour out. */
const ignoring = (git: KubeObject, live: KubeObject): Compared => {
  const rest = configMap({ size: 'big' });
  return { git, live, normalized: { live: rest, predicted: rest }, sync: 'Synced' };
};

test.each<[string, Compared, KubeObject | undefined, JsonObject | undefined, DriftedValue[]]>([
  [
    'what the change leaves alone',
    { git: colour('red'), live: colour('blue') },
    undefined,
    undefined,
    [{ field: '/data/colour', git: 'red', live: 'blue', merged: 'red' }],
  ],
  [
    'what it sets too, as another number',
    { git: colour(3), live: colour(8) },
    colour(5),
    undefined,
    [{ field: '/data/colour', git: '3', live: '8', merged: '5' }],
  ],
  [
    'what it takes out',
    { git: colour('red'), live: colour('blue') },
    configMap({ size: 'big' }),
    undefined,
    [{ field: '/data/colour', git: 'red', live: 'blue' }],
  ],
  [
    'what live lacks',
    { git: colour('red'), live: configMap({ size: 'big' }) },
    undefined,
    undefined,
    [{ field: '/data/colour', git: 'red', merged: 'red' }],
  ],
  [
    'what is ignored, and respected',
    ignoring(colour('red'), colour('blue')),
    undefined,
    RESPECTING,
    [{ field: '/data/colour', git: 'red', live: 'blue', merged: 'blue' }],
  ],
  [
    'what is ignored, and set by the change, which starts no sync',
    ignoring(colour('red'), colour('blue')),
    colour('green'),
    { syncPolicy: { automated: {} } },
    [{ field: '/data/colour', git: 'red', live: 'blue', merged: 'blue' }],
  ],
  [
    'what is ignored and respected, though the change sets it',
    ignoring(colour('red'), colour('blue')),
    colour('green'),
    RESPECTING,
    [{ field: '/data/colour', git: 'red', live: 'blue', merged: 'blue' }],
  ],
])('%s', (_, compared, head, spec, values) => {
  expect(valuesOf(compared, head, spec)).toEqual(values);
});

test('nothing follows a merge that there is not', () => {
  const kept = ignoring(colour('red'), colour('blue'));
  const one = side([colour('red')], RESPECTING);
  const { objects } = driftOf(liveState([kept], RESPECTING), { base: one, head: one, merges: false });
  expect(objects[0]).toMatchObject({ fate: 'kept', values: [{ field: '/data/colour', git: 'red', live: 'blue' }] });
  expect(objects[0]?.values?.[0]).not.toHaveProperty('merged');
});

test('no secret, but whether two are the same', () => {
  const secret = (value: string): KubeObject => ({ ...configMap({ key: value }), kind: 'Secret' });
  const [value] = valuesOf({ git: secret('b25l'), live: secret('dHdv') }, secret('b25l'));
  expect(value).toEqual({ field: '/data/key', git: '++++++++', live: '++++++++++++', merged: '++++++++' });
  const [named] = valuesOf({ git: configMap({ password: 'one' }), live: configMap({ password: 'two' }) });
  expect(JSON.stringify(named)).not.toMatch(/one|two/);
});

test('nothing long, no maps, and not more than five', () => {
  expect(valuesOf({ git: colour('red'), live: colour('x'.repeat(81)) })).toEqual([]);
  expect(valuesOf({ git: colour('red'), live: colour('a\nb') })).toEqual([]);
  expect(valuesOf({ git: colour('red'), live: colour({ a: '1' }) })).toEqual([]);
  const many = (value: string) => configMap(Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`k${i}`, value])));
  expect(valuesOf({ git: many('a'), live: many('b') })).toHaveLength(5);
});
