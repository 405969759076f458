import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';

export function gitHttpBackend(
  request: IncomingMessage,
  options: { root: string; path: string; environment: NodeJS.ProcessEnv; old?: boolean },
): { answer: Promise<{ status: number; headers: Record<string, string>; body: Readable }>; stop(): void };
