-- Forgets what was said before a day about names that lead to nobody and under which nothing is kept any more: who they were is nobody's
-- business then. Said again, it is learnt again.
create function telemetry.forget_links(before timestamptz) returns int
language plpgsql set search_path = pg_catalog as $$
#variable_conflict use_column
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  forgotten int;
begin
  perform telemetry.lock_names();
  with gone as (
    delete from telemetry.name_links l where l.organisation_id = organisation and l.linked_at < before
      and not exists (select from telemetry.unmatched_users u where u.organisation_id = organisation and u.user_ref in (l.user_ref, l.target))
      and not exists (select from telemetry.identities i where i.organisation_id = organisation and i.user_ref in (l.user_ref, l.target))
      and not exists (select from telemetry.directory_claims(array[l.user_ref, l.target])) returning 1
  ) select count(*) into forgotten from gone;
  return forgotten;
end $$;
