-- The keys of an own field's value (custom_keys): what lists are ordered and found by, texts without case and accents.
create or replace function crm.custom_text_key(kind text, value jsonb) returns text language sql immutable as $$
  select case when kind not in ('integer', 'decimal') and jsonb_typeof(value) in ('string', 'boolean')
    then nullif(left(crm.folded(value #>> '{}'), 200), '') end
$$;
--> statement-breakpoint
-- Keys made before: what changes is what had an accent.
update crm.custom_keys set text_key = crm.folded(text_key) where text_key is not null and text_key <> crm.folded(text_key);
