import { CI_COMMANDS, type Input } from './input.ts';

/** Inputs of the tasks that CI hosts run: what they post, and with what. A terminal has none of them. */
export const CI_INPUTS = [
  {
    name: 'command',
    type: 'choice',
    commands: CI_COMMANDS,
    choices: ['auto', ...CI_COMMANDS],
    default: 'auto',
    only: 'ci',
    help: 'What to do. `auto` picks it by the event that started the run.',
  },
  {
    name: 'token',
    type: 'secret',
    commands: CI_COMMANDS,
    default: 'that of the job',
    only: 'ci',
    help: 'Opens the API of the host, for the comment and the status, and the history of the repository where the checkout left no credentials.',
  },
  {
    name: 'comment',
    type: 'choice',
    commands: CI_COMMANDS,
    choices: ['always', 'changes', 'findings', 'never'],
    default: 'changes',
    only: 'ci',
    help: 'When the pull request gets a comment: with every review, when an Application changes or something is found, when something is found. One that is there is kept up to date all the same.',
  },
  {
    name: 'thread-status',
    type: 'choice',
    commands: CI_COMMANDS,
    choices: ['active', 'closed'],
    default: 'active',
    only: 'ci',
    help: 'Azure DevOps: what the comment is while something is found. `active` has to be resolved before a merge where a policy says so. With nothing left, it is closed.',
  },
  {
    name: 'instance',
    type: 'string',
    commands: CI_COMMANDS,
    value: 'NAME',
    only: 'ci',
    help: 'Tells several reviews of one pull request apart, such as one for each cluster: each has a comment of its own.',
  },
  {
    name: 'status',
    type: 'string',
    commands: CI_COMMANDS,
    value: 'NAME',
    only: 'ci',
    help: 'Also set a status of this name on the newest commit.',
  },
  {
    name: 'check-run',
    type: 'boolean',
    commands: CI_COMMANDS,
    only: 'ci',
    help: 'GitHub: also make a check run, which shows every finding beside the change; without it, the ten worst of each level are shown.',
  },
] as const satisfies readonly Input[];
