-- Where each incident stands, and whose it is, so that lists need not open every state: 'open', 'closed' or 'merged'.
alter table incidents
  add life text not null default 'open',
  add involved text[] not null default '{}';
update incidents set
  life = case when (state::jsonb -> 'merged') is null then 'open' else 'merged' end,
  involved = case when (state::jsonb -> 'acknowledged') is null then '{}' else array[state::jsonb #>> '{acknowledged,by}'] end
  where state is not null;
create index incidents_open on incidents (number desc) where life = 'open';
create index incidents_involved on incidents using gin (involved);

-- Which card a message is: somebody reacts to it with an emoji.
create index cards_ts on cards (channel, ts) where ts is not null;
