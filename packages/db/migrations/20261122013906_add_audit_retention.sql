-- Reviewed: the one way entries of the audit log are ever forgotten. Of the transaction's own organisation, at most ten thousand at a
-- time, and never one younger than a year, whatever is asked.
create function directory.forget_audit_entries(before timestamptz) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  own constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  forgotten integer;
begin
  with old as (
    select e.id from directory.audit_entries e
    where e.organisation_id = own and e.created_at < least(before, now() - interval '1 year')
    order by e.created_at, e.id limit 10000
  )
  delete from directory.audit_entries e using old where e.organisation_id = own and e.id = old.id;
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
