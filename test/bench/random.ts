/** A number from 0 to 1 that depends on nothing but its arguments, so that every policy meets the same luck at the same place. */
export function luck(seed: string, ...at: readonly number[]): number {
  let hash = 0x81_1c_9d_c5;
  for (let index = 0; index < seed.length; index++) hash = mix(hash, seed.charCodeAt(index));
  for (const value of at) hash = mix(hash, value);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x7f_eb_35_2d);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x84_6c_a6_8b);
  hash ^= hash >>> 16;
  return (hash >>> 0) / 0x1_00_00_00_00;
}

/** A log-normally distributed number with a median, from two pieces of luck. */
export function logNormal(median: number, sigma: number, [first, second]: readonly [number, number]): number {
  const radius = Math.sqrt(-2 * Math.log(Math.max(first, 1e-9)));
  return median * Math.exp(sigma * radius * Math.cos(2 * Math.PI * second));
}

function mix(hash: number, value: number): number {
  return Math.imul(hash ^ (value & 0xff_ff) ^ (value >>> 16), 0x01_00_01_93);
}
