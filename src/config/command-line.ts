import { InputError, InputErrors } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { COMMANDS, type CommandName, flagName, type Input, POSITIONALS } from './input.ts';
import { fillFromEnvironment, type GivenValues, type InputValues, setValue, variableOf } from './input-values.ts';
import { FLAGS } from './inputs.ts';

export type { InputValues };

export type CommandLine =
  | {
      command: CommandName;
      positionals: string[];
      values: InputValues;
      /** Names of the values that were not given as flags, but as environment variables. */
      fromEnvironment: ReadonlySet<string>;
      errors: InputError[];
    }
  | { command: 'help'; about: CommandName | undefined }
  | { command: 'version' };

/**
 * Reads a command line. Environment variables named `SEATRIAL_<INPUT>` fill in what no flag gives.
 *
 * @param argv what follows the program's name.
 * @returns for a known command also all that is wrong, each with the nearest name where there is one; other inputs may be bad too.
 * @throws InputErrors with everything that is wrong when there is no such command.
 */
export function parseCommandLine(
  argv: readonly string[],
  environment: Record<string, string | undefined>,
): CommandLine {
  const errors: InputError[] = [];
  const positionals: string[] = [];
  const values: GivenValues = new Map();
  let help = false;
  const rest = [...argv];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') positionals.push(...rest.splice(0));
    else if (word === '--help' || word === '-h') help = true;
    else if (word === '--version' && positionals.length === 0) return { command: 'version' };
    else if (word.startsWith('-') && word !== '-') readFlag(word, rest, values, errors);
    else positionals.push(word);
  }
  const name = positionals.shift();
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? (name as CommandName) : undefined;
  if (name === 'help') return { command: 'help', about: asCommand(positionals[0]) };
  if (name !== undefined && command === undefined) errors.unshift(unknown('command', name, Object.keys(COMMANDS)));
  if (help || (name === undefined && values.size === 0)) {
    if (errors.length > 0 && name !== undefined && command === undefined) throw new InputErrors(errors);
    return { command: 'help', about: command };
  }
  if (name === undefined)
    errors.push(new InputError('No command given', { next: 'Write `seatrial check` or `seatrial render NAME`.' }));
  const flags = new Set(values.keys());
  if (command !== undefined) {
    fillFromEnvironment(command, values, environment, errors);
    checkPositionals(command, positionals, errors);
    for (const given of values.keys()) {
      const input = FLAGS.find((each) => each.name === given || flagName(each) === given) as Input;
      if (!input.commands.includes(command))
        errors.push(new InputError(`--${given} means nothing to \`${command}\``, { next: 'Leave it out.' }));
    }
  }
  if (command === undefined) throw new InputErrors(errors);
  const fromEnvironment = new Set([...values.keys()].filter((given) => !flags.has(given)));
  return { command, positionals, values: Object.fromEntries(values), fromEnvironment, errors };
}

/** @returns whether stack traces are asked for; never throws, for it is asked when something else has. */
export function wantsStackTraces(argv: readonly string[], environment: Record<string, string | undefined>): boolean {
  try {
    const commandLine = parseCommandLine(argv, environment);
    return 'values' in commandLine && commandLine.values.debug === true;
  } catch {
    return argv.includes('--debug') || environment[variableOf('debug')] === 'true';
  }
}

function asCommand(name: string | undefined): CommandName | undefined {
  return name !== undefined && Object.hasOwn(COMMANDS, name) ? (name as CommandName) : undefined;
}

function unknown(what: string, name: string, known: readonly string[]): InputError {
  const suggestion = nearest(name, known);
  return new InputError(`Unknown ${what} \`${name}\``, {
    next: suggestion === undefined ? 'See `seatrial --help`.' : `Did you mean \`${suggestion}\`?`,
  });
}

function readFlag(word: string, rest: string[], values: GivenValues, errors: InputError[]): void {
  const equals = word.indexOf('=');
  const flag = equals < 0 ? word : word.slice(0, equals);
  const input = FLAGS.find((candidate) => `--${flagName(candidate)}` === flag);
  if (!input) {
    const secret = FLAGS.find(({ name, type }) => type === 'secret' && `--${name}` === flag);
    const flags = FLAGS.map((candidate) => `--${flagName(candidate)}`);
    // What looks like no flag may be a secret: YAML begins with a dash, too
    const shown = /^--?[a-z][a-z-]*$/i.test(flag) ? flag : '-…';
    errors.push(secret === undefined ? unknown('flag', shown, flags) : onCommandLine(secret));
    // What follows an unknown flag is more likely its value than a command.
    const next = rest[0] ?? '-';
    const isValue =
      secret === undefined ? !next.startsWith('-') && !Object.hasOwn(COMMANDS, next) : !/^--\w/.test(next);
    if (equals < 0 && isValue) rest.shift();
    return;
  }
  let value = equals < 0 ? undefined : word.slice(equals + 1);
  if (input.type !== 'boolean' && value === undefined) {
    if (rest[0] === undefined || rest[0].startsWith('--')) {
      errors.push(
        new InputError(`${flag} needs a value`, {
          next: `Write ${flag} ${input.value ?? input.choices?.join('|') ?? 'VALUE'}.`,
        }),
      );
      return;
    }
    value = rest.shift();
  }
  setValue(input, value ?? 'true', flag, values, errors);
}

function onCommandLine(secret: Input): InputError {
  return new InputError(`--${secret.name} would show a secret to every process of this machine`, {
    next: `Set ${variableOf(secret.name)}, or write --${flagName(secret)} FILE.`,
  });
}

function checkPositionals(command: CommandName, positionals: string[], errors: InputError[]): void {
  const wanted = POSITIONALS[command];
  const [given] = positionals;
  if (wanted && given === undefined) errors.push(new InputError(wanted.missing, { next: wanted.next }));
  if (wanted?.choices && given !== undefined && !wanted.choices.includes(given))
    errors.push(unknown(`argument of \`${command}\``, given, wanted.choices));
  for (const extra of positionals.slice(wanted ? 1 : 0)) {
    errors.push(
      new InputError(`Unexpected argument \`${extra}\``, {
        next: `\`${command}\` takes ${wanted ? `${wanted.shown} and flags` : 'flags only'}.`,
      }),
    );
  }
}
