import type { Input } from './input.ts';

const LIVE = ['check', 'render', 'clusters'] as const;

/** Inputs that open a live Argo CD: its API, or the Application resources in its cluster. Without them it is not asked. */
export const ARGOCD_INPUTS = [
  {
    name: 'argocd-server',
    type: 'string',
    commands: LIVE,
    value: 'URL',
    help: "The URL of Argo CD's API, with the root path where it has one. Then what it deploys now is part of the review.",
  },
  {
    name: 'argocd-token',
    type: 'secret',
    commands: LIVE,
    value: 'FILE',
    help: "Opens Argo CD's API: the token of a project role or of an account, which need not be able to do more than read.",
  },
  {
    name: 'argocd-ca',
    type: 'string',
    commands: LIVE,
    value: 'FILE|PEM',
    default: 'the authorities that Node trusts',
    help: "The certificate of the authority behind Argo CD's, or Argo CD's own when it is self-signed.",
  },
  {
    name: 'argocd-plain-text',
    type: 'boolean',
    commands: LIVE,
    help: "Speak to Argo CD's API over http. Everybody on the way can read the token.",
  },
  {
    name: 'argocd-insecure',
    type: 'boolean',
    commands: LIVE,
    help: "Do not check the certificate of Argo CD's API. Whoever answers in its stead gets the token; argocd-ca is the better way.",
  },
  {
    name: 'argocd-kubeconfig',
    type: 'secret',
    commands: LIVE,
    value: 'FILE',
    help: 'Instead of its API: a kubeconfig for the cluster that Argo CD runs in, to read the Application resources there.',
  },
  {
    name: 'argocd-kube-context',
    type: 'string',
    commands: LIVE,
    value: 'NAME',
    default: 'the current one',
    help: 'The context in argocd-kubeconfig.',
  },
  {
    name: 'fail-on-drift',
    type: 'boolean',
    commands: ['check'],
    help: 'Fail when an Application that was looked at had drifted, as a run on a schedule should. Otherwise drift is told, and fails nothing.',
  },
  {
    name: 'argocd-connection',
    type: 'string',
    commands: LIVE,
    only: 'ci',
    help: "Azure DevOps: a generic service connection, instead of argocd-server and argocd-token: the URL of Argo CD's API, and the token as the password.",
  },
  {
    name: 'argocd-kubernetes-connection',
    type: 'string',
    commands: LIVE,
    only: 'ci',
    help: 'Azure DevOps: a service connection of Kubernetes, instead of argocd-kubeconfig.',
  },
] as const satisfies readonly Input[];
