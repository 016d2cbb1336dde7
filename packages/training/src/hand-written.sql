-- Published relation: which course was assigned when, one row for each person it was assigned to, and nothing of who they are.
create view training.assigned_v1 with (security_invoker = true) as
  select a.organisation_id, a.course_id, c.title, a.assigned_at
  from training.assignments a join training.courses c on c.organisation_id = a.organisation_id and c.id = a.course_id;
