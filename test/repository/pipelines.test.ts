import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const workflows = readdirSync(join(root, '.github/workflows'));

interface Workflow {
  permissions?: unknown;
  jobs: Record<
    string,
    { permissions?: unknown; 'timeout-minutes'?: number; steps: { uses?: string; run?: string; with?: object }[] }
  >;
}

describe.each(workflows)('.github/workflows/%s', (name) => {
  const workflow = parse(readFileSync(join(root, '.github/workflows', name), 'utf8')) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  test('may read, and nothing else', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const job of Object.values(workflow.jobs)) expect(job.permissions).toBeUndefined();
  });

  test('ends by itself', () => {
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
  });

  test('names every action by its commit', () => {
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions).not.toEqual([]);
    for (const action of actions) expect(action).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/);
  });

  test('leaves no token in the clone', () => {
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))) {
      expect(step.with).toMatchObject({ 'persist-credentials': false });
    }
  });

  test('puts no text of a pull request into a shell', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });
});

test('azure-pipelines.yml runs the same script, and ends by itself', () => {
  const { jobs } = parse(readFileSync(join(root, 'azure-pipelines.yml'), 'utf8'));
  expect(jobs).toHaveLength(1);
  expect(jobs[0].timeoutInMinutes).toBeLessThanOrEqual(90);
  expect(jobs[0].steps[0]).toMatchObject({ checkout: 'self', persistCredentials: false });
  expect(jobs[0].steps.at(-1)).toMatchObject({ script: 'bash .ci/run' });
});

test('on GitHub the end-to-end suites have a job of their own, for .ci/run leaves them to it', () => {
  const { jobs } = parse(readFileSync(join(root, '.github/workflows/ci.yml'), 'utf8'));
  expect(jobs.ci.steps.at(-1)).toEqual({ run: 'bash .ci/run', env: { SEATRIAL_E2E: 'elsewhere' } });
  expect(jobs.e2e.steps.at(-1).run).toMatch(/npm run test:e2e\n$/);
});

test('.ci/run can be executed', () => {
  expect(statSync(join(root, '.ci/run')).mode & 0o111).toBe(0o111);
});
