import { fence } from '../text/sanitize.ts';
import { maskNote } from './phrases.ts';

/** A diff, and what is to be known of the masks in it. */
export function diffBlock(diff: string): string {
  const note = maskNote(diff);
  return `${note === '' ? '' : `In this diff, ${note}.\n\n`}${fence(diff, 'diff')}`;
}
