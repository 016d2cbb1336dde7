import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { assertAdministratorRemains } from "../access/last-administrator";
import type { PlanPeopleImport } from "../contract";
import { ColumnMissing, ImportFinished } from "../errors";
import { loadKnown } from "./load-known";
import { type NewStructure, newStructure } from "./new-structure";
import { type ImportPlan, planRows } from "./plan-rows";
import { readTable } from "./read-file";
import { readRow } from "./read-row";
import { resolveUnit } from "./resolve-unit";
import { peopleImports } from "./tables";

/** Enough to mend a file by; the count says how many there are. */
const problemsShownMax = 2_000;
/** Enough to notice a namesake or a misspelling by. */
const namesShownMax = 100;

/** The dry run: what the import would do, row by row where it cannot. Changes nothing. */
export async function planPeopleImport(ctx: Ctx, input: PlanPeopleImport) {
  return inTransaction(ctx, async (tx) => outcomeOf(ctx, await makePlan(ctx, tx, input)));
}

/** Reads the file again and plans it against what is there now. The one way to a plan, for dry run and import alike. */
export async function makePlan(ctx: Ctx, tx: Tx, { importId, mapping }: PlanPeopleImport) {
  const [file] = await tx
    .select()
    .from(peopleImports)
    .where(and(ofTenant(peopleImports.organisationId, ctx.organisationId), eq(peopleImports.id, importId)))
    .for("update");
  if (!file) throw new NotFound();
  if (file.content === null) throw new ImportFinished();
  if (mapping.email === undefined) throw new ColumnMissing({ field: "email" }, "mapping.email");
  const known = await loadKnown(ctx, tx);
  const rows = readTable(file.content).rows.map(({ line, cells }) =>
    resolveUnit(readRow(line, cells, mapping), known.unitPathsByName),
  );
  const plan = planRows(rows, known.people);
  const leaving = plan.updated.filter(({ row, known }) => row.endsOn && row.endsOn !== known.endsOn);
  await assertAdministratorRemains(ctx, tx, ...leaving.map((each) => each.known.id));
  return { plan, known, made: newStructure(plan, known) };
}

const named = (names: readonly string[]) => ({ count: names.length, names: names.slice(0, namesShownMax) });

/** A plan as people read it. */
export function outcomeOf(ctx: Ctx, { plan, made }: { plan: ImportPlan; made: NewStructure }) {
  return {
    created: plan.created.length,
    updated: plan.updated.length,
    unchanged: plan.unchanged,
    failed: plan.problems.length,
    makes: {
      units: named(made.units.map((unit) => unit.path)),
      jobRoles: named(made.jobRoles.map((each) => each.name)),
      locations: named(made.locations.map((each) => each.name)),
    },
    problems: plan.problems.slice(0, problemsShownMax).map(({ line, problem, params }) => ({
      line,
      reason: ctx.translate(ctx.actor.language, `directory.importProblems.${problem}`, params),
    })),
  };
}
