-- Where each handle (a finding's own key, a principal, an instance, ...) was seen: in which incident, and for which stretch of
-- time without a gap. What joins arrivals into one incident is looked up here.
create table places (
  handle text not null,
  incident text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  closed_at timestamptz,
  pinned boolean not null default false
);
create index places_handle on places (handle, last_at);
create index places_incident on places (incident);
create index places_last on places (last_at);
-- Incidents of before are known by their finding's key.
insert into places
  select 'real/' || (state::json -> 'finding' ->> 'account') || '/key/' || key, id,
    (state::json -> 'finding' ->> 'firstSeen')::timestamptz, (state::json -> 'finding' ->> 'lastSeen')::timestamptz
  from incidents
  where state is not null and state::json -> 'finding' ->> 'sample' = 'false'
    and (state::json -> 'finding' ->> 'lastSeen') ~ '^\d{4}-\d\d-\d\dT';
