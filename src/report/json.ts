import type { Report } from '../model/report.ts';
import { stringifyJson } from '../text/json.ts';

/** Beyond ASCII only what a reader sees stays as it is. */
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0]/gu;
/** Azure Pipelines and GitHub look for commands anywhere in a line of a log. */
const LOGGING_COMMAND = /#(?=#(?:vso)?\[)/gi;

/**
 * A report as `seatrial.report/v1`: one JSON document that ends with a newline. Escapes in strings keep it harmless in a log;
 * what a JSON parser reads is the report, unchanged.
 */
export function renderJson(report: Report): string {
  const text = stringifyJson(report).replace(INVISIBLE, escaped).replace(LOGGING_COMMAND, escaped);
  return `${text}\n`;
}

function escaped(characters: string): string {
  return Array.from({ length: characters.length }, (_, i) => {
    return `\\u${characters.charCodeAt(i).toString(16).padStart(4, '0')}`;
  }).join('');
}
