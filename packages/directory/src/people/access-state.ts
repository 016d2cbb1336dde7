import type { AccessState } from "../contract";

/** Whether a person can sign in, from their sign-in row where there is one. */
export function accessOf({ userId, disabledAt }: { userId: string | null; disabledAt: Date | null }): AccessState {
  if (!userId) return "none";
  return disabledAt ? "disabled" : "active";
}
