create view adoption.asked_behaviours_v1 as
 SELECT organisation_id,
    rollout_id,
    behaviour_id,
    person_id,
    state
   FROM adoption.states
  WHERE asked;

create table adoption.person_periods ( -- fenced
  organisation_id uuid not null,
  rollout_id uuid not null,
  behaviour_id uuid not null,
  person_id uuid not null,
  period_start date not null,
  period_end date not null,
  count integer not null,
  target integer not null,
  expected boolean not null,
  met boolean not null,
  person_periods_organisation_id_person_id_people_organisation_id FOREIGN KEY (organisation_id, person_id) REFERENCES directory.people(organisation_id, id),
  person_periods_organisation_id_rollout_id_behaviour_id_period_s PRIMARY KEY (organisation_id, rollout_id, behaviour_id, period_start, person_id)
);
CREATE INDEX person_periods_person ON adoption.person_periods USING btree (organisation_id, person_id, period_end);

create table adoption.refreshes ( -- fenced
  organisation_id uuid not null,
  rollout_id uuid not null,
  as_of_day date,
  computed_at timestamp with time zone not null,
  refreshes_organisation_id_rollout_id_pk PRIMARY KEY (organisation_id, rollout_id)
);

create table adoption.role_spells ( -- fenced
  organisation_id uuid not null,
  person_id uuid not null,
  from_day date not null,
  until_day date,
  job_role_id uuid,
  role_spells_organisation_id_person_id_people_organisation_id_id FOREIGN KEY (organisation_id, person_id) REFERENCES directory.people(organisation_id, id),
  role_spells_organisation_id_person_id_from_day_pk PRIMARY KEY (organisation_id, person_id, from_day)
);

create table adoption.rollout_people ( -- fenced
  organisation_id uuid not null,
  rollout_id uuid not null,
  person_id uuid not null,
  wave_id uuid not null,
  state text,
  since date,
  scope_from date,
  scope_until date,
  spells jsonb not null,
  rollout_people_organisation_id_person_id_people_organisation_id FOREIGN KEY (organisation_id, person_id) REFERENCES directory.people(organisation_id, id),
  rollout_people_organisation_id_rollout_id_person_id_pk PRIMARY KEY (organisation_id, rollout_id, person_id)
);
CREATE INDEX rollout_people_person ON adoption.rollout_people USING btree (organisation_id, person_id);

create view adoption.rollout_people_v1 as
 SELECT p.organisation_id,
    p.rollout_id,
    p.person_id,
    p.wave_id,
    p.scope_from,
    p.scope_until,
    p.spells,
    r.as_of_day
   FROM adoption.rollout_people p
     LEFT JOIN adoption.refreshes r ON r.organisation_id = p.organisation_id AND r.rollout_id = p.rollout_id;

create table adoption.states ( -- fenced
  organisation_id uuid not null,
  rollout_id uuid not null,
  behaviour_id uuid not null,
  person_id uuid not null,
  state text not null,
  since date,
  first_met_on date,
  asked boolean not null,
  recent_expected integer not null,
  recent_met integer not null,
  recent_count integer not null,
  recent_target integer not null,
  running_from date not null,
  running_until date not null,
  running_count integer not null,
  states_organisation_id_person_id_people_organisation_id_id_fk FOREIGN KEY (organisation_id, person_id) REFERENCES directory.people(organisation_id, id),
  states_organisation_id_rollout_id_behaviour_id_person_id_pk PRIMARY KEY (organisation_id, rollout_id, behaviour_id, person_id)
);
CREATE INDEX states_person ON adoption.states USING btree (organisation_id, person_id);

create table change.behaviours ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  rollout_id uuid not null,
  job_role_id uuid not null,
  name jsonb not null,
  benefit jsonb not null,
  event text not null,
  filter jsonb,
  target_count integer not null,
  cadence text not null default 'week'::text,
  required boolean not null default true,
  position integer not null,
  created_at timestamp with time zone not null default now(),
  behaviours_cadence CHECK ((cadence = ANY (ARRAY['day'::text, 'week'::text, 'month'::text]))),
  behaviours_target CHECK ((target_count > 0)),
  behaviours_organisation_id_job_role_id_job_roles_organisation_i FOREIGN KEY (organisation_id, job_role_id) REFERENCES directory.job_roles(organisation_id, id),
  behaviours_organisation_id_rollout_id_rollouts_organisation_id_ FOREIGN KEY (organisation_id, rollout_id) REFERENCES change.rollouts(organisation_id, id),
  behaviours_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX behaviours_rollout ON change.behaviours USING btree (organisation_id, rollout_id, "position");

create view change.behaviours_v1 as
 SELECT organisation_id,
    rollout_id,
    id AS behaviour_id,
    job_role_id,
    name,
    benefit,
    event,
    filter,
    target_count,
    cadence,
    required,
    "position"
   FROM change.behaviours;

create table change.plan_points ( -- fenced
  organisation_id uuid not null,
  rollout_id uuid not null,
  day date not null,
  share double precision not null,
  plan_points_share CHECK (((share >= (0)::double precision) AND (share <= (1)::double precision))),
  plan_points_organisation_id_rollout_id_rollouts_organisation_id FOREIGN KEY (organisation_id, rollout_id) REFERENCES change.rollouts(organisation_id, id),
  plan_points_organisation_id_rollout_id_day_pk PRIMARY KEY (organisation_id, rollout_id, day)
);

create view change.plan_points_v1 as
 SELECT organisation_id,
    rollout_id,
    day,
    share
   FROM change.plan_points;

create view change.rollout_leads_v1 as
 SELECT organisation_id,
    id AS rollout_id,
    led_by AS person_id
   FROM change.rollouts
  WHERE led_by IS NOT NULL;

create table change.rollouts ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  name jsonb not null,
  objective jsonb not null,
  starts_on date not null,
  created_at timestamp with time zone not null default now(),
  created_by uuid,
  updated_at timestamp with time zone not null default now(),
  led_by uuid,
  rollouts_organisation_id_led_by_people_organisation_id_id_fk FOREIGN KEY (organisation_id, led_by) REFERENCES directory.people(organisation_id, id),
  rollouts_organisation_id_organisations_id_fk FOREIGN KEY (organisation_id) REFERENCES directory.organisations(id),
  rollouts_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);

create view change.rollouts_v1 as
 SELECT organisation_id,
    id AS rollout_id,
    name,
    objective,
    starts_on AS started_on
   FROM change.rollouts;

create table change.wave_people ( -- fenced
  organisation_id uuid not null,
  rollout_id uuid not null,
  person_id uuid not null,
  wave_id uuid not null,
  wave_people_organisation_id_person_id_people_organisation_id_id FOREIGN KEY (organisation_id, person_id) REFERENCES directory.people(organisation_id, id),
  wave_people_organisation_id_wave_id_waves_organisation_id_id_fk FOREIGN KEY (organisation_id, wave_id) REFERENCES change.waves(organisation_id, id) ON DELETE CASCADE,
  wave_people_organisation_id_rollout_id_person_id_pk PRIMARY KEY (organisation_id, rollout_id, person_id)
);
CREATE INDEX wave_people_person ON change.wave_people USING btree (organisation_id, person_id);
CREATE INDEX wave_people_wave ON change.wave_people USING btree (organisation_id, wave_id);

create view change.wave_people_v1 as
 SELECT m.organisation_id,
    m.rollout_id,
    m.wave_id,
    m.person_id,
    w.go_live_on
   FROM change.wave_people m
     JOIN change.waves w ON w.organisation_id = m.organisation_id AND w.id = m.wave_id;

create table change.wave_units ( -- fenced
  organisation_id uuid not null,
  wave_id uuid not null,
  org_unit_id uuid not null,
  wave_units_organisation_id_org_unit_id_org_units_organisation_i FOREIGN KEY (organisation_id, org_unit_id) REFERENCES directory.org_units(organisation_id, id),
  wave_units_organisation_id_wave_id_waves_organisation_id_id_fk FOREIGN KEY (organisation_id, wave_id) REFERENCES change.waves(organisation_id, id) ON DELETE CASCADE,
  wave_units_organisation_id_wave_id_org_unit_id_pk PRIMARY KEY (organisation_id, wave_id, org_unit_id)
);

create table change.waves ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  rollout_id uuid not null,
  name jsonb not null,
  position integer not null,
  go_live_on date not null,
  created_at timestamp with time zone not null default now(),
  waves_organisation_id_rollout_id_rollouts_organisation_id_id_fk FOREIGN KEY (organisation_id, rollout_id) REFERENCES change.rollouts(organisation_id, id),
  waves_organisation_id_id_pk PRIMARY KEY (organisation_id, id),
  waves_position UNIQUE (organisation_id, rollout_id, "position")
);

create view change.waves_v1 as
 SELECT organisation_id,
    rollout_id,
    id AS wave_id,
    name,
    "position",
    go_live_on
   FROM change.waves;

create table crm.account_contacts ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  account_id uuid not null,
  contact_id uuid not null,
  role text,
  created_at timestamp with time zone not null default now(),
  created_by uuid,
  account_contacts_organisation_id_account_id_accounts_organisati FOREIGN KEY (organisation_id, account_id) REFERENCES crm.accounts(organisation_id, id),
  account_contacts_organisation_id_contact_id_contacts_organisati FOREIGN KEY (organisation_id, contact_id) REFERENCES crm.contacts(organisation_id, id),
  account_contacts_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX account_contacts_contact ON crm.account_contacts USING btree (organisation_id, contact_id);
CREATE UNIQUE INDEX account_contacts_pair ON crm.account_contacts USING btree (organisation_id, account_id, contact_id);

create table crm.account_figures ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  account_id uuid not null,
  month date not null,
  currency text not null,
  revenue_minor bigint,
  cost_of_goods_minor bigint,
  entered_by uuid,
  entered_at timestamp with time zone not null,
  account_figures_month_first CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  account_figures_organisation_id_account_id_accounts_organisatio FOREIGN KEY (organisation_id, account_id) REFERENCES crm.accounts(organisation_id, id),
  account_figures_organisation_id_id_pk PRIMARY KEY (organisation_id, id),
  account_figures_month UNIQUE (organisation_id, account_id, month, currency)
);
CREATE INDEX account_figures_currency ON crm.account_figures USING btree (organisation_id, currency, month);

create table crm.accounts ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  name_key text not null,
  search_text text not null,
  website text,
  phone text,
  city text,
  notes text,
  owner_id uuid,
  next_step text,
  next_step_on date,
  last_activity_at timestamp with time zone,
  details jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  tags text[] not null default '{}'::text[],
  custom jsonb not null default '{}'::jsonb,
  external_id text,
  import_id uuid,
  import_line integer,
  merged_into uuid,
  gone_at timestamp with time zone,
  street text,
  postcode text,
  region text,
  country text,
  parent_id uuid,
  relation text,
  industry text,
  email text,
  employees integer,
  purged_at timestamp with time zone,
  accounts_organisation_id_owner_id_people_organisation_id_id_fk FOREIGN KEY (organisation_id, owner_id) REFERENCES directory.people(organisation_id, id),
  accounts_organisation_id_parent_id_accounts_organisation_id_id_ FOREIGN KEY (organisation_id, parent_id) REFERENCES crm.accounts(organisation_id, id),
  accounts_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX accounts_changed ON crm.accounts USING btree (organisation_id, updated_at, id);
