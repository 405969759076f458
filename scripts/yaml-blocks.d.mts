export function yamlBlocks(markdown: string): { line: number; text: string }[];
