import type { Json } from '../../model/kube-object.ts';
import { parseJson } from '../../text/json.ts';

/** @returns what a server answered; nothing for what is not JSON. */
export function jsonOf(body: Buffer): Json | undefined {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}