CREATE INDEX accounts_external_id ON crm.accounts USING btree (organisation_id, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX accounts_gone ON crm.accounts USING btree (organisation_id, gone_at) WHERE ((gone_at IS NOT NULL) AND (purged_at IS NULL));
CREATE INDEX accounts_import ON crm.accounts USING btree (organisation_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX accounts_merged ON crm.accounts USING btree (organisation_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX accounts_name ON crm.accounts USING btree (organisation_id, name_key, id);
CREATE INDEX accounts_newest ON crm.accounts USING btree (organisation_id, created_at, id);
CREATE INDEX accounts_next_step ON crm.accounts USING btree (organisation_id, next_step_on, id);
CREATE INDEX accounts_owner_name ON crm.accounts USING btree (organisation_id, owner_id, name_key, id);
CREATE INDEX accounts_owner_newest ON crm.accounts USING btree (organisation_id, owner_id, created_at, id);
CREATE INDEX accounts_parent ON crm.accounts USING btree (organisation_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX accounts_search ON crm.accounts USING gin (search_text gin_trgm_ops);
CREATE INDEX accounts_touched ON crm.accounts USING btree (organisation_id, last_activity_at, id);
CREATE INDEX accounts_unowned ON crm.accounts USING btree (organisation_id, COALESCE(last_activity_at, created_at), id) WHERE ((owner_id IS NULL) AND (gone_at IS NULL));
CREATE INDEX accounts_untouched ON crm.accounts USING btree (organisation_id, COALESCE(last_activity_at, created_at), id) WHERE ((owner_id IS NOT NULL) AND (gone_at IS NULL));

create table crm.activities ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  text text not null,
  minutes integer,
  occurred_at timestamp with time zone not null,
  actor_id uuid,
  account_id uuid,
  contact_id uuid,
  opportunity_id uuid,
  effect jsonb,
  created_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  assignee_id uuid,
  due_on date,
  due_at timestamp with time zone,
  done_at timestamp with time zone,
  done_by uuid,
  lead_id uuid,
  case_id uuid,
  import_id uuid,
  changed_at timestamp with time zone,
  usage_id text,
  planned_by uuid,
  external_id text,
  activities_kind CHECK ((kind = ANY (ARRAY['call'::text, 'email'::text, 'chat'::text, 'meeting'::text, 'note'::text, 'task'::text]))),
  activities_minutes CHECK (((minutes >= 0) AND (minutes <= 1440))),
  activities_subject CHECK (((num_nonnulls(account_id, contact_id, lead_id, opportunity_id, case_id) > 0) OR (kind = 'task'::text))),
  activities_organisation_id_account_id_accounts_organisation_id_ FOREIGN KEY (organisation_id, account_id) REFERENCES crm.accounts(organisation_id, id),
  activities_organisation_id_actor_id_people_organisation_id_id_f FOREIGN KEY (organisation_id, actor_id) REFERENCES directory.people(organisation_id, id),
  activities_organisation_id_assignee_id_people_organisation_id_i FOREIGN KEY (organisation_id, assignee_id) REFERENCES directory.people(organisation_id, id),
  activities_organisation_id_case_id_cases_organisation_id_id_fk FOREIGN KEY (organisation_id, case_id) REFERENCES crm.cases(organisation_id, id),
  activities_organisation_id_contact_id_contacts_organisation_id_ FOREIGN KEY (organisation_id, contact_id) REFERENCES crm.contacts(organisation_id, id),
  activities_organisation_id_lead_id_leads_organisation_id_id_fk FOREIGN KEY (organisation_id, lead_id) REFERENCES crm.leads(organisation_id, id),
  activities_organisation_id_opportunity_id_opportunities_organis FOREIGN KEY (organisation_id, opportunity_id) REFERENCES crm.opportunities(organisation_id, id),
  activities_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX activities_account ON crm.activities USING btree (organisation_id, account_id, occurred_at) WHERE (account_id IS NOT NULL);
CREATE INDEX activities_actor ON crm.activities USING btree (organisation_id, actor_id, occurred_at);
CREATE INDEX activities_case ON crm.activities USING btree (organisation_id, case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX activities_contact ON crm.activities USING btree (organisation_id, contact_id, occurred_at) WHERE (contact_id IS NOT NULL);
CREATE INDEX activities_due ON crm.activities USING btree (organisation_id, assignee_id, due_on, id) WHERE ((assignee_id IS NOT NULL) AND (done_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX activities_external_id ON crm.activities USING btree (organisation_id, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX activities_latest ON crm.activities USING btree (organisation_id, occurred_at);
CREATE INDEX activities_lead ON crm.activities USING btree (organisation_id, lead_id) WHERE (lead_id IS NOT NULL);
CREATE INDEX activities_opportunity ON crm.activities USING btree (organisation_id, opportunity_id) WHERE (opportunity_id IS NOT NULL);
CREATE INDEX activities_planned ON crm.activities USING btree (organisation_id, due_on, id) WHERE (due_on IS NOT NULL);
CREATE INDEX activities_words ON crm.activities USING gin (to_tsvector('simple'::regconfig, crm.folded(text)));

create table crm.approvals ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  record_type text not null,
  record_id uuid not null,
  stage_id uuid not null,
  requested_by uuid not null,
  requested_at timestamp with time zone not null,
  note text,
  approver_id uuid,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision text,
  reason text,
  approvals_decision CHECK ((decision = ANY (ARRAY['approved'::text, 'declined'::text]))),
  approvals_organisation_id_stage_id_stages_organisation_id_id_fk FOREIGN KEY (organisation_id, stage_id) REFERENCES crm.stages(organisation_id, id),
  approvals_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX approvals_record ON crm.approvals USING btree (organisation_id, record_id, requested_at);
CREATE INDEX approvals_waiting ON crm.approvals USING btree (organisation_id, approver_id, requested_at, id) WHERE (decided_at IS NULL);
CREATE UNIQUE INDEX approvals_open ON crm.approvals USING btree (organisation_id, record_id, stage_id) WHERE (decided_at IS NULL);

create table crm.cases ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  owner_id uuid,
  search_text text not null,
  tags text[] not null default '{}'::text[],
  notes text,
  custom jsonb not null default '{}'::jsonb,
  details jsonb not null default '{}'::jsonb,
  external_id text,
  import_id uuid,
  import_line integer,
  merged_into uuid,
  gone_at timestamp with time zone,
  last_activity_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  next_step text,
  next_step_on date,
  stage_id uuid not null,
  stage_entered_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  number integer not null,
  subject text not null,
  description text,
  account_id uuid,
  contact_id uuid,
  product_id uuid,
  queue_id uuid,
  priority text,
  channel text,
  category text,
  minutes integer,
  opened_at timestamp with time zone not null,
  resolution text,
  reason text,
  purged_at timestamp with time zone,
  cases_organisation_id_account_id_accounts_organisation_id_id_fk FOREIGN KEY (organisation_id, account_id) REFERENCES crm.accounts(organisation_id, id),
  cases_organisation_id_contact_id_contacts_organisation_id_id_fk FOREIGN KEY (organisation_id, contact_id) REFERENCES crm.contacts(organisation_id, id),
  cases_organisation_id_owner_id_people_organisation_id_id_fk FOREIGN KEY (organisation_id, owner_id) REFERENCES directory.people(organisation_id, id),
  cases_organisation_id_product_id_products_organisation_id_id_fk FOREIGN KEY (organisation_id, product_id) REFERENCES crm.products(organisation_id, id),
  cases_organisation_id_queue_id_queues_organisation_id_id_fk FOREIGN KEY (organisation_id, queue_id) REFERENCES crm.queues(organisation_id, id),
  cases_organisation_id_stage_id_stages_organisation_id_id_fk FOREIGN KEY (organisation_id, stage_id) REFERENCES crm.stages(organisation_id, id),
  cases_organisation_id_id_pk PRIMARY KEY (organisation_id, id),
  cases_number UNIQUE (organisation_id, number)
);
CREATE INDEX cases_account ON crm.cases USING btree (organisation_id, account_id, opened_at);
CREATE INDEX cases_board ON crm.cases USING btree (organisation_id, stage_id, stage_entered_at, id);
CREATE INDEX cases_contact ON crm.cases USING btree (organisation_id, contact_id, opened_at);
CREATE INDEX cases_external_id ON crm.cases USING btree (organisation_id, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX cases_gone ON crm.cases USING btree (organisation_id, gone_at) WHERE ((gone_at IS NOT NULL) AND (purged_at IS NULL));
CREATE INDEX cases_import ON crm.cases USING btree (organisation_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX cases_newest ON crm.cases USING btree (organisation_id, created_at, id);
CREATE INDEX cases_next_step ON crm.cases USING btree (organisation_id, next_step_on, id);
CREATE INDEX cases_open_owner ON crm.cases USING btree (organisation_id, owner_id, opened_at, id) WHERE (closed_at IS NULL);
CREATE INDEX cases_open_queue ON crm.cases USING btree (organisation_id, queue_id, opened_at, id) WHERE (closed_at IS NULL);
CREATE INDEX cases_opened ON crm.cases USING btree (organisation_id, opened_at, id);
CREATE INDEX cases_owner_newest ON crm.cases USING btree (organisation_id, owner_id, created_at, id);
CREATE INDEX cases_search ON crm.cases USING gin (search_text gin_trgm_ops);
CREATE INDEX cases_touched ON crm.cases USING btree (organisation_id, last_activity_at, id);
CREATE INDEX cases_unowned ON crm.cases USING btree (organisation_id, COALESCE(last_activity_at, created_at), id) WHERE ((owner_id IS NULL) AND (gone_at IS NULL) AND (closed_at IS NULL));

create table crm.claims ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  record_type text not null,
  record_id uuid not null,
  because text not null,
  from_owner_id uuid,
  claimed_by uuid not null,
  claimed_at timestamp with time zone not null,
  returned_at timestamp with time zone,
  claims_organisation_id_claimed_by_people_organisation_id_id_fk FOREIGN KEY (organisation_id, claimed_by) REFERENCES directory.people(organisation_id, id),
  claims_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX claims_newest ON crm.claims USING btree (organisation_id, claimed_at, id);
CREATE INDEX claims_person ON crm.claims USING btree (organisation_id, claimed_by, claimed_at);

create table crm.contact_points ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  contact_id uuid,
  lead_id uuid,
  kind text not null,
  value text not null,
  key text not null,
  label text,
  position integer not null default 0,
  consented_at timestamp with time zone,
  consent_source text,
  opted_out_at timestamp with time zone,
  invalid_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  consented_by uuid,
  opt_out_source text,
  opted_out_by uuid,
  invalid_source text,
  invalidated_by uuid,
  contact_points_kind CHECK ((kind = ANY (ARRAY['email'::text, 'phone'::text]))),
  contact_points_subject CHECK ((num_nonnulls(contact_id, lead_id) = 1)),
  contact_points_organisation_id_contact_id_contacts_organisation FOREIGN KEY (organisation_id, contact_id) REFERENCES crm.contacts(organisation_id, id),
  contact_points_organisation_id_lead_id_leads_organisation_id_id FOREIGN KEY (organisation_id, lead_id) REFERENCES crm.leads(organisation_id, id),
  contact_points_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX contact_points_key ON crm.contact_points USING btree (organisation_id, kind, key);
CREATE INDEX contact_points_no_ending ON crm.contact_points USING btree (organisation_id, "right"(key, 7)) WHERE ((kind = 'phone'::text) AND (opted_out_at IS NOT NULL));
CREATE UNIQUE INDEX contact_points_contact ON crm.contact_points USING btree (organisation_id, contact_id, kind, key) WHERE (contact_id IS NOT NULL);
CREATE UNIQUE INDEX contact_points_lead ON crm.contact_points USING btree (organisation_id, lead_id, kind, key) WHERE (lead_id IS NOT NULL);

create table crm.contacts ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  given_name text not null,
  family_name text not null,
  name_key text not null,
  search_text text not null,
  email text,
  email_key text,
  phone text,
  title text,
  account_id uuid,
  owner_id uuid,
  tags text[] not null default '{}'::text[],
  notes text,
  next_step text,
  next_step_on date,
  last_activity_at timestamp with time zone,
  external_id text,
  details jsonb not null default '{}'::jsonb,
  import_id uuid,
  import_line integer,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  custom jsonb not null default '{}'::jsonb,
  merged_into uuid,
  gone_at timestamp with time zone,
  street text,
  postcode text,
  city text,
  region text,
  country text,
  born_on date,
  other_addresses text not null default ''::text,
  purged_at timestamp with time zone,
  contacts_organisation_id_account_id_accounts_organisation_id_id FOREIGN KEY (organisation_id, account_id) REFERENCES crm.accounts(organisation_id, id),
  contacts_organisation_id_import_id_imports_organisation_id_id_f FOREIGN KEY (organisation_id, import_id) REFERENCES crm.imports(organisation_id, id),
  contacts_organisation_id_owner_id_people_organisation_id_id_fk FOREIGN KEY (organisation_id, owner_id) REFERENCES directory.people(organisation_id, id),
  contacts_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX contacts_account ON crm.contacts USING btree (organisation_id, account_id, name_key, id);
CREATE INDEX contacts_changed ON crm.contacts USING btree (organisation_id, updated_at, id);
CREATE INDEX contacts_email ON crm.contacts USING btree (organisation_id, email_key);
CREATE INDEX contacts_external_id ON crm.contacts USING btree (organisation_id, external_id);
CREATE INDEX contacts_gone ON crm.contacts USING btree (organisation_id, gone_at) WHERE ((gone_at IS NOT NULL) AND (purged_at IS NULL));
CREATE INDEX contacts_import ON crm.contacts USING btree (organisation_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX contacts_merged ON crm.contacts USING btree (organisation_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX contacts_name ON crm.contacts USING btree (organisation_id, name_key, id);
CREATE INDEX contacts_newest ON crm.contacts USING btree (organisation_id, created_at, id);
CREATE INDEX contacts_next_step ON crm.contacts USING btree (organisation_id, owner_id, next_step_on);
CREATE INDEX contacts_owner_name ON crm.contacts USING btree (organisation_id, owner_id, name_key, id);
CREATE INDEX contacts_owner_newest ON crm.contacts USING btree (organisation_id, owner_id, created_at, id);
CREATE INDEX contacts_search ON crm.contacts USING gin (search_text gin_trgm_ops);
CREATE INDEX contacts_step ON crm.contacts USING btree (organisation_id, next_step_on, id);
CREATE INDEX contacts_touched ON crm.contacts USING btree (organisation_id, last_activity_at, id);
CREATE INDEX contacts_unowned ON crm.contacts USING btree (organisation_id, COALESCE(last_activity_at, created_at), id) WHERE ((owner_id IS NULL) AND (gone_at IS NULL));

create table crm.conversions ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  lead_id uuid not null,
  account_id uuid,
  contact_id uuid,
  opportunity_id uuid,
  made text[] not null,
  journal jsonb not null,
  converted_by uuid,
  converted_at timestamp with time zone not null,
  undone_by uuid,
  undone_at timestamp with time zone,
  conversions_organisation_id_lead_id_leads_organisation_id_id_fk FOREIGN KEY (organisation_id, lead_id) REFERENCES crm.leads(organisation_id, id),
  conversions_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX conversions_lead ON crm.conversions USING btree (organisation_id, lead_id, converted_at, id);

create table crm.custom_fields ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  record_type text not null,
  key text not null,
  label jsonb not null,
  kind text not null,
  choices jsonb not null default '[]'::jsonb,
  position integer not null,
  required_at timestamp with time zone,
  indexed_at timestamp with time zone,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  index_requested_at timestamp with time zone,
  custom_fields_kind CHECK ((kind = ANY (ARRAY['line'::text, 'paragraph'::text, 'email'::text, 'phone'::text, 'url'::text, 'integer'::text, 'decimal'::text, 'date'::text, 'choice'::text, 'yesNo'::text]))),
  custom_fields_organisation_id_id_pk PRIMARY KEY (organisation_id, id),
  custom_fields_key UNIQUE (organisation_id, record_type, key)
);

create table crm.custom_keys ( -- fenced
  organisation_id uuid not null,
  field_id uuid not null,
  record_id uuid not null,
  text_key text,
  number_key double precision,
  custom_keys_organisation_id_field_id_custom_fields_organisation FOREIGN KEY (organisation_id, field_id) REFERENCES crm.custom_fields(organisation_id, id),
  custom_keys_organisation_id_field_id_record_id_pk PRIMARY KEY (organisation_id, field_id, record_id)
);
CREATE INDEX custom_keys_number ON crm.custom_keys USING btree (organisation_id, field_id, number_key, record_id) WHERE (number_key IS NOT NULL);
CREATE INDEX custom_keys_text ON crm.custom_keys USING btree (organisation_id, field_id, text_key, record_id) WHERE (number_key IS NULL);

create table crm.duplicate_keys ( -- fenced
  organisation_id uuid not null,
  record_type text not null,
  record_id uuid not null,
  keys bigint[] not null,
  keyed_at timestamp with time zone not null,
  duplicate_keys_organisation_id_record_id_pk PRIMARY KEY (organisation_id, record_id)
);
CREATE INDEX duplicate_keys_keys ON crm.duplicate_keys USING gin (keys) WITH (fastupdate=off);

create table crm.duplicate_pairs ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  record_type text not null,
  first_id uuid not null,
  second_id uuid not null,
  score real not null,
  reasons jsonb not null,
  state text not null default 'open'::text,
  found_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  duplicate_pairs_order CHECK ((first_id < second_id)),
  duplicate_pairs_state CHECK ((state = ANY (ARRAY['open'::text, 'dismissed'::text, 'merged'::text]))),
  duplicate_pairs_organisation_id_id_pk PRIMARY KEY (organisation_id, id),
  duplicate_pairs_pair UNIQUE (organisation_id, record_type, first_id, second_id)
);
CREATE INDEX duplicate_pairs_open ON crm.duplicate_pairs USING btree (organisation_id, record_type, score, id) WHERE (state = 'open'::text);
CREATE INDEX duplicate_pairs_second ON crm.duplicate_pairs USING btree (organisation_id, second_id);

create table crm.duplicate_scans ( -- fenced
  organisation_id uuid not null,
  record_type text not null,
  scanned_up_to timestamp with time zone,
  scanned_up_to_id uuid,
  finished_at timestamp with time zone,
  population integer not null default 0,
  shares jsonb not null default '{}'::jsonb,
  counted_at timestamp with time zone,
  duplicate_scans_organisation_id_record_type_pk PRIMARY KEY (organisation_id, record_type)
);

create table crm.export_pieces ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  export_id uuid not null,
  position integer not null,
  content bytea not null,
  export_pieces_organisation_id_export_id_exports_organisation_id FOREIGN KEY (organisation_id, export_id) REFERENCES crm.exports(organisation_id, id),
  export_pieces_organisation_id_id_pk PRIMARY KEY (organisation_id, id),
  export_pieces_position UNIQUE (organisation_id, export_id, "position")
);

create table crm.exports ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  record_type text not null,
  format text not null,
  query jsonb not null,
  columns text[] not null,
  state text not null default 'running'::text,
  rows integer not null default 0,
  started_by uuid,
  created_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  forgotten_at timestamp with time zone,
  problem text,
  exports_state CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text]))),
  exports_organisation_id_started_by_people_organisation_id_id_fk FOREIGN KEY (organisation_id, started_by) REFERENCES directory.people(organisation_id, id),
  exports_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX exports_mine ON crm.exports USING btree (organisation_id, started_by, created_at, id);

create table crm.gate_overrides ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  record_type text not null,
  record_id uuid not null,
  stage_id uuid not null,
  missing text[] not null,
  reason text not null,
  source text not null,
  overridden_by uuid,
  overridden_at timestamp with time zone not null,
  undone_at timestamp with time zone,
  gate_overrides_organisation_id_stage_id_stages_organisation_id_ FOREIGN KEY (organisation_id, stage_id) REFERENCES crm.stages(organisation_id, id),
  gate_overrides_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX gate_overrides_newest ON crm.gate_overrides USING btree (organisation_id, overridden_at, id);
CREATE INDEX gate_overrides_record ON crm.gate_overrides USING btree (organisation_id, record_id);

create table crm.goods_months ( -- fenced
  organisation_id uuid not null,
  account_id uuid not null,
  month date not null,
  currency text not null,
  revenue_minor bigint,
  cost_of_goods_minor bigint,
  covered_revenue_minor bigint not null,
  goods_months_organisation_id_account_id_month_currency_pk PRIMARY KEY (organisation_id, account_id, month, currency)
);

create table crm.hour_rates ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  job_role_id uuid,
  currency text not null,
  per_hour_minor bigint not null,
  set_by uuid,
  set_at timestamp with time zone not null,
  hour_rates_positive CHECK ((per_hour_minor >= 0)),
  hour_rates_organisation_id_job_role_id_job_roles_organisation_i FOREIGN KEY (organisation_id, job_role_id) REFERENCES directory.job_roles(organisation_id, id),
  hour_rates_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE UNIQUE INDEX hour_rates_role ON crm.hour_rates USING btree (organisation_id, COALESCE(job_role_id, '00000000-0000-0000-0000-000000000000'::uuid));

create table crm.import_errors ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  import_id uuid not null,
  line integer not null,
  problem text not null,
  params jsonb not null default '{}'::jsonb,
  cells text[] not null,
  outcome text not null default 'out'::text,
  record_id uuid,
  import_errors_outcome CHECK ((outcome = ANY (ARRAY['out'::text, 'in'::text, 'kept'::text]))),
  import_errors_organisation_id_import_id_imports_organisation_id FOREIGN KEY (organisation_id, import_id) REFERENCES crm.imports(organisation_id, id),
  import_errors_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX import_errors_line ON crm.import_errors USING btree (organisation_id, import_id, line);
CREATE INDEX import_errors_record ON crm.import_errors USING btree (organisation_id, record_id) WHERE (record_id IS NOT NULL);

create table crm.import_mappings ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  record_type text not null,
  name text not null,
  header_key text not null,
  mapping jsonb not null,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  import_mappings_organisation_id_id_pk PRIMARY KEY (organisation_id, id),
  import_mappings_name UNIQUE (organisation_id, record_type, name)
);

create table crm.import_pieces ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  import_id uuid not null,
  position integer not null,
  content bytea not null,
  import_pieces_organisation_id_import_id_imports_organisation_id FOREIGN KEY (organisation_id, import_id) REFERENCES crm.imports(organisation_id, id),
  import_pieces_organisation_id_id_pk PRIMARY KEY (organisation_id, id),
  import_pieces_position UNIQUE (organisation_id, import_id, "position")
);

create table crm.imports ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  created_by uuid,
  file_name text not null,
  content text,
  facts jsonb,
  header_key text not null default ''::text,
  mapping jsonb,
  created_at timestamp with time zone not null default now(),
  committed_at timestamp with time zone,
  created integer,
  updated integer,
  unchanged integer,
  failed integer,
  accounts_created integer,
  record_type text not null default 'contact'::text,
  state text not null default 'ready'::text,
  bytes_expected bigint,
  bytes_received bigint,
  rows_total integer,
  rows_done integer not null default 0,
  started_at timestamp with time zone,
  paused_at timestamp with time zone,
  undone_at timestamp with time zone,
  problem text,
  importer jsonb,
  dry_run jsonb,
  counts jsonb,
  undo jsonb,
  imports_state CHECK ((state = ANY (ARRAY['uploading'::text, 'ready'::text, 'running'::text, 'paused'::text, 'done'::text, 'undoing'::text, 'undone'::text, 'failed'::text]))),
  imports_organisation_id_created_by_people_organisation_id_id_fk FOREIGN KEY (organisation_id, created_by) REFERENCES directory.people(organisation_id, id),
  imports_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX imports_header ON crm.imports USING btree (organisation_id, header_key, committed_at);
CREATE INDEX imports_newest ON crm.imports USING btree (organisation_id, created_at, id);

create table crm.leads ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  owner_id uuid,
  search_text text not null,
  tags text[] not null default '{}'::text[],
  notes text,
  custom jsonb not null default '{}'::jsonb,
  details jsonb not null default '{}'::jsonb,
  external_id text,
  import_id uuid,
  import_line integer,
  merged_into uuid,
  gone_at timestamp with time zone,
  last_activity_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  next_step text,
  next_step_on date,
  street text,
  postcode text,
  city text,
  region text,
  country text,
  stage_id uuid not null,
  stage_entered_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  given_name text not null default ''::text,
  family_name text not null default ''::text,
  name_key text not null,
  company text,
  title text,
  email text,
  email_key text,
  phone text,
  website text,
  source text,
  interest text,
  reason text,
  converted_account_id uuid,
  converted_contact_id uuid,
  converted_opportunity_id uuid,
  converted_by uuid,
  converted_at timestamp with time zone,
  other_addresses text not null default ''::text,
  purged_at timestamp with time zone,
  leads_organisation_id_owner_id_people_organisation_id_id_fk FOREIGN KEY (organisation_id, owner_id) REFERENCES directory.people(organisation_id, id),
  leads_organisation_id_stage_id_stages_organisation_id_id_fk FOREIGN KEY (organisation_id, stage_id) REFERENCES crm.stages(organisation_id, id),
  leads_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX leads_board ON crm.leads USING btree (organisation_id, stage_id, stage_entered_at, id);
CREATE INDEX leads_changed ON crm.leads USING btree (organisation_id, updated_at, id);
CREATE INDEX leads_converted_account ON crm.leads USING btree (organisation_id, converted_account_id) WHERE (converted_account_id IS NOT NULL);
CREATE INDEX leads_converted_contact ON crm.leads USING btree (organisation_id, converted_contact_id) WHERE (converted_contact_id IS NOT NULL);
CREATE INDEX leads_converted_opportunity ON crm.leads USING btree (organisation_id, converted_opportunity_id) WHERE (converted_opportunity_id IS NOT NULL);
CREATE INDEX leads_email ON crm.leads USING btree (organisation_id, email_key);
CREATE INDEX leads_external_id ON crm.leads USING btree (organisation_id, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX leads_gone ON crm.leads USING btree (organisation_id, gone_at) WHERE ((gone_at IS NOT NULL) AND (purged_at IS NULL));
CREATE INDEX leads_import ON crm.leads USING btree (organisation_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX leads_merged ON crm.leads USING btree (organisation_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX leads_name ON crm.leads USING btree (organisation_id, name_key, id);
CREATE INDEX leads_newest ON crm.leads USING btree (organisation_id, created_at, id);
CREATE INDEX leads_next_step ON crm.leads USING btree (organisation_id, next_step_on, id);
CREATE INDEX leads_owner_name ON crm.leads USING btree (organisation_id, owner_id, name_key, id);
CREATE INDEX leads_owner_newest ON crm.leads USING btree (organisation_id, owner_id, created_at, id);
CREATE INDEX leads_search ON crm.leads USING gin (search_text gin_trgm_ops);
CREATE INDEX leads_touched ON crm.leads USING btree (organisation_id, last_activity_at, id);
CREATE INDEX leads_unowned ON crm.leads USING btree (organisation_id, COALESCE(last_activity_at, created_at), id) WHERE ((owner_id IS NULL) AND (gone_at IS NULL) AND (closed_at IS NULL));

create table crm.line_items ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  opportunity_id uuid not null,
  product_id uuid,
  description text not null,
  quantity numeric(14,3) not null,
  unit_price_minor bigint not null,
  discount_percent numeric(5,2) not null default 0,
  unit_cost_minor bigint,
  position integer not null,
  line_items_discount CHECK (((discount_percent >= (0)::numeric) AND (discount_percent <= (100)::numeric))),
  line_items_quantity CHECK ((quantity > (0)::numeric)),
  line_items_organisation_id_opportunity_id_opportunities_organis FOREIGN KEY (organisation_id, opportunity_id) REFERENCES crm.opportunities(organisation_id, id),
  line_items_organisation_id_product_id_products_organisation_id_ FOREIGN KEY (organisation_id, product_id) REFERENCES crm.products(organisation_id, id),
  line_items_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX line_items_opportunity ON crm.line_items USING btree (organisation_id, opportunity_id, "position", id);

create table crm.merge_moves ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  merge_id uuid not null,
  table_name text not null,
  column_name text not null,
  row_id uuid not null,
  from_id uuid not null,
  position integer not null default 0,
  merge_moves_organisation_id_merge_id_merges_organisation_id_id_ FOREIGN KEY (organisation_id, merge_id) REFERENCES crm.merges(organisation_id, id),
  merge_moves_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX merge_moves_merge ON crm.merge_moves USING btree (organisation_id, merge_id, table_name);

create table crm.merges ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  record_type text not null,
  winner_id uuid not null,
  loser_ids uuid[] not null,
  before jsonb not null,
  after jsonb not null,
  merged_by uuid,
  merged_at timestamp with time zone not null,
  unmerged_by uuid,
  unmerged_at timestamp with time zone,
  merges_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX merges_newest ON crm.merges USING btree (organisation_id, merged_at, id);
CREATE INDEX merges_winner ON crm.merges USING btree (organisation_id, winner_id, merged_at);

create table crm.opportunities ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  owner_id uuid,
  account_id uuid,
  contact_id uuid,
  amount_minor bigint,
  currency text not null,
  closes_on date,
  next_step text,
  next_step_on date,
  reason text,
  stage_id uuid not null,
  stage_entered_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  last_activity_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  search_text text not null,
  tags text[] not null default '{}'::text[],
  notes text,
  custom jsonb not null default '{}'::jsonb,
  details jsonb not null default '{}'::jsonb,
  external_id text,
  import_id uuid,
  import_line integer,
  merged_into uuid,
  gone_at timestamp with time zone,
  name_key text not null default ''::text,
  source text,
  purged_at timestamp with time zone,
  amount_whole double precision default ((amount_minor)::double precision /
CASE
    WHEN (currency = ANY (ARRAY['AFN'::text, 'ALL'::text, 'BIF'::text, 'CLP'::text, 'COP'::text, 'DJF'::text, 'GNF'::text, 'HUF'::text, 'IDR'::text, 'IQD'::text, 'IRR'::text, 'ISK'::text, 'JPY'::text, 'KMF'::text, 'KPW'::text, 'KRW'::text, 'LAK'::text, 'LBP'::text, 'MGA'::text, 'MMK'::text, 'PKR'::text, 'PYG'::text, 'RWF'::text, 'SLL'::text, 'SOS'::text, 'SYP'::text, 'UGX'::text, 'VND'::text, 'VUV'::text, 'XAF'::text, 'XOF'::text, 'XPF'::text, 'YER'::text])) THEN (1.0)::double precision
    WHEN (currency = ANY (ARRAY['BHD'::text, 'JOD'::text, 'KWD'::text, 'LYD'::text, 'OMR'::text, 'TND'::text])) THEN (1000.0)::double precision
    ELSE (100.0)::double precision
END),
  opportunities_amount CHECK ((amount_minor >= 0)),
  opportunities_currency CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  opportunities_organisation_id_account_id_accounts_organisation_ FOREIGN KEY (organisation_id, account_id) REFERENCES crm.accounts(organisation_id, id),
  opportunities_organisation_id_contact_id_contacts_organisation_ FOREIGN KEY (organisation_id, contact_id) REFERENCES crm.contacts(organisation_id, id),
  opportunities_organisation_id_owner_id_people_organisation_id_i FOREIGN KEY (organisation_id, owner_id) REFERENCES directory.people(organisation_id, id),
  opportunities_organisation_id_stage_id_stages_organisation_id_i FOREIGN KEY (organisation_id, stage_id) REFERENCES crm.stages(organisation_id, id),
  opportunities_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX opportunities_account ON crm.opportunities USING btree (organisation_id, account_id, created_at);
CREATE INDEX opportunities_amounts ON crm.opportunities USING btree (organisation_id, amount_minor, id);
CREATE INDEX opportunities_board ON crm.opportunities USING btree (organisation_id, stage_id, stage_entered_at, id);
CREATE INDEX opportunities_closed ON crm.opportunities USING btree (organisation_id, currency, closed_at) WHERE (closed_at IS NOT NULL);
CREATE INDEX opportunities_closes ON crm.opportunities USING btree (organisation_id, closes_on, id);
CREATE INDEX opportunities_contact ON crm.opportunities USING btree (organisation_id, contact_id, created_at);
CREATE INDEX opportunities_external_id ON crm.opportunities USING btree (organisation_id, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX opportunities_gone ON crm.opportunities USING btree (organisation_id, gone_at) WHERE ((gone_at IS NOT NULL) AND (purged_at IS NULL));
CREATE INDEX opportunities_import ON crm.opportunities USING btree (organisation_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX opportunities_name ON crm.opportunities USING btree (organisation_id, name_key, id);
CREATE INDEX opportunities_newest ON crm.opportunities USING btree (organisation_id, created_at, id);
CREATE INDEX opportunities_next_step ON crm.opportunities USING btree (organisation_id, next_step_on, id);
CREATE INDEX opportunities_open ON crm.opportunities USING btree (organisation_id, owner_id) WHERE (closed_at IS NULL);
CREATE INDEX opportunities_owner_board ON crm.opportunities USING btree (organisation_id, owner_id, stage_id, stage_entered_at, id);
CREATE INDEX opportunities_owner_newest ON crm.opportunities USING btree (organisation_id, owner_id, created_at, id);
CREATE INDEX opportunities_search ON crm.opportunities USING gin (search_text gin_trgm_ops);
CREATE INDEX opportunities_touched ON crm.opportunities USING btree (organisation_id, last_activity_at, id);
CREATE INDEX opportunities_unowned ON crm.opportunities USING btree (organisation_id, COALESCE(last_activity_at, created_at), id) WHERE ((owner_id IS NULL) AND (gone_at IS NULL) AND (closed_at IS NULL));
CREATE INDEX opportunities_whole_amounts ON crm.opportunities USING btree (organisation_id, amount_whole, id);

create table crm.pipelines ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  record_type text not null,
  name text not null,
  position integer not null,
  idle_days integer not null default 14,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone,
  changed_by uuid,
  pipelines_record_type CHECK ((record_type = ANY (ARRAY['lead'::text, 'opportunity'::text, 'case'::text]))),
  pipelines_organisation_id_id_pk PRIMARY KEY (organisation_id, id),
  pipelines_name UNIQUE (organisation_id, record_type, name)
);

create table crm.products ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  owner_id uuid,
  search_text text not null,
  tags text[] not null default '{}'::text[],
  notes text,
  custom jsonb not null default '{}'::jsonb,
  details jsonb not null default '{}'::jsonb,
  external_id text,
  import_id uuid,
  import_line integer,
  merged_into uuid,
  gone_at timestamp with time zone,
  last_activity_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  name text not null,
  name_key text not null,
  code text,
  description text,
  unit text,
  price_minor bigint,
  cost_minor bigint,
  currency text not null,
  retired_on date,
  purged_at timestamp with time zone,
  products_currency CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  products_organisation_id_owner_id_people_organisation_id_id_fk FOREIGN KEY (organisation_id, owner_id) REFERENCES directory.people(organisation_id, id),
  products_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX products_code ON crm.products USING btree (organisation_id, code);
CREATE INDEX products_gone ON crm.products USING btree (organisation_id, gone_at) WHERE ((gone_at IS NOT NULL) AND (purged_at IS NULL));
CREATE INDEX products_name ON crm.products USING btree (organisation_id, name_key, id);
CREATE INDEX products_newest ON crm.products USING btree (organisation_id, created_at, id);
CREATE INDEX products_search ON crm.products USING gin (search_text gin_trgm_ops);

create table crm.profit_marks ( -- fenced
  organisation_id uuid not null,
  id bigint not null,
  account_id uuid not null,
  profit_marks_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);

create table crm.profit_standings ( -- fenced
  organisation_id uuid not null,
  account_id uuid not null,
  owner_id uuid,
  revenue_minor double precision,
  cost_of_goods_minor double precision not null,
  covered_revenue_minor double precision not null,
  activities integer not null,
  activities_covered integer not null,
  activity_minutes integer not null,
  activity_cost_minor double precision not null,
  cases integer not null,
  cases_covered integer not null,
  case_minutes integer not null,
  case_cost_minor double precision not null,
  contribution double precision,
  covered double precision not null,
  verdict text not null,
  profit_standings_organisation_id_account_id_pk PRIMARY KEY (organisation_id, account_id)
);
CREATE INDEX profit_standings_owner ON crm.profit_standings USING btree (organisation_id, owner_id);
CREATE INDEX profit_standings_sort ON crm.profit_standings USING btree (organisation_id, COALESCE(contribution, '9e+15'::double precision), account_id);
CREATE INDEX profit_standings_verdict ON crm.profit_standings USING btree (organisation_id, verdict, COALESCE(contribution, '9e+15'::double precision), account_id);

create table crm.profit_states ( -- fenced
  organisation_id uuid not null,
  basis text,
  period text,
  next_basis text,
  next_period text,
  reached_id uuid,
  curve jsonb,
  profit_states_organisation_id_pk PRIMARY KEY (organisation_id)
);

create table crm.quality_days ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  day date not null,
  record_type text not null,
  owner_id uuid,
  records integer not null,
  completeness double precision not null,
  validity double precision not null,
  freshness double precision not null,
  uniqueness double precision not null,
  ownership double precision not null,
  points double precision not null,
  quality_days_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX quality_days_day ON crm.quality_days USING btree (organisation_id, day);
CREATE UNIQUE INDEX quality_days_key ON crm.quality_days USING btree (organisation_id, record_type, COALESCE(owner_id, '00000000-0000-0000-0000-000000000000'::uuid), day);

create table crm.quality_marks ( -- fenced
  organisation_id uuid not null,
  id bigint not null,
  record_type text not null,
  record_id uuid not null,
  quality_marks_organisation_id_record_type_id_pk PRIMARY KEY (organisation_id, record_type, id)
);

create table crm.quality_states ( -- fenced
  organisation_id uuid not null,
  record_type text not null,
  rules text,
  day date,
  gone_owners text,
  next_rules text,
  next_day date,
  next_gone_owners text,
  reached_id uuid,
  quality_states_organisation_id_record_type_pk PRIMARY KEY (organisation_id, record_type)
);

create table crm.queues ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  position integer not null,
  archived_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  queues_organisation_id_id_pk PRIMARY KEY (organisation_id, id),
  queues_name UNIQUE (organisation_id, name)
);

create table crm.record_events ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  account_id uuid,
  kind text not null,
  actor_id uuid,
  source text not null,
  occurred_at timestamp with time zone not null,
  changes jsonb not null default '[]'::jsonb,
  activity_id uuid,
  run_id uuid,
  record_events_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX record_events_account ON crm.record_events USING btree (organisation_id, account_id, occurred_at, id);
CREATE INDEX record_events_named ON crm.record_events USING gin (crm.ids_named(changes)) WHERE (changes <> '[]'::jsonb);
CREATE INDEX record_events_run ON crm.record_events USING btree (organisation_id, run_id, id) WHERE (run_id IS NOT NULL);
CREATE INDEX record_events_subject ON crm.record_events USING btree (organisation_id, subject_id, occurred_at, id);

create table crm.record_qualities ( -- fenced
  organisation_id uuid not null,
  record_type text not null,
  record_id uuid not null,
  owner_id uuid,
  completeness double precision not null,
  validity double precision not null,
  freshness double precision not null,
  uniqueness double precision not null,
  ownership double precision not null,
  points double precision not null,
  since date not null default CURRENT_DATE,
  missing text[],
  invalid text[],
  touched_on date,
  record_qualities_organisation_id_record_type_record_id_pk PRIMARY KEY (organisation_id, record_type, record_id)
);
CREATE INDEX record_qualities_completeness ON crm.record_qualities USING btree (organisation_id, record_type, completeness, record_id) WHERE (completeness < (1)::double precision);
CREATE INDEX record_qualities_freshness ON crm.record_qualities USING btree (organisation_id, record_type, freshness, record_id) WHERE (freshness < (1)::double precision);
CREATE INDEX record_qualities_owner ON crm.record_qualities USING btree (organisation_id, record_type, owner_id, points, record_id);
CREATE INDEX record_qualities_ownership ON crm.record_qualities USING btree (organisation_id, record_type, ownership, record_id) WHERE (ownership < (1)::double precision);
CREATE INDEX record_qualities_points ON crm.record_qualities USING btree (organisation_id, record_type, points, record_id);
CREATE INDEX record_qualities_uniqueness ON crm.record_qualities USING btree (organisation_id, record_type, uniqueness, record_id) WHERE (uniqueness < (1)::double precision);
CREATE INDEX record_qualities_validity ON crm.record_qualities USING btree (organisation_id, record_type, validity, record_id) WHERE (validity < (1)::double precision);

create table crm.record_scores ( -- fenced
  organisation_id uuid not null,
  record_type text not null,
  record_id uuid not null,
  since date not null,
  until date not null,
  completeness double precision not null,
  validity double precision not null,
  uniqueness double precision not null,
  ownership double precision not null,
  touched_on date,
  missing text[] not null,
  invalid text[] not null,
  record_scores_organisation_id_record_type_record_id_until_pk PRIMARY KEY (organisation_id, record_type, record_id, until)
);
CREATE INDEX record_scores_until ON crm.record_scores USING btree (organisation_id, until);

create table crm.run_moves ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  run_id uuid not null,
  kind text not null,
  row_id uuid not null,
  from_id uuid not null,
  to_id uuid,
  run_moves_kind CHECK ((kind = ANY (ARRAY['task'::text, 'approval'::text]))),
  run_moves_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX run_moves_run ON crm.run_moves USING btree (organisation_id, run_id, kind);

create table crm.runs ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  record_type text,
  records integer not null,
  started_by uuid,
  created_at timestamp with time zone not null default now(),
  undone_at timestamp with time zone,
  undone_by uuid,
  state text not null default 'done'::text,
  total integer,
  done integer not null default 0,
  work jsonb,
  found jsonb,
  importer jsonb,
  problem jsonb,
  undo jsonb,
  runs_kind CHECK ((kind = ANY (ARRAY['edit'::text, 'reassign'::text, 'claim'::text, 'handover'::text, 'delete'::text, 'restore'::text]))),
  runs_state CHECK ((state = ANY (ARRAY['running'::text, 'paused'::text, 'done'::text, 'failed'::text, 'undoing'::text]))),
  runs_organisation_id_started_by_people_organisation_id_id_fk FOREIGN KEY (organisation_id, started_by) REFERENCES directory.people(organisation_id, id),
  runs_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX runs_newest ON crm.runs USING btree (organisation_id, created_at, id);

create table crm.saved_views ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  owner_id uuid not null,
  record_type text not null,
  name text not null,
  query jsonb not null,
  shared_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  saved_views_organisation_id_owner_id_people_organisation_id_id_ FOREIGN KEY (organisation_id, owner_id) REFERENCES directory.people(organisation_id, id),
  saved_views_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX saved_views_type ON crm.saved_views USING btree (organisation_id, record_type, owner_id);

create table crm.served_months ( -- fenced
  organisation_id uuid not null,
  account_id uuid not null,
  month date not null,
  activities integer not null,
  activities_covered integer not null,
  activity_minutes integer not null,
  activity_cost_minor bigint not null,
  cases integer not null,
  cases_covered integer not null,
  case_minutes integer not null,
  case_cost_minor bigint not null,
  served_months_organisation_id_account_id_month_pk PRIMARY KEY (organisation_id, account_id, month)
);

create table crm.settings ( -- fenced
  organisation_id uuid not null,
  currency text not null default 'USD'::text,
  abandoned_days integer not null default 180,
  claims_per_day_max integer not null default 10,
  changed_by uuid,
  changed_at timestamp with time zone,
  week_starts_on integer not null default 1,
  gone_days integer not null default 90,
  settings_bounds CHECK ((((abandoned_days >= 7) AND (abandoned_days <= 3650)) AND ((claims_per_day_max >= 1) AND (claims_per_day_max <= 1000)))),
  settings_gone CHECK (((gone_days >= 90) AND (gone_days <= 3650))),
  settings_week_starts_on CHECK ((week_starts_on = ANY (ARRAY[1, 6, 7]))),
  settings_organisation_id_pk PRIMARY KEY (organisation_id)
);

create table crm.stage_entries ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  record_type text not null,
  record_id uuid not null,
  stage_id uuid not null,
  entered_at timestamp with time zone not null,
  entered_by uuid,
  left_at timestamp with time zone,
  undone_at timestamp with time zone,
  stage_entries_organisation_id_stage_id_stages_organisation_id_i FOREIGN KEY (organisation_id, stage_id) REFERENCES crm.stages(organisation_id, id),
  stage_entries_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX stage_entries_record ON crm.stage_entries USING btree (organisation_id, record_id, entered_at, id);
CREATE INDEX stage_entries_stage ON crm.stage_entries USING btree (organisation_id, stage_id, entered_at);
CREATE UNIQUE INDEX stage_entries_open ON crm.stage_entries USING btree (organisation_id, record_id) WHERE (left_at IS NULL);

create table crm.stages ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  position integer not null,
  kind text not null default 'open'::text,
  requires text[] not null default '{}'::text[],
  pipeline_id uuid not null,
  requires_activities jsonb not null default '[]'::jsonb,
  approval text,
  probability integer not null default 0,
  stays_days_max integer,
  archived_at timestamp with time zone,
  stages_approval CHECK ((approval = 'manager'::text)),
  stages_kind CHECK ((kind = ANY (ARRAY['open'::text, 'won'::text, 'lost'::text]))),
  stages_probability CHECK (((probability >= 0) AND (probability <= 100))),
  stages_organisation_id_pipeline_id_pipelines_organisation_id_id FOREIGN KEY (organisation_id, pipeline_id) REFERENCES crm.pipelines(organisation_id, id),
  stages_organisation_id_id_pk PRIMARY KEY (organisation_id, id),
  stages_pipeline_position UNIQUE (organisation_id, pipeline_id, "position")
);

create table crm.suppressed_points ( -- fenced
  organisation_id uuid not null,
  kind text not null,
  hash text not null,
  opted_out_at timestamp with time zone not null,
  opt_out_source text,
  opted_out_by uuid,
  suppressed_points_kind CHECK ((kind = ANY (ARRAY['email'::text, 'phone'::text]))),
  suppressed_points_organisation_id_kind_hash_pk PRIMARY KEY (organisation_id, kind, hash)
);

create table directory.absences ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  absences_order CHECK ((ends_on >= starts_on)),
  absences_organisation_id_person_id_people_organisation_id_id_fk FOREIGN KEY (organisation_id, person_id) REFERENCES directory.people(organisation_id, id),
  absences_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX absences_person ON directory.absences USING btree (organisation_id, person_id, starts_on);

create table directory.accounts ( -- not fenced
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  accounts_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES directory.users(id) ON DELETE CASCADE,
  accounts_pkey PRIMARY KEY (id)
);
CREATE INDEX accounts_user ON directory.accounts USING btree (user_id);

create table directory.audit_entries ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  actor_id uuid,
  action text not null,
  subject_type text,
  subject_id uuid,
  facts jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  audit_entries_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX audit_entries_newest ON directory.audit_entries USING btree (organisation_id, created_at, id);
CREATE INDEX audit_entries_subject ON directory.audit_entries USING btree (organisation_id, subject_id, created_at);

create table directory.handovers ( -- fenced
  organisation_id uuid not null,
  person_id uuid not null,
  successor_id uuid,
  decided_by uuid,
  decided_at timestamp with time zone not null,
  done_at timestamp with time zone,
  handovers_not_to_oneself CHECK ((successor_id <> person_id)),
  handovers_organisation_id_person_id_people_organisation_id_id_f FOREIGN KEY (organisation_id, person_id) REFERENCES directory.people(organisation_id, id),
  handovers_organisation_id_successor_id_people_organisation_id_i FOREIGN KEY (organisation_id, successor_id) REFERENCES directory.people(organisation_id, id),
  handovers_organisation_id_person_id_pk PRIMARY KEY (organisation_id, person_id)
);
CREATE INDEX handovers_successor ON directory.handovers USING btree (organisation_id, successor_id);

create table directory.job_roles ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  job_roles_organisation_id_organisations_id_fk FOREIGN KEY (organisation_id) REFERENCES directory.organisations(id),
  job_roles_organisation_id_id_pk PRIMARY KEY (organisation_id, id),
  job_roles_name UNIQUE (organisation_id, name)
);

create table directory.locations ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  time_zone text not null,
  locations_organisation_id_organisations_id_fk FOREIGN KEY (organisation_id) REFERENCES directory.organisations(id),
  locations_organisation_id_id_pk PRIMARY KEY (organisation_id, id),
  locations_name UNIQUE (organisation_id, name)
);

create table directory.notices ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  kind text not null,
  params jsonb not null default '{}'::jsonb,
  to text not null,
  once_key text not null,
  created_at timestamp with time zone not null default now(),
  read_at timestamp with time zone,
  mailed_at timestamp with time zone,
  notices_organisation_id_person_id_people_organisation_id_id_fk FOREIGN KEY (organisation_id, person_id) REFERENCES directory.people(organisation_id, id),
  notices_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX notices_unread ON directory.notices USING btree (organisation_id, person_id, created_at) WHERE (read_at IS NULL);
CREATE UNIQUE INDEX notices_once ON directory.notices USING btree (organisation_id, person_id, once_key);

create table directory.org_units ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  parent_id uuid,
  name text not null,
  created_at timestamp with time zone not null default now(),
  org_units_organisation_id_organisations_id_fk FOREIGN KEY (organisation_id) REFERENCES directory.organisations(id),
  org_units_organisation_id_parent_id_org_units_organisation_id_i FOREIGN KEY (organisation_id, parent_id) REFERENCES directory.org_units(organisation_id, id),
  org_units_organisation_id_id_pk PRIMARY KEY (organisation_id, id),
  org_units_name_below_parent UNIQUE NULLS NOT DISTINCT (organisation_id, parent_id, name)
);
CREATE INDEX org_units_parent ON directory.org_units USING btree (organisation_id, parent_id);

create table directory.organisations ( -- fenced
  id uuid not null,
  name text not null,
  language text not null default 'en'::text,
  time_zone text not null default 'UTC'::text,
  privacy_mode text not null default 'team'::text,
  created_at timestamp with time zone not null default now(),
  organisations_language CHECK ((language = ANY (ARRAY['en'::text, 'es'::text]))),
  organisations_privacy_mode CHECK ((privacy_mode = ANY (ARRAY['named_support'::text, 'team'::text, 'works_council'::text]))),
  organisations_pkey PRIMARY KEY (id)
);

create table directory.people ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  external_id text,
  email text not null,
  given_name text not null,
  family_name text not null,
  org_unit_id uuid,
  manager_id uuid,
  job_role_id uuid,
  location_id uuid,
  language text not null default 'en'::text,
  time_zone text not null default 'UTC'::text,
  starts_on date not null,
  ends_on date,
  workload_percent integer not null default 100,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  people_workload CHECK (((workload_percent >= 1) AND (workload_percent <= 100))),
  people_organisation_id_job_role_id_job_roles_organisation_id_id FOREIGN KEY (organisation_id, job_role_id) REFERENCES directory.job_roles(organisation_id, id),
  people_organisation_id_location_id_locations_organisation_id_id FOREIGN KEY (organisation_id, location_id) REFERENCES directory.locations(organisation_id, id),
  people_organisation_id_manager_id_people_organisation_id_id_fk FOREIGN KEY (organisation_id, manager_id) REFERENCES directory.people(organisation_id, id),
  people_organisation_id_org_unit_id_org_units_organisation_id_id FOREIGN KEY (organisation_id, org_unit_id) REFERENCES directory.org_units(organisation_id, id),
  people_organisation_id_organisations_id_fk FOREIGN KEY (organisation_id) REFERENCES directory.organisations(id),
  people_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX people_external_id_lower ON directory.people USING btree (organisation_id, lower(external_id));
CREATE INDEX people_filed ON directory.people USING btree (organisation_id, directory.filed(family_name), directory.filed(given_name), id);
CREATE INDEX people_manager ON directory.people USING btree (organisation_id, manager_id);
CREATE INDEX people_name ON directory.people USING btree (organisation_id, family_name, given_name, id);
CREATE INDEX people_org_unit ON directory.people USING btree (organisation_id, org_unit_id);
CREATE UNIQUE INDEX people_email ON directory.people USING btree (organisation_id, lower(email));
CREATE UNIQUE INDEX people_external_id ON directory.people USING btree (organisation_id, external_id);

create table directory.people_imports ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  file_name text not null,
  content text,
  uploaded_by uuid,
  created_at timestamp with time zone not null default now(),
  committed_at timestamp with time zone,
  outcome jsonb,
  people_imports_organisation_id_organisations_id_fk FOREIGN KEY (organisation_id) REFERENCES directory.organisations(id),
  people_imports_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);

