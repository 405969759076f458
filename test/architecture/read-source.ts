import { parseSync } from '@swc/core';

export interface SourceFile {
  /** Relative to `src/`, with slashes. */
  path: string;
  /** What it imports, types too: as written. */
  imports: string[];
  readsEnvironment: boolean;
}

type Node = { type?: string; [field: string]: unknown };

/** Reads the imports of a TypeScript file: `import`, `export … from`, `import()`, `import('…').Type`, `require()`. */
export function readSource(path: string, text: string): SourceFile {
  const file: SourceFile = { path, imports: [], readsEnvironment: false };
  visit(parseSync(text, { syntax: 'typescript', target: 'es2022' }), file);
  return file;
}

function visit(node: unknown, file: SourceFile): void {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) read(node as Node, file);
  for (const child of Object.values(node)) visit(child, file);
}

function read(node: Node, file: SourceFile): void {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      addImport(node['source'], file);
      if (textOf(node['source']) === 'node:process' && namesImported(node).includes('env'))
        file.readsEnvironment = true;
      break;
    case 'TsImportType':
      addImport(node['argument'], file);
      break;
    case 'CallExpression': {
      const callee = node['callee'] as Node;
      const argument = (node['arguments'] as { expression: Node }[])[0];
      if (callee.type === 'Import' || textOf(callee) === 'require') addImport(argument?.expression, file);
      break;
    }
    case 'MemberExpression': {
      const property = node['property'] as Node;
      const name = property.type === 'Computed' ? property['expression'] : property;
      if (textOf(node['object']) === 'process' && textOf(name) === 'env') file.readsEnvironment = true;
      break;
    }
    case 'VariableDeclarator':
      // const { env } = process;
      if (textOf(node['init']) === 'process') file.readsEnvironment = true;
  }
}

function addImport(source: unknown, file: SourceFile): void {
  const specifier = textOf(source);
  if (specifier !== undefined) file.imports.push(specifier);
}

function namesImported(node: Node): (string | undefined)[] {
  const specifiers = (node['specifiers'] ?? []) as Node[];
  return specifiers.map((specifier) => textOf(specifier['imported'] ?? specifier['local']));
}

function textOf(node: unknown): string | undefined {
  const value = (node as Node | null | undefined)?.['value'];
  return typeof value === 'string' ? value : undefined;
}
