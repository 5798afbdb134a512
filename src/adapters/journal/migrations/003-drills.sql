-- What a drill injected: `<rehearsal>/<inject>`. Null: it came in from outside.
alter table inbox add column drill text;

-- Incidents by the drill they belong to.
alter table incidents add column rehearsal text;
create index incidents_rehearsal on incidents (rehearsal) where rehearsal is not null;
create index incidents_urgent on incidents (number desc) where severity = 4 and not drill;

-- The fold of each rehearsal's stream. One may be open at a time.
create table rehearsals (
  id text primary key,
  number bigint generated always as identity,
  open boolean not null,
  state text not null
);
create unique index rehearsals_open on rehearsals (open) where open;