create table directory.permission_reaches ( -- fenced
  organisation_id uuid not null,
  role text not null,
  permission text not null,
  reach text not null,
  changed_at timestamp with time zone not null default now(),
  changed_by uuid,
  permission_reaches_reach_known CHECK ((reach = ANY (ARRAY['none'::text, 'own'::text, 'reports'::text, 'team'::text, 'unit'::text, 'organisation'::text]))),
  permission_reaches_role_known CHECK ((role = ANY (ARRAY['employee'::text, 'people_manager'::text, 'change_manager'::text, 'sponsor'::text, 'leader'::text, 'administrator'::text]))),
  permission_reaches_organisation_id_changed_by_people_organisati FOREIGN KEY (organisation_id, changed_by) REFERENCES directory.people(organisation_id, id),
  permission_reaches_organisation_id_role_permission_pk PRIMARY KEY (organisation_id, role, permission)
);

create table directory.rate_limits ( -- not fenced
  id uuid not null default gen_random_uuid(),
  key text not null,
  count integer not null,
  counting_since bigint not null,
  rate_limits_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX rate_limits_key ON directory.rate_limits USING btree (key);

create table directory.role_assignments ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  role text not null,
  org_unit_id uuid,
  created_at timestamp with time zone not null default now(),
  role_assignments_role_known CHECK ((role = ANY (ARRAY['employee'::text, 'people_manager'::text, 'change_manager'::text, 'sponsor'::text, 'leader'::text, 'administrator'::text]))),
  role_assignments_organisation_id_org_unit_id_org_units_organisa FOREIGN KEY (organisation_id, org_unit_id) REFERENCES directory.org_units(organisation_id, id),
  role_assignments_organisation_id_person_id_people_organisation_ FOREIGN KEY (organisation_id, person_id) REFERENCES directory.people(organisation_id, id),
  role_assignments_organisation_id_id_pk PRIMARY KEY (organisation_id, id),
  role_assignments_once UNIQUE NULLS NOT DISTINCT (organisation_id, person_id, role, org_unit_id)
);
CREATE INDEX role_assignments_role ON directory.role_assignments USING btree (organisation_id, role);

