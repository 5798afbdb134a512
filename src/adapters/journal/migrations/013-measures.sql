-- What is measured stands beside the state, so that ten thousand incidents need not be opened for one mean.
-- `kind`: 'real', 'drill' or 'sample'; `ended_as`: 'resolved' or 'false-alarm'. The moments are the first ones, but for `ended_at`.
alter table incidents
  add kind text,
  add account text,
  add type text,
  add opened_at timestamptz,
  add acknowledged_at timestamptz,
  add contained_at timestamptz,
  add ended_at timestamptz,
  add ended_as text;
with states as (select id, drill, state::jsonb as s from incidents where state is not null)
update incidents i set
  kind = case when i.drill then 'drill' when (s #>> '{finding,sample}')::boolean then 'sample' else 'real' end,
  account = s #>> '{finding,account}',
  type = s #>> '{finding,type}',
  opened_at = (s ->> 'openedAt')::timestamptz,
  acknowledged_at = (s #>> '{acknowledged,at}')::timestamptz,
  contained_at = (
    select min((run ->> 'finishedAt')::timestamptz) from jsonb_each(s -> 'runs') as r(id, run)
    where run ->> 'state' = 'done' and not run ? 'undoes' and run @? '$.plan.steps[*] ? (@.phase == "contain")'),
  ended_at = (s #>> '{closed,at}')::timestamptz,
  ended_as = s #>> '{closed,as}'
from states where states.id = i.id;
create index incidents_opened on incidents (opened_at);
