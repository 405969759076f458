import { projectServiceAccountInvalid } from '../../../src/validate/rules/project-service-account-invalid.ts';
import { project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const account = (fields: string) => project(`destinationServiceAccounts: [{${fields}}]`);
const at = 'spec.destinationServiceAccounts.0';

ruleCases(projectServiceAccountInvalid, {
  hit: {
    patterns: {
      yaml: account('server: "!https://a", namespace: "[a", defaultServiceAccount: web'),
      finds: [
        { at: `${at}.server`, message: 'the server "!https://a"' },
        { at: `${at}.namespace`, message: 'the namespace "[a"' },
      ],
    },
    'an account that is a pattern': {
      yaml: account('server: "*", namespace: a, defaultServiceAccount: "web-*"'),
      finds: [{ at: `${at}.defaultServiceAccount`, message: '"web-*" is invalid' }],
    },
    'an empty account': {
      yaml: account('server: "*", namespace: a, defaultServiceAccount: " "'),
      finds: [{ at: `${at}.defaultServiceAccount`, message: '" " is invalid' }],
    },
  },
  nearMiss: { 'with its namespace': { yaml: account('server: "*", defaultServiceAccount: "ns:web"') } },
  fix: { plain: { yaml: account('server: https://*, namespace: "*", defaultServiceAccount: web') } },
});