create table directory.sessions ( -- not fenced
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  sessions_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES directory.users(id) ON DELETE CASCADE,
  sessions_pkey PRIMARY KEY (id)
);
CREATE INDEX sessions_user ON directory.sessions USING btree (user_id);
CREATE UNIQUE INDEX sessions_token ON directory.sessions USING btree (token);

create table directory.sign_in_attempts ( -- not fenced
  email_hash text not null,
  failures integer not null default 0,
  locked_until timestamp with time zone,
  last_failed_at timestamp with time zone not null default now(),
  sign_in_attempts_pkey PRIMARY KEY (email_hash)
);

create table directory.users ( -- not fenced
  id uuid not null default gen_random_uuid(),
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  organisation_id uuid not null,
  person_id uuid not null,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  users_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX users_email ON directory.users USING btree (email);
CREATE UNIQUE INDEX users_person ON directory.users USING btree (organisation_id, person_id);

create table directory.verifications ( -- not fenced
  id uuid not null default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  verifications_pkey PRIMARY KEY (id)
);
CREATE INDEX verifications_identifier ON directory.verifications USING btree (identifier);

create table feedback.answers ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  post_id uuid not null,
  text text not null,
  answered_by uuid,
  answered_at timestamp with time zone not null,
  submission_key uuid not null,
  answers_organisation_id_answered_by_people_organisation_id_id_f FOREIGN KEY (organisation_id, answered_by) REFERENCES directory.people(organisation_id, id),
  answers_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE UNIQUE INDEX answers_submission ON feedback.answers USING btree (organisation_id, post_id, submission_key);

create view feedback.board as
 SELECT posts.organisation_id,
    posts.id,
    false AS anonymous,
    posts.author_id,
    posts.author_shown_to,
    posts.asked_for_help,
    posts.kind,
    posts.text,
    posts.stems,
    posts.area,
    posts.screen_path,
    posts.screen_title,
    posts.status,
    posts.posted_on
   FROM feedback.posts
UNION ALL
 SELECT posts.organisation_id,
    posts.id,
    true AS anonymous,
    NULL::uuid AS author_id,
    NULL::text AS author_shown_to,
    false AS asked_for_help,
    posts.kind,
    posts.text,
    posts.stems,
    posts.area,
    posts.screen_path,
    NULL::text AS screen_title,
    posts.status,
    posts.posted_on
   FROM feedback_anonymous.posts;

create table feedback.moves ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  post_id uuid not null,
  from_status text not null,
  to_status text not null,
  reason text not null,
  moved_by uuid,
  moved_at timestamp with time zone not null,
  moves_organisation_id_moved_by_people_organisation_id_id_fk FOREIGN KEY (organisation_id, moved_by) REFERENCES directory.people(organisation_id, id),
  moves_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX moves_post ON feedback.moves USING btree (organisation_id, post_id, moved_at);

create table feedback.posts ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  author_id uuid not null,
  author_shown_to text not null,
  asked_for_help boolean not null,
  kind text not null,
  text text not null,
  stems text[] not null,
  area text not null,
  screen_path text not null,
  screen_title text not null,
  status text not null default 'received'::text,
  posted_on date not null,
  submission_key uuid not null,
  created_at timestamp with time zone not null default now(),
  posts_author_shown_to CHECK ((author_shown_to = ANY (ARRAY['nobody'::text, 'change_managers'::text]))),
  posts_kind CHECK ((kind = ANY (ARRAY['problem'::text, 'idea'::text, 'question'::text]))),
  posts_status CHECK ((status = ANY (ARRAY['received'::text, 'under_review'::text, 'planned'::text, 'done'::text, 'declined'::text]))),
  posts_organisation_id_author_id_people_organisation_id_id_fk FOREIGN KEY (organisation_id, author_id) REFERENCES directory.people(organisation_id, id),
  posts_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX posts_newest ON feedback.posts USING btree (organisation_id, posted_on, id);
CREATE UNIQUE INDEX posts_submission ON feedback.posts USING btree (organisation_id, author_id, submission_key);

create table feedback.votes ( -- fenced
  organisation_id uuid not null,
  post_id uuid not null,
  person_id uuid not null,
  voted_on date not null,
  votes_organisation_id_person_id_people_organisation_id_id_fk FOREIGN KEY (organisation_id, person_id) REFERENCES directory.people(organisation_id, id),
  votes_organisation_id_post_id_person_id_pk PRIMARY KEY (organisation_id, post_id, person_id)
);

create table feedback_anonymous.posts ( -- fenced
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  kind text not null,
  text text not null,
  stems text[] not null,
  area text not null,
  screen_path text not null,
  status text not null default 'received'::text,
  posted_on date not null,
  receipt_hash text not null,
  anonymous_posts_kind CHECK ((kind = ANY (ARRAY['problem'::text, 'idea'::text, 'question'::text]))),
  anonymous_posts_status CHECK ((status = ANY (ARRAY['received'::text, 'under_review'::text, 'planned'::text, 'done'::text, 'declined'::text]))),
  posts_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX anonymous_posts_newest ON feedback_anonymous.posts USING btree (organisation_id, posted_on, id);
CREATE UNIQUE INDEX anonymous_posts_receipt ON feedback_anonymous.posts USING btree (organisation_id, receipt_hash);

create table sponsorship.messages ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  sponsor_id uuid not null,
  audience_kind text not null,
  audience_id uuid,
  subject jsonb not null,
  body jsonb not null,
  recipients integer not null,
  submission_key uuid not null,
  sent_at timestamp with time zone not null,
  messages_audience_kind CHECK ((audience_kind = ANY (ARRAY['organisation'::text, 'org_unit'::text, 'rollout'::text]))),
  messages_organisation_id_sponsor_id_people_organisation_id_id_f FOREIGN KEY (organisation_id, sponsor_id) REFERENCES directory.people(organisation_id, id),
  messages_organisation_id_id_pk PRIMARY KEY (organisation_id, id),
  messages_submission UNIQUE (organisation_id, submission_key)
);
CREATE INDEX messages_newest ON sponsorship.messages USING btree (organisation_id, sent_at, id);

create view sponsorship.messages_v1 as
 SELECT organisation_id,
    id AS message_id,
        CASE
            WHEN audience_kind <> 'org_unit'::text THEN subject
            ELSE NULL::jsonb
        END AS subject,
    recipients,
    sent_at
   FROM sponsorship.messages;

create table sponsorship.receipts ( -- fenced
  organisation_id uuid not null,
  message_id uuid not null,
  person_id uuid not null,
  read_at timestamp with time zone,
  receipts_organisation_id_message_id_messages_organisation_id_id FOREIGN KEY (organisation_id, message_id) REFERENCES sponsorship.messages(organisation_id, id),
  receipts_organisation_id_person_id_people_organisation_id_id_fk FOREIGN KEY (organisation_id, person_id) REFERENCES directory.people(organisation_id, id),
  receipts_organisation_id_message_id_person_id_pk PRIMARY KEY (organisation_id, message_id, person_id)
);
CREATE INDEX receipts_person ON sponsorship.receipts USING btree (organisation_id, person_id, message_id);

create table sponsorship.sponsors ( -- fenced
  organisation_id uuid not null,
  rollout_id uuid not null,
  person_id uuid not null,
  consented_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  sponsors_organisation_id_person_id_people_organisation_id_id_fk FOREIGN KEY (organisation_id, person_id) REFERENCES directory.people(organisation_id, id),
  sponsors_organisation_id_rollout_id_person_id_pk PRIMARY KEY (organisation_id, rollout_id, person_id)
);

create table telemetry.active_days ( -- fenced
  organisation_id uuid not null,
  day date not null,
  person_id uuid not null,
  count integer not null,
  active_days_organisation_id_day_person_id_pk PRIMARY KEY (organisation_id, day, person_id)
);

create view telemetry.active_days_v1 as
 SELECT organisation_id,
    person_id,
    day,
    count
   FROM telemetry.active_days;

create table telemetry.alert_firings ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  alert_id uuid not null,
  period date not null,
  value double precision not null,
  before double precision,
  silent text,
  fired_at timestamp with time zone not null,
  alert_firings_silent CHECK ((silent = 'snoozed'::text)),
  alert_firings_organisation_id_alert_id_alerts_organisation_id_i FOREIGN KEY (organisation_id, alert_id) REFERENCES telemetry.alerts(organisation_id, id) ON DELETE CASCADE,
  alert_firings_organisation_id_id_pk PRIMARY KEY (organisation_id, id),
  alert_firings_once UNIQUE (organisation_id, alert_id, period)
);

create table telemetry.alerts ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  owner_id uuid not null,
  insight_id uuid not null,
  measure text not null,
  condition text not null,
  threshold double precision not null,
  crossed_in date,
  checked_on date,
  last_value double precision,
  paused_at timestamp with time zone,
  snoozed_until date,
  created_at timestamp with time zone not null default now(),
  gone_at timestamp with time zone,
  alerts_condition CHECK ((condition = ANY (ARRAY['above'::text, 'below'::text, 'changes'::text]))),
  alerts_organisation_id_insight_id_insights_organisation_id_id_f FOREIGN KEY (organisation_id, insight_id) REFERENCES telemetry.insights(organisation_id, id),
  alerts_organisation_id_owner_id_people_organisation_id_id_fk FOREIGN KEY (organisation_id, owner_id) REFERENCES directory.people(organisation_id, id),
  alerts_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX alerts_due ON telemetry.alerts USING btree (organisation_id, checked_on) WHERE ((gone_at IS NULL) AND (paused_at IS NULL));
CREATE INDEX alerts_owner ON telemetry.alerts USING btree (organisation_id, owner_id);

create table telemetry.annotations ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  day date not null,
  kind text not null,
  label text not null,
  written_by uuid,
  created_at timestamp with time zone not null default now(),
  gone_at timestamp with time zone,
  annotations_kind CHECK ((kind = ANY (ARRAY['release'::text, 'go_live'::text, 'course'::text, 'message'::text, 'other'::text]))),
  annotations_organisation_id_written_by_people_organisation_id_i FOREIGN KEY (organisation_id, written_by) REFERENCES directory.people(organisation_id, id),
  annotations_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX annotations_day ON telemetry.annotations USING btree (organisation_id, day);

create table telemetry.arrivals ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  source_id uuid not null,
  received_at timestamp with time zone not null,
  outcome text not null,
  reason text,
  name text,
  message_id text,
  user_ref text,
  occurred_at timestamp with time zone,
  properties jsonb,
  arrivals_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX arrivals_newest ON telemetry.arrivals USING btree (organisation_id, source_id, id);

create table telemetry.catalogue_events ( -- fenced
  organisation_id uuid not null,
  name text not null,
  description text,
  owner_id uuid,
  planned_at timestamp with time zone,
  planned_properties jsonb not null default '{}'::jsonb,
  changed_at timestamp with time zone not null,
  catalogue_events_organisation_id_name_pk PRIMARY KEY (organisation_id, name)
);

create table telemetry.catalogue_properties ( -- fenced
  organisation_id uuid not null,
  event text not null,
  property text not null,
  type text not null,
  first_seen_at timestamp with time zone not null,
  catalogue_properties_organisation_id_event_property_type_pk PRIMARY KEY (organisation_id, event, property, type)
);

create table telemetry.dashboards ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  owner_id uuid not null,
  name text not null,
  insight_ids uuid[] not null,
  shared_roles text[] not null,
  created_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  gone_at timestamp with time zone,
  dashboards_organisation_id_owner_id_people_organisation_id_id_f FOREIGN KEY (organisation_id, owner_id) REFERENCES directory.people(organisation_id, id),
  dashboards_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX dashboards_owner ON telemetry.dashboards USING btree (organisation_id, owner_id);

create table telemetry.day_presence ( -- fenced
  organisation_id uuid not null,
  day date not null,
  event text not null,
  people bytea not null,
  counts bytea not null,
  uses bigint,
  day_presence_organisation_id_day_event_pk PRIMARY KEY (organisation_id, day, event)
);
CREATE INDEX day_presence_event ON telemetry.day_presence USING btree (organisation_id, event, day);

create table telemetry.day_set_uses ( -- fenced
  organisation_id uuid not null,
  day date not null,
  event text not null,
  digest bytea not null,
  uses bigint not null,
  kept_on date not null,
  day_set_uses_organisation_id_day_event_digest_pk PRIMARY KEY (organisation_id, day, event, digest)
);

create table telemetry.deliveries ( -- fenced
  organisation_id uuid not null,
  minute timestamp with time zone not null,
  source_id uuid not null,
  slot integer not null,
  received integer not null,
  stored integer not null,
  rejected integer not null,
  recent integer not null,
  lag_ms_total bigint not null,
  deliveries_organisation_id_minute_source_id_slot_pk PRIMARY KEY (organisation_id, minute, source_id, slot)
);

create table telemetry.erasures ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  state text not null default 'running'::text,
  phase text not null default 'waiting'::text,
  person_id uuid,
  names text[],
  reached text,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  removed text[] not null default '{}'::text[],
  mentions_left integer not null default 0,
  found jsonb,
  problem text,
  erasures_nameless_when_done CHECK (((state = ANY (ARRAY['running'::text, 'done'::text])) AND ((state = 'running'::text) = (person_id IS NOT NULL)) AND ((state = 'running'::text) = (names IS NOT NULL)))),
  erasures_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE UNIQUE INDEX erasures_running ON telemetry.erasures USING btree (organisation_id, person_id) WHERE (state = 'running'::text);

create table telemetry.event_days ( -- fenced
  organisation_id uuid not null,
  name text not null,
  day date not null,
  slot integer not null,
  count bigint not null,
  event_days_organisation_id_name_day_slot_pk PRIMARY KEY (organisation_id, name, day, slot)
);

create table telemetry.events ( -- fenced
  organisation_id uuid not null,
  message_id text not null,
  person_id uuid,
  user_ref text,
  name text not null,
  occurred_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  source_id uuid,
  properties jsonb not null,
  context jsonb,
  upload_id uuid
) partition by RANGE (occurred_at);
CREATE INDEX events_name ON ONLY telemetry.events USING btree (organisation_id, name, occurred_at, person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX events_person ON ONLY telemetry.events USING btree (organisation_id, person_id, occurred_at DESC);
CREATE INDEX events_unmatched ON ONLY telemetry.events USING btree (organisation_id, user_ref, occurred_at) WHERE (person_id IS NULL);
CREATE INDEX events_upload ON ONLY telemetry.events USING btree (organisation_id, upload_id, message_id) WHERE (upload_id IS NOT NULL);
CREATE INDEX events_when ON ONLY telemetry.events USING brin (occurred_at);

create view telemetry.events_v1 as
 SELECT organisation_id,
    person_id,
    name AS event,
    occurred_at,
    properties
   FROM telemetry.events
  WHERE person_id IS NOT NULL;

create view telemetry.first_uses_v1 as
 SELECT organisation_id,
    person_id,
    event,
    first_day
   FROM telemetry.use_spans;

create table telemetry.folded_uses ( -- fenced
  organisation_id uuid not null,
  person_id uuid not null,
  user_ref text not null,
  event text not null,
  filter jsonb not null,
  day date not null,
  count integer not null,
  folded_uses_organisation_id_person_id_user_ref_event_filter_day PRIMARY KEY (organisation_id, person_id, user_ref, event, filter, day)
);
CREATE INDEX folded_uses_day ON telemetry.folded_uses USING btree (organisation_id, day);

create table telemetry.group_uses ( -- fenced
  organisation_id uuid not null,
  grouping text not null,
  group_id uuid not null,
  event text not null,
  day date not null,
  people integer not null,
  count bigint not null,
  at_least boolean not null default false,
  group_uses_grouping CHECK (("grouping" = ANY (ARRAY['all'::text, 'unit'::text, 'job_role'::text]))),
  group_uses_organisation_id_grouping_group_id_event_day_pk PRIMARY KEY (organisation_id, "grouping", group_id, event, day)
);

create table telemetry.history_pieces ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  upload_id uuid not null,
  position integer not null,
  content bytea not null,
  history_pieces_organisation_id_upload_id_history_uploads_organi FOREIGN KEY (organisation_id, upload_id) REFERENCES telemetry.history_uploads(organisation_id, id),
  history_pieces_organisation_id_id_pk PRIMARY KEY (organisation_id, id),
  history_pieces_position UNIQUE (organisation_id, upload_id, "position")
);

create table telemetry.history_uploads ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  state text not null default 'uploading'::text,
  created_by uuid,
  file_name text not null,
  bytes_expected bigint not null,
  bytes_received bigint not null default 0,
  facts jsonb,
  mapping jsonb,
  dry_run jsonb,
  rows_done integer not null default 0,
  stored integer not null default 0,
  known integer not null default 0,
  refused integer not null default 0,
  first_day date,
  last_day date,
  removed integer not null default 0,
  problem text,
  created_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  undone_at timestamp with time zone,
  kept_until timestamp with time zone,
  history_uploads_state CHECK ((state = ANY (ARRAY['uploading'::text, 'ready'::text, 'running'::text, 'paused'::text, 'done'::text, 'undoing'::text, 'undone'::text, 'failed'::text]))),
  history_uploads_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX history_uploads_newest ON telemetry.history_uploads USING btree (organisation_id, created_at, id);

create table telemetry.identities ( -- fenced
  organisation_id uuid not null,
  user_ref text not null,
  person_id uuid,
  linked_at timestamp with time zone not null,
  standing text not null default 'person'::text,
  decided_at timestamp with time zone,
  decided_by uuid,
  claimed boolean not null default false,
  identities_standing CHECK ((((standing = 'person'::text) = (person_id IS NOT NULL)) AND (standing = ANY (ARRAY['person'::text, 'outside'::text, 'contested'::text])))),
  identities_organisation_id_person_id_people_organisation_id_id_ FOREIGN KEY (organisation_id, person_id) REFERENCES directory.people(organisation_id, id),
  identities_organisation_id_user_ref_pk PRIMARY KEY (organisation_id, user_ref)
);
CREATE INDEX identities_lower ON telemetry.identities USING btree (organisation_id, lower(user_ref));
CREATE INDEX identities_person ON telemetry.identities USING btree (organisation_id, person_id);

create table telemetry.insights ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  owner_id uuid not null,
  name text not null,
  question jsonb not null,
  shared_roles text[] not null,
  created_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  gone_at timestamp with time zone,
  insights_organisation_id_owner_id_people_organisation_id_id_fk FOREIGN KEY (organisation_id, owner_id) REFERENCES directory.people(organisation_id, id),
  insights_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX insights_owner ON telemetry.insights USING btree (organisation_id, owner_id);

create view telemetry.kept_by_person_v1 as
 SELECT r.organisation_id,
    max((r.ran_at AT TIME ZONE o.time_zone)::date - r.person_days) AS first_day
   FROM telemetry.retention_runs r
     JOIN directory.organisations o ON o.id = r.organisation_id
  GROUP BY r.organisation_id;

create table telemetry.message_ids ( -- fenced
  organisation_id uuid not null,
  message_id text not null,
  message_ids_organisation_id_message_id_pk PRIMARY KEY (organisation_id, message_id)
);

create table telemetry.name_links ( -- fenced
  organisation_id uuid not null,
  user_ref text not null,
  target text not null,
  linked_at timestamp with time zone not null,
  claimed boolean not null default false,
  name_links_organisation_id_user_ref_target_pk PRIMARY KEY (organisation_id, user_ref, target)
);
CREATE INDEX name_links_target ON telemetry.name_links USING btree (organisation_id, target);
CREATE INDEX name_links_target_lower ON telemetry.name_links USING btree (organisation_id, lower(target));

