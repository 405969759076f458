import { expect } from '@jest/globals';
import { stringify } from 'yaml';
import { type SeatrialError, UndeterminedError } from '../../../src/errors.ts';
import type { ChartLocation, Registry } from '../../../src/ports/registry.ts';
import {
  type LoopbackAnswer,
  type LoopbackRoute,
  type LoopbackServer,
  startLoopbackServer,
} from '../../fakes/loopback-server.ts';
import { chartContent, digestOf, type OciContent } from './oci-content.ts';
import { packed, registryUnderTest, type Setting } from './registry-under-test.ts';

export const LOKI = packed('loki', '5.9.2');
export const PASSWORD = 'a-password-for-tests';
const toClose: (() => Promise<void>)[] = [];

/** For `afterEach`. */
export async function closeAll(): Promise<void> {
  for (const close of toClose.splice(0).reverse()) await close();
}

export async function serve(routes: Record<string, LoopbackRoute>): Promise<LoopbackServer> {
  const server = await startLoopbackServer({ routes });
  toClose.push(server.close);
  return server;
}

export function open(setting: Setting = {}): Registry {
  const { registry, close } = registryUnderTest(setting);
  toClose.push(close);
  return registry;
}

/** An index with these versions of loki. */
export function index(...versions: object[]): LoopbackAnswer {
  return {
    body: stringify({ apiVersion: 'v1', entries: { loki: versions.map((each) => ({ name: 'loki', ...each })) } }),
  };
}

export function chartRoutes(
  entry: object = {},
  archive: LoopbackAnswer = { body: LOKI },
): Record<string, LoopbackRoute> {
  return {
    'GET /charts/index.yaml': index({ version: '5.9.2', urls: ['loki.tgz'], ...entry }),
    'GET /charts/loki.tgz': archive,
  };
}

export function lokiOf(server: LoopbackServer): ChartLocation {
  return { repoURL: `${server.origin}/charts`, chart: 'loki', oci: false };
}

export async function failure(promise: Promise<unknown>): Promise<SeatrialError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UndeterminedError);
  return error as SeatrialError;
}

/** What `helm push` makes of the chart, at PATH in a registry without a guard. */
export const CONTENT = chartContent(LOKI);
export const PATH = '/v2/charts/loki';

export function routesOf(content: OciContent = CONTENT, tag = '5.9.2'): Record<string, LoopbackRoute> {
  return {
    'GET /v2/': { body: '{}' },
    [`GET ${PATH}/manifests/${tag}`]: { body: content.manifest },
    [`GET ${PATH}/manifests/${content.digest}`]: { body: content.manifest },
    ...Object.fromEntries(content.blobs.map((blob) => [`GET ${PATH}/blobs/${digestOf(blob)}`, { body: blob }])),
  };
}

/** The chart in a registry. */
export function lokiIn(server: LoopbackServer): ChartLocation {
  return { repoURL: `127.0.0.1:${server.port}/charts`, chart: 'loki', oci: true };
}

/** The same as an artifact. */
export function artifactOf(server: LoopbackServer): string {
  return `oci://127.0.0.1:${server.port}/charts/loki`;
}
