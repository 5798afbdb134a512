-- What is surely critical is read first.
alter table inbox add urgent boolean not null default false;
drop index inbox_waiting;
create index inbox_waiting on inbox (urgent desc, number) where state = 0;

-- Cards: `rank` orders a channel's turns (0 first), `folded` ones are told in the digest of their `storm`; moments are
-- milliseconds since 1970 by the bot's own clock.
alter table cards
  add rank smallint not null default 10,
  add born bigint not null default 0,
  add retry_at bigint not null default 0,
  add folded boolean not null default false,
  add storm text;
drop index cards_wanted;
create index cards_wanted on cards (channel, rank, wanted_at) where wanted > shown and not folded;
create index cards_born on cards (channel, born);
create index cards_storm on cards (storm) where storm is not null;

-- A channel's pace, its storm and how its chat answers; all replicas keep to it.
create table channels (
  channel text primary key,
  free_at bigint not null default 0,
  patience_until bigint not null default 0,
  storm text,
  digest_at bigint not null default 0,
  failures integer not null default 0,
  ok_at bigint,
  failed_at bigint,
  error text
);

-- How many findings each incident took in, and whether anybody was told: 0 not yet on a card of its own, 1 shown, 2 nobody is to be told.
create table arrivals (
  incident text primary key,
  n integer not null,
  told smallint not null,
  severity smallint not null,
  actor text,
  type text not null,
  account text not null
);
insert into arrivals
  select id, (state::jsonb ->> 'arrivals')::integer,
    case when exists (select 1 from cards where incident = id and ts is not null) then 1
      when exists (select 1 from cards where incident = id) then 0 else 2 end,
    severity, state::jsonb #>> '{finding,actor}', state::jsonb #>> '{finding,type}', state::jsonb #>> '{finding,account}'
  from incidents where state is not null;
insert into tallies select 'findings', coalesce(sum(n), 0) from arrivals;

-- When each account was last heard of.
create table accounts (account text primary key, last_at text not null);
