interface Field {
  from: number;
  to: number;
  names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const FIELDS: readonly Field[] = [
  { from: 0, to: 59 },
  { from: 0, to: 23 },
  { from: 1, to: 31 },
  { from: 1, to: 12, names: MONTHS },
  { from: 0, to: 6, names: DAYS },
];

/**
 * @returns what is wrong with the schedule of a sync window, or nothing: five fields, as robfig/cron parses them without
 * descriptors such as `@daily`. Sunday is 0 alone, not 7.
 */
export function scheduleFault(schedule: string): string | undefined {
  const fields = schedule
    .replace(/^(CRON_)?TZ=\S* /, '')
    .split(/\s+/)
    .filter((field) => field !== '');
  if (fields.length !== FIELDS.length) return `it has ${fields.length} fields instead of 5`;
  const wrong = fields.find((field, index) => !field.split(',').every((part) => isPart(part, FIELDS[index] as Field)));
  return wrong === undefined ? undefined : `"${wrong}" is out of range, or cannot be read`;
}

function isPart(part: string, field: Field): boolean {
  // What is left out between commas is left out.
  if (part === '') return true;
  const [range = '', step, ...more] = part.split('/');
  if (more.length > 0 || (step !== undefined && !(/^\d+$/.test(step) && Number(step) > 0))) return false;
  const ends = range.split('-');
  if (ends[0] === '*' || ends[0] === '?') return true;
  if (ends.length > 2) return false;
  const low = numberOf(ends[0] ?? '', field);
  const high = ends[1] === undefined ? (step === undefined ? low : field.to) : numberOf(ends[1], field);
  return low !== undefined && high !== undefined && low >= field.from && high <= field.to && low <= high;
}

function numberOf(text: string, { from, names = [] }: Field): number | undefined {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return named + from;
  return /^\+?\d+$/.test(text) ? Number(text) : undefined;
}
