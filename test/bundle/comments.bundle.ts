import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Report } from '../../src/model/report.ts';
import { commentFixture, recordedReport } from '../report/comments.ts';
import { exampleFiles, GRAFANA, lokiChange } from './example-changes.ts';
import { chartRoutes } from './stand-in-charts.ts';
import { World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await World.open();
  world.route(chartRoutes('/helm-charts', GRAFANA));
});

afterAll(async () => {
  await world.dispose();
});

/** The golden comments are made from what is recorded here: it has to be what the program says, in all that a reader looks at. */
function expectRecorded(example: 'shop' | 'loki-stack', report: Report): void {
  // Always the same, so that only what is new shows when it is recorded again
  const timings = { open: 120, discover: 310, render: 1450, validate: 90, compare: 260 };
  if (process.env['UPDATE_GOLDEN'] === '1')
    writeFileSync(commentFixture(`${example}.json`), `${JSON.stringify({ ...report, timings }, undefined, 2)}\n`);
  expect(essenceOf(report)).toEqual(essenceOf(recordedReport(example)));
}

function essenceOf({ verdict, applications, findings, notChecked, notAsked }: Report): object {
  const all = applications.map(({ name, status, reasons, causes, changes, ...rest }) => {
    return { name, status, reasons, causes, changes, findings: rest.findings };
  });
  return { verdict, applications: all, findings, notChecked, notAsked };
}

test('examples/shop, and the sample pull request on it', async () => {
  const folder = world.sandbox.newFolder();
  const script = new URL('../../scripts/sample-repository.mjs', import.meta.url).href;
  const program = '(await import(process.argv[1])).makeSampleRepository(process.argv[2])';
  execFileSync(process.execPath, ['--input-type=module', '--eval', program, script, folder]);
  const flags = ['--repo', folder, '--base', 'main', '--head', 'sample', '--target-branch', 'main', '--offline'];
  expectRecorded('shop', (await world.report(flags)).report);
});

test('examples/loki-stack, with charts that stand for the real ones', async () => {
  const base = exampleFiles('loki-stack');
  const origin = 'https://dev.azure.com/example/argo-cd/_git/argo-cd';
  const clone = world.newClone(origin, base, { ...base, ...lokiChange(base) });
  const flags = ['--repo', clone, '--base', 'main', '--head', 'change', '--target-branch', 'main'];
  expectRecorded('loki-stack', (await world.report(flags)).report);
});
