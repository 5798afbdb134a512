-- Passkeys, as the journal's streams `passkeys/<person>` say. One of each person may wait for its confirmation.
create table passkeys (
  id text primary key,
  who text not null,
  public_key text not null,
  counter bigint not null,
  transports text not null,
  at text not null,
  confirmed_by text
);
create unique index passkeys_waiting on passkeys (who) where confirmed_by is null;
create index passkeys_who on passkeys (who);

-- One-time links, known by the SHA-256 of their token: who reads this table can use none of them.
create table links (token text primary key, link text not null, expires_at timestamptz not null);
