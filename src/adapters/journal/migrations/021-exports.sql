-- How far each stream was exported to each place, and the batch that is on its way there: after a crash it is looked for.
create table exports (place text primary key, sending text);
create table exported (
  place text not null,
  stream text not null,
  version integer not null,
  primary key (place, stream)
);
