-- The transaction that last moved a head: who saw all that ended before another one need not look at those heads again.
alter table heads add moved xid8 not null default '0';
alter table heads alter moved set default pg_current_xact_id();
