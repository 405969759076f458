import { InputError, InputErrors } from '../errors.ts';
import { COMMANDS, type CommandName, flagName, INPUTS, type Input, type InputName, type SecretName } from './inputs.ts';
import { nearest } from './nearest.ts';

/** Values as given; an input that was not given is absent. A secret is there itself, or the file that it stands in, never both. */
export type InputValues = { [name in InputName | `${SecretName}-file`]?: string | boolean | string[] };

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
  const values = new Map<string, string | boolean | string[]>();
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
      const input = INPUTS.find((each) => each.name === given || flagName(each) === given) as Input;
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

function readFlag(
  word: string,
  rest: string[],
  values: Map<string, string | boolean | string[]>,
  errors: InputError[],
): void {
  const equals = word.indexOf('=');
  const flag = equals < 0 ? word : word.slice(0, equals);
  const input: Input | undefined = INPUTS.find((candidate) => `--${flagName(candidate)}` === flag);
  if (!input) {
    const secret = (INPUTS as readonly Input[]).find(({ name, type }) => type === 'secret' && `--${name}` === flag);
    const flags = INPUTS.map((candidate) => `--${flagName(candidate)}`);
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

function variableOf(name: string): string {
  return `SEATRIAL_${name.toUpperCase().replaceAll('-', '_')}`;
}

function setValue(
  input: Input,
  text: string,
  from: string,
  values: Map<string, string | boolean | string[]>,
  errors: InputError[],
): void {
  if (input.type === 'list') {
    const items = text
      .split(/[,\n]/)
      .map((item) => item.trim())
      .filter((item) => item !== '');
    values.set(input.name, [...((values.get(input.name) as string[] | undefined) ?? []), ...items]);
  } else if (input.type === 'boolean') {
    if (text === 'true' || text === 'false') values.set(input.name, text === 'true');
    else errors.push(new InputError(`${from} is true or false, not "${text}"`));
  } else if (input.choices && !input.choices.includes(text)) {
    const suggestion = nearest(text, input.choices);
    errors.push(
      new InputError(
        `${from} is one of ${input.choices.join(', ')}, not "${text}"`,
        suggestion ? { next: `Did you mean \`${suggestion}\`?` } : {},
      ),
    );
  } else if (text === '') {
    errors.push(new InputError(`${from} is empty`, { next: 'Give a value or leave it out.' }));
  } else if (values.has(flagName(input))) {
    errors.push(new InputError(`${from} is given twice`, { next: 'Give it once.' }));
  } else {
    values.set(flagName(input), text);
  }
}

function fillFromEnvironment(
  command: CommandName,
  values: Map<string, string | boolean | string[]>,
  environment: Record<string, string | undefined>,
  errors: InputError[],
): void {
  for (const input of INPUTS as readonly Input[]) {
    const name = flagName(input);
    if (values.has(name) || !input.commands.includes(command)) continue;
    const variable = variableOf(name);
    const text = environment[variable] || undefined;
    if (input.type === 'secret') setSecret(input, text, values, environment, errors);
    else if (text !== undefined) setValue(input, text, variable, values, errors);
  }
}

function setSecret(
  input: Input,
  file: string | undefined,
  values: Map<string, string | boolean | string[]>,
  environment: Record<string, string | undefined>,
  errors: InputError[],
): void {
  const variable = variableOf(input.name);
  const secret = environment[variable] || undefined;
  if (secret !== undefined && file !== undefined)
    errors.push(new InputError(`${variable} and ${variableOf(flagName(input))} are both set`, { next: 'Set one.' }));
  else if (secret !== undefined) values.set(input.name, secret);
  else if (file !== undefined) values.set(flagName(input), file);
}

function checkPositionals(command: CommandName, positionals: string[], errors: InputError[]): void {
  const wanted = command === 'render' ? 1 : 0;
  if (positionals.length < wanted) {
    errors.push(
      new InputError('render needs the name of an Application', {
        next: 'Write `seatrial render NAME`; `seatrial check --all` lists them.',
      }),
    );
  }
  for (const extra of positionals.slice(wanted)) {
    errors.push(
      new InputError(`Unexpected argument \`${extra}\``, {
        next: `\`${command}\` takes ${wanted === 1 ? 'one name' : 'flags only'}.`,
      }),
    );
  }
}
