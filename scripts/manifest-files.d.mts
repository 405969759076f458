import type { Input } from '../src/config/input.ts';

/** @returns what is generated, by path relative to the repository. */
export function manifestFiles(given: {
  inputs: readonly Input[];
  outputs: readonly { name: string; help: string }[];
  version: string;
}): Record<string, string>;
