-- The journal: entries, the heads of their hash trees, what was asked once already, checkpoints.
--
-- Rules that hold for every table here (docs/database.md, and a test that reads the catalogue):
-- the dossier leads every key and index, and the mark follows where a row has one; row-level
-- security is enabled and forced, by policies without sub-queries; nothing is ever deleted.
-- A session says, for one transaction, which dossier it is in, which marks it may read and which
-- it may write, and what it is about: settings that are absent or empty give access to nothing.
--
-- `entered` counts microseconds since 1970 in UTC; `recorded` is an instant's text, of fixed
-- width, so that it sorts as it stands. Hashes are in base64, and `peaks` a line for each.

create table chancery.dossier (
  dossier text collate "C" not null,
  founded bigint not null,
  constraint dossier_key primary key (dossier)
);

-- The head of the master tree, one to a dossier: whoever appends holds its row.
create table chancery.journal_head (
  dossier text collate "C" not null,
  size bigint not null,
  peaks text not null,
  constraint journal_head_key primary key (dossier)
);

-- The head of the tree of one mark. `entered` is the instant of its last entry.
create table chancery.mark_head (
  dossier text collate "C" not null,
  mark text collate "C" not null,
  size bigint not null,
  peaks text not null,
  entered bigint not null,
  constraint mark_head_key primary key (dossier, mark)
);

-- One leaf, and what it commits to. `payload` is canonical JSON (RFC 8785), exactly as hashed;
-- payload and salt are null after an excision, by the entry at that position of the same tree,
-- and the commitment to them stays. `excises` lists the positions that the entry takes out.
create table chancery.entry (
  dossier text collate "C" not null,
  mark text collate "C" not null,
  position bigint not null,
  id text collate "C" not null,
  recorded text collate "C" not null,
  entered bigint not null,
  commitment text not null,
  leaf text not null,
  salt text,
  payload text,
  excises bigint[],
  excised_by bigint,
  constraint entry_key primary key (dossier, mark, position),
  constraint entry_once unique (dossier, mark, id),
  constraint entry_whole check ((salt is null) = (payload is null)),
  constraint entry_excised check ((payload is null) = (excised_by is not null))
);

-- The order of all entries of a dossier, whatever their marks: for auditors.
create table chancery.master (
  dossier text collate "C" not null,
  index bigint not null,
  mark text collate "C" not null,
  position bigint not null,
  leaf text not null,
  constraint master_key primary key (dossier, index)
);

-- What was appended under a key of the asker's, so that asking again gives the same answer.
create table chancery.append_key (
  dossier text collate "C" not null,
  key text collate "C" not null,
  body text not null,
  receipt text not null,
  entered bigint not null,
  constraint append_key_key primary key (dossier, key)
);

create table chancery.checkpoint (
  dossier text collate "C" not null,
  mark text collate "C" not null,
  size bigint not null,
  note text not null,
  constraint checkpoint_key primary key (dossier, mark, size)
);

create table chancery.master_checkpoint (
  dossier text collate "C" not null,
  size bigint not null,
  note text not null,
  constraint master_checkpoint_key primary key (dossier, size)
);

alter table chancery.dossier enable row level security;
alter table chancery.dossier force row level security;
alter table chancery.journal_head enable row level security;
alter table chancery.journal_head force row level security;
alter table chancery.mark_head enable row level security;
alter table chancery.mark_head force row level security;
alter table chancery.entry enable row level security;
alter table chancery.entry force row level security;
alter table chancery.master enable row level security;
alter table chancery.master force row level security;
alter table chancery.append_key enable row level security;
alter table chancery.append_key force row level security;
alter table chancery.checkpoint enable row level security;
alter table chancery.checkpoint force row level security;
alter table chancery.master_checkpoint enable row level security;
alter table chancery.master_checkpoint force row level security;

create policy dossier_read on chancery.dossier for select to chancery_app
  using (dossier = current_setting('chancery.dossier', true)
    or current_setting('chancery.act', true) = 'list');
create policy dossier_found on chancery.dossier for insert to chancery_app
  with check (dossier = current_setting('chancery.dossier', true)
    and current_setting('chancery.act', true) = 'append');

create policy journal_head_read on chancery.journal_head for select to chancery_app
  using (dossier = current_setting('chancery.dossier', true)
    and current_setting('chancery.act', true) in ('append', 'excise'));
create policy journal_head_found on chancery.journal_head for insert to chancery_app
  with check (dossier = current_setting('chancery.dossier', true)
    and current_setting('chancery.act', true) = 'append');
create policy journal_head_move on chancery.journal_head for update to chancery_app
  using (dossier = current_setting('chancery.dossier', true)
    and current_setting('chancery.act', true) in ('append', 'excise'))
  with check (dossier = current_setting('chancery.dossier', true));

