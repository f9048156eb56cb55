import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crc32, deflateSync, inflateSync } from 'node:zlib';

import fc from 'fast-check';

import { paletteOf } from '../../screenshots/palette.ts';
import { decodePng, encodeAnimation, encodePng, type Picture } from '../../screenshots/png.ts';

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** The chunks of a file, whose sums have to be right. */
function chunksOf(file: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12) {
    const end = at + 8 + file.readUInt32BE(at);
    assert.equal(file.readUInt32BE(end), crc32(file.subarray(at + 4, end)));
    chunks.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, end) });
  }
  return chunks;
}

function dataOf(chunks: readonly Chunk[], type: string): Buffer {
  return chunks.find((chunk) => chunk.type === type)?.data ?? assert.fail(`no ${type}`);
}

/** Draws the rows of a palette's indexes onto a screen. */
function draw(
  screen: Picture,
  colours: Buffer,
  packed: Buffer,
  [x, y, width, height]: readonly number[],
): void {
  const rows = inflateSync(packed);
  assert.equal(rows.length, (height ?? 0) * ((width ?? 0) + 1));
  for (let row = 0; row < (height ?? 0); row += 1)
    for (let column = 0; column < (width ?? 0); column += 1) {
      const index = rows[row * ((width ?? 0) + 1) + 1 + column] ?? 0;
      screen.pixels[((y ?? 0) + row) * screen.width + (x ?? 0) + column] = colours.readUIntBE(index * 3, 3);
    }
}

/** A PNG of true colours whose row `y` has filter `y % 5`, by the words of the standard. */
function trueColours({ width, height, pixels }: Picture, channels: 3 | 4): Buffer {
  const raw = (x: number, y: number, channel: number): number => {
    if (x < 0 || y < 0) return 0;
    return channel === 3 ? 255 : ((pixels[y * width + x] ?? 0) >> (16 - 8 * channel)) & 0xff;
  };
  const rows: number[] = [];
  for (let y = 0; y < height; y += 1) {
    rows.push(y % 5);
    for (let x = 0; x < width; x += 1)
      for (let channel = 0; channel < channels; channel += 1) {
        const [a, b, c] = [raw(x - 1, y, channel), raw(x, y - 1, channel), raw(x - 1, y - 1, channel)];
        const nearest = [a, b, c].toSorted((p, q) => Math.abs(a + b - c - p) - Math.abs(a + b - c - q))[0];
        const guess = [0, a, b, Math.floor((a + b) / 2), nearest][y % 5] ?? 0;
        rows.push((raw(x, y, channel) - guess + 256) % 256);
      }
  }
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width);
  size.writeUInt32BE(height, 4);
  size.set([8, channels === 3 ? 2 : 6, 0, 0, 0], 8);
  const parts = [
    ['IHDR', size],
    ['IDAT', deflateSync(Buffer.from(rows))],
    ['IEND', Buffer.alloc(0)],
  ] as const;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...parts.flatMap(([type, data]) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(data.length);
      return [length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)];
    }),
  ]);
}

const pictures = fc
  .record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) })
  .chain(({ width, height }) =>
    fc
      .array(fc.integer({ min: 0, max: 0xffffff }), { minLength: width * height, maxLength: width * height })
      .map((pixels): Picture => ({ width, height, pixels: Uint32Array.from(pixels) })),
  );

describe('PNG', () => {
  it('is read whatever its filters', () => {
    fc.assert(
      fc.property(pictures, fc.constantFrom(3 as const, 4 as const), (picture, channels) => {
        assert.deepEqual(decodePng(trueColours(picture, channels)), picture);
      }),
      { numRuns: 60 },
    );
    assert.throws(() => decodePng(encodePng({ width: 1, height: 1, pixels: Uint32Array.of(0) })), /no PNG/);
  });

  it('is written with a palette that has every colour where there is room', () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const chunks = chunksOf(encodePng(picture));
        assert.deepEqual(
          chunks.map(({ type }) => type),
          ['IHDR', 'PLTE', 'IDAT', 'IEND'],
        );
        const screen = { ...picture, pixels: new Uint32Array(picture.pixels.length) };
        draw(screen, dataOf(chunks, 'PLTE'), dataOf(chunks, 'IDAT'), [0, 0, picture.width, picture.height]);
        assert.deepEqual(screen, picture);
      }),
      { numRuns: 60 },
    );
  });

  it('goes from picture to picture, with each change and no more', () => {
    const pixels = new Uint32Array(20);
    const one = { width: 5, height: 4, pixels };
    const two = { ...one, pixels: pixels.with(7, 0xff0000).with(13, 0x00ff00) };
    const file = encodeAnimation([
      { picture: one, ms: 100 },
      { picture: one, ms: 50 },
      { picture: two, ms: 700 },
    ]);
    const chunks = chunksOf(file);
    assert.deepEqual(
      chunks.map(({ type }) => type),
      ['IHDR', 'acTL', 'PLTE', 'fcTL', 'IDAT', 'fcTL', 'fdAT', 'IEND'],
    );
    assert.equal(dataOf(chunks, 'acTL').toString('hex'), '0000000200000000');
    const controls = chunks
      .filter(({ type }) => type === 'fcTL')
      .map(({ data }) => ({
        sequence: data.readUInt32BE(0),
        area: [data.readUInt32BE(12), data.readUInt32BE(16), data.readUInt32BE(4), data.readUInt32BE(8)],
        ms: (data.readUInt16BE(20) * 1000) / data.readUInt16BE(22),
      }));
    assert.deepEqual(controls, [
      { sequence: 0, area: [0, 0, 5, 4], ms: 150 },
      { sequence: 1, area: [2, 1, 2, 2], ms: 700 },
    ]);
    const more = dataOf(chunks, 'fdAT');
    assert.equal(more.readUInt32BE(0), 2);
    const screen = { ...one, pixels: new Uint32Array(20) };
    draw(screen, dataOf(chunks, 'PLTE'), more.subarray(4), controls[1]?.area ?? []);
    assert.deepEqual(screen, two);
  });
});

describe('a palette', () => {
  it('keeps the colours of surfaces, and puts a near one in the place of each other', () => {
    const shades = Array.from(
      { length: 4000 },
      (_, index) => ((index % 200) << 16) | ((index % 190) << 8) | (index % 180),
    );
    const pixels = Uint32Array.from([...Array.from({ length: 9000 }, () => 0x1f1f1f), ...shades]);
    const { colours, indexes } = paletteOf([pixels], 64);
    assert.equal(colours.length, 64);
    const [first = 0, ...others] = indexes(Uint32Array.of(0x1f1f1f, ...shades));
    assert.equal(colours[first], 0x1f1f1f);
    for (const [at, shade] of shades.entries()) {
      const other = colours[others[at] ?? 0] ?? 0;
      for (const shift of [16, 8, 0])
        assert.ok(Math.abs(((shade >> shift) & 0xff) - ((other >> shift) & 0xff)) < 64, shade.toString(16));
    }
  });
});
