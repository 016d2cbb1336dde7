-- Published relation: when a sponsor spoke, and to how many. What was said to one unit alone keeps its subject to itself.
create view sponsorship.messages_v1 with (security_invoker = true) as
  select organisation_id, id as message_id, case when audience_kind <> 'org_unit' then subject end as subject, recipients, sent_at
  from sponsorship.messages;
