import { SaxesParser, type SaxesTagPlain } from "saxes";
import { FileUnreadable } from "../../errors";

export interface XmlListener {
  /** A start tag, its name without prefix. */
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);

function localAttributes(attributes: Record<string, string>): Record<string, string> {
  for (const name in attributes) {
    const short = local(name);
    if (short !== name && !(short in attributes)) attributes[short] = attributes[name] ?? "";
  }
  return attributes;
}

/**
 * Tells a listener what stands in a stream of XML, piece by piece, and pauses after each. No entities but the five of XML itself
 * are known, so nothing can be made to grow. Throws `FileUnreadable` for what is not well formed.
 */
export async function* readXml(pieces: AsyncIterable<Uint8Array>, listener: XmlListener): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("error", () => {
    throw new FileUnreadable();
  });
  if (listener.open)
    parser.on("opentag", (tag: SaxesTagPlain) => listener.open?.(local(tag.name), localAttributes(tag.attributes)));
  if (listener.text) {
    parser.on("text", (text) => listener.text?.(text));
    parser.on("cdata", (text) => listener.text?.(text));
  }
  if (listener.close) parser.on("closetag", (tag: SaxesTagPlain) => listener.close?.(local(tag.name)));
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(piece[0] === 0xff ? "utf-16le" : piece[0] === 0xfe ? "utf-16be" : "utf-8");
    parser.write(decoder.decode(piece, { stream: true }));
    yield;
  }
  parser.close();
}

/** The same to the end, for small parts. */
export async function hearXml(pieces: AsyncIterable<Uint8Array>, listener: XmlListener): Promise<void> {
  for await (const _ of readXml(pieces, listener));
}

/** "_x000D_" is how spreadsheets write what XML cannot. */
export const unescaped = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
