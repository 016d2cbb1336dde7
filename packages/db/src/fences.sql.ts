/**
 * Run after every migration, in the same lock, and safe to repeat: whatever tables exist now, each one that carries an
 * organisation gets FORCE row level security with one policy, and the application's role gets its rights. drizzle-kit emits
 * none of this, and a table added tomorrow cannot be forgotten.
 *
 * `arraigo_search` owns the few reviewed SECURITY DEFINER functions (text search, look-ups before the organisation is known).
 * It is not a superuser and bypasses nothing: it has a read policy of its own, so trigram indexes work inside those functions.
 *
 * The exemptions are sign-in tables, read before anybody's organisation is known; nothing but the identity library touches them.
 */
export const rolesSql = `
do $$
declare
  each_role text;
  -- Since PostgreSQL 16 a member may lack the right to become the role; before, every member has it.
  becomes constant text := case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end;
begin
  foreach each_role in array array['arraigo_app', 'arraigo_search'] loop
    if not exists (select from pg_roles where rolname = each_role) then execute format('create role %I nologin', each_role); end if;
    -- Only where it is missing: on a shared server somebody else may have made the roles and given them to us.
    if not (pg_has_role(current_user, each_role, 'usage') and pg_has_role(current_user, each_role, becomes)) then
      execute format('grant %I to %I', each_role, current_user);
    end if;
  end loop;
end $$;
`;

/**
 * What a module keeps ready as the owner each time a process starts, such as the coming months of a partitioned table: every
 * function called `after_migrating` in a schema of ours, run before the fences so that new tables get theirs.
 */
export const preparationsSql = `
do $$
declare f record;
begin
  for f in
    select p.oid::regproc as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.proname = 'after_migrating' and p.pronargs = 0 and n.nspname not like 'pg\\_%' and n.nspname <> 'public'
  loop
    execute format('select %s()', f.name);
  end loop;
end $$;
`;

export const fencesSql = `
do $$
declare
  schema_name text;
  t record;
  f record;
  exempt constant text[] := array['directory.users', 'directory.sessions', 'directory.accounts', 'directory.verifications', 'directory.rate_limits', 'directory.sign_in_attempts'];
  own_schemas constant text[] := (select array_agg(nspname::text) from pg_namespace
    where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public', 'drizzle', 'pgboss'));
begin
  foreach schema_name in array own_schemas loop
    execute format('grant usage on schema %I to arraigo_app, arraigo_search', schema_name);
    execute format('grant create on schema %I to arraigo_search', schema_name);
    execute format('grant select, insert, update, delete on all tables in schema %I to arraigo_app', schema_name);
    execute format('grant select on all tables in schema %I to arraigo_search', schema_name);
    execute format('grant usage, select on all sequences in schema %I to arraigo_app', schema_name);
  end loop;

  -- What was written down about who did what is not changed afterwards, whatever the application is talked into.
  if to_regclass('directory.audit_entries') is not null then
    revoke update, delete on directory.audit_entries from arraigo_app;
    -- Only through directory.forget_audit_entries, which forgets nothing younger than a year.
    grant delete on directory.audit_entries to arraigo_search;
    -- Only through directory.forget_audit_names: names of somebody who was erased, never what was decided, by whom or when.
    grant update (facts) on directory.audit_entries to arraigo_search;
  end if;

  -- The history of records is appended to and never rewritten.
  if to_regclass('crm.record_events') is not null then
    revoke update, delete on crm.record_events from arraigo_app;
    -- Only through crm.forget_contents, which forgets what is in the history of records that were emptied, and never that it was.
    grant update (changes) on crm.record_events to arraigo_search;
  end if;
  -- So is the log of stages: of an entry only when it was left, and that it was taken back, is ever written again.
  if to_regclass('crm.stage_entries') is not null then
    revoke update, delete on crm.stage_entries from arraigo_app;
    grant update (left_at, undone_at) on crm.stage_entries to arraigo_app;
  end if;

  for t in
    select n.nspname, c.relname, (n.nspname || '.' || c.relname) as full_name,
      c.relrowsecurity and c.relforcerowsecurity as fenced,
      case when exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped)
        then 'organisation_id' else 'id' end as tenant_column,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped)
        or (n.nspname || '.' || c.relname) = 'directory.organisations' as tenant
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any(own_schemas) and c.relkind in ('r', 'p')
  loop
    continue when not t.tenant or t.full_name = any(exempt);
    -- Only where it is missing: the lock it takes would wait for, and deadlock with, a replica that is serving.
    if not t.fenced then
      execute format('alter table %I.%I enable row level security', t.nspname, t.relname);
      execute format('alter table %I.%I force row level security', t.nspname, t.relname);
    end if;
    if not exists (select from pg_policies where schemaname = t.nspname and tablename = t.relname and policyname = 'own_organisation') then
      execute format('create policy own_organisation on %I.%I using (%I = nullif(current_setting(''app.organisation'', true), '''')::uuid) with check (%I = nullif(current_setting(''app.organisation'', true), '''')::uuid)',
        t.nspname, t.relname, t.tenant_column, t.tenant_column);
    end if;
    if not exists (select from pg_policies where schemaname = t.nspname and tablename = t.relname and policyname = 'reviewed_search') then
      execute format('create policy reviewed_search on %I.%I for select to arraigo_search using (true)', t.nspname, t.relname);
    end if;
  end loop;

  -- Reviewed functions run as arraigo_search, which can read and, but for forgetting what is old enough, nothing else.
  for f in
    select p.oid::regprocedure as signature from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = any(own_schemas) and p.prosecdef
  loop
    execute format('alter function %s owner to arraigo_search', f.signature);
    execute format('revoke all on function %s from public', f.signature);
    execute format('grant execute on function %s to arraigo_app', f.signature);
  end loop;
end $$;
`;