create policy mark_head_read on chancery.mark_head for select to chancery_app
  using (dossier = current_setting('chancery.dossier', true)
    and (mark = any (string_to_array(current_setting('chancery.marks', true), e'\n'))
      or current_setting('chancery.act', true) in ('append', 'excise')));
create policy mark_head_found on chancery.mark_head for insert to chancery_app
  with check (dossier = current_setting('chancery.dossier', true)
    and current_setting('chancery.act', true) in ('append', 'excise')
    and mark = any (string_to_array(current_setting('chancery.write', true), e'\n')));
create policy mark_head_move on chancery.mark_head for update to chancery_app
  using (dossier = current_setting('chancery.dossier', true)
    and current_setting('chancery.act', true) in ('append', 'excise')
    and mark = any (string_to_array(current_setting('chancery.write', true), e'\n')))
  with check (dossier = current_setting('chancery.dossier', true)
    and mark = any (string_to_array(current_setting('chancery.write', true), e'\n')));

create policy entry_read on chancery.entry for select to chancery_app
  using (dossier = current_setting('chancery.dossier', true)
    and mark = any (string_to_array(current_setting('chancery.marks', true), e'\n')));
create policy entry_append on chancery.entry for insert to chancery_app
  with check (dossier = current_setting('chancery.dossier', true)
    and current_setting('chancery.act', true) in ('append', 'excise')
    and mark = any (string_to_array(current_setting('chancery.write', true), e'\n')));
create policy entry_excise on chancery.entry for update to chancery_app
  using (dossier = current_setting('chancery.dossier', true)
    and current_setting('chancery.act', true) = 'excise'
    and mark = any (string_to_array(current_setting('chancery.write', true), e'\n')))
  with check (dossier = current_setting('chancery.dossier', true)
    and mark = any (string_to_array(current_setting('chancery.write', true), e'\n'))
    and payload is null and salt is null);

create policy master_append on chancery.master for insert to chancery_app
  with check (dossier = current_setting('chancery.dossier', true)
    and current_setting('chancery.act', true) in ('append', 'excise')
    and mark = any (string_to_array(current_setting('chancery.write', true), e'\n')));

create policy append_key_read on chancery.append_key for select to chancery_app
  using (dossier = current_setting('chancery.dossier', true)
    and current_setting('chancery.act', true) in ('append', 'excise'));
create policy append_key_keep on chancery.append_key for insert to chancery_app
  with check (dossier = current_setting('chancery.dossier', true)
    and current_setting('chancery.act', true) in ('append', 'excise'));

create policy checkpoint_read on chancery.checkpoint for select to chancery_app
  using (dossier = current_setting('chancery.dossier', true)
    and mark = any (string_to_array(current_setting('chancery.marks', true), e'\n')));

create policy dossier_audit on chancery.dossier for select to chancery_auditor using (true);
create policy journal_head_audit on chancery.journal_head for select to chancery_auditor
  using (dossier = current_setting('chancery.dossier', true));
create policy mark_head_audit on chancery.mark_head for select to chancery_auditor
  using (dossier = current_setting('chancery.dossier', true));
create policy entry_audit on chancery.entry for select to chancery_auditor
  using (dossier = current_setting('chancery.dossier', true));
create policy master_audit on chancery.master for select to chancery_auditor
  using (dossier = current_setting('chancery.dossier', true));
create policy append_key_audit on chancery.append_key for select to chancery_auditor
  using (dossier = current_setting('chancery.dossier', true));
create policy checkpoint_audit on chancery.checkpoint for select to chancery_auditor
  using (dossier = current_setting('chancery.dossier', true));
create policy master_checkpoint_audit on chancery.master_checkpoint for select to chancery_auditor
  using (dossier = current_setting('chancery.dossier', true));
create policy checkpoint_keep on chancery.checkpoint for insert to chancery_auditor
  with check (dossier = current_setting('chancery.dossier', true));
create policy master_checkpoint_keep on chancery.master_checkpoint for insert to chancery_auditor
  with check (dossier = current_setting('chancery.dossier', true));

grant select, insert on chancery.dossier to chancery_app;
grant select, insert, update (size, peaks) on chancery.journal_head to chancery_app;
grant select, insert, update (size, peaks, entered) on chancery.mark_head to chancery_app;
grant select, insert, update (salt, payload, excised_by) on chancery.entry to chancery_app;
grant insert on chancery.master to chancery_app;
grant select, insert on chancery.append_key to chancery_app;
grant select on chancery.checkpoint to chancery_app;
grant select on chancery.dossier, chancery.journal_head, chancery.mark_head, chancery.entry,
  chancery.master, chancery.append_key, chancery.checkpoint to chancery_auditor;
grant select, insert on chancery.master_checkpoint to chancery_auditor;
grant insert on chancery.checkpoint to chancery_auditor;
