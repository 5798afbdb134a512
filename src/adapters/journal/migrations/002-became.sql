-- What became of an event that was read: 'opened', 'folded' or 'suppressed'. Counted in the transaction that reads it.
alter table inbox add became text;
insert into tallies values ('opened', 0), ('folded', 0), ('suppressed', 0);
-- What was read before this was known: each incident was opened by one event, the others were folded into it.
update tallies set n = least((select count(*) from incidents), (select n from tallies where name = 'read'))
  where name = 'opened';
update tallies set n = (select n from tallies where name = 'read') - (select n from tallies where name = 'opened')
  where name = 'folded';
