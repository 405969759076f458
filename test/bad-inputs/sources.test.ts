import { runBadInputs } from './run-bad-inputs.ts';
import { SOURCE_INPUTS } from './sources.ts';

runBadInputs(SOURCE_INPUTS);
