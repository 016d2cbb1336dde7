const base64 = /^[A-Za-z0-9+/_\-\s]+={0,2}\s*$/;
const startOfJson = /^\s*[[{]/;

/** The value of `data` in a form. Browsers leave a plus of base64 as it is, which a form reads as a space. */
function dataOf(form: string): string {
  return (new URLSearchParams(form).get("data") ?? "").replaceAll(" ", "+");
}

/**
 * The JSON text in a body: the body itself, its form field `data`, or either of them in base64, as browser libraries send on
 * leaving a page. Of base64 the bytes, which may be packed again.
 */
export function textOf(bytes: Buffer): string | Buffer {
  // Some senders mark their text as UTF-8 with three bytes JSON does not know.
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const sent = bytes.toString("utf8", start);
  if (startOfJson.test(sent)) return sent;
  const text = /(?:^|&)data=/.test(sent) ? dataOf(sent) : sent;
  return !startOfJson.test(text) && base64.test(text) ? Buffer.from(text, "base64") : text;
}
