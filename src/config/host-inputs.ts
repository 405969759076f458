import type { InputError } from '../errors.ts';
import { CI_INPUTS } from './ci-inputs.ts';
import type { CommandLine } from './command-line.ts';
import { CI_COMMANDS, type CommandName, type Input } from './input.ts';
import { fillFromEnvironment, type GivenValues, setValue } from './input-values.ts';
import { INPUTS } from './inputs.ts';

/** An input of the task by its name, as the host gives it; nothing, or nothing but blanks, when it was not given. */
export type ReadInput = (name: string) => string | undefined;

export type CiCommand = (typeof CI_COMMANDS)[number];

/** Inputs of the tasks that CI hosts run. */
export const TASK_INPUTS: readonly Input[] = (INPUTS as readonly Input[]).filter(
  ({ only, commands }) =>
    only !== 'command-line' && commands.some((name) => (CI_COMMANDS as readonly CommandName[]).includes(name)),
);

/**
 * Reads the inputs of a task. Those that mean nothing to its command are left aside: one step may serve several events.
 *
 * @param pick the command, by what `command` says: `auto`, or one of the commands.
 * @param environment fills in what no input gives, as on the command line.
 * @returns as `parseCommandLine` does.
 * @throws InputError from `pick`.
 */
export function readHostInputs(
  read: ReadInput,
  pick: (given: CiCommand | 'auto') => CiCommand,
  environment: Record<string, string | undefined>,
): CommandLine {
  const errors: InputError[] = [];
  const values: GivenValues = new Map();
  const take = (input: Input) => {
    const text = read(input.name)?.trim() ?? '';
    if (text === '') return;
    if (input.type === 'secret') values.set(input.name, text);
    // Workflows are YAML, in which True is true
    else
      setValue(input, input.type === 'boolean' ? text.toLowerCase() : text, `the input ${input.name}`, values, errors);
  };
  const [commandInput] = CI_INPUTS;
  take(commandInput);
  const command = pick((values.get('command') as CiCommand | undefined) ?? 'auto');
  for (const input of TASK_INPUTS) {
    if (input.name !== 'command' && input.commands.includes(command)) take(input);
  }
  const given = new Set(values.keys());
  fillFromEnvironment(command, values, environment, errors);
  const fromEnvironment = new Set([...values.keys()].filter((name) => !given.has(name)));
  return { command, positionals: [], values: Object.fromEntries(values), fromEnvironment, errors };
}
