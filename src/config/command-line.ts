import { InputError, InputErrors } from '../errors.ts';
import { COMMANDS, type CommandName, INPUTS, type Input, type InputName } from './inputs.ts';
import { nearest } from './nearest.ts';

/** Values as given; an input that was not given is absent. */
export type InputValues = { [name in InputName]?: string | boolean | string[] };

export type CommandLine =
  | { command: CommandName; positionals: string[]; values: InputValues; errors: InputError[] }
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
  if (command !== undefined) {
    fillFromEnvironment(command, values, environment, errors);
    checkPositionals(command, positionals, errors);
    for (const given of values.keys()) {
      const input = INPUTS.find((candidate) => candidate.name === given) as Input;
      if (!input.commands.includes(command))
        errors.push(new InputError(`--${given} means nothing to \`${command}\``, { next: 'Leave it out.' }));
    }
  }
  if (command === undefined) throw new InputErrors(errors);
  return { command, positionals, values: Object.fromEntries(values), errors };
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
  const input: Input | undefined = INPUTS.find((candidate) => `--${candidate.name}` === flag);
  if (!input) {
    errors.push(
      unknown(
        'flag',
        flag,
        INPUTS.map((candidate) => `--${candidate.name}`),
      ),
    );
    // What follows an unknown flag is more likely its value than a command.
    if (equals < 0 && rest[0] !== undefined && !rest[0].startsWith('-') && !Object.hasOwn(COMMANDS, rest[0]))
      rest.shift();
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
  } else if (values.has(input.name)) {
    errors.push(new InputError(`${from} is given twice`, { next: 'Give it once.' }));
  } else {
    values.set(input.name, text);
  }
}

function fillFromEnvironment(
  command: CommandName,
  values: Map<string, string | boolean | string[]>,
  environment: Record<string, string | undefined>,
  errors: InputError[],
): void {
  for (const input of INPUTS as readonly Input[]) {
    const variable = `SEATRIAL_${input.name.toUpperCase().replaceAll('-', '_')}`;
    const text = environment[variable];
    if (text === undefined || text === '' || values.has(input.name) || !input.commands.includes(command)) continue;
    setValue(input, text, variable, values, errors);
  }
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
