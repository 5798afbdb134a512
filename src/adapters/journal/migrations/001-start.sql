-- What arrived over HTTP, before anybody understood it. `state`: 0 waiting, 1 read, 2 not understood, 3 failed.
create table inbox (
  id text primary key,
  source text not null,
  detail_type text not null,
  body text not null,
  received_at timestamptz not null default clock_timestamp(),
  number bigint generated always as identity,
  state smallint not null default 0,
  note text
);
create index inbox_waiting on inbox (number) where state = 0;
create index inbox_strange on inbox (number) where state = 2;

-- Counters, so that nobody has to count a million rows.
create table tallies (name text primary key, n bigint not null);
insert into tallies values ('received', 0), ('read', 0), ('not-understood', 0), ('failed', 0);

-- The journal. `event` is canonical JSON; `hash` chains it to the record before.
create table records (
  stream text not null,
  version integer not null,
  at text not null,
  event text not null,
  previous text not null,
  hash text not null,
  primary key (stream, version)
);
create table heads (stream text primary key, version integer not null, hash text not null);

-- The fold of each incident's stream, kept so that nobody folds it again; `shape` is the fold's own version.
create sequence incident_numbers;
create table incidents (
  number bigint primary key,
  id text not null unique,
  key text not null unique,
  severity smallint not null default 0,
  drill boolean not null default false,
  shape integer not null default 0,
  state text
);

-- Cards are wanted by incident and channel; a message is what shows one.
create table cards (
  incident text not null,
  channel text not null,
  severity smallint not null,
  wanted integer not null,
  wanted_at timestamptz not null default clock_timestamp(),
  shown integer not null default 0,
  ts text,
  posting boolean not null default false,
  primary key (incident, channel)
);
create index cards_wanted on cards (channel, severity desc, wanted_at) where wanted > shown;

-- Work that must be done even if every job is lost.
create table due (
  incident text not null,
  run text not null,
  queue text not null,
  at timestamptz not null,
  primary key (incident, queue, run)
);
create index due_at on due (at);

-- Simulated accounts of drills and samples.
create table worlds (incident text primary key, world text not null);
