import type { Ctx, Tx } from "@arraigo/platform";
import type { FieldSet } from "../fields/field";
import type { StagedType } from "../record-types";
import { referenceNames } from "../records/references";

const pointing: FieldSet = {
  opportunity: { kind: "record", to: "opportunity" },
  lead: { kind: "record", to: "lead" },
  case: { kind: "record", to: "case" },
  stage: { kind: "stage" },
  first: { kind: "person" },
  second: { kind: "person" },
};

interface Pointing {
  recordType: string;
  recordId: string;
  stageId: string;
}

/** The names of the records, stages and people that rows of approvals and overrides point at, in one read a kind. */
export async function namesBeside<T extends Pointing>(
  ctx: Ctx,
  tx: Tx,
  rows: readonly T[],
  peopleOf: (row: T) => readonly [string | null, (string | null)?],
): Promise<(id: string | null) => string | null> {
  const names = await referenceNames(
    ctx,
    tx,
    pointing,
    rows.map((row) => {
      const [first, second] = peopleOf(row);
      return { [row.recordType as StagedType]: row.recordId, stage: row.stageId, first, second: second ?? null };
    }),
  );
  return (id) => (id ? (names.get(id) ?? null) : null);
}

export async function nameOfPerson(ctx: Ctx, tx: Tx, personId: string): Promise<string | null> {
  const names = await referenceNames(ctx, tx, pointing, [{ first: personId }]);
  return names.get(personId) ?? null;
}
