CREATE INDEX "contact_points_no_ending" ON "crm"."contact_points" USING btree ("organisation_id",right("key", 7)) WHERE "crm"."contact_points"."kind" = 'phone' and "crm"."contact_points"."opted_out_at" is not null;
--> statement-breakpoint
-- One key for every spelling of a number: its digits without extension, international prefix and trunk zeros; `numberKey` in code.
create function crm.number_key(value text) returns text language sql immutable as $$
  select coalesce(nullif(ltrim(regexp_replace(regexp_replace(regexp_replace(normalize(value, nfkc),
      '(?:ext(?:ension|ensión)?|extn|anexo|int|x|#)[.:\s]*[0-9]+\s*$', '', 'i'), '\(0\)', '', 'g'), '[^0-9]+', '', 'g'), '0'), ''),
    regexp_replace(value, '[^0-9]+', '', 'g'))
$$;
--> statement-breakpoint
-- A number without one to three first digits, which may be its country's; of less than seven nothing is left to tell numbers apart.
create function crm.number_endings(key text) returns text[] language sql immutable as $$
  select coalesce(array_agg(substr(key, first + 1)) filter (where length(key) - first >= 7), '{}') from generate_series(1, 3) as first
$$;
--> statement-breakpoint
-- Under what a no at a number is kept by its hash: the number, and marked with a tilde what it may be written as without its country.
create function crm.number_keys_kept(key text) returns text[] language sql immutable as $$
  select array[key] || coalesce((select array_agg('~' || ending) from unnest(crm.number_endings(key)) as ending), '{}')
$$;
--> statement-breakpoint
-- Under what it is looked for: the number, with the zeros that keys once had in front of it or behind its country, without its
-- country, and as somebody else's ending.
create function crm.number_keys_asked(key text) returns text[] language sql immutable as $$
  select array[key, '0' || key, '00' || key, '~' || key] || crm.number_endings(key)
    || array(select left(key, first) || '0' || substr(key, first + 1) from generate_series(1, 3) as first)
$$;
--> statement-breakpoint
-- Reviewed: noes that stand at these numbers, whether either has its country's number in front or not. Functions of a column are not
-- leakproof, so under row level security the index on the last digits would not be used. Filters by the organisation of the open
-- transaction itself.
create function crm.noes_at_numbers(numbers text[]) returns table (number text, key text, subject_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select asked.number, p.key, coalesce(p.contact_id, p.lead_id)
  from unnest(numbers) as asked(number)
  join crm.contact_points p on p.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid
    and p.kind = 'phone' and p.opted_out_at is not null and right(p.key, 7) = right(asked.number, 7)
  where p.key = asked.number or p.key = any(crm.number_endings(asked.number)) or asked.number = any(crm.number_endings(p.key))
$$;
--> statement-breakpoint
-- Keys made before: of two spellings on one record the first is kept, and takes over a no that was said at the other.
with spelled as (
  select organisation_id, id, crm.number_key(value) as key, coalesce(contact_id, lead_id) as subject_id,
    row_number() over (partition by organisation_id, coalesce(contact_id, lead_id), crm.number_key(value)
      order by (key = crm.number_key(value)) desc, position, id) as place
  from crm.contact_points where kind = 'phone'
), noes as (
  select distinct on (s.organisation_id, s.subject_id, s.key) s.organisation_id, s.subject_id, s.key, p.opted_out_at, p.opt_out_source, p.opted_out_by
  from spelled s join crm.contact_points p on p.organisation_id = s.organisation_id and p.id = s.id
  where p.opted_out_at is not null order by s.organisation_id, s.subject_id, s.key, p.opted_out_at, p.id
)
update crm.contact_points p set opted_out_at = n.opted_out_at, opt_out_source = n.opt_out_source, opted_out_by = n.opted_out_by
from spelled s join noes n on n.organisation_id = s.organisation_id and n.subject_id = s.subject_id and n.key = s.key
where s.place = 1 and p.organisation_id = s.organisation_id and p.id = s.id and p.opted_out_at is null;
--> statement-breakpoint
with spelled as (
  select organisation_id, id, crm.number_key(value) as key, coalesce(contact_id, lead_id) as subject_id,
    row_number() over (partition by organisation_id, coalesce(contact_id, lead_id), crm.number_key(value)
      order by (key = crm.number_key(value)) desc, position, id) as place
  from crm.contact_points where kind = 'phone'
)
update crm.contact_points p set key = s.key
from spelled s
where s.place = 1 and p.organisation_id = s.organisation_id and p.id = s.id and p.key <> s.key
  and not exists (select 1 from crm.contact_points o where o.organisation_id = p.organisation_id and o.kind = 'phone' and o.key = s.key
    and coalesce(o.contact_id, o.lead_id) = s.subject_id);
