-- Up to which version each stream is anchored, and up to which anchor each place outside has them.
alter table heads add anchored integer not null default 0;
create table anchor_places (place text primary key, version integer not null);
