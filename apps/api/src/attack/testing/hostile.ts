import fc from "fast-check";

const deep = JSON.parse(`${'{"a":'.repeat(60)}1${"}".repeat(60)}`) as unknown;
const deepList = JSON.parse(`${"[".repeat(300)}${"]".repeat(300)}`) as unknown;
// Written as text, because in a literal `__proto__` would set the prototype instead of a key.
const poisoned = JSON.parse(
  '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"toString":1}',
) as unknown;

const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const someId = "0198aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee";

/** Cursors in the shapes ours have, that lead nowhere: places no database knows and no clock shows. */
export const hostileCursors = fc.constantFrom<unknown>(
  ...[
    "0000-01-01T00:00:00.000Z",
    "2026-02-30T10:00:00.000Z",
    "2026-11-17T25:00:00Z",
    "9999-12-31T23:59:59.999999Z",
    "-271821-04-20T00:00:00Z",
    "infinity",
    "x".repeat(300),
  ].map((at) => forged([at, someId])),
  ...[
    ["2026-11-17T10:00:00.000Z", "no id"],
    ["2026-11-17T10:00:00.000Z"],
    [null, null],
    [{}, []],
    [1e308, someId],
    ["", ""],
    ["\ud800", someId],
    ["2026-11-17T10:00:00Z", "\u0000"],
  ].map(forged),
  ...[
    { votes: 1e15, postedOn: "2026-01-01", id: someId },
    { votes: 2_147_483_648, postedOn: "0000-01-01", id: someId },
    { votes: -1, postedOn: "x", id: 1 },
  ].map(forged),
  "abc|def",
  "1|not-an-id",
  `1e400|${someId}`,
  `99999999999999999|${someId}`,
  `-1|${someId}`,
  `|${someId}`,
  "|||",
  "%",
  "\\",
  "' or 1=1 --",
  "{",
  "bnVsbA",
  "x".repeat(500),
);

/** What somebody sends who wants to see what breaks. */
export const hostileValue: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  "\u0000",
  "a\u0000b",
  "\ud800",
  "x\udfff",
  "\u202e\u200b\ufeff",
  "x".repeat(10_000),
  "😀".repeat(120),
  "i̇".repeat(60),
  "'; drop table directory.people; --",
  "%_%\\",
  "\\",
  "<script>alert(1)</script>",
  "{{7*7}}#{7*7}{ x, plural, other { } }",
  "../../../../etc/passwd",
  "=cmd|' /c calc'!A1",
  "",
  " ",
  "\r\nBcc: somebody@example.com",
  "null",
  "0000-00-00",
  "0000-01-01",
  "0001-01-01",
  "9999-12-31",
  "-271821-04-20",
  "+275760-09-13",
  "2026-02-30",
  "2026-11-18T99:99:99Z",
  "9999-12-31T23:59:59Z",
  "0000-01-01T00:00:00Z",
  "0001-01-01T00:00:00+14:00",
  "00000000-0000-0000-0000-000000000000",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  someId.toUpperCase(),
  "Not/AZone",
  "+25:00",
  0,
  -1,
  1.5,
  -0,
  1e-320,
  2_147_483_648,
  Number.MAX_SAFE_INTEGER,
  1e308,
  -1e308,
  null,
  true,
  [],
  {},
  [null],
  [[[]]],
  deep,
  deepList,
  poisoned,
  Array.from({ length: 5_000 }, () => someId),
);

type Path = readonly (string | number)[];

/** Every place in a value, the whole first. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, each]) =>
      placesIn(each, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

function replaced(value: unknown, path: Path, by: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return by;
  if (Array.isArray(value)) return value.map((each, index) => (index === first ? replaced(each, rest, by) : each));
  const record = value as Record<string, unknown>;
  return { ...record, [first]: replaced(record[first], rest, by) };
}

/** A valid input with one place of it broken; cursors are broken as somebody would who knows how ours look. */
export function breakOnce(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(valid, fc.nat(), hostileValue, hostileCursors).map(([value, pick, hostile, cursor]) => {
    const places = placesIn(value);
    const place = places[pick % places.length] ?? [];
    return replaced(value, place, place.at(-1) === "cursor" ? cursor : hostile);
  });
}

/** Something else altogether: junk, or a valid input with fields nobody asked for. */
export function hostileInput(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const strange = fc
    .tuple(valid, hostileValue)
    .map(([value, extra]) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? { ...value, stranger: extra }
        : [value, extra],
    );
  return fc.oneof(hostileValue, fc.jsonValue({ maxDepth: 4 }), strange);
}
