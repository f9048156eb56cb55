/** Colours of pictures, brought down to as many as a palette has. A colour is a number, 0xRRGGBB. */

/** Which colours a palette has, and which of them stands for each colour of the pictures. */
export interface Palette {
  readonly colours: readonly number[];
  /** The places in the palette of what stands for these pixels. */
  indexes(pixels: Uint32Array): Uint8Array;
}

interface Shade {
  readonly colour: number;
  readonly channels: readonly [number, number, number];
  readonly count: number;
}

/** Colours that are near each other, and what they are split by. */
interface Box {
  readonly shades: readonly Shade[];
  readonly channel: 0 | 1 | 2;
  /** How much is gained by splitting it; 0 for a single colour. */
  readonly gain: number;
}

function boxOf(shades: readonly Shade[]): Box {
  const count = shades.reduce((sum, shade) => sum + shade.count, 0);
  const spans = ([0, 1, 2] as const).map((channel) => {
    const values = shades.map(({ channels }) => channels[channel]);
    return { channel, span: Math.max(...values) - Math.min(...values) };
  });
  const { channel, span } = spans.toSorted((a, b) => b.span - a.span)[0] ?? { channel: 0, span: 0 };
  // Few pixels of another colour are letters and lines; many are a surface, which looks the same in a colour beside its own.
  return { shades, channel, gain: span * span * Math.sqrt(count) };
}

function split({ shades, channel }: Box): readonly Box[] {
  const sorted = shades.toSorted((a, b) => a.channels[channel] - b.channels[channel] || a.colour - b.colour);
  const low = sorted[0]?.channels[channel] ?? 0;
  const high = sorted.at(-1)?.channels[channel] ?? 0;
  const at = sorted.findIndex(({ channels }) => channels[channel] > (low + high) / 2);
  return [boxOf(sorted.slice(0, at)), boxOf(sorted.slice(at))];
}

/** The colour that most pixels of a box have: surfaces keep their very own. */
function commonest({ shades }: Box): number {
  return shades.reduce((best, shade) => (shade.count > best.count ? shade : best)).colour;
}

function channelsOf(colour: number): Shade['channels'] {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
}

function nearest(colour: number, colours: readonly number[]): number {
  const [r, g, b] = channelsOf(colour);
  let best = 0;
  let least = Infinity;
  for (const [index, other] of colours.entries()) {
    const [r2, g2, b2] = channelsOf(other);
    const distance = (r - r2) ** 2 + (g - g2) ** 2 + (b - b2) ** 2;
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

/** The palette of at most `size` colours for all these pixels. */
export function paletteOf(pictures: readonly Uint32Array[], size = 256): Palette {
  const counts = new Map<number, number>();
  for (const pixels of pictures) {
    // Surfaces are long runs of one colour.
    let start = 0;
    for (let at = 1; at <= pixels.length; at += 1) {
      const colour = pixels[start] ?? 0;
      if (pixels[at] === colour) continue;
      counts.set(colour, (counts.get(colour) ?? 0) + at - start);
      start = at;
    }
  }
  const shades = [...counts].map(([colour, count]) => ({ colour, count, channels: channelsOf(colour) }));
  let boxes: readonly Box[] = [boxOf(shades)];
  while (boxes.length < size) {
    const widest = boxes.reduce((best, box) => (box.gain > best.gain ? box : best));
    if (widest.gain === 0) break;
    boxes = [...boxes.filter((box) => box !== widest), ...split(widest)];
  }
  const colours = boxes.map(commonest).toSorted((a, b) => a - b);
  const known = new Map(shades.map(({ colour }) => [colour, nearest(colour, colours)]));
  const indexes = (pixels: Uint32Array): Uint8Array => {
    const places = new Uint8Array(pixels.length);
    let [last, place] = [-1, 0];
    for (const [at, colour] of pixels.entries()) {
      if (colour !== last) [last, place] = [colour, known.get(colour) ?? nearest(colour, colours)];
      places[at] = place;
    }
    return places;
  };
  return { colours, indexes };
}
