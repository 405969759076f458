import { CHART_INPUTS } from './charts.ts';
import { runBadInputs } from './run-bad-inputs.ts';

runBadInputs(CHART_INPUTS);
