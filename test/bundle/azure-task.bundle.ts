import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { BUILD_SERVICE, PULL_REQUEST } from '../fakes/azure-devops-server.ts';
import { AzureWorld } from './azure-world.ts';

jest.setTimeout(240_000);

let world: AzureWorld;

beforeAll(async () => {
  world = await AzureWorld.open();
});

afterEach(() => world.forget());
afterAll(() => world.close());

test('a pull request: one thread, the page of the run, outputs, and the step succeeds', async () => {
  const folder = await world.checkOut('refs/pull/change/merge');
  const variables = world.pullRequest('change');
  const ran = await world.run(folder, variables, { inputs: { status: 'review' } });
  expect(ran).toMatchObject({ code: 0, result: 'Succeeded' });
  expect(ran.outputs).toEqual({
    verdict: 'passed',
    changed: '1',
    report: join(variables['Agent.TempDirectory'] as string, 'seatrial-report.json'),
    commentUrl: `${world.git.origin}/shop/pullrequest/7?discussionId=100`,
  });
  const [thread] = world.azure.threads;
  expect(thread).toMatchObject({ status: 'closed', comments: [{ author: BUILD_SERVICE }] });
  expect(thread?.comments[0]?.content).toContain('web');
  expect(thread?.comments[0]?.content).toContain('(http');
  expect(ran.summaries).toEqual([expect.stringContaining('web')]);
  const report = JSON.parse(readFileSync(ran.outputs['report'] as string, 'utf8'));
  expect(report).toMatchObject({ verdict: 'passed', head: { revision: world.ids['change merged'] } });
  const runUrl = `${world.azure.collectionUrl}My%20shop/_build/results?buildId=815`;
  expect(world.azure.statuses).toEqual([
    {
      of: String(PULL_REQUEST),
      state: 'succeeded',
      description: expect.stringMatching(/^passed: /),
      context: { genre: 'seatrial', name: 'review' },
      targetUrl: runUrl,
      iterationId: 1,
    },
  ]);
});

test('what a manifest says gives the agent no commands', async () => {
  const ran = await world.run(await world.checkOut('refs/pull/change/merge'), world.pullRequest('change'));
  expect(ran.log).toContain('task.complete result=Failed]x');
  expect(ran.commands.filter(({ name }) => name === 'task.complete')).toEqual([
    { name: 'task.complete', properties: { result: 'Succeeded' }, data: '' },
  ]);
  expect(ran.log).not.toMatch(/##\[error\]y/);
});

test('a change that breaks something: the step fails, and the error is beside its file', async () => {
  const ran = await world.run(await world.checkOut('refs/pull/broken/merge'), world.pullRequest('broken'));
  expect(ran).toMatchObject({ code: 1, result: 'Failed', outputs: { verdict: 'failed' } });
  expect(ran.commands).toContainEqual({
    name: 'task.logissue',
    properties: expect.objectContaining({ type: 'error', sourcepath: 'apps/web.yaml', linenumber: expect.any(String) }),
    data: expect.any(String),
  });
  expect(ran.commands.at(-1)).toEqual({ name: 'task.complete', properties: { result: 'Failed' }, data: '' });
  expect(world.azure.threads).toMatchObject([{ status: 'active' }]);
});

test('nothing to say: no thread', async () => {
  const ran = await world.run(await world.checkOut('refs/pull/nothing/merge'), world.pullRequest('nothing'));
  expect(ran).toMatchObject({ code: 0, result: 'Succeeded', outputs: { verdict: 'passed', changed: '0' } });
  expect(world.azure.threads).toEqual([]);
});

test('without the permission, the step succeeds with issues, and says what to permit', async () => {
  world.azure.mayContribute = false;
  const ran = await world.run(await world.checkOut('refs/pull/change/merge'), world.pullRequest('change'));
  expect(ran).toMatchObject({ code: 0, result: 'SucceededWithIssues' });
  const warnings = ran.commands.filter(
    ({ name, properties }) => name === 'task.logissue' && properties['type'] === 'warning',
  );
  expect(warnings).toEqual([expect.objectContaining({ data: expect.stringContaining('Contribute to pull requests') })]);
  expect(ran.summaries[0]).toContain('Contribute to pull requests');
});

test('a fork: reviewed, nothing is posted, and no issue is made of it', async () => {
  const ran = await world.run(
    await world.checkOut('refs/pull/change/merge'),
    world.pullRequest('change', { 'System.PullRequest.IsFork': 'True' }),
  );
  expect(ran).toMatchObject({ code: 0, result: 'Succeeded' });
  expect(ran.log).toContain('comes from a fork');
  expect(world.azure.requests).toEqual([]);
});

test('a push: reviewed, its status is on the commit, and there is no thread', async () => {
  const variables = {
    ...world.common(),
    'Build.Reason': 'IndividualCI',
    'Build.SourceBranch': 'refs/heads/main',
    'Build.SourceVersion': world.ids['main'] as string,
  };
  const ran = await world.run(await world.checkOut('refs/heads/main'), variables, { inputs: { status: 'ci/review' } });
  expect(ran).toMatchObject({ code: 0, result: 'Succeeded' });
  expect(world.azure.statuses).toMatchObject([{ of: world.ids['main'], context: { genre: 'ci', name: 'review' } }]);
  expect(world.azure.threads).toEqual([]);
});

test('bad inputs: all of them at once, exit code 2, and the step fails', async () => {
  const inputs = { failOn: 'sometimes', maxLines: 'many' };
  const ran = await world.run(await world.checkOut('refs/pull/change/merge'), world.pullRequest('change'), { inputs });
  expect(ran).toMatchObject({ code: 2, result: 'Failed' });
  const errors = ran.commands.filter(({ name }) => name === 'task.logissue').map(({ data }) => data);
  expect(errors.join('\n')).toContain('sometimes');
});

test('an agent with Windows is refused by name', async () => {
  const variables = { ...world.pullRequest('change'), 'Agent.OS': 'Windows_NT' };
  const ran = await world.run(world.sandbox.newFolder(), variables);
  expect(ran).toMatchObject({ code: 2, result: 'Failed' });
  expect(ran.log).toContain('does not run on agents and runners with Windows');
  expect(world.azure.requests).toEqual([]);
});

test('an event that there is nothing to review for is no pass', async () => {
  const variables = { ...world.common(), 'Build.Reason': 'ResourceTrigger', 'Build.SourceBranch': 'refs/heads/main' };
  const ran = await world.run(await world.checkOut('refs/heads/main'), variables);
  expect(ran).toMatchObject({ code: 2, result: 'Failed' });
  expect(ran.log).toContain('ResourceTrigger');
});
