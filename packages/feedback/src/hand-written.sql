-- Both kinds of posts as one list. Security invoker: row level security of the tables beneath applies to whoever reads.
create view feedback.board with (security_invoker = true) as
  select organisation_id, id, false as anonymous, author_id, author_shown_to, asked_for_help, kind, text, stems, area,
    screen_path, screen_title, status, posted_on
  from feedback.posts
  union all
  select organisation_id, id, true, null, null, false, kind, text, stems, area, screen_path, null, status, posted_on
  from feedback_anonymous.posts
