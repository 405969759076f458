import { InputError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { type CommandName, flagName, type Input } from './input.ts';
import { FLAGS, type InputName, type SecretName } from './inputs.ts';

/** Values as given; an input that was not given is absent. A secret is there itself, or the file that it stands in, never both. */
export type InputValues = { [name in InputName | `${SecretName}-file`]?: string | boolean | string[] };

/** Values by name of the input, or of the flag of a secret's file. */
export type GivenValues = Map<string, string | boolean | string[]>;

/** The variable of the environment that gives an input. */
export function variableOf(name: string): string {
  return `SEATRIAL_${name.toUpperCase().replaceAll('-', '_')}`;
}

/**
 * Reads one value.
 * @param from what gave it, for messages: `--base`, `SEATRIAL_BASE`.
 */
export function setValue(input: Input, text: string, from: string, values: GivenValues, errors: InputError[]): void {
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

/** Fills in what no flag and no input of the host gives, from variables `SEATRIAL_<INPUT>`. */
export function fillFromEnvironment(
  command: CommandName,
  values: GivenValues,
  environment: Record<string, string | undefined>,
  errors: InputError[],
): void {
  for (const input of FLAGS) {
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
  values: GivenValues,
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
