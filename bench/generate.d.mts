export type Kind = 'helm' | 'kustomize' | 'directory';

export interface GenerateOptions {
  applications: number;
  change: 'none' | 'one' | 'all';
  seed?: number;
  kinds?: readonly Kind[];
  chart?: string;
  vary?: string;
}

export interface GeneratedApplication {
  name: string;
  kind: Kind;
  namespace: string;
  path: string;
  values?: string;
  changed: boolean;
}

export function generate(folder: string, options: GenerateOptions): GeneratedApplication[];
