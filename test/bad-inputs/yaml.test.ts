import { runBadInputs } from './run-bad-inputs.ts';
import { YAML_INPUTS } from './yaml.ts';

runBadInputs(YAML_INPUTS);
