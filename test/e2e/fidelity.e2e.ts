import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pLimit from 'p-limit';
import { isArgoCdKind } from '../../src/argocd/application.ts';
import { type KubeObject, metadataString } from '../../src/model/kube-object.ts';
import { argoCdOutcome, createAll, serverFacts } from './fidelity/argocd-rendering.ts';
import { type Comparison, compareOutcomes } from './fidelity/compare-manifests.ts';
import type { FleetApplication } from './fidelity/fleet.ts';
import { type GeneratedFleet, generateFleet } from './fidelity/generate-fleet.ts';
import { renderAll } from './fidelity/our-rendering.ts';
import { openTestbed } from './testbed.ts';

/** CI has a fixed one; `npm run fidelity` another one each time. */
const SEED = Number(process.env['SEATRIAL_FIDELITY_SEED'] ?? 1);

const testbed = openTestbed('fidelity');
afterAll(() => testbed.remove());

let fleet: GeneratedFleet;
const comparisons = new Map<string, Comparison>();
let summary = '';

beforeAll(async () => {
  fleet = generateFleet(testbed, SEED);
  testbed.apply(...fleet.ground);
  const facts = await factsWith(fleet.ground);
  const create = (level: readonly FleetApplication[]) =>
    createAll(
      testbed,
      level.map(({ manifest }) => manifest),
    );
  // Our rendering takes the while in which Argo CD compares; what it throws must come before anything waits for Argo CD
  const [ours] = await Promise.all([renderAll(fleet.folder, { ...facts, ...fleet.urls }), create(fleet.applications)]);
  const compare = async ({ manifest, shows }: FleetApplication): Promise<FleetApplication[]> => {
    const id = idOf(manifest);
    const theirs = await argoCdOutcome(testbed, manifest);
    const own = ours.get(id) ?? { undetermined: 'it was not found' };
    comparisons.set(id, compareOutcomes(`${id} (${shows})`, theirs, own, fleet.commit));
    const children = 'rendered' in theirs ? theirs.rendered.filter((each) => isArgoCdKind(each, 'Application')) : [];
    return children.map((child) => ({ manifest: child, shows: `rendered by ${id}` }));
  };
  for (let level = fleet.applications; level.length > 0; ) {
    level = (await pLimit(8).map(level, compare)).flat();
    // What parents render is created as they render it, as their sync would do
    await create(level);
  }
  const all = [...comparisons.values()];
  const count = (of: (each: Comparison) => number) => all.reduce((sum, each) => sum + of(each), 0);
  summary = [
    `Argo CD ${facts.version}, Kubernetes ${facts.kubeVersion}, seed ${SEED}:`,
    `${all.length} Applications (${count(({ refused }) => Number(refused))} refused by both),`,
    `${count(({ objects }) => objects)} objects, ${count(({ differences }) => differences.length)} differences`,
  ].join(' ');
  process.stdout.write(`${summary}\n`);
}, 900_000);

function idOf(manifest: KubeObject): string {
  return `${metadataString(manifest, 'namespace')}/${metadataString(manifest, 'name')}`;
}

/** Waits until Argo CD knows the custom kinds. */
async function factsWith(ground: readonly KubeObject[]): Promise<Awaited<ReturnType<typeof serverFacts>>> {
  const names = ground
    .filter(({ kind }) => kind === 'CustomResourceDefinition')
    .map((each) => metadataString(each, 'name'));
  const groups = names.map((name) => name.slice(name.indexOf('.') + 1));
  return testbed.until('Argo CD knows the custom kinds', async () => {
    const facts = await serverFacts(testbed);
    return groups.every((group) => facts.apiVersions.includes(`${group}/v1`)) ? facts : undefined;
  });
}

describe('what we render', () => {
  test('is what Argo CD renders, and refused where Argo CD refuses it', () => {
    const differences = [...comparisons.values()].flatMap((each) => each.differences);
    const text = differences.map(({ application, text: of }) => `${application}\n${of}`).join('\n');
    if (differences.length > 0) throw new Error(`${summary}\n\n${text}`);
  });

  test('is refused where it is there to be refused', () => {
    const meant = fleet.applications.filter(({ shows }) => shows.startsWith('refused: '));
    const rendered = meant.filter(({ manifest }) => !comparisons.get(idOf(manifest))?.refused);
    expect(rendered.map(({ shows }) => shows)).toEqual([]);
  });

  test('is a fleet worth its name', () => {
    const all = [...comparisons.values()];
    expect(all.length).toBeGreaterThanOrEqual(100);
    expect(all.reduce((sum, { objects }) => sum + objects, 0)).toBeGreaterThanOrEqual(1000);
    expect(all.filter(({ refused }) => refused).length).toBeGreaterThanOrEqual(20);
  });
});
