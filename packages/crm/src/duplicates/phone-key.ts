import { withoutExtension } from "../contacts/number-key";

export interface PhoneKey {
  /** The digits without extension, international prefix and trunk zero. */
  digits: string;
  /** Whether the digits begin with the country's number. */
  international: boolean;
}

const shortestDigits = 6;
const longestDigits = 15;
const endingDigits = 7;

/** How a phone number is compared; null with fewer than six or more than fifteen digits (E.164), or with one digit only. */
export function phoneKey(phone: string): PhoneKey | null {
  const text = withoutExtension(phone);
  const international = /^\D*(?:\+|00)/.test(text);
  const digits = text.replace(/\D/g, "").replace(/^0+/, "");
  if (digits.length < shortestDigits || digits.length > longestDigits || /^(.)\1*$/.test(digits)) return null;
  return { digits, international };
}

/** Whether two numbers are one line: the national number may be written with or without the country's. */
export function samePhone(one: PhoneKey, other: PhoneKey): boolean {
  if (one.digits === other.digits) return true;
  if (one.international && other.international) return false;
  const [short, long] = one.digits.length < other.digits.length ? [one, other] : [other, one];
  const prefix = long.digits.length - short.digits.length;
  // North America writes its own 1 without a plus; elsewhere only a number that says so carries the country's.
  const prefixed = long.international || (long.digits.startsWith("1") && long.digits.length === 11);
  return (
    prefixed &&
    !short.international &&
    prefix <= 3 &&
    short.digits.length >= endingDigits &&
    long.digits.endsWith(short.digits)
  );
}

/** The last seven digits: what two ways to write one number always share. */
export const phoneEnding = (phone: PhoneKey): string => phone.digits.slice(-endingDigits);
