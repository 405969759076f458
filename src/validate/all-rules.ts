import type { Rule } from './rule.ts';
import { invalidValue } from './rules/invalid-value.ts';
import { missingField } from './rules/missing-field.ts';
import { pathWithChart } from './rules/path-with-chart.ts';
import { unknownField } from './rules/unknown-field.ts';
import { wrongApiVersion } from './rules/wrong-api-version.ts';
import { wrongType } from './rules/wrong-type.ts';

/** Every rule on manifests, in the order in which findings of one place are listed. */
export const ALL_RULES: readonly Rule[] = [
  wrongApiVersion,
  unknownField,
  wrongType,
  missingField,
  invalidValue,
  pathWithChart,
];
