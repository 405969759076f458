import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';

/** Holds a text against the file of this name in fixtures/report; UPDATE_GOLDEN=1 writes it. */
export function golden(name: string, text: string): void {
  const path = fileURLToPath(new URL(`../fixtures/report/${name}`, import.meta.url));
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, text);
  expect(existsSync(path)).toBe(true);
  expect(text).toBe(readFileSync(path, 'utf8'));
}
