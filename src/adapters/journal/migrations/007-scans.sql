-- Posture scans: what was asked for, and what was found in each account as soon as it is done. `spec` and `result` are JSON.
create table scans (
  id text primary key,
  at timestamptz not null,
  spec text not null,
  ended_at timestamptz,
  woken_at timestamptz not null default clock_timestamp()
);
create index scans_unfinished on scans (at) where ended_at is null;
create table scan_accounts (
  scan text not null references scans (id) on delete cascade,
  account text not null,
  at timestamptz not null,
  result text not null,
  primary key (scan, account)
);
create index scan_accounts_history on scan_accounts (account, at desc);
