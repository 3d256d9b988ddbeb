import { createHash } from "node:crypto";
import express, { type Router } from "express";
import { png, type Colour } from "./png.ts";

/** `/media/profile/…`: portraits, made on the spot from their names. */
export function portraitRouter(): Router {
  const router = express.Router();
  const made = new Map<string, Buffer>();
  router.get("/profile/:name.png", (req, res) => {
    const { name } = req.params;
    const bytes = made.get(name) ?? portrait(name);
    if (made.size < 200) made.set(name, bytes);
    res.type("png").send(bytes);
  });
  return router;
}

const skins: Colour[] = [
  [241, 206, 178],
  [224, 172, 136],
  [187, 130, 96],
  [141, 94, 66],
];

/** Head and shoulders before a soft ground, in colours of their own. */
function portrait(name: string): Buffer {
  const [ground, shade] = [tone(name, 0, 0.85), tone(name, 1, 0.45)];
  const skin = skins[(name.codePointAt(0) ?? 0) % skins.length] ?? ground;
  return png(128, (x, y) => {
    if (Math.hypot(x - 0.5, y - 0.4) < 0.19) return skin;
    if (Math.hypot((x - 0.5) * 0.85, y - 1.02) < 0.34) return shade;
    return mix(ground, [255, 255, 255], 0.35 * (1 - y));
  });
}

/** A thing on a table: enough to be told from another picture. */
export function photo(name: string): Buffer {
  const [wall, table, thing] = [tone(name, 0, 0.88), tone(name, 1, 0.7), tone(name, 2, 0.5)];
  return png(480, (x, y) => {
    const inThing = Math.hypot((x - 0.5) * 0.9, y - 0.56) < 0.24 && y > 0.5;
    const rim = Math.hypot((x - 0.5) * 0.9, (y - 0.5) * 4) < 0.24;
    if (rim) return mix(thing, [255, 255, 255], 0.25);
    if (inThing) return mix(thing, [0, 0, 0], 0.25 * x);
    return y > 0.66 ? mix(table, [0, 0, 0], 0.15 * (y - 0.66)) : mix(wall, [255, 255, 255], 0.5 * (1 - y));
  });
}

/** A second and a half of two soft tones. */
export function voice(): Buffer {
  const rate = 8_000;
  const samples = Buffer.alloc(rate * 1.5);
  for (let at = 0; at < samples.length; at += 1) {
    const pitch = at < samples.length / 2 ? 330 : 440;
    samples[at] = 128 + Math.round(40 * Math.sin((2 * Math.PI * pitch * at) / rate));
  }
  const header = Buffer.from("RIFF____WAVEfmt ________________________data____", "latin1").subarray(0, 44);
  header.writeUInt32LE(36 + samples.length, 4);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

/** A page with a heading: the smallest PDF that readers open. */
export function leaflet(name: string): Buffer {
  const text = `BT /F1 20 Tf 40 120 Td (${name.replace(/[()\\]/g, "")}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 360 180] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let body = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + table + trailer, "latin1");
}

/** A calm colour that belongs to a name. */
function tone(name: string, which: number, lightness: number): Colour {
  const hash = createHash("sha256").update(`${name}/${which}`).digest();
  const hue = (hash[0] ?? 0) / 256;
  const wave = (shift: number) => 0.5 + 0.5 * Math.cos(2 * Math.PI * (hue + shift));
  const channel = (shift: number) => Math.round(255 * Math.min(1, lightness * (0.72 + 0.36 * wave(shift))));
  return [channel(0), channel(1 / 3), channel(2 / 3)];
}

function mix(one: Colour, other: Colour, share: number): Colour {
  const channel = (at: 0 | 1 | 2) => Math.round(one[at] * (1 - share) + other[at] * share);
  return [channel(0), channel(1), channel(2)];
}
