import { objectsMax, propertiesMax, valuesMax } from "./limits";

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
/** Deeper than this, properties are counted with what stands around them. */
const depthCounted = 255;

/**
 * About how many values JSON holds, unparsed: one pass over its bytes, which takes milliseconds where parsing would take the process
 * seconds and hundreds of megabytes. Undefined where it holds more than any honest batch: values in all, objects and lists, or
 * properties of one object. What is no JSON is counted like anything else, and found out by the parser.
 */
export function countValues(json: Buffer): number | undefined {
  const properties = new Int32Array(depthCounted + 1);
  let values = 1;
  let objects = 0;
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at];
    if (sign === quote) {
      for (at += 1; at < json.length && json[at] !== quote; at += 1) if (json[at] === backslash) at += 1;
    } else if (sign === comma) values += 1;
    else if (sign === colon) {
      const here = Math.min(depth, depthCounted);
      properties[here] = (properties[here] ?? 0) + 1;
      if ((properties[here] ?? 0) > propertiesMax) return undefined;
    } else if (sign === 0x7b || sign === 0x5b) {
      values += 1;
      objects += 1;
      depth += 1;
      if (depth <= depthCounted) properties[depth] = 0;
      if (objects > objectsMax) return undefined;
    } else if (sign === 0x7d || sign === 0x5d) depth = Math.max(0, depth - 1);
  }
  return values <= valuesMax ? values : undefined;
}
