import type pg from "pg";
import type { TenantTable } from "./tables";

export interface Writes {
  /** Rows written and committed since the last look, as `table operation`. */
  taken(): Promise<string[]>;
}

/** Sign-ins keep their own books of tries and sessions; everything else is watched. */
const watchSql = (tables: readonly TenantTable[]) => `
  create schema watched;
  create table watched.writes (id bigserial primary key, what text not null);
  create function watched.note() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
  begin
    insert into watched.writes (what) values (tg_argv[0] || ' ' || lower(tg_op));
    return null;
  end $$;
  grant usage on schema watched to public;
  ${tables.map(({ name }) => `create trigger watched after insert or update or delete on ${name} for each row execute function watched.note('${name}');`).join("\n")}`;

/**
 * Notes every committed write of a row, whoever makes it. What was rolled back leaves no note, so a refused call that left something
 * behind is seen at once, and without comparing whole tables after each of thousands of calls.
 */
export async function watchWrites(owner: pg.Client, tables: readonly TenantTable[]): Promise<Writes> {
  await owner.query(watchSql(tables));
  return {
    async taken() {
      const { rows } = await owner.query<{ what: string }>("delete from watched.writes returning what");
      return [...new Set(rows.map(({ what }) => what))];
    },
  };
}
