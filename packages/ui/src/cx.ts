/** Joins class names, dropping what is false. Callers may add layout (margin, width), never override a look. */
export function cx(...parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
