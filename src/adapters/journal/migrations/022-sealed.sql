-- Secrets of others' making, e.g. a token of Slack's that replaces itself. Sealed with a key that is not in the database.
create table sealed (name text primary key, sealed text not null, at timestamptz not null default now());
