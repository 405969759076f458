import type { CiEvent } from '../../src/model/ci-event.ts';

/** An event on GitHub of which nothing more is known than what is given. */
export function ciEvent(given: Partial<CiEvent> = {}): CiEvent {
  return {
    kind: 'other',
    name: 'an event',
    forge: 'github',
    repositoryUrl: undefined,
    defaultBranch: 'main',
    targetBranch: undefined,
    branch: undefined,
    commit: undefined,
    before: undefined,
    pullRequest: undefined,
    afterRunOf: undefined,
    privileged: false,
    readOnly: undefined,
    ...given,
  };
}
