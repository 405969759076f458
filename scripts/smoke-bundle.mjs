// Runs the bundle as a host runs it, with the Node that runs this script: copied alone into an empty folder, nothing else installed.
//
//   node scripts/smoke-bundle.mjs [--report FILE]
//
// --report FILE keeps the sample review, without its timings, so that two Nodes' reviews can be compared.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeSampleRepository } from './sample-repository.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({ options: { report: { type: 'string' } } });
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const folder = mkdtempSync(join(tmpdir(), 'seatrial-bundle-'));
const dist = join(folder, 'alone');
const empty = join(folder, 'empty');
const shop = join(folder, 'shop');

function seatrial(...args) {
  const run = spawnSync(process.execPath, [join(dist, 'index.js'), ...args], {
    cwd: empty,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 120_000,
  });
  if (run.error) throw run.error;
  return run;
}

const checks = {
  'says its version'() {
    const { status, stdout } = seatrial('--version');
    assert.equal(status, 0);
    assert.match(stdout, new RegExp(`\\b${version.replaceAll('.', '\\.')}\\b`));
  },
  'explains itself'() {
    for (const args of [['--help'], ['check', '--help'], ['render', '--help']]) {
      const { status, stdout } = seatrial(...args);
      assert.equal(status, 0, args.join(' '));
      assert.match(stdout, /Usage: seatrial/);
    }
  },
  'refuses bad input with exit code 2, all of it at once, and without a stack trace'() {
    const { status, stdout, stderr } = seatrial('check', '--formt', 'text', '--no-such-flag');
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /--formt/);
    assert.match(stderr, /--no-such-flag/);
    assert.match(stderr, /--format/);
    assert.doesNotMatch(stderr, /\n\s+at /);
  },
  'finds no repository in an empty folder: exit code 2'() {
    const { status, stderr } = seatrial('check');
    assert.equal(status, 2);
    assert.doesNotMatch(stderr, /\n\s+at /);
  },
  'reviews the sample pull request'() {
    const { status, stdout, stderr } = seatrial(
      'check',
      '--repo',
      shop,
      '--base',
      'main',
      '--head',
      'sample',
      '--offline',
      '--format',
      'json',
    );
    assert.equal(status, 0, stderr);
    const { timings, ...report } = JSON.parse(stdout);
    assert.equal(report.verdict, 'passed');
    assert.deepEqual(Object.fromEntries(report.applications.map(({ name, status }) => [name, status])), STATUS);
    assert.ok(timings);
    assert.doesNotMatch(stdout, /not-a-real-password/);
    if (options.report) writeFileSync(options.report, `${JSON.stringify(report, null, 2)}\n`);
  },
  'prints what Argo CD would apply'() {
    const { status, stdout, stderr } = seatrial(
      'render',
      'storefront',
      '--repo',
      shop,
      '--head',
      'sample',
      '--offline',
    );
    assert.equal(status, 0, stderr);
    assert.match(stdout, /nginx-unprivileged:1\.29\.2-alpine/);
  },
};

/** As examples/shop-change/README.md says. */
const STATUS = {
  catalogue: 'unchanged',
  dashboards: 'unchanged',
  mail: 'changed',
  maintenance: 'unchanged',
  newsletter: 'added',
  orders: 'changed',
  'orders-staging': 'unchanged',
  platform: 'unchanged',
  policies: 'unchanged',
  root: 'unchanged',
  shop: 'changed',
  storefront: 'changed',
  'storefront-staging': 'changed',
};

let failed = 0;
try {
  for (const made of [empty, shop]) mkdirSync(made);
  cpSync(join(root, 'dist'), dist, { recursive: true });
  makeSampleRepository(shop);
  for (const [name, check] of Object.entries(checks)) {
    try {
      check();
      console.log(`ok    ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL  ${name}\n${error.message}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`Node ${process.versions.node}: ${Object.keys(checks).length - failed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
