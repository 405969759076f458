import type { Rule } from './rule.ts';
import { pathWithChart } from './rules/path-with-chart.ts';

/** Every rule on manifests, in the order in which findings of one place are listed. */
export const ALL_RULES: readonly Rule[] = [pathWithChart];
