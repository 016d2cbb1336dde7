-- Serves funnels and the beginnings of paths: when each person did one event in a stretch of time, from the index alone. In the order of
-- time, so that what arrives goes to the end of each name's part.
create index events_name on telemetry.events (organisation_id, name, occurred_at, person_id) where person_id is not null;
