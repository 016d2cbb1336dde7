import { createHash, randomBytes } from "node:crypto";

/** A new key: 24 random bytes behind a prefix that secret scanners can look for. */
export function newWriteKey(): string {
  return `arraigo_${randomBytes(24).toString("base64url")}`;
}

/** What is kept of a key. Plain SHA-256 is enough for 192 random bits; there is nothing to guess. */
export function hashOfKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
