import { isValidGlob } from '../../argocd/glob.ts';
import { isTemplated, objectAt, objectsAt, textAt } from '../fields.ts';
import type { Rule } from '../rule.ts';

/** Whom Argo CD impersonates in a destination (app_project_types.go ValidateProject). */
export const projectServiceAccountInvalid: Rule = {
  id: 'project-service-account-invalid',
  severity: 'warning',
  kinds: ['AppProject'],
  *check({ object }) {
    for (const [index, item] of objectsAt(objectAt(object, 'spec'), 'destinationServiceAccounts')) {
      const at = ['spec', 'destinationServiceAccounts', index];
      const refused = "Argo CD's API server refuses the project";
      for (const field of ['server', 'namespace']) {
        const pattern = textAt(item, field);
        if (isTemplated(pattern) || (!pattern.includes('!') && isValidGlob(pattern))) continue;
        const help = 'Write a glob without an exclamation mark.';
        yield { message: `the ${field} "${pattern}" is no pattern here; ${refused}`, help, at: [...at, field] };
      }
      const account = textAt(item, 'defaultServiceAccount');
      if (isTemplated(account) || (account.trim() !== '' && !/[!*[\]{}\\/]/.test(account))) continue;
      yield {
        message: `the defaultServiceAccount "${account}" is invalid; ${refused}`,
        help: 'Write the name of a ServiceAccount, or namespace:name.',
        at: 'defaultServiceAccount' in item ? [...at, 'defaultServiceAccount'] : at,
      };
    }
  },
};
