const letters = "abcdefghijklmnopqrstuvwxyz234567";

/** 130 random bits, made here and known to nobody else: the server keeps only a hash. */
export function newReceipt(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(26)), (byte) => letters[byte % 32]).join("");
}

/** In groups of four or five, so that it can be read and copied by hand. */
export function inGroups(receipt: string): string {
  return receipt.replace(/(.{5})(?=.)/gu, "$1 ");
}
