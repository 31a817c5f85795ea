-- People: who may sign in, by what, and what they were given in which dossier; the sessions, the
-- tokens and the one-time links that speak for them.
--
-- These tables are of the installation and of no dossier: one person works in several, and is
-- known before any dossier is named. So no dossier leads their keys (docs/decisions/0007), and a
-- transaction sees them only where it is about people (`chancery.act`), which no transaction on a
-- dossier is. Secrets that speak for somebody (sessions, tokens, links) lie here as SHA-256 alone.
--
-- Times count microseconds since 1970 in UTC, by the clock of the database, which all servers share.

create table chancery.account (
  account text collate "C" not null,
  name text not null,
  administrator boolean not null,
  demonstration boolean not null,
  disabled boolean not null,
  password text,
  second_factor text,
  second_factor_step bigint not null,
  issuer text collate "C",
  subject text collate "C",
  added bigint not null,
  constraint account_key primary key (account),
  constraint account_identity unique (issuer, subject),
  constraint account_identity_whole check ((issuer is null) = (subject is null)),
  constraint account_factors check ((password is null) = (second_factor is null))
);

-- `clearance` is the text of a mark; `groups` are the groups that the clearance holds besides.
create table chancery.account_grant (
  account text collate "C" not null,
  dossier text collate "C" not null,
  clearance text not null,
  groups text[] not null,
  roles text[] not null,
  constraint account_grant_key primary key (account, dossier)
);

-- `ends` is when the session ends however busy it is; `touched` when it was last seen at work.
create table chancery.account_session (
  session text collate "C" not null,
  account text collate "C" not null,
  how text not null,
  opened bigint not null,
  touched bigint not null,
  ends bigint not null,
  constraint account_session_key primary key (session)
);
create index account_session_of on chancery.account_session (account);

-- `ceiling` and `groups` bound what the token may read, whatever its owner may.
create table chancery.account_token (
  token text collate "C" not null,
  account text collate "C" not null,
  id text collate "C" not null,
  title text not null,
  scope text not null,
  dossier text collate "C",
  ceiling text not null,
  groups text[] not null,
  added bigint not null,
  ends bigint not null,
  constraint account_token_key primary key (token),
  constraint account_token_once unique (account, id)
);

-- `second_factor` is the one that was offered when the link was opened.
create table chancery.account_link (
  link text collate "C" not null,
  account text collate "C" not null,
  second_factor text,
  ends bigint not null,
  constraint account_link_key primary key (link)
);
create index account_link_of on chancery.account_link (account);

-- Failures to sign in, by account and by address, as a hash of either.
create table chancery.account_attempt (
  who text collate "C" not null,
  failures integer not null,
  last bigint not null,
  constraint account_attempt_key primary key (who)
);

-- Sign-ins that have gone to an identity provider and not come back.
create table chancery.account_pending (
  state text collate "C" not null,
  browser text not null,
  provider text not null,
  nonce text not null,
  verifier text not null,
  link text,
  ends bigint not null,
  constraint account_pending_key primary key (state)
);

alter table chancery.account enable row level security;
alter table chancery.account force row level security;
alter table chancery.account_grant enable row level security;
alter table chancery.account_grant force row level security;
alter table chancery.account_session enable row level security;
alter table chancery.account_session force row level security;
alter table chancery.account_token enable row level security;
alter table chancery.account_token force row level security;
alter table chancery.account_link enable row level security;
alter table chancery.account_link force row level security;
alter table chancery.account_attempt enable row level security;
alter table chancery.account_attempt force row level security;
alter table chancery.account_pending enable row level security;
alter table chancery.account_pending force row level security;

create policy account_people on chancery.account to chancery_app
  using (current_setting('chancery.act', true) = 'people')
  with check (current_setting('chancery.act', true) = 'people');
create policy account_grant_people on chancery.account_grant to chancery_app
  using (current_setting('chancery.act', true) = 'people')
  with check (current_setting('chancery.act', true) = 'people');
create policy account_session_people on chancery.account_session to chancery_app
  using (current_setting('chancery.act', true) = 'people')
  with check (current_setting('chancery.act', true) = 'people');
create policy account_token_people on chancery.account_token to chancery_app
  using (current_setting('chancery.act', true) = 'people')
  with check (current_setting('chancery.act', true) = 'people');
create policy account_link_people on chancery.account_link to chancery_app
  using (current_setting('chancery.act', true) = 'people')
  with check (current_setting('chancery.act', true) = 'people');
create policy account_attempt_people on chancery.account_attempt to chancery_app
  using (current_setting('chancery.act', true) = 'people')
  with check (current_setting('chancery.act', true) = 'people');
create policy account_pending_people on chancery.account_pending to chancery_app
  using (current_setting('chancery.act', true) = 'people')
  with check (current_setting('chancery.act', true) = 'people');

-- An account stays, since the record names it; what is given and what speaks for it may be taken.
grant select, insert, update on chancery.account to chancery_app;
grant select, insert, update, delete on chancery.account_grant, chancery.account_session,
  chancery.account_token, chancery.account_link, chancery.account_attempt,
  chancery.account_pending to chancery_app;
