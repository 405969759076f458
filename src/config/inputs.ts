import { ARGOCD_INPUTS } from './argocd-inputs.ts';
import { CI_INPUTS } from './ci-inputs.ts';
import type { Input } from './input.ts';

const BOTH = ['check', 'render'] as const;
const CHECK = ['check'] as const;
const REPORT = ['report'] as const;
const REPORTING = ['check', 'report'] as const;
const ALL = ['check', 'render', 'report', 'clusters', 'rbac'] as const;
const RENDERING = ['check', 'render', 'report'] as const;

/** Every input, once: the command line, the help text and the documentation are made from this table. */
export const INPUTS = [
  {
    name: 'reports',
    type: 'list',
    commands: REPORT,
    value: 'FILE|DIR',
    help: 'JSON reports of other jobs. A folder stands for all files in it that end with .json.',
  },
  {
    name: 'repo',
    type: 'string',
    commands: BOTH,
    value: 'DIR',
    default: 'the current folder',
    help: 'The Git repository, or any folder in it.',
  },
  {
    name: 'base',
    type: 'string',
    commands: CHECK,
    value: 'REV|dir:PATH',
    default: 'where head left the target branch',
    help: 'What the change is compared with: a revision, or a folder.',
  },
  {
    name: 'head',
    type: 'string',
    commands: BOTH,
    value: 'REV|dir:PATH',
    default: 'the working tree',
    help: 'The change: a revision, or a folder.',
  },
  {
    name: 'target-branch',
    type: 'string',
    commands: BOTH,
    value: 'NAME',
    default: 'the default branch',
    help: 'The branch that the change will be merged into. Applications that follow it are read from base and head.',
  },
  {
    name: 'repo-url',
    type: 'list',
    commands: BOTH,
    value: 'URL',
    help: 'Another URL by which Applications name this repository, beside those of its remotes (a mirror, the upstream of a fork).',
  },
  {
    name: 'applications',
    type: 'list',
    commands: BOTH,
    value: 'dir:PATH|argocd',
    help: 'Where Applications are that are kept elsewhere: folders, such as a checkout of a manifests repository, or those of a live Argo CD.',
  },
  {
    name: 'format',
    type: 'choice',
    commands: REPORTING,
    choices: ['text', 'markdown', 'json', 'html', 'junit'],
    default: 'text',
    only: 'command-line',
    help: 'What is printed on stdout.',
  },
  {
    name: 'output',
    type: 'list',
    commands: ALL,
    value: 'FILE',
    help: 'Also write to a file; its ending chooses the format: .json, .md, .html, .xml (JUnit), anything else is text. `clusters` changes the YAML that is there.',
  },
  {
    name: 'all',
    type: 'boolean',
    commands: REPORTING,
    help: 'List unchanged Applications and findings that base has too.',
  },
  {
    name: 'fail-on',
    type: 'choice',
    commands: CHECK,
    choices: ['error', 'warning', 'never'],
    default: 'error, or what .seatrial.yaml says',
    help: 'The least severity of a new finding that fails the change.',
  },
  {
    name: 'max-lines',
    type: 'string',
    commands: REPORTING,
    value: 'N',
    default: '2000',
    help: 'How long text on stdout may get; 200 lines of it for the diff of one object. 0 lifts both. Files of --output have everything.',
  },
  {
    name: 'offline',
    type: 'boolean',
    commands: RENDERING,
    help: 'Never use the network, not even to deepen a shallow clone.',
  },
  {
    name: 'cache-dir',
    type: 'string',
    commands: BOTH,
    value: 'DIR',
    help: 'Keep what was downloaded and rendered here, by digest, so that the next run need not do it again. No credential and nothing with a Secret value is kept.',
  },
  {
    name: 'repository-credentials',
    type: 'secret',
    commands: BOTH,
    value: 'FILE',
    help: "YAML with what opens private repositories, by URL, or Argo CD's own repository Secrets.",
  },
  {
    name: 'docker-config',
    type: 'string',
    commands: BOTH,
    value: 'FILE|DIR',
    default: 'DOCKER_CONFIG, else ~/.docker/config.json',
    help: 'Where `docker login` and `helm registry login` left what opens OCI registries.',
  },
  {
    name: 'allow-hosts',
    type: 'list',
    commands: BOTH,
    value: 'HOST',
    help: 'Hosts that may be reached though their addresses are loopback, link-local or the like, which are refused otherwise.',
  },
  {
    name: 'helm-path',
    type: 'string',
    commands: BOTH,
    value: 'FILE',
    help: 'A Helm of yours, used instead of the one inside. It is not sandboxed: what it renders can reach this machine.',
  },
  {
    name: 'kustomize-path',
    type: 'string',
    commands: BOTH,
    value: 'FILE',
    help: 'A Kustomize of yours, used instead of the one inside. It is not sandboxed: what it renders can reach this machine.',
  },
  {
    name: 'allow-binaries-with-credentials',
    type: 'boolean',
    commands: BOTH,
    help: 'Use helm-path and kustomize-path though credentials are given (repository-credentials, docker-config, argocd-token, argocd-kubeconfig), which what they render can then read.',
  },
  {
    name: 'argocd-version',
    type: 'string',
    commands: BOTH,
    value: 'V',
    default: 'that of argocd-server, else 3.6',
    help: 'The Argo CD that deploys: it decides between Helm 3 and 4, on tracking, and which fields manifests may have.',
  },
  {
    name: 'project',
    type: 'string',
    commands: ['rbac'],
    value: 'NAME',
    default: 'default',
    only: 'command-line',
    help: 'The AppProject that the roles are for.',
  },
  {
    name: 'argocd-namespace',
    type: 'string',
    commands: ['check', 'render', 'clusters', 'rbac'],
    value: 'NS',
    default: 'argocd',
    help: 'The namespace of Argo CD itself.',
  },
  ...ARGOCD_INPUTS,
  {
    name: 'kustomize-build-options',
    type: 'string',
    commands: BOTH,
    value: 'OPTIONS',
    help: 'What `kustomize.buildOptions` in argocd-cm says, such as --enable-helm. Write it with =, as it begins with a dash.',
  },
  {
    name: 'kube-version',
    type: 'string',
    commands: BOTH,
    value: 'V',
    default: 'the newest that the Argo CD version is tested with',
    help: 'The Kubernetes version of the destination clusters, for templates that ask.',
  },
  {
    name: 'api-versions',
    type: 'list',
    commands: BOTH,
    value: 'G/V[/KIND]',
    help: "API versions that the destination clusters serve beyond Kubernetes' own, for templates that ask.",
  },
  {
    name: 'render-timeout',
    type: 'string',
    commands: BOTH,
    value: 'SECONDS',
    default: '60',
    help: 'How long one source may take to render before it is stopped.',
  },
  { name: 'debug', type: 'boolean', commands: ALL, help: 'Show stack traces of errors.' },
  ...CI_INPUTS,
] as const satisfies readonly Input[];

export type InputName = (typeof INPUTS)[number]['name'];

/** Inputs whose value is a secret. */
export type SecretName = Extract<(typeof INPUTS)[number], { type: 'secret' }>['name'];

/** Those that are flags of the command line. */
export const FLAGS: readonly Input[] = (INPUTS as readonly Input[]).filter(({ only }) => only !== 'ci');
