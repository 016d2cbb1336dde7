import type { Statement } from "../servers/bare";

/** A contact and its page as somebody would read them by hand: one statement a set of rows, each along its index. */
export function recordSql(organisation: string, entries: number) {
  const about = (text: string) => (id: string) => ({ text, values: [organisation, id] });
  const statement = {
    record:
      about(`select c.*, a.name as account_name, p.given_name as owner_given, p.family_name as owner_family from crm.contacts c
      left join crm.accounts a on a.organisation_id = c.organisation_id and a.id = c.account_id
      left join directory.people p on p.organisation_id = c.organisation_id and p.id = c.owner_id
      where c.organisation_id = $1 and c.id = $2 and c.gone_at is null`),
    points: about(
      "select * from crm.contact_points where organisation_id = $1 and contact_id = $2 order by position, id",
    ),
    accounts:
      about(`select a.id, a.name, a.city, r.role from crm.account_contacts r join crm.accounts a on a.organisation_id = r.organisation_id and a.id = r.account_id
      where r.organisation_id = $1 and r.contact_id = $2 and a.gone_at is null order by a.name_key, a.id limit 50`),
    opportunities:
      about(`select o.id, o.name, o.amount_minor, o.currency, o.closes_on, o.next_step, o.next_step_on, s.name as stage from crm.opportunities o
      join crm.stages s on s.organisation_id = o.organisation_id and s.id = o.stage_id
      where o.organisation_id = $1 and o.contact_id = $2 and o.gone_at is null order by o.created_at desc, o.id desc limit 20`),
    cases:
      about(`select k.id, k.number, k.subject, k.priority, k.opened_at, k.closed_at, s.name as stage, p.given_name, p.family_name from crm.cases k
      join crm.stages s on s.organisation_id = k.organisation_id and s.id = k.stage_id
      left join directory.people p on p.organisation_id = k.organisation_id and p.id = k.owner_id
      where k.organisation_id = $1 and k.contact_id = $2 and k.gone_at is null order by k.closed_at is not null, k.opened_at desc, k.id desc limit 20`),
    planned:
      about(`select * from crm.activities where organisation_id = $1 and contact_id = $2 and withdrawn_at is null and done_at is null and due_on is not null
      order by due_on, id limit 21`),
    pairs: about(`select d.* from crm.duplicate_pairs d
      join crm.contacts f on f.organisation_id = d.organisation_id and f.id = d.first_id and f.gone_at is null
      join crm.contacts s on s.organisation_id = d.organisation_id and s.id = d.second_id and s.gone_at is null
      where d.organisation_id = $1 and d.record_type = 'contact' and d.state = 'open' and (d.first_id = $2 or d.second_id = $2) order by d.score desc, d.id desc limit 6`),
    merges:
      about(`select m.*, p.given_name, p.family_name from crm.merges m left join directory.people p on p.organisation_id = m.organisation_id and p.id = m.merged_by
      where m.organisation_id = $1 and m.winner_id = $2 order by m.merged_at desc, m.id desc limit 20`),
  };
  const timeline = (column: "subject_id" | "account_id", id: string): Statement => ({
    text: `select e.*, a.kind as activity_kind, a.text, a.minutes, p.given_name, p.family_name, c.given_name as subject_given, c.family_name as subject_family
      from crm.record_events e
      left join crm.activities a on a.organisation_id = e.organisation_id and a.id = e.activity_id
      left join directory.people p on p.organisation_id = e.organisation_id and p.id = e.actor_id
      left join crm.contacts c on c.organisation_id = e.organisation_id and c.id = e.subject_id
      where e.organisation_id = $1 and e.${column} = $2 order by e.occurred_at desc, e.id desc limit ${entries + 1}`,
    values: [organisation, id],
  });
  return {
    timeline,
    /** The record, its addresses, accounts, opportunities and cases. */
    held: (id: string): Statement[] => [
      statement.record(id),
      statement.points(id),
      statement.accounts(id),
      statement.opportunities(id),
      statement.cases(id),
    ],
    /** What the page shows beside it: quality, what is planned, who looks alike, what was merged, own fields, history. */
    beside: (id: string): Statement[] => [
      statement.planned(id),
      statement.pairs(id),
      statement.merges(id),
      {
        text: "select * from crm.custom_fields where organisation_id = $1 and record_type = 'contact' order by position, id",
        values: [organisation],
      },
      timeline("subject_id", id),
    ],
  };
}
