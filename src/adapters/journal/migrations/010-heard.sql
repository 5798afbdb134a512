-- When each account and region was last heard of: by anything at all, and by what really happened there. A place that is only
-- named in hikeshi.yaml has neither; it is listened for since `first_at`.
create table heard (
  account text not null,
  region text not null,
  first_at timestamptz not null,
  last_at timestamptz,
  real_at timestamptz,
  silent boolean not null default false,
  primary key (account, region)
);
-- Since when each key of POST /events is in use, by a digest that is too short to find the key by.
create table ingest_keys (digest text primary key, first_at timestamptz not null);
