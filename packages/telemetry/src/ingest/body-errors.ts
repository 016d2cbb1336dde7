/** The body is larger than a request may be, packed or unpacked. */
export class BodyTooLarge extends Error {}
/** The body is not JSON, or breaks off. */
export class BodyUnreadable extends Error {}
