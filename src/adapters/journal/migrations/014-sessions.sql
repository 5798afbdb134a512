-- Who is signed in to the console. `token` is a digest: what the browser holds is kept nowhere else.
create table sessions (
  token text primary key,
  who text not null,
  ends_at timestamptz not null
);
create index sessions_end on sessions (ends_at);
