import type { GeneratedApplication } from './generate.mjs';

export type RepositoryKind = 'chart' | 'oci' | 'git';

export interface FleetOptions {
  repositories: number;
  applications: number;
  change: 'none' | 'one' | 'all';
  seed?: number;
}

export interface FleetApplication extends GeneratedApplication {
  source: RepositoryKind;
  repository: string;
  chart: string | undefined;
}

export interface Fleet {
  repositories: { source: RepositoryKind; name: string; applications: FleetApplication[] }[];
  applications: FleetApplication[];
}

export const VERSIONS: readonly [string, string];
export function planFleet(options: FleetOptions): Fleet;
export function writeRepositories(folder: string, fleet: Fleet, indexSizes?: readonly number[]): void;
export function writeFleet(folder: string, fleet: Fleet, urlOf: (source: RepositoryKind, name: string) => string): void;
