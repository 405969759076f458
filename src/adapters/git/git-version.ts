import { InputError } from '../../errors.ts';
import type { Git } from './git.ts';

/** @returns `[2, 39]`. @throws InputError for a git that is older than 2.`minor`. */
export async function gitVersion(git: Git, minor = 30): Promise<readonly [number, number]> {
  const version = await git.text(['version']);
  const [, first = '0', second = '0'] = /(\d+)\.(\d+)/.exec(version) ?? [];
  const numbers = [Number(first), Number(second)] as const;
  if (numbers[0] > 2 || (numbers[0] === 2 && numbers[1] >= minor)) return numbers;
  throw new InputError(`${version} is too old.`, { next: `Install git 2.${minor} or newer.` });
}
