/** Where JSON may begin: what stands before it is white space JSON knows. */
function beginsJson(bytes: Buffer): boolean {
  let at = 0;
  while (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0a || bytes[at] === 0x0d) at += 1;
  return bytes[at] === 0x7b || bytes[at] === 0x5b;
}

/** Its first sign that is none of base64; from there on only its end may follow. Two searches, so that no blank is read twice. */
function isBase64(text: string): boolean {
  const end = text.search(/[^A-Za-z0-9+/_\-\s]/);
  return end === -1 || /^={1,2}\s*$/.test(text.slice(end));
}

/**
 * The value of `data` in a form, and of nothing else in it. Browsers leave a plus of base64 as it is, which a form reads as a space.
 * Undefined where there is none.
 */
function dataOf(form: Buffer): string | undefined {
  let at = form.indexOf("data=");
  while (at > 0 && form[at - 1] !== 0x26) at = form.indexOf("data=", at + 5);
  if (at === -1) return undefined;
  const end = form.indexOf("&", at);
  const field = form.toString("utf8", at, end === -1 ? form.length : end);
  return (new URLSearchParams(field).get("data") ?? "").replaceAll(" ", "+");
}

/** JSON in UTF-8, or what was written in base64, which may be packed again. */
export interface Found {
  bytes: Buffer;
  fromBase64: boolean;
}

/**
 * The JSON in a body: the body itself, its form field `data`, or either of them in base64, as browser libraries send on leaving a
 * page. Takes time in proportion to the body, whatever it is made of: nobody has shown a key yet.
 */
export function textOf(bytes: Buffer): Found {
  // Some senders mark their text as UTF-8 with three bytes JSON does not know.
  const sent = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  if (beginsJson(sent)) return { bytes: sent, fromBase64: false };
  const data = dataOf(sent);
  const text = data ?? sent.toString("utf8");
  if (isBase64(text)) return { bytes: Buffer.from(text, "base64"), fromBase64: true };
  return { bytes: data === undefined ? sent : Buffer.from(data), fromBase64: false };
}
