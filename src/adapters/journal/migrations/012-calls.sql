-- A card's channel hears of it by its post, and then by calls: replies that are shown in the channel too, since nobody is
-- notified of an edit. `announced`: the gravest severity heard of there (null: nobody is to be called); `joined`: the moment at
-- which it was taken as dealt with, and something new came all the same (`joined_told`: the last such moment called for).
alter table cards
  add announced smallint,
  add joined text,
  add joined_told text,
  add calls integer not null default 0,
  add calling boolean not null default false;
update cards set announced = severity
  where (ts is not null or posting) and incident not like 'storm-%' and channel not like '@%';
