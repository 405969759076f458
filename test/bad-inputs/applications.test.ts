import { APPLICATION_INPUTS } from './applications.ts';
import { runBadInputs } from './run-bad-inputs.ts';

runBadInputs(APPLICATION_INPUTS);