create table telemetry.name_moves ( -- fenced
  organisation_id uuid not null,
  user_ref text not null,
  held_by uuid not null,
  asked_by text not null,
  name_moves_organisation_id_user_ref_held_by_pk PRIMARY KEY (organisation_id, user_ref, held_by)
);

create table telemetry.person_numbers ( -- fenced
  organisation_id uuid not null,
  person_id uuid not null,
  number integer not null,
  person_numbers_organisation_id_person_id_pk PRIMARY KEY (organisation_id, person_id),
  person_numbers_number UNIQUE (organisation_id, number)
);

create table telemetry.pull_files ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  source_id uuid not null,
  path text not null,
  size bigint not null,
  modified_at timestamp with time zone not null,
  bytes_read bigint not null,
  digest text not null,
  lines integer not null default 0,
  stored integer not null default 0,
  known integer not null default 0,
  refused integer not null default 0,
  passed_over integer not null default 0,
  problem text,
  read_at timestamp with time zone not null,
  pull_files_organisation_id_source_id_pull_sources_organisation_ FOREIGN KEY (organisation_id, source_id) REFERENCES telemetry.pull_sources(organisation_id, id),
  pull_files_organisation_id_id_pk PRIMARY KEY (organisation_id, id),
  pull_files_path UNIQUE (organisation_id, source_id, path)
);
CREATE INDEX pull_files_digest ON telemetry.pull_files USING btree (organisation_id, source_id, digest);

create table telemetry.pull_sources ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  kind text not null,
  folder text not null,
  every_minutes integer not null,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  paused_at timestamp with time zone,
  removed_at timestamp with time zone,
  last_run_at timestamp with time zone,
  next_run_at timestamp with time zone,
  watermark timestamp with time zone,
  problem text,
  pull_sources_every CHECK (((every_minutes >= 5) AND (every_minutes <= 10080))),
  pull_sources_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);

create table telemetry.refused_rows ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  file_id uuid not null,
  line integer not null,
  reason text not null,
  cells text[] not null,
  refused_rows_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX refused_rows_line ON telemetry.refused_rows USING btree (organisation_id, file_id, line, id);

create table telemetry.rejected_events ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  received_at timestamp with time zone not null,
  source_id uuid not null,
  reason text not null,
  message_id text not null,
  excerpt jsonb not null,
  protocol text not null default 'segment'::text,
  sample text,
  rejected_events_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX rejected_events_newest ON telemetry.rejected_events USING btree (organisation_id, received_at, id);
CREATE UNIQUE INDEX rejected_events_once ON telemetry.rejected_events USING btree (organisation_id, message_id, reason);

create table telemetry.retention_policies ( -- fenced
  organisation_id uuid not null,
  raw_days integer not null,
  person_days integer not null,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  retention_policies_bounds CHECK ((((raw_days >= 30) AND (raw_days <= 396)) AND ((person_days >= 90) AND (person_days <= 1096)) AND (raw_days <= person_days))),
  retention_policies_organisation_id_pk PRIMARY KEY (organisation_id)
);

create table telemetry.retention_runs ( -- fenced
  organisation_id uuid not null,
  ran_at timestamp with time zone not null,
  raw_days integer not null,
  person_days integer not null,
  raw_events bigint not null,
  person_sums bigint not null,
  retention_runs_organisation_id_ran_at_pk PRIMARY KEY (organisation_id, ran_at)
);

create table telemetry.source_states ( -- fenced
  organisation_id uuid not null,
  source_id uuid not null,
  seen_at timestamp with time zone not null,
  library text,
  skew_ms bigint,
  source_states_organisation_id_source_id_pk PRIMARY KEY (organisation_id, source_id)
);

create table telemetry.stand_ins ( -- fenced
  organisation_id uuid not null,
  id uuid not null,
  org_unit_id uuid,
  location_id uuid,
  job_role_id uuid,
  starts_on date,
  ends_on date not null,
  stand_ins_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);

create table telemetry.unmatched_users ( -- fenced
  organisation_id uuid not null,
  user_ref text not null,
  count bigint not null,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  unmatched_users_organisation_id_user_ref_pk PRIMARY KEY (organisation_id, user_ref)
);
CREATE INDEX unmatched_users_lower ON telemetry.unmatched_users USING btree (organisation_id, lower(user_ref));
CREATE INDEX unmatched_users_newest ON telemetry.unmatched_users USING btree (organisation_id, last_seen_at, user_ref);

create view telemetry.usage_by_day_v1 as
 SELECT organisation_id,
    event,
    day,
    sum(people) AS people,
    sum(count) AS count
   FROM ( SELECT usage_by_person_day.organisation_id,
            usage_by_person_day.event,
            usage_by_person_day.day,
            count(*) AS people,
            sum(usage_by_person_day.count) AS count
           FROM telemetry.usage_by_person_day
          GROUP BY usage_by_person_day.organisation_id, usage_by_person_day.event, usage_by_person_day.day
        UNION ALL
         SELECT active_days.organisation_id,
            ''::text,
            active_days.day,
            count(*) AS count,
            sum(active_days.count) AS sum
           FROM telemetry.active_days
          GROUP BY active_days.organisation_id, active_days.day
        UNION ALL
         SELECT group_uses.organisation_id,
            group_uses.event,
            group_uses.day,
            group_uses.people,
            group_uses.count
           FROM telemetry.group_uses
          WHERE group_uses."grouping" = 'all'::text) u
  GROUP BY organisation_id, event, day;

create view telemetry.usage_by_filter_day_v1 as
 SELECT organisation_id,
    person_id,
    event,
    filter,
    day,
    sum(count) AS count
   FROM telemetry.folded_uses
  WHERE person_id <> '00000000-0000-0000-0000-000000000000'::uuid
  GROUP BY organisation_id, person_id, event, filter, day;

create table telemetry.usage_by_person_day ( -- fenced
  organisation_id uuid not null,
  person_id uuid not null,
  event text not null,
  day date not null,
  count integer not null,
  usage_by_person_day_organisation_id_person_id_event_day_pk PRIMARY KEY (organisation_id, person_id, event, day)
);
CREATE INDEX usage_by_person_day_day ON telemetry.usage_by_person_day USING btree (organisation_id, day);

create view telemetry.usage_by_person_day_v1 as
 SELECT organisation_id,
    person_id,
    event,
    day,
    count
   FROM telemetry.usage_by_person_day;

create table telemetry.use_spans ( -- fenced
  organisation_id uuid not null,
  person_id uuid not null,
  event text not null,
  first_day date not null,
  last_day date not null,
  use_spans_organisation_id_person_id_event_pk PRIMARY KEY (organisation_id, person_id, event)
);
CREATE INDEX use_spans_event ON telemetry.use_spans USING btree (organisation_id, event, first_day);

create table telemetry.write_keys ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  hash text not null,
  ending text not null,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  revoked_at timestamp with time zone,
  previous_hash text,
  previous_ending text,
  previous_until timestamp with time zone,
  per_second_max integer,
  per_day_max bigint,
  watched_until timestamp with time zone,
  watched_by uuid,
  trust text not null default 'server'::text,
  rate_left double precision,
  rate_at timestamp with time zone,
  write_keys_trust CHECK ((trust = ANY (ARRAY['server'::text, 'browser'::text, 'apart'::text]))),
  write_keys_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX write_keys_newest ON telemetry.write_keys USING btree (organisation_id, created_at);
CREATE UNIQUE INDEX write_keys_hash ON telemetry.write_keys USING btree (hash);
CREATE UNIQUE INDEX write_keys_previous_hash ON telemetry.write_keys USING btree (previous_hash);

create view training.assigned_v1 as
 SELECT a.organisation_id,
    a.course_id,
    c.title,
    a.assigned_at
   FROM training.assignments a
     JOIN training.courses c ON c.organisation_id = a.organisation_id AND c.id = a.course_id;

create table training.assignments ( -- fenced
  organisation_id uuid not null,
  course_id uuid not null,
  person_id uuid not null,
  due_on date,
  assigned_by uuid,
  assigned_at timestamp with time zone not null,
  assignments_organisation_id_assigned_by_people_organisation_id_ FOREIGN KEY (organisation_id, assigned_by) REFERENCES directory.people(organisation_id, id),
  assignments_organisation_id_course_id_courses_organisation_id_i FOREIGN KEY (organisation_id, course_id) REFERENCES training.courses(organisation_id, id),
  assignments_organisation_id_person_id_people_organisation_id_id FOREIGN KEY (organisation_id, person_id) REFERENCES directory.people(organisation_id, id),
  assignments_organisation_id_course_id_person_id_pk PRIMARY KEY (organisation_id, course_id, person_id)
);
CREATE INDEX assignments_assigned ON training.assignments USING btree (organisation_id, assigned_at);
CREATE INDEX assignments_due ON training.assignments USING btree (organisation_id, due_on);
CREATE INDEX assignments_person ON training.assignments USING btree (organisation_id, person_id);

create table training.attempts ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  course_id uuid not null,
  person_id uuid not null,
  answers jsonb not null,
  right integer not null,
  asked integer not null,
  passed boolean not null,
  attempted_at timestamp with time zone not null,
  attempted_on date not null,
  submission_key uuid not null,
  attempts_score CHECK (((("right" >= 0) AND ("right" <= asked)) AND (asked > 0))),
  attempts_organisation_id_course_id_courses_organisation_id_id_f FOREIGN KEY (organisation_id, course_id) REFERENCES training.courses(organisation_id, id),
  attempts_organisation_id_person_id_people_organisation_id_id_fk FOREIGN KEY (organisation_id, person_id) REFERENCES directory.people(organisation_id, id),
  attempts_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX attempts_latest ON training.attempts USING btree (organisation_id, person_id, course_id, attempted_at);
CREATE UNIQUE INDEX attempts_submission ON training.attempts USING btree (organisation_id, person_id, submission_key);

create table training.completions ( -- fenced
  organisation_id uuid not null,
  person_id uuid not null,
  course_id uuid not null,
  completed_at timestamp with time zone not null,
  completions_organisation_id_course_id_courses_organisation_id_i FOREIGN KEY (organisation_id, course_id) REFERENCES training.courses(organisation_id, id),
  completions_organisation_id_person_id_people_organisation_id_id FOREIGN KEY (organisation_id, person_id) REFERENCES directory.people(organisation_id, id),
  completions_organisation_id_person_id_course_id_pk PRIMARY KEY (organisation_id, person_id, course_id)
);

create table training.courses ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  title jsonb not null,
  summary jsonb not null,
  pass_mark_percent integer not null,
  attempts_per_day_max integer not null,
  created_by uuid,
  published_at timestamp with time zone,
  submission_key uuid not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null,
  courses_pass_mark CHECK (((pass_mark_percent >= 1) AND (pass_mark_percent <= 100))),
  courses_organisation_id_created_by_people_organisation_id_id_fk FOREIGN KEY (organisation_id, created_by) REFERENCES directory.people(organisation_id, id),
  courses_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE UNIQUE INDEX courses_submission ON training.courses USING btree (organisation_id, submission_key);

create table training.lesson_reads ( -- fenced
  organisation_id uuid not null,
  person_id uuid not null,
  lesson_id uuid not null,
  course_id uuid not null,
  opened_at timestamp with time zone not null,
  read_at timestamp with time zone,
  lesson_reads_organisation_id_lesson_id_lessons_organisation_id_ FOREIGN KEY (organisation_id, lesson_id) REFERENCES training.lessons(organisation_id, id),
  lesson_reads_organisation_id_person_id_people_organisation_id_i FOREIGN KEY (organisation_id, person_id) REFERENCES directory.people(organisation_id, id),
  lesson_reads_organisation_id_person_id_lesson_id_pk PRIMARY KEY (organisation_id, person_id, lesson_id)
);

create table training.lessons ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  course_id uuid not null,
  position integer not null,
  title jsonb not null,
  body jsonb not null,
  minutes integer not null,
  removed_at timestamp with time zone,
  lessons_organisation_id_course_id_courses_organisation_id_id_fk FOREIGN KEY (organisation_id, course_id) REFERENCES training.courses(organisation_id, id),
  lessons_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX lessons_course ON training.lessons USING btree (organisation_id, course_id, "position");

create table training.questions ( -- fenced
  id uuid not null,
  organisation_id uuid not null,
  course_id uuid not null,
  position integer not null,
  kind text not null,
  prompt jsonb not null,
  explanation jsonb not null,
  options jsonb not null,
  removed_at timestamp with time zone,
  questions_kind CHECK ((kind = ANY (ARRAY['single'::text, 'multiple'::text]))),
  questions_organisation_id_course_id_courses_organisation_id_id_ FOREIGN KEY (organisation_id, course_id) REFERENCES training.courses(organisation_id, id),
  questions_organisation_id_id_pk PRIMARY KEY (organisation_id, id)
);
CREATE INDEX questions_course ON training.questions USING btree (organisation_id, course_id, "position");

