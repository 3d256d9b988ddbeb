import type { LookupAddress, LookupAllOptions } from "node:dns";
import fc from "fast-check";
import { expect, test } from "vitest";
import { publicLookup } from "#app/platform/http/guarded-agent.server.ts";
import { bare, isLiteral, isPublicAddress } from "#app/platform/http/public-address.ts";

type Octets = [number, number, number, number];

const octet = fc.integer({ min: 0, max: 255 });
const between = (min: number, max: number) => fc.integer({ min, max });
const fixed = (value: number) => fc.constant(value);
const starting = (...head: fc.Arbitrary<number>[]): fc.Arbitrary<Octets> =>
  fc.tuple(head[0] ?? octet, head[1] ?? octet, head[2] ?? octet, head[3] ?? octet);

/** IPv4 addresses that lead into somebody's network, or to nobody: the blocks of RFC 6890 and multicast. */
const inside = fc.oneof(
  starting(fixed(0)),
  starting(fixed(10)),
  starting(fixed(127)),
  starting(fixed(100), between(64, 127)),
  starting(fixed(169), fixed(254)),
  starting(fixed(172), between(16, 31)),
  starting(fixed(192), fixed(0), fixed(0)),
  starting(fixed(192), fixed(0), fixed(2)),
  starting(fixed(192), fixed(168)),
  starting(fixed(198), between(18, 19)),
  starting(fixed(198), fixed(51), fixed(100)),
  starting(fixed(203), fixed(0), fixed(113)),
  starting(between(224, 255)),
);

const number = ([a, b, c, d]: Octets) => ((a * 256 + b) * 256 + c) * 256 + d;
const octal = (part: number) => `0${part.toString(8)}`;
const hex = (part: number) => `0x${part.toString(16)}`;

/** Every way to write an IPv4 address that a browser understands in an address bar. */
const spellings: ((octets: Octets) => string)[] = [
  (octets) => octets.join("."),
  (octets) => `${octets.join(".")}.`,
  (octets) => octets.map(octal).join("."),
  (octets) => octets.map(hex).join("."),
  ([a, b, c, d]) => [octal(a), b, hex(c), d].join("."),
  (octets) => String(number(octets)),
  (octets) => `0x${number(octets).toString(16)}`,
  (octets) => `0${number(octets).toString(8)}`,
  ([a, b, c, d]) => `${a}.${(b * 256 + c) * 256 + d}`,
  ([a, b, c, d]) => `${a}.${b}.${c * 256 + d}`,
  (octets) => octets.join(".").replace(/./g, (sign) => `%${sign.charCodeAt(0).toString(16)}`),
  // Full-width digits and the ideographic full stop.
  (octets) => octets.join("。").replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
];

const hostOf = (written: string) => new URL(`https://${written}/file`).hostname;

test("an IPv4 address inside somebody's network is refused however it is written", () => {
  fc.assert(
    fc.property(inside, fc.constantFrom(...spellings), (octets, spelling) => {
      const host = hostOf(spelling(octets));
      expect(isLiteral(host), spelling(octets)).toBe(true);
      expect(isPublicAddress(bare(host)), spelling(octets)).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

/** IPv6 addresses with an IPv4 one inside: mapped, compatible, translated, 6to4, NAT64. */
const carriers = ["::ffff:", "::", "::ffff:0:", "64:ff9b::"];

test("an IPv6 address that carries an IPv4 one is refused, whatever it carries", () => {
  fc.assert(
    fc.property(starting(), fc.constantFrom(...carriers), (octets, carrier) => {
      const host = hostOf(`[${carrier}${octets.join(".")}]`);
      expect(isPublicAddress(bare(host)), host).toBe(false);
      const [high, low] = [number(octets) >>> 16, number(octets) & 0xffff].map((part) => part.toString(16));
      expect(isPublicAddress(`2002:${high}:${low}::1`)).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});

test("an IPv6 address outside the part that is routed in the world is refused", () => {
  const group = between(0, 0xffff);
  const first = fc.oneof(between(0, 0x1fff), between(0x4000, 0xffff));
  fc.assert(
    fc.property(first, fc.array(group, { minLength: 7, maxLength: 7 }), (head, rest) => {
      const host = hostOf(`[${[head, ...rest].map((part) => part.toString(16)).join(":")}]`);
      expect(isPublicAddress(bare(host)), host).toBe(false);
    }),
  );
});

test("addresses of the public internet are public, and what is no address is not", () => {
  for (const address of ["8.8.8.8", "157.240.1.63", "2a03:2880:f003:c07:face:b00c:0:2", "2606:4700::1111"])
    expect(isPublicAddress(address), address).toBe(true);
  for (const text of ["", "localhost", "example.com", "8.8.8.8.8", "::g", "[2606:4700::1111]"])
    expect(isPublicAddress(text) && isLiteral(text), text).toBe(false);
});

/** A name server that answers in turn. */
function answers(...turns: string[][]) {
  const asked: string[] = [];
  const resolve = (
    hostname: string,
    _options: LookupAllOptions,
    callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
  ) => {
    asked.push(hostname);
    const found = turns[asked.length - 1] ?? turns.at(-1) ?? [];
    callback(
      null,
      found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  return { resolve, asked };
}

function lookUp(lookup: ReturnType<typeof publicLookup>, all: boolean): Promise<unknown> {
  return new Promise((resolve, reject) =>
    lookup("media.example", { all }, (error, address) => (error ? reject(error) : resolve(address))),
  );
}

test("a name is connected to at the address that was looked at, and asked once", async () => {
  const { resolve, asked } = answers(["8.8.8.8", "2606:4700::1111"]);
  expect(await lookUp(publicLookup(resolve), true)).toEqual([
    { address: "8.8.8.8", family: 4 },
    { address: "2606:4700::1111", family: 6 },
  ]);
  expect(asked).toEqual(["media.example"]);
  expect(await lookUp(publicLookup(answers(["8.8.8.8"]).resolve), false)).toBe("8.8.8.8");
});

test("a name that leads inside is refused: always, among others, and at its second answer", async () => {
  const refused = { code: "ADDRESS_REFUSED" };
  for (const found of [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["::1"], ["::ffff:169.254.169.254"], []])
    for (const all of [true, false])
      await expect(lookUp(publicLookup(answers(found).resolve), all)).rejects.toMatchObject(refused);
  const rebinding = publicLookup(answers(["8.8.8.8"], ["169.254.169.254"]).resolve);
  expect(await lookUp(rebinding, false)).toBe("8.8.8.8");
  await expect(lookUp(rebinding, false)).rejects.toMatchObject(refused);
});
