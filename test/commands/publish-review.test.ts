import { describe, expect, test } from '@jest/globals';
import type { CiContext } from '../../src/commands/context.ts';
import { publishObstacle, publishReview } from '../../src/commands/publish-review.ts';
import type { InputValues } from '../../src/config/command-line.ts';
import { FailedError, InputError, InputErrors, UndeterminedError } from '../../src/errors.ts';
import type { CiEvent } from '../../src/model/ci-event.ts';
import type { Report } from '../../src/model/report.ts';
import type { HostAnnotation } from '../../src/ports/host.ts';
import type { Review } from '../../src/ports/review.ts';
import { ciEvent } from '../fakes/ci-event.ts';
import { type FakeForge, type FakeReviewOptions, fakeForge, fakeReview } from '../fakes/review.ts';
import { drift, driftedObject } from '../report/drifted.ts';
import { application, EMPTY, RICH, report } from '../report/reports.ts';
import { world } from './world.ts';

const EVENT = ciEvent({
  kind: 'pull-request',
  name: 'pull_request',
  targetBranch: 'main',
  pullRequest: { number: 1, headCommit: 'a', fork: false },
});

interface Given {
  values?: InputValues;
  event?: Partial<CiEvent>;
  forge?: FakeForge;
  review?: FakeReviewOptions | Review | { none: string };
  maximumSummary?: number;
}

/** A CI host that writes down, in order, what it is told. */
function onHost({ values = {}, event = {}, forge = fakeForge(), review = {}, maximumSummary = 1_000_000 }: Given = {}) {
  const { context, logged, written } = world({}, {}, values);
  const order: string[] = [];
  const outputs: Record<string, string> = {};
  const annotations: HostAnnotation[] = [];
  const summaries: string[] = [];
  const groups: string[] = [];
  const ci: CiContext = {
    event: { ...EVENT, ...event },
    review: 'none' in review || 'comment' in review ? review : fakeReview(forge, review),
    reportFile: '/temp/seatrial-report.json',
  };
  const { host } = context;
  const noted = {
    ...context,
    host: {
      ...host,
      writeFile: async (path: string, text: string) => {
        order.push('file');
        await host.writeFile(path, text);
      },
      ci: {
        maximumAnnotations: 2,
        maximumSummary,
        alerts: false,
        runUrl: 'https://ci.example/runs/1',
        maskSecrets: () => undefined,
        group: (title: string, text: string) => {
          order.push('log');
          groups.push(`${title}\n${text}`);
        },
        annotate: (annotation: HostAnnotation) => {
          annotations.push(annotation);
        },
        summary: async (markdown: string) => {
          order.push('summary');
          summaries.push(markdown);
        },
        setOutput: (name: string, value: string) => {
          outputs[name] = value;
        },
      },
    },
  };
  return {
    forge,
    logged,
    written,
    order,
    outputs,
    annotations,
    summaries,
    groups,
    publish: (made: Report) => publishReview(made, ci, noted),
    obstacle: (error: unknown) => publishObstacle(error, ci, noted),
  };
}

const PASSED = report({ verdict: 'passed', applications: [application()] });

