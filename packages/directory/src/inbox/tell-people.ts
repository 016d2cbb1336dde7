import type { Ctx, Tx } from "@arraigo/platform";
import { notices } from "./tables";

export interface Notice {
  personId: string;
  /** `<module>.<name>`: the sentence is that module's message `notices.<name>`. */
  kind: `${string}.${string}`;
  params?: Record<string, string | number>;
  /** Where in the portal it leads, such as `/voice/…`. */
  to: `/${string}`;
  /** The same fact told again, by a retry or a replay, is told once. */
  onceKey: string;
  /** Whether a mail goes out as well, in the person's language. */
  mail?: boolean;
}

/** A statement has at most 65,535 parameters; seven a notice stay well below. */
const noticesAtOnce = 5_000;

/** Tells people something that concerns them: in the portal at once, and by mail where asked. */
export async function tellPeople(ctx: Ctx, tx: Tx, told: readonly Notice[]): Promise<void> {
  for (let start = 0; start < told.length; start += noticesAtOnce)
    await tellSome(ctx, tx, told.slice(start, start + noticesAtOnce));
}

async function tellSome(ctx: Ctx, tx: Tx, told: readonly Notice[]): Promise<void> {
  const rows = await tx
    .insert(notices)
    .values(
      told.map(({ personId, kind, params, to, onceKey }) => ({
        organisationId: ctx.organisationId,
        personId,
        kind,
        params: params ?? {},
        to,
        onceKey,
        createdAt: ctx.clock.now(),
      })),
    )
    .onConflictDoNothing()
    .returning({ id: notices.id, personId: notices.personId, onceKey: notices.onceKey });
  const mailed = new Set(told.filter((each) => each.mail).map((each) => `${each.personId} ${each.onceKey}`));
  for (const row of rows)
    if (mailed.has(`${row.personId} ${row.onceKey}`))
      await tx.enqueue("directory.mailNotice", { noticeId: row.id }, { onceKey: row.id });
}
