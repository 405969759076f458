import { COMMANDS, type CommandName, flagName, type Input, POSITIONALS } from './input.ts';
import { FLAGS } from './inputs.ts';

const EXIT_CODES = 'Exit codes: 0 passed, 1 failed, 2 bad input or nothing found, 3 unknown';

/** The help text of a command, or of the program; 80 columns. */
export function helpText(about: CommandName | undefined, version: string): string {
  return about === undefined ? programHelp(version) : commandHelp(about);
}

function programHelp(version: string): string {
  const rows = Object.entries(COMMANDS).map(([name, what]) => wrapRow(`  ${name}`, what, 12));
  return [
    `seatrial ${version}: gives every Argo CD Application its sea trial`,
    '',
    'Usage: seatrial <command> [flags]',
    '',
    'Commands:',
    ...rows,
    '',
    '`seatrial <command> --help` lists the flags of a command.',
    EXIT_CODES,
    '',
  ].join('\n');
}

function commandHelp(command: CommandName): string {
  const inputs = FLAGS.filter((input) => input.commands.includes(command));
  return [
    ...wrap(COMMANDS[command], 80),
    '',
    `Usage: seatrial ${[command, POSITIONALS[command]?.shown ?? [], '[flags]'].flat().join(' ')}`,
    '',
    'Flags:',
    ...inputs.map(flagHelp),
    '',
    'Every flag can be given as an environment variable SEATRIAL_<FLAG> instead, such',
    'as SEATRIAL_KUBE_VERSION. A secret is given in a file, or as a variable without',
    'FILE, such as SEATRIAL_REPOSITORY_CREDENTIALS.',
    EXIT_CODES,
    '',
  ].join('\n');
}

function flagHelp(input: Input): string {
  const value = input.type === 'boolean' ? '' : ` ${input.choices?.join('|') ?? input.value ?? 'VALUE'}`;
  const many = input.type === 'list' ? ' May be repeated.' : '';
  const fallback = input.default === undefined ? '' : ` Default: ${input.default}.`;
  return wrapRow(`  --${flagName(input)}${value}`, `${input.help}${many}${fallback}`, 34);
}

function wrapRow(left: string, text: string, column: number): string {
  const lines = wrap(text, 80 - column);
  const first = left.length < column - 1 ? `${left.padEnd(column)}${lines.shift() ?? ''}` : left;
  return [first, ...lines.map((line) => `${' '.repeat(column)}${line}`)].join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
