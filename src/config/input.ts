/**
 * What an input holds: a switch, one value, values given by repeating the flag or with commas, or a secret. A secret never
 * stands on the command line, which every process of the machine can read: it comes from a file, or from the environment.
 */
export type InputType = 'boolean' | 'string' | 'list' | 'choice' | 'secret';

export interface Input {
  name: string;
  type: InputType;
  /** Commands that take it. */
  commands: readonly CommandName[];
  /** What the value stands for in the help text. */
  value?: string;
  choices?: readonly string[];
  /** Shown in the help text; the code that uses the input applies it. */
  default?: string;
  /** Where it can be given. Absent: everywhere. */
  only?: 'ci' | 'command-line';
  help: string;
}

export const COMMANDS = {
  check: 'Review what a change does to every Argo CD Application: render base and head, and show the difference.',
  render: 'Print what Argo CD would apply for one Application.',
  report: 'Put JSON reports of other jobs together, and report what they say. Nothing is rendered.',
  clusters:
    'Write what the clusters of a live Argo CD are (`export`), for `.seatrial.yaml`: runs without Argo CD then know it too.',
  rbac: 'Print what a token has to be allowed in Argo CD and in Kubernetes, and no more.',
} as const;

export type CommandName = keyof typeof COMMANDS;

/** What a command takes beside flags. */
export const POSITIONALS: Readonly<
  Partial<Record<CommandName, { shown: string; missing: string; next: string; choices?: readonly string[] }>>
> = {
  render: {
    shown: 'NAME',
    missing: 'render needs the name of an Application',
    next: 'Write `seatrial render NAME`; `seatrial check --all` lists them.',
  },
  clusters: {
    shown: 'export',
    missing: 'clusters needs to know what to do with them',
    next: 'Write `seatrial clusters export`.',
    choices: ['export'],
  },
};

/** Commands that a CI host runs, beside `auto`, which picks one of them by the event. */
export const CI_COMMANDS = ['check', 'report'] as const satisfies readonly CommandName[];

/** The flag of an input, without its dashes: that of a secret names a file with it. */
export function flagName({ name, type }: Input): string {
  return type === 'secret' ? `${name}-file` : name;
}
