-- Rules that hide what is like a card. `rule` is what the journal's stream `suppression/<id>` says.
create sequence suppression_numbers;
create table suppressions (
  number bigint primary key,
  id text not null unique,
  rule text not null,
  until_at timestamptz not null,
  lifted boolean not null default false,
  hidden bigint not null default 0,
  last_at text
);
create index suppressions_active on suppressions (until_at) where not lifted;

-- What was seen each day, so that a rule can be previewed before it is made.
create table sightings (
  day date not null,
  account text not null,
  incident text not null,
  sighting text not null,
  seen text not null,
  n integer not null,
  primary key (day, account, incident, sighting)
);
insert into tallies values ('hidden', 0), ('idle', 0);
