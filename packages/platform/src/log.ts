/** One JSON object a line on standard error. Causes and ids; never secrets, never what people wrote, never addresses. */
export interface Log {
  info(message: string, facts?: Record<string, unknown>): void;
  /** Nothing failed for anybody; if it is said often, something is wrong. */
  warning(message: string, facts?: Record<string, unknown>): void;
  error(message: string, facts?: Record<string, unknown>): void;
}

function write(level: "info" | "warning" | "error", message: string, facts: Record<string, unknown> = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...facts })}\n`);
}

export const standardErrorLog: Log = {
  info: (message, facts) => write("info", message, facts),
  warning: (message, facts) => write("warning", message, facts),
  error: (message, facts) => write("error", message, facts),
};

export const silentLog: Log = { info: () => {}, warning: () => {}, error: () => {} };

/** What of an error may be logged: its name, code and stack. A database error's detail quotes row values, so it stays out. */
export function causeOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { cause: "not an Error" };
  const code = "code" in error ? String(error.code) : undefined;
  return { cause: error.name, code, stack: error.stack?.split("\n").slice(0, 8) };
}
