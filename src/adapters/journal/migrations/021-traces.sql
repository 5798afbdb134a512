-- Where an event, an incident or a run was seen by a trace; empty as long as nobody wants any.
alter table inbox add column trace text;
create table traces (
  about text primary key,
  trace text not null,
  at timestamptz not null default now()
);
create index traces_at on traces (at);
