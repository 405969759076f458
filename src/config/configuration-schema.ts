import { TRACKING_METHODS } from '../argocd/settings.ts';
import { FAIL_ON } from '../model/policy.ts';

/** The part of JSON Schema that `.seatrial.yaml` needs. */
export interface Schema {
  $schema?: string;
  $id?: string;
  title?: string;
  description?: string;
  type?: SchemaType | readonly SchemaType[];
  enum?: readonly (string | boolean)[];
  pattern?: string;
  minLength?: number;
  minItems?: number;
  minProperties?: number;
  /** Shown when a pattern does not match. */
  examples?: readonly string[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  /** Default: no other key. */
  additionalProperties?: false | Schema;
  propertyNames?: Schema;
  items?: Schema;
}

export type SchemaType = 'object' | 'array' | 'string' | 'null';

const KUBE_VERSION: Schema = {
  type: 'string',
  pattern: '^v?[0-9]+\\.[0-9]+(\\.[0-9]+)?([-+].*)?$',
  examples: ['1.34'],
};

const API_VERSIONS: Schema = {
  type: 'array',
  items: {
    type: 'string',
    minLength: 1,
    description: 'An API version, or one of its kinds.',
    examples: ['monitoring.coreos.com/v1'],
  },
};

const RULE: Schema = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', examples: ['mutable-revision'] };

/** `.seatrial.yaml`, version 1. It is shipped as schemas/seatrial-v1.schema.json, and checked by `checkSchema`. */
export const CONFIGURATION_SCHEMA: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:seatrial:configuration:v1',
  title: 'Seatrial configuration, version 1',
  description: 'The file .seatrial.yaml at the root of a repository. Every part of it is optional.',
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    policy: {
      type: ['object', 'null'],
      description: 'How findings are judged. Read from base: a change of it counts after the merge.',
      additionalProperties: false,
      properties: {
        'fail-on': {
          enum: FAIL_ON,
          description:
            'The least severity of a new finding that fails a change; `error` when not given. The input `fail-on` beats it.',
        },
        severities: {
          type: ['object', 'null'],
          description:
            "Severities by rule, in place of the rules' own. `off` leaves the findings of a rule out, counted. YAML reads a bare `off` as false, which is taken for `off`.",
          propertyNames: RULE,
          additionalProperties: { enum: ['error', 'warning', 'info', 'off', false] },
        },
        waivers: {
          type: ['array', 'null'],
          description: 'Findings that are known and accepted for a time. They are counted, and listed with `--all`.',
          items: {
            type: 'object',
            description: 'Covers the findings of one rule; of all Applications and files unless a glob says which.',
            additionalProperties: false,
            required: ['rule', 'reason', 'expires'],
            properties: {
              rule: { ...RULE, description: 'The rule.' },
              reason: {
                type: 'string',
                pattern: '\\S',
                description: 'Why its findings are accepted.',
                examples: ['Migrates in Q3, OPS-123.'],
              },
              expires: {
                type: 'string',
                pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
                description: 'The last day on which it counts, as YYYY-MM-DD, in UTC.',
                examples: ['2026-12-31'],
              },
              application: {
                type: 'string',
                minLength: 1,
                description: 'A glob on the name of the Application, or on its `namespace/name`.',
                examples: ['team-a-*'],
              },
              file: {
                type: 'string',
                minLength: 1,
                description: 'A glob on the path of the file: `*` stops at a slash, `**` does not.',
                examples: ['apps/legacy/**'],
              },
            },
          },
        },
      },
    },
    clusters: {
      type: ['array', 'null'],
      description:
        'What destination clusters are, for templates that ask: their versions. For both, the first entry that matches a destination and has it counts. Read from base.',
      items: {
        type: 'object',
        description: 'Clusters of one kind.',
        additionalProperties: false,
        required: ['match'],
        properties: {
          match: {
            type: 'object',
            description: 'Which clusters: one of the globs has to match what an Application has as its destination.',
            additionalProperties: false,
            minProperties: 1,
            properties: {
              server: {
                type: 'string',
                minLength: 1,
                description: 'A glob on `destination.server`.',
                examples: ['https://*.prod.example.com'],
              },
              name: {
                type: 'string',
                minLength: 1,
                description: 'A glob on `destination.name`.',
                examples: ['prod-*'],
              },
            },
          },
          kubeVersion: { ...KUBE_VERSION, description: 'Their Kubernetes version, in quotes.' },
          apiVersions: { ...API_VERSIONS, description: "API versions that they serve beyond Kubernetes' own." },
        },
      },
    },
    argocd: {
      type: ['object', 'null'],
      description:
        'The Argo CD that deploys. What is not given is looked up in an argocd-cm of the repository. Read from base.',
      additionalProperties: false,
      properties: {
        version: {
          type: 'string',
          pattern: '^v?[0-9]+\\.[0-9]+',
          description: 'Its version, in quotes.',
          examples: ['3.4'],
        },
        namespace: {
          type: 'string',
          minLength: 1,
          description: 'Its namespace; `argocd` when not given.',
          examples: ['argocd'],
        },
        resourceTrackingMethod: {
          enum: TRACKING_METHODS,
          description: '`application.resourceTrackingMethod` of argocd-cm.',
        },
        instanceLabelKey: {
          type: 'string',
          minLength: 1,
          description: '`application.instanceLabelKey` of argocd-cm.',
          examples: ['app.kubernetes.io/instance'],
        },
        installationID: {
          type: 'string',
          minLength: 1,
          description: '`installationID` of argocd-cm.',
          examples: ['platform'],
        },
        kustomizeBuildOptions: {
          type: 'string',
          description:
            '`kustomize.buildOptions` of argocd-cm; `""` says that it has none. While nobody says, charts that Kustomize inflates make an Application *unknown*.',
          examples: ['--enable-helm'],
        },
      },
    },
    checks: {
      type: ['object', 'null'],
      description: 'Reserved for smoke tests. Read from head; nothing can stand in it yet.',
      additionalProperties: false,
      properties: {},
    },
  },
};
