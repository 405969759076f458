const DECIMAL = new Map(Object.entries({ n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 }));
const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** @returns the number that a quantity of Kubernetes stands for (`10Gi`, `500m`, 1e3), or undefined for what is none (apimachinery resource.Quantity). */
export function quantityOf(value: unknown): number | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return undefined;
  const [, digits, exponent, suffix = ''] =
    /^([+-]?(?:\d+\.?\d*|\.\d+))(?:[eE]([+-]?\d+))?([a-zA-Z]*)$/.exec(value) ?? [];
  if (digits === undefined) return undefined;
  if (exponent !== undefined) return suffix === '' ? Number(`${digits}e${exponent}`) : undefined;
  const power = BINARY.indexOf(suffix) + 1;
  if (power > 0) return Number(digits) * 1024 ** power;
  const decimal = DECIMAL.get(suffix);
  // Written as an exponent, a decimal suffix loses nothing in the arithmetic
  return decimal === undefined ? undefined : Number(`${digits}e${decimal}`);
}
