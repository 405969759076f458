import { kubernetesRole, projectRole, rolePolicies } from '../argocd/access-policies.ts';
import type { InputValues } from '../config/command-line.ts';
import { printYaml } from '../text/print-yaml.ts';
import { textValue } from './context.ts';

/** @returns what a token has to be allowed in Argo CD, and a user in Kubernetes, with what to do with it. */
export function rbac(values: InputValues): string {
  const project = textValue(values, 'project') ?? 'default';
  const namespace = textValue(values, 'argocd-namespace') ?? 'argocd';
  const server = '`argocd proj role create-token';
  return [
    `# Roles of the AppProject ${project}: put them into its spec.roles. Each has tokens of its own.`,
    `# seatrial-read is what \`check\` needs: ${server} ${project} seatrial-read\`.`,
    `# seatrial-sync also deploys, and is for the runs of protected branches alone.`,
    '# With application.sync.requireOverridePrivilegeForRevisionSync it needs `override` too.',
    printYaml({ roles: [projectRole(project, 'read'), projectRole(project, 'sync')] }).trimEnd(),
    '',
    "# A role sees the Applications of its project, and Argo CD's settings. For Applications of all projects, and for the versions of clusters,",
    '# make an account (accounts.seatrial: apiKey in argocd-cm), and put this into policy.csv of argocd-rbac-cm:',
    ...rolePolicies('role:seatrial', '*').map((line) => `#   ${line}`),
    '#   g, seatrial, role:seatrial',
    '---',
    `# Instead of Argo CD's API, with argocd-kubeconfig: read the Application resources. Once more in each namespace that has some.`,
    ...kubernetesRole(namespace).flatMap((object) => [printYaml(object).trimEnd(), '---']),
    '# Who may patch Applications may deploy whatever Argo CD may: nothing here asks for it.',
    '',
  ].join('\n');
}
