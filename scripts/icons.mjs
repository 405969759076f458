// Draws the icons, a ship's wheel: images/icon-32.png (of the task), images/icon-128.png (of the extension).
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

const BLUE = [29, 78, 137];
/** Samples along each side of a pixel. */
const SAMPLES = 4;

/** @param x @param y from -1 to 1. @returns whether the wheel is there. */
function isWheel(x, y) {
  const radius = Math.hypot(x, y);
  if (radius < 0.16) return radius > 0.07;
  if (radius > 0.52 && radius < 0.68) return true;
  const spoke = Math.PI / 4;
  const angle = Math.atan2(y, x);
  const across = Math.abs(Math.sin(angle - Math.round(angle / spoke) * spoke)) * radius;
  return radius < 0.95 && across < (radius > 0.72 ? 0.075 : 0.045);
}

function pixels(size) {
  const rows = [];
  for (let row = 0; row < size; row += 1) {
    const line = [0];
    for (let column = 0; column < size; column += 1) {
      let covered = 0;
      for (let sample = 0; sample < SAMPLES ** 2; sample += 1) {
        const dx = ((sample % SAMPLES) + 0.5) / SAMPLES;
        const dy = (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
        if (isWheel(((column + dx) / size) * 2 - 1, ((row + dy) / size) * 2 - 1)) covered += 1;
      }
      line.push(...BLUE, Math.round((covered / SAMPLES ** 2) * 255));
    }
    rows.push(Buffer.from(line));
  }
  return Buffer.concat(rows);
}

function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

function png(size) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // 8 bits each of red, green, blue and opacity
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const body = chunk('IDAT', deflateSync(pixels(size), { level: 9 }));
  return Buffer.concat([signature, chunk('IHDR', header), body, chunk('IEND', Buffer.alloc(0))]);
}

const folder = fileURLToPath(new URL('../images/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const size of [32, 128]) writeFileSync(`${folder}icon-${size}.png`, png(size));
