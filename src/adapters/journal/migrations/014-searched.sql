-- What a list is filtered by stands beside the state: where the incident stands ('new', 'acknowledged', 'contained', 'resolved',
-- 'false-alarm' or 'merged'), and the words that people search for, in small letters.
alter table incidents
  add stands text,
  add words text;
with states as (select id, life, state::jsonb as s from incidents where state is not null)
update incidents i set
  stands = case
    when states.life = 'merged' then 'merged'
    when s ? 'closed' then s #>> '{closed,as}'
    when exists (
      select from jsonb_each(s -> 'runs') as r(id, run)
      where run ->> 'state' = 'done' and not run ? 'undoes' and not run ? 'undoneBy'
        and run @? '$.plan.steps[*] ? (@.phase == "contain")') then 'contained'
    when s ? 'acknowledged' then 'acknowledged'
    else 'new' end,
  words = lower(concat_ws(' ', i.id, s #>> '{finding,headline,en}', s #>> '{finding,headline,ja}', s #>> '{finding,title}',
    s #>> '{finding,type}', s #>> '{finding,account}', s #>> '{finding,region}', s #>> '{finding,resource,id}', s #>> '{finding,actor}'))
from states where states.id = i.id;

-- The journal of all streams, newest first.
create index records_at on records (at, stream, version);
