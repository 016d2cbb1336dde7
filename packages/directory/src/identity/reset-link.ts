import { createHash, randomBytes } from "node:crypto";
import type { Db } from "@arraigo/db";
import { eq } from "drizzle-orm";
import { users, verifications } from "./tables";

export const resetMinutes = 60;
/** An invitation waits longer than a forgotten password: people are asked to come, they did not ask. */
export const invitationMinutes = 7 * 24 * 60;

/** How one-time tokens are kept: whoever reads the table cannot use them. */
export function hashIdentifier(identifier: string): string {
  return createHash("sha256").update(identifier).digest("base64url");
}

/** Makes every link this user was sent worthless: one was used, or they went to an address that is not theirs any more. */
export async function endResetLinks(db: Db, userId: string): Promise<void> {
  await db.delete(verifications).where(eq(verifications.value, userId));
}

/** Makes a one-time link with which this person sets a password. Undefined where they have no sign-in, or it was taken away. */
export async function createResetLink(
  db: Db,
  { personId, portalUrl, now, minutes }: { personId: string; portalUrl: string; now: Date; minutes: number },
): Promise<string | undefined> {
  const [user] = await db
    .select({ id: users.id, disabledAt: users.disabledAt })
    .from(users)
    .where(eq(users.personId, personId));
  if (!user || user.disabledAt) return undefined;
  const token = randomBytes(24).toString("base64url");
  await db.insert(verifications).values({
    identifier: hashIdentifier(`reset-password:${token}`),
    value: user.id,
    expiresAt: new Date(now.getTime() + minutes * 60_000),
  });
  return `${portalUrl}/reset-password?token=${token}`;
}
