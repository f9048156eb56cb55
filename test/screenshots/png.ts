/** PNG: reads what a browser makes of a screen, and writes small files with a palette, one picture or several after another. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

import { paletteOf, type Palette } from './palette.ts';

/** A picture without transparency; a pixel is 0xRRGGBB. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;
}

/** A picture of an animation. */
export interface Frame {
  readonly picture: Picture;
  /** Milliseconds until the next. */
  readonly ms: number;
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** The predictor of PNG's fourth filter. */
function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** What PNG's filters, by their numbers, take a byte to be from the bytes left of it, above it, and left of that. */
const FILTERS: readonly ((left: number, up: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
];

/** Undoes the filters of rows, in place. */
function unfilter(data: Buffer, stride: number, step: number): void {
  const nothing = Buffer.alloc(stride);
  for (let start = 0; start < data.length; start += stride + 1) {
    const predict = FILTERS[data[start] ?? 0];
    if (predict === undefined) throw new Error('This is no PNG.');
    const row = data.subarray(start + 1, start + 1 + stride);
    const above = start === 0 ? nothing : data.subarray(start - stride, start);
    if (predict === FILTERS[0]) continue;
    for (let at = 0; at < stride; at += 1) {
      const left = at < step ? 0 : (row[at - step] ?? 0);
      const corner = at < step ? 0 : (above[at - step] ?? 0);
      row[at] = (row[at] ?? 0) + predict(left, above[at] ?? 0, corner);
    }
  }
}

/** Reads a PNG of 8 bits a channel with colours, not interlaced, as browsers make them; throws for any other. What is transparent comes out as if it were not. */
export function decodePng(file: Buffer): Picture {
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const [depth, type, , , interlaced] = file.subarray(24, 29);
  if (!file.subarray(0, 8).equals(SIGNATURE) || depth !== 8 || (type !== 2 && type !== 6) || interlaced !== 0)
    throw new Error('This is no PNG of the kind that browsers make.');
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12)
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  const step = type === 2 ? 3 : 4;
  const data = inflateSync(Buffer.concat(parts));
  unfilter(data, width * step, step);
  const pixels = new Uint32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    let from = y * (width * step + 1) + 1;
    for (let x = 0; x < width; x += 1, from += step)
      pixels[y * width + x] =
        ((data[from] ?? 0) << 16) | ((data[from + 1] ?? 0) << 8) | (data[from + 2] ?? 0);
  }
  return { width, height, pixels };
}

function chunk(type: string, data: Buffer): Buffer {
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length);
  out.write(type, 4, 'latin1');
  data.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, data.length + 8)), data.length + 8);
  return out;
}

function numbers(...values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) out.writeUInt32BE(value, index * 4);
  return out;
}

/** What goes before the pixels. */
function head(
  { width, height }: Picture,
  palette: Palette,
): { readonly size: Buffer; readonly colours: Buffer } {
  const size = Buffer.concat([numbers(width, height), Buffer.from([8, 3, 0, 0, 0])]);
  const colours = Buffer.alloc(palette.colours.length * 3);
  for (const [index, colour] of palette.colours.entries()) colours.writeUIntBE(colour, index * 3, 3);
  return { size: chunk('IHDR', size), colours: chunk('PLTE', colours) };
}

/** The pixels of a part of a picture, compressed. Palettes are best left unfiltered. */
function compressed(picture: Picture, area: Rectangle, palette: Palette): Buffer {
  const data = Buffer.alloc(area.height * (area.width + 1));
  const indexes = palette.indexes(within(picture, area));
  for (let y = 0; y < area.height; y += 1)
    data.set(indexes.subarray(y * area.width, (y + 1) * area.width), y * (area.width + 1) + 1);
  return deflateSync(data, { level: 9, memLevel: 9 });
}

function whole({ width, height }: Picture): Rectangle {
  return { x: 0, y: 0, width, height };
}

/** A PNG with a palette; colours beyond 256 become the nearest that are left. The same picture gives the same bytes. */
export function encodePng(picture: Picture): Buffer {
  const palette = paletteOf([picture.pixels]);
  const { size, colours } = head(picture, palette);
  const data = chunk('IDAT', compressed(picture, whole(picture), palette));
  return Buffer.concat([SIGNATURE, size, colours, data, chunk('IEND', Buffer.alloc(0))]);
}

/** The part of a picture in which it differs from the one before; null where it does not. */
function changed(before: Picture, after: Picture): Rectangle | null {
  let [left, top, right, bottom] = [after.width, after.height, -1, -1];
  for (const [at, pixel] of after.pixels.entries()) {
    if (pixel === before.pixels[at]) continue;
    const [x, y] = [at % after.width, Math.floor(at / after.width)];
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** The pixels of a part of a picture. */
function within({ width, pixels }: Picture, { x, y, ...area }: Rectangle): Uint32Array {
  const part = new Uint32Array(area.width * area.height);
  for (let row = 0; row < area.height; row += 1) {
    const from = (y + row) * width + x;
    part.set(pixels.subarray(from, from + area.width), row * area.width);
  }
  return part;
}

interface Step {
  readonly picture: Picture;
  readonly area: Rectangle;
  ms: number;
}

/** An animated PNG that begins anew when it is over. All frames have the size of the first; viewers that know no animation show that one. */
export function encodeAnimation(frames: readonly Frame[]): Buffer {
  const steps: Step[] = [];
  for (const { picture, ms } of frames) {
    const last = steps.at(-1);
    const area = last === undefined ? whole(picture) : changed(last.picture, picture);
    if (area !== null) steps.push({ picture, area, ms });
    else if (last !== undefined) last.ms += ms;
  }
  const [first] = steps;
  if (first === undefined) throw new Error('An animation needs a picture.');
  const palette = paletteOf(steps.map(({ picture, area }) => within(picture, area)));
  const { size, colours } = head(first.picture, palette);
  let sequence = 0;
  const parts = steps.flatMap(({ picture, area, ms }, index) => {
    const { x, y, width, height } = area;
    const delay = Buffer.from([ms >> 8, ms & 0xff, 1000 >> 8, 1000 & 0xff, 0, 0]);
    const control = chunk('fcTL', Buffer.concat([numbers(sequence++, width, height, x, y), delay]));
    const data = compressed(picture, area, palette);
    if (index === 0) return [control, chunk('IDAT', data)];
    return [control, chunk('fdAT', Buffer.concat([numbers(sequence++), data]))];
  });
  const plan = chunk('acTL', numbers(steps.length, 0));
  return Buffer.concat([SIGNATURE, size, plan, colours, ...parts, chunk('IEND', Buffer.alloc(0))]);
}
