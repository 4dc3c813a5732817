import { crc32, deflateSync } from 'node:zlib';

const widthPixels = 320;
const heightPixels = 240;

/** A PNG of two colours that fade into each other: stands for a photo in demonstration data. */
export function sampleImage(number: number): Buffer {
  const [red, green, blue] = [(number * 53) % 256, (number * 97) % 256, (number * 151) % 256];
  const rows: Buffer[] = [];
  for (let y = 0; y < heightPixels; y += 1) {
    const row = Buffer.alloc(1 + widthPixels * 3);
    for (let x = 0; x < widthPixels; x += 1) {
      const share = (x + y) / (widthPixels + heightPixels);
      row.set(
        [red, green, blue].map((part) => Math.round(part + (255 - part) * share)),
        1 + x * 3,
      );
    }
    rows.push(row);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPixels, 0);
  header.writeUInt32BE(heightPixels, 4);
  // Eight bits a channel, RGB.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