CREATE OR REPLACE FUNCTION crm.activities_told(query text, me uuid, actors uuid[], case_owners uuid[], opportunity_owners uuid[], lead_owners uuid[], contact_owners uuid[], account_owners uuid[], page integer)
 RETURNS TABLE(id uuid, found integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
#variable_conflict use_column
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  words constant tsquery := to_tsquery('simple'::regconfig, query);
  few constant int := 5000; latest constant int := 3000; counted constant int := 201;
  said uuid[]; best uuid[]; want int; total int; done boolean;
begin
  for attempt in 1..3 loop
    if attempt = 2 then
      continue when total < counted;
      said := array(
        select m.id from (select a.* from crm.activities a where a.organisation_id = tenant and a.actor_id = me
          order by a.occurred_at desc limit latest) m where to_tsvector('simple'::regconfig, crm.folded(m.text)) @@ words
        union
        select m.id from (select a.* from crm.activities a where a.organisation_id = tenant
          order by a.occurred_at desc limit latest) m where to_tsvector('simple'::regconfig, crm.folded(m.text)) @@ words);
      want := page;
    else
      said := array(select a.id from crm.activities a
        where a.organisation_id = tenant and a.withdrawn_at is null and (actors is null or a.actor_id = any(actors))
          and to_tsvector('simple'::regconfig, crm.folded(a.text)) @@ words limit case attempt when 1 then few + 1 end);
      want := counted;
      total := 0;
      exit when cardinality(said) = 0;
    end if;
    best := array(
      select r.id from (select a.* from crm.activities a
        where a.organisation_id = tenant and a.id = any(said) and a.withdrawn_at is null and (actors is null or a.actor_id = any(actors))
        order by coalesce(a.actor_id = me, false) desc, a.occurred_at desc, a.id offset 0) r
      where exists (select from crm.cases t where t.organisation_id = tenant and t.id = r.case_id and t.gone_at is null
          and (case_owners is null or t.owner_id = any(case_owners)))
        or exists (select from crm.opportunities t where t.organisation_id = tenant and t.id = r.opportunity_id and t.gone_at is null
          and (opportunity_owners is null or t.owner_id = any(opportunity_owners)))
        or exists (select from crm.leads t where t.organisation_id = tenant and t.id = r.lead_id and t.gone_at is null
          and (lead_owners is null or t.owner_id = any(lead_owners)))
        or exists (select from crm.contacts t where t.organisation_id = tenant and t.id = r.contact_id and t.gone_at is null
          and (contact_owners is null or t.owner_id = any(contact_owners)))
        or exists (select from crm.accounts t where t.organisation_id = tenant and t.id = r.account_id and t.gone_at is null
            and (account_owners is null or t.owner_id = any(account_owners)))
          and not exists (select from crm.cases t where t.organisation_id = tenant and t.id = r.case_id and t.gone_at is null)
          and not exists (select from crm.opportunities t where t.organisation_id = tenant and t.id = r.opportunity_id and t.gone_at is null)
          and not exists (select from crm.leads t where t.organisation_id = tenant and t.id = r.lead_id and t.gone_at is null)
          and not exists (select from crm.contacts t where t.organisation_id = tenant and t.id = r.contact_id and t.gone_at is null)
      limit want);
    if attempt = 2 then
      -- The latest of everybody are certain; whether own ones come before them is, where all own ones were looked at or own ones fill the page.
      done := cardinality(best) >= page and (
        (select count(*) from (select from crm.activities a where a.organisation_id = tenant and a.actor_id = me limit latest + 1) o) <= latest
        or not exists (select from crm.activities a where a.organisation_id = tenant and a.id = any(best) and a.actor_id is distinct from me));
    else
      total := cardinality(best);
      done := attempt = 3 or cardinality(said) <= few;
    end if;
    exit when done;
  end loop;
  return query select t.id, total from unnest(best[1:page]) t(id);
end $function$;

CREATE OR REPLACE FUNCTION crm.cases_resembling(words text[], self uuid, owners uuid[], page integer)
 RETURNS TABLE(id uuid, shared text[])
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  patterns constant text[] := array(select '%' || replace(replace(replace(w, '\', '\\'), '%', '\%'), '_', '\_') || '%' from unnest(words[1:6]) w);
begin
  return query select near.id, near.shared from (
    select c.id, c.opened_at, array(select w from unnest(words[1:6]) w where position(w in c.search_text) > 0) as shared
    from crm.cases c
    where c.organisation_id = tenant and c.id <> self and c.gone_at is null and c.closed_at is not null and (owners is null or c.owner_id = any(owners))
      and c.search_text like any (patterns)
    limit 2000) near
  order by cardinality(near.shared) desc, near.opened_at desc, near.id limit least(page, 50);
end $function$;

CREATE OR REPLACE FUNCTION crm.change_custom_keys()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform pg_advisory_xact_lock_shared(hashtext('crm.custom_keys'), hashtext(current_setting('app.organisation', true)));
  insert into crm.custom_keys (organisation_id, field_id, record_id, text_key, number_key)
    select new.organisation_id, f.id, new.id, crm.custom_text_key(f.kind, new.custom -> f.key), crm.custom_number_key(f.kind, new.custom -> f.key)
    from crm.custom_fields f
    where f.organisation_id = new.organisation_id and f.record_type = tg_argv[0] and f.index_requested_at is not null
  on conflict (organisation_id, field_id, record_id) do update set text_key = excluded.text_key, number_key = excluded.number_key;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION crm.custom_number_key(kind text, value jsonb)
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when kind in ('integer', 'decimal') and jsonb_typeof(value) = 'number' then (value #>> '{}')::double precision end
$function$;

CREATE OR REPLACE FUNCTION crm.custom_text_key(kind text, value jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when kind not in ('integer', 'decimal') and jsonb_typeof(value) in ('string', 'boolean')
    then nullif(left(crm.folded(value #>> '{}'), 200), '') end
$function$;

CREATE OR REPLACE FUNCTION crm.folded(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select translate(lower(words), 'áàâäãåāéèêëēíìîïīóòôöõøōúùûüūñçýÿšžčćłß', 'aaaaaaaeeeeeiiiiiooooooouuuuuncyyszccls')
$function$;

CREATE OR REPLACE FUNCTION crm.forget_contents(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
declare
  own constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  emptied uuid[];
begin
  select coalesce(array_agg(e.id), '{}') into emptied from (
    select id from crm.accounts where organisation_id = own and id = any(ids) and purged_at is not null
    union all select id from crm.contacts where organisation_id = own and id = any(ids) and purged_at is not null
    union all select id from crm.leads where organisation_id = own and id = any(ids) and purged_at is not null
    union all select id from crm.opportunities where organisation_id = own and id = any(ids) and purged_at is not null
    union all select id from crm.cases where organisation_id = own and id = any(ids) and purged_at is not null
    union all select id from crm.products where organisation_id = own and id = any(ids) and purged_at is not null
  ) e;
  with merged as (
    select m.id from crm.merges m where m.organisation_id = own and m.loser_ids && emptied
  )
  update crm.record_events e set changes = '[]'
  where e.organisation_id = own and e.changes <> '[]' and (e.subject_id = any(emptied)
    or (e.kind in ('merged', 'unmerged') and e.run_id in (select id from merged)));
  update crm.record_events e set changes = (
    select jsonb_agg(c.change
      || case when c.change ->> 'fromValue' = any(emptied::text[]) and c.change ->> 'from' is not null then '{"from": ""}' else '{}' end::jsonb
      || case when c.change ->> 'toValue' = any(emptied::text[]) and c.change ->> 'to' is not null then '{"to": ""}' else '{}' end::jsonb
      order by c.place)
    from jsonb_array_elements(e.changes) with ordinality c(change, place))
  where e.organisation_id = own and e.changes <> '[]' and crm.ids_named(e.changes) && emptied;
  -- Whose account a person also belonged to is said by its name alone.
  update crm.record_events e set changes = (
    select jsonb_agg(c.change
      || case when c.change ->> 'from' is not null then '{"from": ""}' else '{}' end::jsonb
      || case when c.change ->> 'to' is not null then '{"to": ""}' else '{}' end::jsonb
      order by c.place)
    from jsonb_array_elements(e.changes) with ordinality c(change, place))
  where e.organisation_id = own and e.changes <> '[]' and e.kind in ('related', 'unrelated') and e.account_id = any(emptied);
end $function$;

CREATE OR REPLACE FUNCTION crm.ids_named(changes jsonb)
 RETURNS uuid[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$
  select coalesce(array_agg(distinct s.value::uuid), '{}') from jsonb_array_elements(changes) c
  cross join lateral (values (c ->> 'fromValue'), (c ->> 'toValue')) s(value)
  where s.value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
$function$;

CREATE OR REPLACE FUNCTION crm.make_custom_keys()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  perform pg_advisory_xact_lock_shared(hashtext('crm.custom_keys'), hashtext(current_setting('app.organisation', true)));
  insert into crm.custom_keys (organisation_id, field_id, record_id, text_key, number_key)
    select r.organisation_id, f.id, r.id, crm.custom_text_key(f.kind, r.custom -> f.key), crm.custom_number_key(f.kind, r.custom -> f.key)
    from crm.custom_fields f join fresh r on r.organisation_id = f.organisation_id
    where f.record_type = tg_argv[0] and f.index_requested_at is not null
  on conflict (organisation_id, field_id, record_id) do update set text_key = excluded.text_key, number_key = excluded.number_key;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION crm.mark_lined()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if tg_op <> 'DELETE' then
    insert into crm.profit_marks (organisation_id, account_id)
      select distinct o.organisation_id, o.account_id from fresh r
      join crm.opportunities o on o.organisation_id = r.organisation_id and o.id = r.opportunity_id where o.account_id is not null;
  end if;
  if tg_op <> 'INSERT' then
    insert into crm.profit_marks (organisation_id, account_id)
      select distinct o.organisation_id, o.account_id from former f
      join crm.opportunities o on o.organisation_id = f.organisation_id and o.id = f.opportunity_id where o.account_id is not null;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION crm.mark_owned()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  insert into crm.profit_marks (organisation_id, account_id) values (new.organisation_id, new.id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION crm.mark_paired()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if tg_op <> 'DELETE' then
    insert into crm.quality_marks (organisation_id, record_type, record_id)
      select r.organisation_id, r.record_type, x from fresh r cross join unnest(array[r.first_id, r.second_id]) x;
  else
    insert into crm.quality_marks (organisation_id, record_type, record_id)
      select f.organisation_id, f.record_type, x from former f cross join unnest(array[f.first_id, f.second_id]) x;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION crm.mark_profit()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if tg_op <> 'DELETE' then
    insert into crm.profit_marks (organisation_id, account_id)
      select distinct r.organisation_id, r.account_id from fresh r where r.account_id is not null;
  end if;
  if tg_op <> 'INSERT' then
    insert into crm.profit_marks (organisation_id, account_id)
      select distinct f.organisation_id, f.account_id from former f where f.account_id is not null;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION crm.mark_quality()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if tg_op = 'DELETE' then
    insert into crm.quality_marks (organisation_id, record_type, record_id) select f.organisation_id, tg_argv[0], f.id from former f;
    return null;
  end if;
  insert into crm.quality_marks (organisation_id, record_type, record_id) select r.organisation_id, tg_argv[0], r.id from fresh r;
  if tg_op = 'UPDATE' then
    insert into crm.quality_marks (organisation_id, record_type, record_id)
      select d.organisation_id, d.record_type, case when d.first_id = r.id then d.second_id else d.first_id end
      from former f join fresh r on r.organisation_id = f.organisation_id and r.id = f.id and (f.gone_at is null) <> (r.gone_at is null)
      cross join lateral (
        select p.* from crm.duplicate_pairs p where p.organisation_id = r.organisation_id and p.record_type = tg_argv[0] and p.first_id = r.id
        union all
        select p.* from crm.duplicate_pairs p where p.organisation_id = r.organisation_id and p.record_type = tg_argv[0] and p.second_id = r.id) d;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION crm.mark_served_case()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if tg_op <> 'DELETE' then
    insert into crm.profit_marks (organisation_id, account_id)
      select distinct c.organisation_id, c.account_id from fresh r
      join crm.cases c on c.organisation_id = r.organisation_id and c.id = r.case_id where c.account_id is not null;
  end if;
  if tg_op <> 'INSERT' then
    insert into crm.profit_marks (organisation_id, account_id)
      select distinct c.organisation_id, c.account_id from former f
      join crm.cases c on c.organisation_id = f.organisation_id and c.id = f.case_id where c.account_id is not null;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION crm.noes_at_numbers(numbers text[])
 RETURNS TABLE(number text, key text, subject_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select asked.number, p.key, coalesce(p.contact_id, p.lead_id)
  from unnest(numbers) as asked(number)
  join crm.contact_points p on p.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid
    and p.kind = 'phone' and p.opted_out_at is not null and right(p.key, 7) = right(asked.number, 7)
  where p.key = asked.number or p.key = any(crm.number_endings(asked.number)) or asked.number = any(crm.number_endings(p.key))
$function$;

CREATE OR REPLACE FUNCTION crm.number_endings(key text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select coalesce(array_agg(substr(key, first + 1)) filter (where length(key) - first >= 7), '{}') from generate_series(1, 3) as first
$function$;

CREATE OR REPLACE FUNCTION crm.number_key(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select coalesce(nullif(ltrim(regexp_replace(regexp_replace(regexp_replace(normalize(value, nfkc),
      '(?:ext(?:ension|ensión)?|extn|anexo|int|x|#)[.:\s]*[0-9]+\s*$', '', 'i'), '\(0\)', '', 'g'), '[^0-9]+', '', 'g'), '0'), ''),
    regexp_replace(value, '[^0-9]+', '', 'g'))
$function$;

CREATE OR REPLACE FUNCTION crm.number_keys_asked(key text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select array[key, '0' || key, '00' || key, '~' || key] || crm.number_endings(key)
    || array(select left(key, first) || '0' || substr(key, first + 1) from generate_series(1, 3) as first)
$function$;

CREATE OR REPLACE FUNCTION crm.number_keys_kept(key text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select array[key] || coalesce((select array_agg('~' || ending) from unnest(crm.number_endings(key)) as ending), '{}')
$function$;

CREATE OR REPLACE FUNCTION crm.records_found(type text, patterns text[], owners uuid[], me uuid, names text[], page integer)
 RETURNS TABLE(id uuid, found integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 10
 SET search_path TO 'pg_catalog'
 SET enable_seqscan TO 'on'
 SET enable_indexscan TO 'on'
AS $function$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  ranked constant int := 3000; counted constant int := 201; named constant int := 25;
  p1 constant text := patterns[1]; p2 constant text := patterns[2]; p3 constant text := patterns[3]; more constant text[] := patterns[4:];
  source constant text := case type when 'account' then 'crm.accounts' when 'contact' then 'crm.contacts' when 'lead' then 'crm.leads'
    when 'opportunity' then 'crm.opportunities' when 'case' then 'crm.cases' when 'product' then 'crm.products' end;
  -- Only what is asked for is said: a condition on nothing would be looked at for every row.
  matching constant text := concat('select r.id, r.owner_id, r.last_activity_at, ', case type when 'case' then 'r.number::text' else 'r.name_key' end, ' as called from ',
    source, ' r where r.organisation_id = $1 and r.gone_at is null and r.search_text like $2', case when p2 is not null then ' and r.search_text like $3' end,
    case when p3 is not null then ' and r.search_text like $4' end, case when cardinality(more) > 0 then ' and r.search_text like all ($5)' end,
    case when owners is not null then ' and r.owner_id = any($6)' end);
  best constant text := 'select m.id from hits m order by case when m.owner_id = $7 then 0 else 3 end - case when m.called = any($8) then 2 when m.called ^@ any($8) then 1 else 0 end,
    m.last_activity_at desc nulls last, m.id limit $9';
  first uuid[]; own uuid[]; so_called uuid[]; total int;
begin
  if length(p1) >= 5 and exists (select from pg_extension where extname = 'pg_trgm') then
    perform set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true);
  end if;
  execute format('with hits as materialized (%s limit $10) select array(%s), (select count(*) from hits)', matching, best)
    into first, total using tenant, p1, p2, p3, more, owners, me, names, least(page, 5001), ranked + 1;
  if total > ranked then
    execute format('select array(select m.id from (%s and r.owner_id = $7 limit $8) m)', matching)
      into own using tenant, p1, p2, p3, more, owners, me, ranked;
    perform set_config('enable_seqscan', 'on', true), set_config('enable_indexscan', 'on', true);
    if type = 'case' then
      so_called := array(select c.id from crm.cases c where c.organisation_id = tenant and c.number = substring(names[1] from '^[0-9]{1,9}')::int);
    else
      execute format('select array(select k.id from unnest($2) n(name) cross join lateral (
          (select r.id, r.name_key from %1$s r where r.organisation_id = $1 and r.gone_at is null and r.name_key >= n.name order by r.name_key, r.id limit $3)
          union all (select r.id, r.name_key from %1$s r where cardinality($5) = $6 and r.organisation_id = $1 and r.gone_at is null and r.owner_id = $4
            and r.name_key >= n.name order by r.name_key, r.id limit $3)) k
        where k.name_key ^@ n.name)', source)
        into so_called using tenant, names, named, me, own, ranked;
    end if;
    execute format('with hits as (%s and r.id = any($10)) select array(%s)', matching, best)
      into first using tenant, p1, p2, p3, more, owners, me, names, least(page, 5001), first || own || so_called;
  end if;
  return query select t.id, least(total, counted) from unnest(first) t(id);
end $function$;

CREATE OR REPLACE FUNCTION crm.records_matching(type text, patterns text[], owners uuid[], page integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET plan_cache_mode TO 'force_custom_plan'
 SET enable_seqscan TO 'on'
 SET enable_indexscan TO 'on'
AS $function$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  p1 constant text := patterns[1]; p2 constant text := patterns[2]; p3 constant text := patterns[3]; more constant text[] := patterns[4:];
begin
  if length(p1) >= 5 and exists (select from pg_extension where extname = 'pg_trgm') then
    perform set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true);
  end if;
  case type
    when 'account' then return query select r.id from crm.accounts r
      where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
        and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit least(page, 5001);
    when 'contact' then return query select r.id from crm.contacts r
      where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
        and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit least(page, 5001);
    when 'lead' then return query select r.id from crm.leads r
      where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
        and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit least(page, 5001);
    when 'opportunity' then return query select r.id from crm.opportunities r
      where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
        and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit least(page, 5001);
    when 'case' then return query select r.id from crm.cases r
      where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
        and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit least(page, 5001);
    when 'product' then return query select r.id from crm.products r
      where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
        and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit least(page, 5001);
  end case;
end $function$;

CREATE OR REPLACE FUNCTION crm.records_named(type text, patterns text[], owners uuid[], after_key text, after_id uuid, page integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET plan_cache_mode TO 'force_custom_plan'
 SET enable_seqscan TO 'on'
 SET enable_indexscan TO 'on'
AS $function$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  p1 constant text := patterns[1]; p2 constant text := patterns[2]; p3 constant text := patterns[3]; more constant text[] := patterns[4:];
begin
  if length(p1) >= 5 and exists (select from pg_extension where extname = 'pg_trgm') then
    perform set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true);
  end if;
  case type
    when 'account' then return query
      with found as materialized (select r.id, r.name_key from crm.accounts r
        where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
          and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit 5001),
      counted as (select count(*) as matches from found)
      (select f.id from found f, counted c where c.matches <= 5000 and (after_id is null or (f.name_key, f.id) > (after_key, after_id))
        order by f.name_key, f.id limit least(page, 201))
      union all select null from counted c where c.matches > 5000;
    when 'contact' then return query
      with found as materialized (select r.id, r.name_key from crm.contacts r
        where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
          and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit 5001),
      counted as (select count(*) as matches from found)
      (select f.id from found f, counted c where c.matches <= 5000 and (after_id is null or (f.name_key, f.id) > (after_key, after_id))
        order by f.name_key, f.id limit least(page, 201))
      union all select null from counted c where c.matches > 5000;
    when 'lead' then return query
      with found as materialized (select r.id, r.name_key from crm.leads r
        where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
          and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit 5001),
      counted as (select count(*) as matches from found)
      (select f.id from found f, counted c where c.matches <= 5000 and (after_id is null or (f.name_key, f.id) > (after_key, after_id))
        order by f.name_key, f.id limit least(page, 201))
      union all select null from counted c where c.matches > 5000;
    when 'opportunity' then return query
      with found as materialized (select r.id, r.name_key from crm.opportunities r
        where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
          and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit 5001),
      counted as (select count(*) as matches from found)
      (select f.id from found f, counted c where c.matches <= 5000 and (after_id is null or (f.name_key, f.id) > (after_key, after_id))
        order by f.name_key, f.id limit least(page, 201))
      union all select null from counted c where c.matches > 5000;
    when 'product' then return query
      with found as materialized (select r.id, r.name_key from crm.products r
        where r.organisation_id = tenant and r.gone_at is null and r.search_text like p1 and (p2 is null or r.search_text like p2)
          and (p3 is null or r.search_text like p3) and r.search_text like all (more) and (owners is null or r.owner_id = any(owners)) limit 5001),
      counted as (select count(*) as matches from found)
      (select f.id from found f, counted c where c.matches <= 5000 and (after_id is null or (f.name_key, f.id) > (after_key, after_id))
        order by f.name_key, f.id limit least(page, 201))
      union all select null from counted c where c.matches > 5000;
  end case;
end $function$;

CREATE OR REPLACE FUNCTION crm.records_resembling(type text, words text, owners uuid[], page integer, loosely boolean)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET plan_cache_mode TO 'force_custom_plan'
 SET "pg_trgm.word_similarity_threshold" TO '0.6'
AS $function$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  close real;
begin
  if not exists (select from pg_extension where extname = 'pg_trgm') then return; end if;
  foreach close in array case when loosely then array[0.6, 0.42] else array[0.6] end loop
    perform set_config('pg_trgm.word_similarity_threshold', close::text, true);
    case type
      when 'account' then return query select near.id from (
        select r.id, r.search_text from crm.accounts r
        where r.organisation_id = tenant and r.gone_at is null and words operator(public.<%) r.search_text and (owners is null or r.owner_id = any(owners)) limit 2000) near
        order by public.word_similarity(words, near.search_text) desc, near.search_text, near.id limit least(page, 50);
      when 'contact' then return query select near.id from (
        select r.id, r.search_text from crm.contacts r
        where r.organisation_id = tenant and r.gone_at is null and words operator(public.<%) r.search_text and (owners is null or r.owner_id = any(owners)) limit 2000) near
        order by public.word_similarity(words, near.search_text) desc, near.search_text, near.id limit least(page, 50);
      when 'lead' then return query select near.id from (
        select r.id, r.search_text from crm.leads r
        where r.organisation_id = tenant and r.gone_at is null and words operator(public.<%) r.search_text and (owners is null or r.owner_id = any(owners)) limit 2000) near
        order by public.word_similarity(words, near.search_text) desc, near.search_text, near.id limit least(page, 50);
      when 'opportunity' then return query select near.id from (
        select r.id, r.search_text from crm.opportunities r
        where r.organisation_id = tenant and r.gone_at is null and words operator(public.<%) r.search_text and (owners is null or r.owner_id = any(owners)) limit 2000) near
        order by public.word_similarity(words, near.search_text) desc, near.search_text, near.id limit least(page, 50);
      when 'case' then return query select near.id from (
        select r.id, r.search_text from crm.cases r
        where r.organisation_id = tenant and r.gone_at is null and words operator(public.<%) r.search_text and (owners is null or r.owner_id = any(owners)) limit 2000) near
        order by public.word_similarity(words, near.search_text) desc, near.search_text, near.id limit least(page, 50);
      when 'product' then return query select near.id from (
        select r.id, r.search_text from crm.products r
        where r.organisation_id = tenant and r.gone_at is null and words operator(public.<%) r.search_text and (owners is null or r.owner_id = any(owners)) limit 2000) near
        order by public.word_similarity(words, near.search_text) desc, near.search_text, near.id limit least(page, 50);
    end case;
    exit when found;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION crm.records_sharing_keys(subjects uuid[], block integer)
 RETURNS TABLE(first_id uuid, second_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET enable_seqscan TO 'off'
AS $function$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
begin
  return query
    with mine as materialized (
      select d.record_id, unnest(d.keys) as key from crm.duplicate_keys d where d.organisation_id = tenant and d.record_id = any(subjects)),
    blocks as materialized (
      select m.key, (select array_agg(b.record_id) filter (where b.organisation_id = tenant) from (
          select o.organisation_id, o.record_id from crm.duplicate_keys o where o.keys @> array[m.key] limit block + 1) b) as ids
      from (select distinct mine.key from mine) m)
    select distinct least(m.record_id, o), greatest(m.record_id, o)
    from mine m join blocks b on b.key = m.key cross join unnest(b.ids) o
    where cardinality(b.ids) <= block and o <> m.record_id;
end $function$;

CREATE OR REPLACE FUNCTION crm.records_with_keys(wanted bigint[], block integer, page integer)
 RETURNS TABLE(record_type text, record_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
 SET enable_seqscan TO 'off'
AS $function$
declare tenant constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
begin
  return query
    select f.record_type, f.record_id from (select distinct unnest(wanted[1:200]) as key) k cross join lateral (
        select o.organisation_id, o.record_type, o.record_id from crm.duplicate_keys o where o.keys @> array[k.key] limit block) f
    where f.organisation_id = tenant
    group by f.record_type, f.record_id order by count(*) desc, f.record_id limit least(page, 50);
end $function$;

CREATE OR REPLACE FUNCTION directory.acting_person(organisation uuid, person uuid)
 RETURNS TABLE(language text, time_zone text, ends_on text, org_unit_id uuid, privacy_mode text, roles jsonb, reaches jsonb)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return query select p.language, p.time_zone, p.ends_on::text, p.org_unit_id, o.privacy_mode,
    (select coalesce(jsonb_agg(jsonb_build_array(a.role, a.org_unit_id)), '[]') from directory.role_assignments a
      where a.organisation_id = p.organisation_id and a.person_id = p.id),
    (select coalesce(jsonb_agg(jsonb_build_array(r.role, r.permission, r.reach)), '[]') from directory.permission_reaches r
      where r.organisation_id = p.organisation_id)
  from directory.people p join directory.organisations o on o.id = p.organisation_id
  where p.organisation_id = organisation and p.id = person;
end $function$;

CREATE OR REPLACE FUNCTION directory.acting_session(session_token text, moment timestamp with time zone)
 RETURNS TABLE(session_id uuid, organisation_id uuid, person_id uuid, language text, time_zone text, ends_on text, org_unit_id uuid, privacy_mode text, roles jsonb, reaches jsonb)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  return query select s.id, u.organisation_id, u.person_id, a.*
  from directory.sessions s join directory.users u on u.id = s.user_id
  cross join lateral directory.acting_person(u.organisation_id, u.person_id) a
  where s.token = session_token and s.expires_at > moment and u.disabled_at is null;
end $function$;

CREATE OR REPLACE FUNCTION directory.filed(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select translate(lower(name), 'áàâäãåāéèêëēíìîïīóòôöõøōúùûüūñçýÿšžčćłß', 'aaaaaaaeeeeeiiiiiooooooouuuuuncyyszccls')
$function$;

CREATE OR REPLACE FUNCTION directory.forget_audit_entries(before timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION directory.forget_audit_names(refs text[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  update directory.audit_entries e set facts = '{}'
  where e.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid
    and e.action like 'telemetry.name\_%' and lower(e.facts ->> 'name') in (select lower(r) from unnest(refs) r)
$function$;

CREATE OR REPLACE FUNCTION directory.organisation_ids()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select id from directory.organisations order by created_at, id
$function$;

CREATE OR REPLACE FUNCTION directory.people_in_units(organisation uuid, roots uuid[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  select p.id from directory.people p
  where p.organisation_id = organisation and p.org_unit_id in (select directory.units_below(organisation, roots))
$function$;

CREATE OR REPLACE FUNCTION directory.team_of(organisation uuid, manager uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  with recursive team(id, path) as (
    select p.id, array[p.id] from directory.people p where p.organisation_id = organisation and p.manager_id = manager
    union all
    select p.id, team.path || p.id from directory.people p join team on p.manager_id = team.id
    where p.organisation_id = organisation and not p.id = any(team.path) and cardinality(team.path) < 30
  )
  select distinct id from team
$function$;

CREATE OR REPLACE FUNCTION directory.units_below(organisation uuid, roots uuid[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  with recursive below(id, depth) as (
    select u.id, 0 from directory.org_units u where u.organisation_id = organisation and u.id = any(roots)
    union
    select u.id, below.depth + 1 from directory.org_units u join below on u.parent_id = below.id
    where u.organisation_id = organisation and below.depth < 30
  )
  select distinct id from below
$function$;

CREATE OR REPLACE FUNCTION telemetry.after_migrating()
 RETURNS void
 LANGUAGE sql
AS $function$ select telemetry.make_months() $function$;

CREATE OR REPLACE FUNCTION telemetry.directory_claims(refs text[])
 RETURNS TABLE(ref text, person_id uuid, contested boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO 'pg_catalog'
 SET enable_seqscan TO 'off'
AS $function$
declare organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
begin
  return query select c.ref, case when c.first = c.last then c.first end, c.first <> c.last from (
    select r.ref, least(d.a, d.b, d.c) as first, greatest(d.a, d.b, d.c) as last from unnest(refs) r(ref) cross join lateral (select
      (select p.id from directory.people p where p.organisation_id = organisation and p.external_id = r.ref) as a,
      (select p.id from directory.people p where p.organisation_id = organisation and lower(p.email) = lower(r.ref)) as b,
      (select p.id from directory.people p where p.organisation_id = organisation
        and p.id = case when r.ref ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then r.ref::uuid end) as c offset 0) d
  ) c where c.first is not null;
end $function$;

CREATE OR REPLACE FUNCTION telemetry.erase_events(person uuid, names text[], at_most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  messages text[];
  first_at timestamptz;
  last_at timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended('telemetry.moves ' || organisation::text, 0));
  select array_agg(g.message_id), min(g.occurred_at), max(g.occurred_at) into messages, first_at, last_at from (
    (select e.message_id, e.occurred_at from telemetry.events e where e.organisation_id = organisation and e.person_id = person
      order by e.occurred_at limit at_most)
    union all
    (select e.message_id, e.occurred_at from telemetry.events e where e.organisation_id = organisation and e.person_id is null and e.user_ref = any(names)
      limit at_most)
    limit at_most) g;
  if messages is null then return 0; end if;
  delete from telemetry.events e where e.organisation_id = organisation and e.occurred_at between first_at and last_at
    and (e.person_id = person or (e.person_id is null and e.user_ref = any(names))) and e.message_id = any(messages);
  delete from telemetry.message_ids m where m.organisation_id = organisation and m.message_id = any(messages);
  delete from telemetry.arrivals a where a.organisation_id = organisation and a.message_id = any(messages);
  delete from telemetry.rejected_events r where r.organisation_id = organisation and r.message_id = any(messages);
  return cardinality(messages);
end $function$;

CREATE OR REPLACE FUNCTION telemetry.erase_ids(names text[], after text, at_most integer)
 RETURNS text
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  long constant text[] := telemetry.long_needles(telemetry.names_searched_for(names));
  last_id text;
begin
  if cardinality(long) = 0 then return null; end if;
  select m.message_id into last_id from telemetry.message_ids m
    where m.organisation_id = organisation and m.message_id > after collate "C" order by m.message_id offset at_most - 1 limit 1;
  delete from telemetry.message_ids m where m.organisation_id = organisation and m.message_id > after collate "C"
    and (last_id is null or m.message_id <= last_id collate "C")
    and exists (select from unnest(long) n where strpos(lower(m.message_id), n) > 0) and telemetry.names_one(m.message_id, long);
  return last_id;
end $function$;

CREATE OR REPLACE FUNCTION telemetry.erase_mentions(names text[], since timestamp with time zone, before timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  long constant text[] := telemetry.long_needles(telemetry.names_searched_for(names));
  still int;
begin
  perform pg_advisory_xact_lock(hashtextextended('telemetry.moves ' || organisation::text, 0));
  update telemetry.events e set properties = telemetry.without_names(e.properties, long), context = telemetry.without_names(e.context, long)
  where e.organisation_id = organisation and e.occurred_at >= since and e.occurred_at < before and exists (
    select from unnest(long) n where strpos(lower(e.properties::text), n) > 0 or strpos(lower(e.context::text), n) > 0);
  select count(*) into still from telemetry.events e
  where e.organisation_id = organisation and e.occurred_at >= since and e.occurred_at < before and exists (
    select from unnest(long) n where strpos(lower(e.properties::text), n) > 0 or strpos(lower(e.context::text), n) > 0)
    and (telemetry.without_names(e.properties, long) <> e.properties or telemetry.without_names(e.context, long) <> e.context);
  return still;
end $function$;

CREATE OR REPLACE FUNCTION telemetry.erase_person(person uuid, k integer, today date)
 RETURNS TABLE(events integer, days integer, names integer)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
#variable_conflict use_column
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  stand_in constant uuid := gen_random_uuid();
  mine text[];
  words text[];
  long text[];
  messages text[];
begin
  perform telemetry.lock_names();
  perform pg_advisory_xact_lock(hashtextextended('telemetry.moves ' || organisation::text, 0));
  mine := telemetry.names_to_erase(person);
  names := cardinality(mine);
  words := telemetry.names_searched_for(mine);
  long := telemetry.long_needles(words);
  mine := telemetry.said_apart(mine);
  if exists (select from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.person_id = person)
    or exists (select from telemetry.use_spans s where s.organisation_id = organisation and s.person_id = person) then
    insert into telemetry.stand_ins (organisation_id, id, org_unit_id, location_id, job_role_id, starts_on, ends_on)
    select organisation, stand_in,
      case when (select count(*) from directory.people o where o.organisation_id = organisation and o.org_unit_id is not distinct from p.org_unit_id) >= k
        then coalesce(p.org_unit_id, nobody) end,
      case when (select count(*) from directory.people o where o.organisation_id = organisation and o.location_id is not distinct from p.location_id) >= k
        then coalesce(p.location_id, nobody) end,
      case when (select count(*) from directory.people o where o.organisation_id = organisation and o.job_role_id is not distinct from p.job_role_id) >= k
        then coalesce(p.job_role_id, nobody) end,
      case when exists (select from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.person_id = person and u.day < p.starts_on)
        then p.starts_on end,
      least(p.ends_on, (date_trunc('month', today::timestamp) + interval '1 month')::date - 1)
    from directory.people p where p.organisation_id = organisation and p.id = person;
  end if;
  -- In the order in which storing takes them, so that the two cannot deadlock.
  perform from telemetry.unmatched_users u where u.organisation_id = organisation and u.user_ref = any(mine) order by u.user_ref collate "C" for update;
  perform from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.person_id = person order by u.event, u.day for update;
  perform from telemetry.active_days a where a.organisation_id = organisation and a.person_id = person order by a.day for update;
  update telemetry.usage_by_person_day u set person_id = stand_in where u.organisation_id = organisation and u.person_id = person;
  -- Days in which they were are worked out anew by the trigger.
  with moved as (update telemetry.active_days a set person_id = stand_in where a.organisation_id = organisation and a.person_id = person returning 1)
  select count(*) into days from moved;
  update telemetry.use_spans s set person_id = stand_in where s.organisation_id = organisation and s.person_id = person
    and exists (select from telemetry.stand_ins i where i.organisation_id = organisation and i.id = stand_in);
  delete from telemetry.use_spans s where s.organisation_id = organisation and s.person_id = person;

  with gone as (
    delete from telemetry.events e where e.organisation_id = organisation
      and (e.person_id = person or (e.person_id is null and e.user_ref = any(mine))) returning e.message_id
  ) select coalesce(array_agg(g.message_id), '{}') into messages from gone g;
  events := cardinality(messages);
  delete from telemetry.message_ids m where m.organisation_id = organisation and m.message_id = any(messages);
  -- Shown as they arrived, under whatever name.
  delete from telemetry.arrivals a where a.organisation_id = organisation and (a.message_id = any(messages) or a.user_ref = any(mine)
    or telemetry.goes_by(a.user_ref, words) or telemetry.names_one(a.properties::text, long) or telemetry.names_one(a.message_id, long));
  delete from telemetry.folded_uses f where f.organisation_id = organisation and (f.person_id = person or f.user_ref = any(mine));
  delete from telemetry.identities i where i.organisation_id = organisation and (i.person_id = person or i.user_ref = any(mine));
  delete from telemetry.name_links l where l.organisation_id = organisation and (l.user_ref = any(mine) or l.target = any(mine));
  delete from telemetry.unmatched_users u where u.organisation_id = organisation and u.user_ref = any(mine);
  delete from telemetry.name_moves m where m.organisation_id = organisation and (m.held_by = person or m.user_ref = any(mine));
  -- That something was refused stays, without what was sent.
  update telemetry.rejected_events r set sample = null where r.organisation_id = organisation and telemetry.names_one(r.sample, words);
  delete from telemetry.rejected_events r where r.organisation_id = organisation
    and (r.message_id = any(messages) or telemetry.names_one(r.message_id, long) or telemetry.names_one(r.excerpt::text, long));
  delete from telemetry.refused_rows r where r.organisation_id = organisation and telemetry.names_one(to_jsonb(r.cells)::text, words);
  update telemetry.history_uploads h set dry_run = null where h.organisation_id = organisation and telemetry.names_one(h.dry_run::text, words);
  update telemetry.history_uploads h set created_by = null where h.organisation_id = organisation and h.created_by = person;
  update telemetry.pull_sources s set created_by = null where s.organisation_id = organisation and s.created_by = person;
  update telemetry.identities i set decided_by = null where i.organisation_id = organisation and i.decided_by = person;
  update telemetry.write_keys w set created_by = null where w.organisation_id = organisation and w.created_by = person;
  update telemetry.catalogue_events c set owner_id = null where c.organisation_id = organisation and c.owner_id = person;
  update telemetry.erasures e set asked_by = null where e.organisation_id = organisation and e.asked_by = person;
  perform directory.forget_audit_names(mine);
  update telemetry.retention_policies p set changed_by = null where p.organisation_id = organisation and p.changed_by = person;
  -- The place in the sets of people is another one, drawn by lot: the order of places would tell who came before and after.
  -- Last of all: whoever works out a day waits for this lock, and others wait for that day.
  perform pg_advisory_xact_lock(hashtext(organisation::text), -1);
  delete from telemetry.person_numbers n where n.organisation_id = organisation and n.person_id = person;
  insert into telemetry.person_numbers (organisation_id, person_id, number)
  select organisation, i.id, f.number from telemetry.stand_ins i cross join lateral (
    select g.number from generate_series(0, (select coalesce(max(n.number), 0) + 32 from telemetry.person_numbers n where n.organisation_id = organisation)) g(number)
    where not exists (select from telemetry.person_numbers n where n.organisation_id = organisation and n.number = g.number) order by random() limit 1
  ) f where i.organisation_id = organisation and i.id = stand_in;
  return next;
end $function$;

CREATE OR REPLACE FUNCTION telemetry.fold_raw(since timestamp with time zone, before timestamp with time zone, at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
#variable_conflict use_column
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  zone constant text := (select o.time_zone from directory.organisations o where o.id = organisation);
  folded int;
begin
  perform pg_advisory_xact_lock(hashtextextended('telemetry.moves ' || organisation::text, 0));
  with gone as (
    delete from telemetry.events e where e.organisation_id = organisation and e.occurred_at >= since and e.occurred_at < before
      and (e.upload_id is null or not exists (select from telemetry.history_uploads h where h.organisation_id = organisation and h.id = e.upload_id and h.kept_until > at))
    returning coalesce(e.person_id, nobody) as p, coalesce(e.user_ref, '') as r, e.name as n, (e.occurred_at at time zone zone)::date as d, e.properties as x
  ), named as (
    insert into telemetry.folded_uses as t (organisation_id, person_id, user_ref, event, filter, day, count)
    select organisation, g.p, g.r, g.n, '{}', g.d, count(*) from gone g where g.r <> '' group by g.p, g.r, g.n, g.d
    on conflict (organisation_id, person_id, user_ref, event, filter, day) do update set count = t.count + excluded.count
  ), filtered as (
    insert into telemetry.folded_uses as t (organisation_id, person_id, user_ref, event, filter, day, count)
    select organisation, g.p, g.r, g.n, f.filter, g.d, count(*) from gone g
    join (select distinct b.event, b.filter from change.behaviours_v1 b where b.organisation_id = organisation and b.filter is not null) f
      on f.event = g.n and g.x @> f.filter
    where f.filter <> '{}' or g.r = '' group by g.p, g.r, g.n, f.filter, g.d
    on conflict (organisation_id, person_id, user_ref, event, filter, day) do update set count = t.count + excluded.count
  ) select count(*) into folded from gone;
  return folded;
end $function$;

CREATE OR REPLACE FUNCTION telemetry.forget_links(before timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION telemetry.goes_by(ref text, needles text[])
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select lower(ref) = any(needles)
    or (ref like 'apart:%' and (length(ref) >= 21 or strpos(ref, '@') > 0) and lower(substr(ref, 16)) = any(needles))
$function$;

CREATE OR REPLACE FUNCTION telemetry.keep_groups(before date, k integer, at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
#variable_conflict use_column
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  zone constant text := (select o.time_zone from directory.organisations o where o.id = organisation);
  kept int;
begin
  perform pg_advisory_xact_lock(hashtextextended('telemetry.moves ' || organisation::text, 0));
  with held as materialized (
    select distinct e.person_id, e.name, (e.occurred_at at time zone zone)::date as day from telemetry.events e
    where e.organisation_id = organisation and e.person_id is not null and e.upload_id = any(array(
      select h.id from telemetry.history_uploads h where h.organisation_id = organisation and h.kept_until > at))
  ), gone as (
    delete from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.day < before
      and (u.person_id, u.event, u.day) not in (select h.person_id, h.name, h.day from held h) returning u.person_id, u.event, u.day, u.count
  ), gone_days as (
    delete from telemetry.active_days a where a.organisation_id = organisation and a.day < before
      and (a.person_id, a.day) not in (select h.person_id, h.day from held h) returning a.person_id, a.day, a.count
  ), uses as materialized (
    -- On a day that became a sum before, somebody counts as one more only where their first and last day say that they are not in it yet.
    select u.person_id, u.event, u.day, u.count, coalesce(u.day < s.first_day or u.day > s.last_day, true) as fresh,
      coalesce(u.day > s.first_day and u.day < s.last_day, false) as unclear
    from (select g.person_id, g.event, g.day, g.count from gone g union all select d.person_id, '', d.day, d.count from gone_days d) u
    left join telemetry.use_spans s on s.organisation_id = organisation and s.person_id = u.person_id and s.event = u.event
  ), spans as (
    insert into telemetry.use_spans as t (organisation_id, person_id, event, first_day, last_day)
    select organisation, u.person_id, u.event, min(u.day), max(u.day) from uses u group by u.person_id, u.event
    on conflict (organisation_id, person_id, event) do update
      set first_day = least(t.first_day, excluded.first_day), last_day = greatest(t.last_day, excluded.last_day)
  ), cells as (
    select 'all' as grouping, nobody as id, u.event, u.day, count(*) as people, sum(u.count) as count,
      count(*) filter (where u.fresh) as fresh, bool_or(u.unclear) as unclear from uses u group by u.event, u.day
    union all
    select g.grouping, coalesce(g.id, nobody), u.event, u.day, count(*), sum(u.count), count(*) filter (where u.fresh), bool_or(u.unclear) from uses u
    join (
      select p.id, p.org_unit_id, p.job_role_id from directory.people p where p.organisation_id = organisation
      union all select i.id, i.org_unit_id, i.job_role_id from telemetry.stand_ins i where i.organisation_id = organisation
    ) p on p.id = u.person_id
    cross join lateral (values ('unit', p.org_unit_id), ('job_role', p.job_role_id)) g(grouping, id) group by 1, 2, 3, 4
  ), sized as (
    select c.*, c.id <> nobody and c.people >= k as shown,
      sum(c.people) filter (where c.id = nobody or c.people < k) over (partition by c.grouping, c.event, c.day) as rest,
      row_number() over (partition by c.grouping, c.event, c.day, c.id <> nobody and c.people >= k order by c.people, c.id) as place
    from cells c
  ), put as (
    insert into telemetry.group_uses as t (organisation_id, grouping, group_id, event, day, people, count, at_least)
    select organisation, s.grouping, s.id, s.event, s.day, case when f.day is null then sum(s.people) else sum(s.fresh) end, sum(s.count),
      f.day is not null and bool_or(s.unclear) from (
      select z.grouping, case when z.shown and not (coalesce(z.rest, 0) between 1 and k - 1 and z.place = 1) then z.id else nobody end as id, z.event, z.day, z.people, z.count, z.fresh, z.unclear from sized z
    ) s left join telemetry.group_uses f
      on f.organisation_id = organisation and f.grouping = s.grouping and f.group_id = s.id and f.event = s.event and f.day = s.day
    group by s.grouping, s.id, s.event, s.day, f.day having s.grouping = 'all' or sum(s.people) >= k
    on conflict (organisation_id, grouping, group_id, event, day) do update
      set people = t.people + excluded.people, count = t.count + excluded.count, at_least = t.at_least or excluded.at_least
  ), unfolded as (
    delete from telemetry.folded_uses f where f.organisation_id = organisation and f.day < before returning f.person_id, f.user_ref, f.filter, f.count
  ), fewer as (
    update telemetry.unmatched_users t set count = greatest(0, t.count - n.count)
    from (select f.user_ref, sum(f.count) as count from unfolded f where f.person_id = nobody and f.filter = '{}' group by f.user_ref) n
    where t.organisation_id = organisation and t.user_ref = n.user_ref
  ) select count(*) into kept from uses;
  delete from telemetry.unmatched_users t where t.organisation_id = organisation and t.count <= 0;
  -- Of somebody erased nothing is left but sums of groups, and no figure asks for their time any more.
  with gone as (
    delete from telemetry.stand_ins i where i.organisation_id = organisation and i.ends_on < before
      and not exists (select from telemetry.usage_by_person_day u where u.organisation_id = organisation and u.person_id = i.id) returning i.id
  ), spans as (
    delete from telemetry.use_spans s using gone g where s.organisation_id = organisation and s.person_id = g.id
  ) delete from telemetry.person_numbers n using gone g where n.organisation_id = organisation and n.person_id = g.id;
  return kept;
end $function$;

CREATE OR REPLACE FUNCTION telemetry.key_of(key_hash text)
 RETURNS TABLE(id uuid, organisation_id uuid, per_second_max integer, per_day_max bigint, watched_until timestamp with time zone, trust text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  select k.id, k.organisation_id, k.per_second_max, k.per_day_max, k.watched_until, k.trust from telemetry.write_keys k
  where k.hash = key_hash and k.revoked_at is null
  union all
  select k.id, k.organisation_id, k.per_second_max, k.per_day_max, k.watched_until, k.trust from telemetry.write_keys k
  where k.previous_hash = key_hash and k.previous_until > now() and k.revoked_at is null
$function$;

CREATE OR REPLACE FUNCTION telemetry.learn_names(pairs jsonb, at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  refs text[];
begin
  if not exists (
    select from jsonb_to_recordset(pairs) as p(ref text, target text, claimed boolean)
    where not exists (select from telemetry.name_links l where l.organisation_id = organisation and l.user_ref = p.ref and l.target = p.target
        and l.claimed <= p.claimed)
      and (select count(*) from (select from telemetry.name_links l where l.organisation_id = organisation and l.user_ref = p.ref
        and l.claimed = p.claimed limit 20) n) < 20
  ) then return 0; end if;
  perform telemetry.lock_names();
  with put as (
    insert into telemetry.name_links as t (organisation_id, user_ref, target, linked_at, claimed)
    select organisation, p.ref, p.target, at, p.claimed from jsonb_to_recordset(pairs) as p(ref text, target text, claimed boolean)
    where (select count(*) from (select from telemetry.name_links l where l.organisation_id = organisation and l.user_ref = p.ref
      and l.claimed = p.claimed limit 20) n) < 20
    on conflict (organisation_id, user_ref, target) do update set claimed = false where t.claimed and not excluded.claimed returning user_ref
  ) select array_agg(distinct put.user_ref) into refs from put;
  if refs is null then return 0; end if;
  return telemetry.settle_names(refs, at);
end $function$;

CREATE OR REPLACE FUNCTION telemetry.lock_names()
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'pg_catalog'
AS $function$
  select pg_advisory_xact_lock(hashtextextended('telemetry.names ' || current_setting('app.organisation'), 0))
$function$;

CREATE OR REPLACE FUNCTION telemetry.long_needles(needles text[])
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select coalesce(array_agg(n), '{}') from unnest(needles) n where length(n) >= 6 or strpos(n, '@') > 0
$function$;

CREATE OR REPLACE FUNCTION telemetry.make_months(today date DEFAULT CURRENT_DATE)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  month date := date_trunc('month', today)::date - interval '12 months';
  last_month constant date := date_trunc('month', today)::date + interval '24 months';
  partition_name text;
begin
  set local time zone 'UTC';
  if to_regclass('telemetry.events_history') is null then
    execute format('create table telemetry.events_history partition of telemetry.events for values from (minvalue) to (%L)', month);
  end if;
  while month <= last_month loop
    partition_name := 'events_' || to_char(month, 'YYYY_MM');
    if to_regclass('telemetry.' || partition_name) is null then
      execute format('create table telemetry.%I (like telemetry.events including defaults)', partition_name);
      execute format('with moved as (delete from telemetry.events_elsewhen where occurred_at >= %L and occurred_at < %L returning *) insert into telemetry.%I select * from moved',
        month, month + interval '1 month', partition_name);
      execute format('alter table telemetry.events attach partition telemetry.%I for values from (%L) to (%L)',
        partition_name, month, (month + interval '1 month')::date);
    end if;
    month := month + interval '1 month';
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION telemetry.move_name(name text, held uuid, at_most integer)
 RETURNS TABLE(moved integer, to_person uuid, events text[], first_day date, last_day date)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
#variable_conflict use_variable
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  zone constant text := (select o.time_zone from directory.organisations o where o.id = organisation);
  cut timestamptz;
  deltas jsonb;
  folded jsonb;
begin
  to_person := coalesce((select w.person_id from telemetry.people_by_ref(array[name]) w), nobody);
  moved := 0;
  if to_person = held then return next; return; end if;
  if held = nobody then
    select e.occurred_at into cut from telemetry.events e where e.organisation_id = organisation and e.user_ref = name and e.person_id is null
    order by e.occurred_at offset at_most - 1 limit 1;
    with changed as (
      update telemetry.events e set person_id = to_person
      where e.organisation_id = organisation and e.user_ref = name and e.person_id is null and e.occurred_at <= coalesce(cut, 'infinity')
      returning e.name as n, e.occurred_at as o
    ) select jsonb_agg(g) into deltas from (select c.n, (c.o at time zone zone)::date as d, count(*) as many, min(c.o) as a, max(c.o) as z from changed c group by 1, 2) g;
  else
    select e.occurred_at into cut from telemetry.events e where e.organisation_id = organisation and e.person_id = held and e.user_ref = name
    order by e.occurred_at offset at_most - 1 limit 1;
    with changed as (
      update telemetry.events e set person_id = nullif(to_person, nobody)
      where e.organisation_id = organisation and e.person_id = held and e.user_ref = name and e.occurred_at <= coalesce(cut, 'infinity')
      returning e.name as n, e.occurred_at as o
    ) select jsonb_agg(g) into deltas from (select c.n, (c.o at time zone zone)::date as d, count(*) as many, min(c.o) as a, max(c.o) as z from changed c group by 1, 2) g;
  end if;
  moved := coalesce((select sum(d.many) from jsonb_to_recordset(deltas) as d(many int)), 0);
  with gone as (
    delete from telemetry.folded_uses f where f.organisation_id = organisation and f.person_id = held and f.user_ref = name
    returning f.event, f.filter, f.day, f.count
  ), put as (
    insert into telemetry.folded_uses as t (organisation_id, person_id, user_ref, event, filter, day, count)
    select organisation, to_person, name, g.event, g.filter, g.day, g.count from gone g
    on conflict (organisation_id, person_id, user_ref, event, filter, day) do update set count = t.count + excluded.count
  ) select jsonb_agg(x) into folded from (select g.event as n, g.day as d, g.count as many, g.day::timestamp at time zone zone as a, g.day::timestamp at time zone zone as z
    from gone g where g.filter = '{}') x;
  deltas := coalesce(deltas, '[]') || coalesce(folded, '[]');
  if deltas <> '[]' then
    -- A day can have both: its raw events are gone, and a late one came since.
    select jsonb_agg(g) into deltas from (select d.n, d.d, sum(d.many) as many, min(d.a) as a, max(d.z) as z
      from jsonb_to_recordset(deltas) as d(n text, d date, many int, a timestamptz, z timestamptz) group by 1, 2) g;
    perform telemetry.shift_sums(name, held, to_person, deltas);
    select array_agg(distinct d.n), min(d.d), max(d.d) into events, first_day, last_day from jsonb_to_recordset(deltas) as d(n text, d date);
  end if;
  return next;
end $function$;

CREATE OR REPLACE FUNCTION telemetry.names_answered_by(person uuid)
 RETURNS TABLE(ref text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  with mine as (
    select p.organisation_id as o, n.name from directory.people p
    cross join lateral unnest(array[p.external_id, p.email, p.id::text]) n(name)
    where p.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid and p.id = person and n.name is not null
  )
  select name from mine
  union select l.target from mine m join telemetry.name_links l on l.organisation_id = m.o and lower(l.target) = lower(m.name)
  union select u.user_ref from mine m join telemetry.unmatched_users u on u.organisation_id = m.o and lower(u.user_ref) = lower(m.name)
  union select i.user_ref from mine m join telemetry.identities i on i.organisation_id = m.o and lower(i.user_ref) = lower(m.name)
$function$;

CREATE OR REPLACE FUNCTION telemetry.names_one(said text, needles text[])
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select exists (
    select from unnest(needles) n cross join lateral (select regexp_replace(n, '([^[:alnum:]])', '\\\1', 'g') as word) w
    where case when strpos(lower(said), n) > 0 then
      case when length(n) >= 6 or strpos(n, '@') > 0 then lower(said) ~ ('(^|[^[:alnum:]]|\\[nrtbf])' || w.word || '($|[^[:alnum:]])')
        else lower(said) ~ ('(^|[^\\])"' || w.word || '"[[:space:]]*($|[^:[:space:]])') or (n ~ '^[0-9]+$'
          and lower(said) ~ ('"([$]?(anon_)?distinct_id|userid|anonymousid|previousid|alias)"[[:space:]]*:[[:space:]]*' || n || '[[:space:]]*[,}]'))
      end end)
$function$;

CREATE OR REPLACE FUNCTION telemetry.names_searched_for(names text[])
 RETURNS text[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select telemetry.needles(array(select unnest(names) union select substr(m, 16) from unnest(names) m where m like 'apart:%' and length(m) >= 21))
$function$;

CREATE OR REPLACE FUNCTION telemetry.names_to_erase(person uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select array(
    select a.ref from telemetry.names_answered_by(person) a
    union select i.user_ref from telemetry.identities i where i.organisation_id = o.id and i.person_id = person
    union select e.user_ref from telemetry.events e where e.organisation_id = o.id and e.person_id = person and e.user_ref is not null
    union select f.user_ref from telemetry.folded_uses f where f.organisation_id = o.id and f.person_id = person and f.user_ref <> '')
  from (select nullif(current_setting('app.organisation', true), '')::uuid as id) o
$function$;

CREATE OR REPLACE FUNCTION telemetry.namesakes_of(person uuid)
 RETURNS TABLE(person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  with mine as (
    select p.organisation_id as o, lower(n.name) as name from directory.people p
    cross join lateral unnest(array[p.external_id, p.email, p.id::text]) n(name)
    where p.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid and p.id = person and n.name is not null
  )
  select p.id from mine m join directory.people p on p.organisation_id = m.o and lower(p.email) = m.name and p.id <> person
  union select p.id from mine m join directory.people p on p.organisation_id = m.o and lower(p.external_id) = m.name and p.id <> person
$function$;

CREATE OR REPLACE FUNCTION telemetry.needles(names text[])
 RETURNS text[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select coalesce(array_agg(distinct w.word), '{}') from unnest(names) n(name)
  cross join lateral (values (lower(n.name)), (lower(regexp_replace(to_json(n.name)::text, '^"|"$', '', 'g')))) w(word) where n.name <> ''
$function$;

CREATE OR REPLACE FUNCTION telemetry.people_by_ref(refs text[])
 RETURNS TABLE(ref text, person_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO 'pg_catalog'
 SET enable_seqscan TO 'off'
AS $function$
declare organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
begin
  return query select c.ref, case
      when c.first = c.last then c.first
      when c.first is null then (select i.person_id from telemetry.identities i where i.organisation_id = organisation and i.user_ref = c.ref)
    end from (
    select r.ref, least(d.a, d.b, d.c) as first, greatest(d.a, d.b, d.c) as last from unnest(refs) r(ref) cross join lateral (select
      (select p.id from directory.people p where p.organisation_id = organisation and p.external_id = r.ref) as a,
      (select p.id from directory.people p where p.organisation_id = organisation and lower(p.email) = lower(r.ref)) as b,
      (select p.id from directory.people p where p.organisation_id = organisation
        and p.id = case when r.ref ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then r.ref::uuid end) as c offset 0) d
  ) c;
end $function$;

CREATE OR REPLACE FUNCTION telemetry.recheck_person(person uuid, at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  answered text[] := array(select n.ref from telemetry.names_answered_by(person) n);
  given text[] := array(
    select distinct e.user_ref from telemetry.events e where e.organisation_id = organisation and e.person_id = person and e.user_ref is not null
    union select distinct f.user_ref from telemetry.folded_uses f where f.organisation_id = organisation and f.person_id = person and f.user_ref <> '');
  settled int;
  asked int;
begin
  -- What they did under a name they no longer answer to goes where its links lead, which nobody followed as long as the directory knew it.
  settled := telemetry.settle_names(array(
    select unnest(answered || given)
    union select i.user_ref from telemetry.identities i where i.organisation_id = organisation and i.person_id = person), at);
  with held as (
    select g.ref, person as holder from unnest(given) g(ref)
    union select distinct e.user_ref, n.person_id from telemetry.namesakes_of(person) n
    join telemetry.events e on e.organisation_id = organisation and e.person_id = n.person_id and e.user_ref is not null
    union select distinct f.user_ref, n.person_id from telemetry.namesakes_of(person) n
    join telemetry.folded_uses f on f.organisation_id = organisation and f.person_id = n.person_id and f.user_ref <> ''
    union select i.user_ref, coalesce(i.person_id, nobody) from telemetry.identities i where i.organisation_id = organisation and i.user_ref = any(answered)
    union select u.user_ref, nobody from telemetry.unmatched_users u where u.organisation_id = organisation and u.user_ref = any(answered)
  ), put as (
    insert into telemetry.name_moves as t (organisation_id, user_ref, held_by, asked_by)
    select organisation, h.ref, h.holder, pg_current_xact_id()::text from held h
    join telemetry.people_by_ref(array(select distinct h2.ref from held h2)) w on w.ref = h.ref
    where coalesce(w.person_id, nobody) <> h.holder order by h.ref collate "C", h.holder
    on conflict (organisation_id, user_ref, held_by) do update set asked_by = excluded.asked_by
    returning 1
  ) select count(*) into asked from put;
  return settled + asked;
end $function$;

CREATE OR REPLACE FUNCTION telemetry.said_apart(names text[])
 RETURNS text[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
  select array(
    select unnest(names)
    union select 'apart:' || right(w.id::text, 8) || ':' || m from telemetry.write_keys w cross join unnest(names) m
      where w.organisation_id = o.id and m not like 'apart:%' and (length(m) >= 6 or strpos(m, '@') > 0)
    union select u.user_ref from telemetry.unmatched_users u
      where u.organisation_id = o.id and u.user_ref like 'apart:%' and telemetry.goes_by(u.user_ref, o.words)
    union select r.ref from telemetry.name_links l cross join lateral (values (l.user_ref), (l.target)) r(ref)
      where l.organisation_id = o.id and r.ref like 'apart:%' and telemetry.goes_by(r.ref, o.words))
  from (select nullif(current_setting('app.organisation', true), '')::uuid as id, telemetry.names_searched_for(names) as words offset 0) o
$function$;

CREATE OR REPLACE FUNCTION telemetry.settle_names(refs text[], at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  followers text[];
  cone text[];
  said text[];
  changed int;
begin
  followers := array(with recursive above(ref) as (
    select unnest(refs) union
    select l.user_ref from above a join telemetry.name_links l on l.organisation_id = organisation and l.target = a.ref
  ) select above.ref from above);
  cone := array(with recursive below(ref) as (
    select unnest(followers) union
    select l.target from below b join telemetry.name_links l on l.organisation_id = organisation and l.user_ref = b.ref
  ) select below.ref from below);
  -- Beyond a claim, what is said without claims of each name on the way decides where the way ends.
  said := case when exists (select from telemetry.name_links l where l.organisation_id = organisation and l.user_ref = any(cone) and l.claimed)
    then cone else followers end;
  with recursive anchors as materialized (
    select d.ref, d.person_id, d.contested, false as outside from telemetry.directory_claims(cone) d
    union all
    select i.user_ref, i.person_id, false, i.standing = 'outside' from telemetry.identities i
    where i.organisation_id = organisation and i.user_ref = any(cone) and i.decided_at is not null
      and not exists (select from telemetry.directory_claims(array[i.user_ref]))
  ), reach(origin, ref) as (
    select f.ref, l.target from unnest(said) f(ref)
    join telemetry.name_links l on l.organisation_id = organisation and l.user_ref = f.ref and not l.claimed
    where not exists (select from anchors a where a.ref = f.ref)
    union
    select r.origin, l.target from reach r
    join telemetry.name_links l on l.organisation_id = organisation and l.user_ref = r.ref and not l.claimed
    where not exists (select from anchors a where a.ref = r.ref)
  ), plain as materialized (
    select r.origin as ref, min(a.person_id::text)::uuid as person_id, bool_or(a.outside) as outside,
      bool_or(a.contested) or count(distinct a.person_id) + max(a.outside::int) > 1 as contested
    from reach r join anchors a on a.ref = r.ref group by r.origin
  ), firm as materialized (
    select a.ref, a.person_id, a.contested, a.outside from anchors a union all select p.ref, p.person_id, p.contested, p.outside from plain p
  ), claim(origin, ref) as (
    select f.ref, l.target from unnest(followers) f(ref)
    join telemetry.name_links l on l.organisation_id = organisation and l.user_ref = f.ref
    where not exists (select from firm a where a.ref = f.ref)
    union
    select c.origin, l.target from claim c
    join telemetry.name_links l on l.organisation_id = organisation and l.user_ref = c.ref
    where not exists (select from firm a where a.ref = c.ref)
  ), believed as (
    select c.origin as ref, min(a.person_id::text)::uuid as person_id, bool_or(a.outside) as outside,
      bool_or(a.contested) or count(distinct a.person_id) + max(a.outside::int) > 1 as contested
    from claim c join firm a on a.ref = c.ref group by c.origin
  ), outcome as materialized (
    select f.ref, o.person_id, coalesce(o.claimed, false) as claimed,
      case when o.ref is null then null when o.contested then 'contested' when o.outside then 'outside' else 'person' end as standing
    from unnest(followers) f(ref) left join (
      select p.*, false as claimed from plain p union all select b.*, true from believed b
    ) o on o.ref = f.ref
  ), kept as materialized (
    select o.ref, o.standing, o.claimed, case when o.standing = 'person' then o.person_id end as person_id,
      i.user_ref is not null as known, i.person_id as was, i.standing as stood, i.claimed as was_claimed
    from outcome o left join telemetry.identities i on i.organisation_id = organisation and i.user_ref = o.ref
    where i.decided_at is null
  ), gone as (
    delete from telemetry.identities i using kept k
    where i.organisation_id = organisation and i.user_ref = k.ref and k.standing is null
  ), put as (
    insert into telemetry.identities as t (organisation_id, user_ref, person_id, standing, linked_at, claimed)
    select organisation, k.ref, k.person_id, k.standing, at, k.claimed from kept k
    where k.standing is not null and (k.stood, k.was, k.was_claimed) is distinct from (k.standing, k.person_id, k.claimed) order by k.ref collate "C"
    on conflict (organisation_id, user_ref) do update set person_id = excluded.person_id, standing = excluded.standing,
      linked_at = excluded.linked_at, claimed = excluded.claimed
  ), asked as (
    insert into telemetry.name_moves as t (organisation_id, user_ref, held_by, asked_by)
    select organisation, k.ref, coalesce(k.was, '00000000-0000-0000-0000-000000000000'), pg_current_xact_id()::text from kept k
    where k.was is distinct from k.person_id order by k.ref collate "C"
    on conflict (organisation_id, user_ref, held_by) do update set asked_by = excluded.asked_by
    returning 1
  )
  select count(*) into changed from asked;
  return changed;
end $function$;

CREATE OR REPLACE FUNCTION telemetry.shift_sums(name text, held uuid, becomes uuid, deltas jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
#variable_conflict use_variable
declare
  organisation constant uuid := nullif(current_setting('app.organisation', true), '')::uuid;
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
begin
  if held = nobody then
    update telemetry.unmatched_users t set count = t.count - (select sum(d.many) from jsonb_to_recordset(deltas) as d(many int))
    where t.organisation_id = organisation and t.user_ref = name;
    delete from telemetry.unmatched_users t where t.organisation_id = organisation and t.user_ref = name and t.count <= 0;
  elsif becomes = nobody then
    insert into telemetry.unmatched_users as t (organisation_id, user_ref, count, first_seen_at, last_seen_at)
    select organisation, name, sum(d.many), min(d.a), max(d.z) from jsonb_to_recordset(deltas) as d(many int, a timestamptz, z timestamptz)
    on conflict (organisation_id, user_ref) do update set count = t.count + excluded.count,
      first_seen_at = least(t.first_seen_at, excluded.first_seen_at), last_seen_at = greatest(t.last_seen_at, excluded.last_seen_at);
  end if;
  insert into telemetry.usage_by_person_day as t (organisation_id, person_id, event, day, count)
  select organisation, x.p, x.n, x.d, x.many from (
    select case s.sign when 1 then becomes else held end as p, d.n, d.d, s.sign * d.many as many
    from jsonb_to_recordset(deltas) as d(n text, d date, many int) cross join (values (1), (-1)) s(sign)
  ) x where x.p <> nobody order by x.p, x.n collate "C", x.d
  on conflict (organisation_id, person_id, event, day) do update set count = t.count + excluded.count;
  insert into telemetry.active_days as t (organisation_id, day, person_id, count)
  select organisation, x.d, x.p, x.many from (
    select case s.sign when 1 then becomes else held end as p, d.d, s.sign * sum(d.many)::int as many
    from jsonb_to_recordset(deltas) as d(d date, many int) cross join (values (1), (-1)) s(sign) group by 1, d.d, s.sign
  ) x where x.p <> nobody order by x.d, x.p
  on conflict (organisation_id, day, person_id) do update set count = t.count + excluded.count;
  delete from telemetry.usage_by_person_day t using jsonb_to_recordset(deltas) as d(n text, d date)
  where t.organisation_id = organisation and t.person_id = held and t.event = d.n and t.day = d.d and t.count = 0;
  delete from telemetry.active_days t using (select distinct x.d from jsonb_to_recordset(deltas) as x(d date)) d
  where t.organisation_id = organisation and t.person_id = held and t.day = d.d and t.count = 0;
end $function$;

CREATE OR REPLACE FUNCTION telemetry.storing_now()
 RETURNS text[]
 LANGUAGE sql
 SET search_path TO 'pg_catalog'
AS $function$
  select coalesce(array_agg(distinct l.virtualtransaction), '{}') from pg_locks l
  where l.locktype = 'relation' and l.relation = 'telemetry.message_ids'::regclass and l.mode = 'RowExclusiveLock' and l.pid <> pg_backend_pid()
    and l.database = (select d.oid from pg_database d where d.datname = current_database())
$function$;

CREATE OR REPLACE FUNCTION telemetry.suggest_people(refs text[])
 RETURNS TABLE(ref text, person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  with plain as (
    select p.id, k.key, k.weight from directory.people p cross join lateral (
      select translate(lower(p.given_name), 'áéíóúüñàèìòùâêîôûçäëïö ', 'aeiouunaeiouaeioucaeio') as given,
        translate(lower(p.family_name), 'áéíóúüñàèìòùâêîôûçäëïö ', 'aeiouunaeiouaeioucaeio') as family,
        translate(lower(split_part(p.family_name, ' ', 1)), 'áéíóúüñàèìòùâêîôûçäëïö', 'aeiouunaeiouaeioucaeio') as first_family
    ) n cross join lateral (values
      (regexp_replace(lower(split_part(p.email, '@', 1)), '[^a-z0-9]', '', 'g'), 1),
      (n.given || n.family, 2), (n.family || n.given, 2), (n.given || n.first_family, 2),
      (left(n.given, 1) || n.family, 3), (left(n.given, 1) || n.first_family, 3),
      (regexp_replace(lower(p.external_id), '[^a-z0-9]', '', 'g'), 1)
    ) k(key, weight)
    where p.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid and length(k.key) >= 3
  ), asked as (
    select r.ref, regexp_replace(translate(lower(split_part(r.ref, '@', 1)), 'áéíóúüñàèìòùâêîôûçäëïö', 'aeiouunaeiouaeioucaeio'), '[^a-z0-9]', '', 'g') as key
    from unnest(refs) r(ref)
  ), best as (
    select a.ref, p.id, rank() over (partition by a.ref order by p.weight) as place from asked a join plain p on p.key = a.key
  )
  -- Two equally good answers are none.
  select b.ref, min(b.id::text)::uuid from best b where b.place = 1 group by b.ref having count(distinct b.id) = 1
$function$;

CREATE OR REPLACE FUNCTION telemetry.unmatched_but_claimed()
 RETURNS TABLE(ref text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
  with named as (
    select p.organisation_id as o, lower(n.name) as name from directory.people p cross join lateral unnest(array[p.external_id, p.email]) n(name)
    where p.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid and n.name is not null
  )
  select distinct u.user_ref from named n join telemetry.unmatched_users u on u.organisation_id = n.o and lower(u.user_ref) = n.name
$function$;

CREATE OR REPLACE FUNCTION telemetry.unseal_days()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if (select count(*) > 60 from (select distinct organisation_id, day from changed) d) then
    perform pg_advisory_xact_lock(hashtext(c.organisation_id::text), -2), set_config('telemetry.every_day_held', c.organisation_id::text, true)
      from (select distinct organisation_id from changed order by 1) c;
  -- Who holds all days asks for none of them: whoever works one out may hold it, and wait for the lock of all.
  elsif exists (select from changed c where c.organisation_id::text is distinct from current_setting('telemetry.every_day_held', true)) then
    perform pg_advisory_xact_lock_shared(hashtext(c.organisation_id::text), c.day - date '2000-01-01')
      from (select distinct organisation_id, day from changed order by 1, 2) c;
  end if;
  delete from telemetry.day_presence p using (select distinct organisation_id, day from changed) c
    where p.organisation_id = c.organisation_id and p.day = c.day;
  -- Kept by whoever held the sets until then, so after them; where there are none there is nothing to throw away.
  if found then
    delete from telemetry.day_set_uses u using (select distinct organisation_id, day from changed) c
      where u.organisation_id = c.organisation_id and u.day = c.day;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION telemetry.without_names(said jsonb, needles text[])
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if not exists (select from unnest(needles) n where strpos(lower(said::text), n) > 0) then return said; end if;
  case jsonb_typeof(said)
    when 'object' then return (select coalesce(jsonb_object_agg(e.key, telemetry.without_names(e.value, needles)), '{}') from jsonb_each(said) e
      where not telemetry.names_one(e.key, needles));
    when 'array' then return (select coalesce(jsonb_agg(telemetry.without_names(a.value, needles) order by a.place), '[]')
      from jsonb_array_elements(said) with ordinality a(value, place));
    when 'string' then return case when telemetry.names_one(said #>> '{}', needles) then '""' else said end;
    else return said;
  end case;
end $function$;
