import { capLines, oneLine } from '../text/sanitize.ts';

type Colour = 'red' | 'green' | 'yellow' | 'cyan' | 'bold' | 'dim';
const ANSI: Record<Colour, number> = { red: 31, green: 32, yellow: 33, cyan: 36, bold: 1, dim: 2 };
const ESCAPE = String.fromCharCode(0x1b);

export const SIGNS = { removed: '-', changed: '~', added: '+', error: '!', unknown: '?', unchanged: '=' };
export const SIGN_COLOURS = {
  removed: 'red',
  changed: 'yellow',
  added: 'green',
  error: 'red',
  unknown: 'yellow',
  unchanged: 'dim',
} as const;

/** How text is laid out. */
export interface TextStyle {
  width: number;
  paint(colour: Colour, text: string): string;
}

/** How text is printed. @param width columns of the terminal. */
export function textStyle(colour: boolean, width: number): TextStyle {
  return {
    width: Math.max(40, width),
    paint: (name, text) => (colour ? `${ESCAPE}[${ANSI[name]}m${text}${ESCAPE}[0m` : text),
  };
}

/** Foreign text on one line, harmless. */
export function clean(text: string): string {
  return capLines(oneLine(text));
}

/** Breaks prose at blanks; what has none, such as a path, is left whole. */
export function wrapped({ width }: TextStyle, lead: string, text: string, hang = lead.length): string[] {
  const lines: string[] = [];
  let line = lead;
  let empty = true;
  for (const word of clean(text).split(' ')) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = ' '.repeat(hang);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
