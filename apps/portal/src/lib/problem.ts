import { TRPCClientError } from "@trpc/client";

export type ProblemKind =
  | "signedOut"
  | "notPermitted"
  | "notFound"
  | "conflict"
  | "refused"
  | "tooMany"
  | "notReached"
  | "unexpected";

export interface Problem {
  kind: ProblemKind;
  /** The server's sentence, already in the person's language; absent when the server said nothing. */
  message: string | undefined;
  /** The input it is about, to be shown at that field. */
  field: string | undefined;
  /** Every input that was refused, with what is wrong with it. */
  fields: readonly { field: string; problem: string }[];
  /** The error's name, for example `crm.StageGateClosed`, for the few screens that answer to one. */
  error: string | undefined;
  /** The number to quote. */
  reference: string | undefined;
}

const kinds: Record<number, ProblemKind> = {
  400: "refused",
  401: "signedOut",
  403: "notPermitted",
  404: "notFound",
  409: "conflict",
  413: "refused",
  422: "refused",
  429: "tooMany",
};

/** What went wrong, in the few ways a screen can answer to. */
export function problemOf(error: unknown): Problem {
  const nothing = { message: undefined, field: undefined, fields: [], error: undefined, reference: undefined };
  if (!(error instanceof TRPCClientError)) return { kind: "unexpected", ...nothing };
  const data = detailsOf(error.data);
  if (!data.httpStatus) return { kind: "notReached", ...nothing };
  const kind = kinds[data.httpStatus] ?? (data.httpStatus === 503 ? "notReached" : "unexpected");
  return {
    kind,
    message: error.message || undefined,
    field: data.field,
    fields: data.fields ?? [],
    error: data.error,
    reference: data.reference,
  };
}

/** What the server's error formatter (platform/trpc) sends along, as far as it really is there. */
function detailsOf(data: unknown): {
  httpStatus?: number;
  field?: string;
  fields?: { field: string; problem: string }[];
  error?: string;
  reference?: string;
} {
  if (typeof data !== "object" || data === null) return {};
  const record = data as Record<string, unknown>;
  return {
    httpStatus: typeof record.httpStatus === "number" ? record.httpStatus : undefined,
    field: textOf(record.field),
    fields: Array.isArray(record.fields) ? record.fields.filter(isFieldProblem) : undefined,
    error: textOf(record.error),
    reference: textOf(record.reference),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function isFieldProblem(value: unknown): value is { field: string; problem: string } {
  return typeof value === "object" && value !== null && "field" in value && "problem" in value;
}
