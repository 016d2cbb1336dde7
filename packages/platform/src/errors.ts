/** What kind of wrong it is. The transport decides what code that becomes; the domain does not know one. */
export type ErrorKind =
  | "unauthenticated"
  | "forbidden"
  | "notFound"
  | "conflict"
  | "invalid"
  | "tooMany"
  | "unavailable";

export type ErrorParams = Record<string, string | number>;

/**
 * Something a person can understand and act on. `code` is `<module>.<Noun>`; the sentence is in the module's messages under
 * `errors.<Noun>`, in the reader's language. `field` names the input it is about.
 */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  abstract readonly kind: ErrorKind;
  /** `noun` is the code's. Not the class's own name, which a bundle may change. */
  constructor(
    noun: string,
    readonly params: ErrorParams = {},
    readonly field?: string,
  ) {
    super(noun);
    this.name = noun;
  }
}

export interface DomainErrorClass {
  new (params?: ErrorParams, field?: string): DomainError;
  readonly code: string;
}

/** `export class PostAlreadyMerged extends domainError("feedback.PostAlreadyMerged", "conflict") {}` */
export function domainError(code: `${string}.${string}`, kind: ErrorKind) {
  return class extends DomainError {
    static readonly code: string = code;
    readonly code = code;
    readonly kind = kind;
    constructor(params?: ErrorParams, field?: string) {
      super(code.slice(code.indexOf(".") + 1), params, field);
    }
  };
}

export class Unauthenticated extends domainError("platform.Unauthenticated", "unauthenticated") {}
export class NotPermitted extends domainError("platform.NotPermitted", "forbidden") {}
export class NotFound extends domainError("platform.NotFound", "notFound") {}
export class TextNotStorable extends domainError("platform.TextNotStorable", "invalid") {}
/** A page's cursor that we did not hand out. */
export class CursorUnreadable extends domainError("platform.CursorUnreadable", "invalid") {}
export class TooManyRequests extends domainError("platform.TooManyRequests", "tooMany") {}
