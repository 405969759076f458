export interface RealRegistry {
  /** `127.0.0.1:PORT`. */
  host: string;
  close(): Promise<void>;
}

export function startRegistry(program: string): Promise<RealRegistry>;
