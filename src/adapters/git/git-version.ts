import { InputError } from '../../errors.ts';
import type { Git } from './git.ts';

/** @returns `[2, 39]`. @throws InputError for a git that is too old. */
export async function gitVersion(git: Git): Promise<readonly [number, number]> {
  const version = await git.text(['version']);
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(version) ?? [];
  const numbers = [Number(major), Number(minor)] as const;
  if (numbers[0] > 2 || (numbers[0] === 2 && numbers[1] >= 30)) return numbers;
  throw new InputError(`${version} is too old.`, { next: 'Install git 2.30 or newer.' });
}
