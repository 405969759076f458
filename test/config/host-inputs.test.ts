import { describe, expect, test } from '@jest/globals';
import { type CiCommand, readHostInputs } from '../../src/config/host-inputs.ts';
import { InputError } from '../../src/errors.ts';
import { ciCommandLine } from '../../src/program/ci-command-line.ts';
import { ciEvent } from '../fakes/ci-event.ts';

function read(inputs: Record<string, string>, environment: Record<string, string> = {}, auto: CiCommand = 'check') {
  const found = readHostInputs(
    (name) => inputs[name],
    (given) => (given === 'auto' ? auto : given),
    environment,
  );
  if (!('values' in found)) throw new Error('it is a command');
  return found;
}

describe('inputs of a task', () => {
  test('are read as flags are', () => {
    const inputs = {
      base: ' main ',
      'repo-url': 'a,b\nc',
      offline: 'True',
      all: 'FALSE',
      comment: 'always',
      token: 's',
    };
    expect(read(inputs)).toMatchObject({
      command: 'check',
      values: { base: 'main', 'repo-url': ['a', 'b', 'c'], offline: true, all: false, comment: 'always', token: 's' },
      errors: [],
    });
  });

  test('that are empty are absent, and unknown ones nobody asks for', () => {
    expect(read({ base: '', comment: '  ', command: '', nonsense: 'x' }).values).toEqual({});
  });

  test('that another command takes are left aside: one step may serve several events', () => {
    expect(read({ reports: 'r', base: 'main' }).values).toEqual({ base: 'main' });
    expect(read({ reports: 'r', base: 'main', command: 'report' }).values).toMatchObject({ reports: ['r'] });
  });

  test('beat variables, which fill in the rest', () => {
    const found = read({ base: 'a' }, { SEATRIAL_BASE: 'b', SEATRIAL_KUBE_VERSION: '1.30', SEATRIAL_COMMENT: 'never' });
    expect(found.values).toEqual({ base: 'a', 'kube-version': '1.30' });
    expect([...found.fromEnvironment]).toEqual(['kube-version']);
  });

  test('that are bad are named, all at once', () => {
    const { errors } = read({ comment: 'changs', offline: 'maybe' });
    expect(errors.map(({ message, next }) => `${message} | ${next}`)).toEqual([
      'the input offline is true or false, not "maybe" | undefined',
      'the input comment is one of always, changes, findings, never, not "changs" | Did you mean `changes`?',
    ]);
  });

  test('a bad command is named; what auto picks is not run in its stead unseen', () => {
    expect(read({ command: 'render' }).errors).toHaveLength(1);
  });
});

const EVENT = ciEvent({
  kind: 'pull-request',
  name: 'pull_request_target',
  targetBranch: 'main',
  pullRequest: { number: 1, headCommit: 'a', fork: true },
  privileged: true,
});

test.each(['auto', 'check'])('a stranger is not reviewed with the rights of the repository: %s', (command) => {
  expect(() => ciCommandLine(EVENT, (name) => (name === 'command' ? command : undefined), {})).toThrow(InputError);
});

test('a report of a stranger may be posted', () => {
  const reading = (name: string) => (name === 'command' ? 'report' : undefined);
  expect(ciCommandLine(EVENT, reading, {})).toMatchObject({ command: 'report' });
});