describe('publishReview', () => {
  test('files first, then the log, and the page of the run at last', async () => {
    const host = onHost({ values: { output: ['r.md'] } });
    expect(await host.publish(PASSED)).toBe(0);
    expect(host.order).toEqual(['file', 'file', 'log', 'summary']);
    expect(JSON.parse(host.written.get('/temp/seatrial-report.json') ?? '')).toMatchObject({ verdict: 'passed' });
    expect(host.outputs).toMatchObject({ verdict: 'passed', report: '/temp/seatrial-report.json', changed: '1' });
    expect(host.outputs['comment-url']).toBe('https://forge.example/0');
    expect(host.forge.threads[0]?.body).toContain('[Full report](https://ci.example/runs/1)');
  });

  test.each([
    ['passed', 0],
    ['failed', 1],
    ['unknown', 3],
  ] as const)('%s ends with %d, though nothing can be posted', async (verdict, code) => {
    const review = { ...fakeReview(fakeForge()), comment: () => Promise.reject(new Error('a defect')) };
    const host = onHost({ review, values: { status: 's' } });
    expect(await host.publish(report({ verdict }))).toBe(code);
    expect(host.summaries[0]).toContain('a defect');
    expect(host.annotations.at(-1)).toMatchObject({ level: 'warning', message: 'No comment: a defect.' });
  });

  test.each<[string | undefined, Report, number]>([
    [undefined, EMPTY, 0],
    [undefined, PASSED, 1],
    ['changes', EMPTY, 0],
    ['always', EMPTY, 1],
    ['findings', PASSED, 0],
    ['findings', RICH, 1],
    ['never', RICH, 0],
  ])('comment: %s', async (comment, made, count) => {
    const host = onHost({ values: comment === undefined ? {} : { comment } });
    await host.publish(made);
    expect(host.forge.threads).toHaveLength(count);
  });

  test('a clean review ends the discussion; one with findings does not', async () => {
    const forge = fakeForge();
    await onHost({ forge }).publish(RICH);
    expect(forge.threads[0]?.isClean).toBe(false);
    await onHost({ forge }).publish(EMPTY);
    expect(forge.threads[0]?.isClean).toBe(true);
  });

  test('the comment fits, with all around it', async () => {
    const host = onHost({ review: { maximumLength: 2_000 } });
    await host.publish(RICH);
    expect(host.forge.threads).toHaveLength(1);
  });

  test('a comment and the page of the run each have their own boxes, and the page no link to itself', async () => {
    const removed = report({ applications: [application({ status: 'removed' })] });
    const host = onHost();
    await host.publish(removed);
    expect(host.forge.threads[0]?.body).toContain('> [!CAUTION]');
    expect(host.summaries[0]).toContain('> **🛑 Danger**');
    expect(host.summaries[0]).not.toContain('https://ci.example/runs/1');
  });

  test('the page of the run fits in bytes', async () => {
    const host = onHost({ maximumSummary: 3_000, values: { all: true } });
    await host.publish(RICH);
    expect(Buffer.byteLength(host.summaries[0] ?? '')).toBeLessThanOrEqual(3_000);
    expect(host.summaries[0]?.length).toBeGreaterThan(500);
  });

  test('no more annotations than the host shows, and how many are left', async () => {
    const host = onHost();
    const findings = [1, 2, 3].map(
      (line) => ({ rule: 'r', severity: 'error', new: true, message: 'm', file: 'a', line }) as const,
    );
    await host.publish(report({ verdict: 'failed', findings }));
    expect(host.annotations).toHaveLength(2);
    expect(host.logged.join('\n')).toContain('1 more findings');
  });

  test('a status and a check run where they are asked for', async () => {
    const host = onHost({ values: { status: 's', 'check-run': true } });
    await host.publish(RICH);
    expect(host.forge.statuses).toEqual([
      { state: RICH.verdict, description: expect.stringContaining(RICH.verdict), url: 'https://ci.example/runs/1' },
    ]);
    expect(host.forge.statuses[0]?.description.length).toBeLessThanOrEqual(140);
    expect(host.forge.checkRuns).toHaveLength(1);
    const none = onHost();
    await none.publish(RICH);
    expect([none.forge.statuses, none.forge.checkRuns]).toEqual([[], []]);
  });

  test('a pass with something to decide is a success that says so, and left open', async () => {
    const objects = [driftedObject({ fate: 'conflicts' })];
    const decided = report({ applications: [application({ drift: drift({ objects }) })] });
    const host = onHost({ values: { status: 's', comment: 'findings' } });
    expect(await host.publish(decided)).toBe(0);
    expect(host.forge.statuses).toMatchObject([
      { state: 'passed', description: expect.stringMatching(/^passed: with 1 conflict with what is live · 1 of 1/) },
    ]);
    expect(host.forge.threads).toMatchObject([{ isClean: false }]);
  });

  test('a forge without check runs: said, without a warning', async () => {
    const host = onHost({ review: { annotates: false }, values: { 'check-run': true } });
    await host.publish(EMPTY);
    expect(host.logged).toContain('No check run: this forge has none.');
    expect(host.annotations).toEqual([]);
  });

  test('a fork: the whole review and the reason in the page of the run, without a warning', async () => {
    const host = onHost({ review: { none: 'the token may only read' }, values: { status: 's' } });
    await host.publish(PASSED);
    expect(host.annotations).toEqual([]);
    expect(host.summaries[0]).toContain('No comment: the token may only read.');
    expect(host.summaries[0]).toContain('No status');
  });

  test('what refuses: a warning, and the reason in the page of the run', async () => {
    const host = onHost({ review: { isForbidden: true } });
    await host.publish(PASSED);
    expect(host.annotations).toEqual([
      { level: 'warning', title: 'Seatrial', message: 'No comment: the forge refuses.' },
    ]);
    expect(host.summaries[0]).toContain('No comment: the forge refuses.');
  });

  test('without a pull request there is no comment, and nothing is missed', async () => {
    const host = onHost({ event: { kind: 'push', pullRequest: undefined }, values: { status: 's' } });
    await host.publish(PASSED);
    expect(host.forge.threads).toEqual([]);
    expect(host.forge.statuses).toHaveLength(1);
    expect(host.annotations).toEqual([]);
  });

  test.each([true, false])('a report of another run, of a fork: %s', async (fork) => {
    const event = {
      kind: 'after-run',
      pullRequest: undefined,
      privileged: true,
      afterRunOf: { headCommit: 'a', fork },
    } as const;
    const host = onHost({ event, values: { status: 's', 'check-run': true } });
    await host.publish(PASSED);
    expect(host.forge.threads[0]?.body.startsWith('> ⚠️')).toBe(fork);
    expect(host.forge.statuses).toHaveLength(fork ? 0 : 1);
    expect(host.forge.checkRuns).toHaveLength(fork ? 0 : 1);
  });
});

describe('publishObstacle', () => {
  test.each<[unknown, string]>([
    [new UndeterminedError('no answer', { next: 'Try again.' }), 'unknown'],
    [new InputError('@octocat <b> is bad'), 'unknown'],
    [new InputErrors([new InputError('one'), new InputError('two')]), 'unknown'],
    [new FailedError('it fails'), 'failed'],
    [new Error('a defect'), 'unknown'],
  ])('%s', async (error, verdict) => {
    const forge = fakeForge();
    await onHost({ forge }).publish(PASSED);
    const host = onHost({ forge, values: { status: 's' } });
    await host.obstacle(error);
    expect(host.outputs['verdict']).toBe(verdict);
    expect(forge.threads).toHaveLength(1);
    expect(forge.threads[0]?.body).toContain('nothing was reviewed');
    expect(forge.threads[0]?.body).not.toMatch(/@octocat|<b>/);
    expect(forge.statuses[0]?.state).toBe(verdict);
    expect(host.summaries[0]).toContain('nothing was reviewed');
  });

  test('more than fits is left out whole', async () => {
    const host = onHost({ review: { maximumLength: 400 } });
    await host.obstacle(new InputErrors(Array.from({ length: 50 }, (_, index) => new InputError(`error ${index}`))));
    expect(host.forge.threads[0]?.body).toContain('error 0');
  });
});
