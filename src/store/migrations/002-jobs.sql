-- Long work and how far it is. What is to be done lies here, under row-level security; the queue
-- (pg-boss, in a schema of its own) is only told which job it is.

create table chancery.job (
  dossier text collate "C" not null,
  mark text collate "C" not null,
  job text collate "C" not null,
  kind text not null,
  author text not null,
  input text not null,
  asked bigint not null,
  touched bigint not null,
  state text not null,
  runner text,
  done bigint not null,
  total bigint not null,
  outcome text not null,
  constraint job_key primary key (dossier, mark, job)
);

alter table chancery.job enable row level security;
alter table chancery.job force row level security;

create policy job_read on chancery.job for select to chancery_app
  using (dossier = current_setting('chancery.dossier', true)
    and (mark = any (string_to_array(current_setting('chancery.marks', true), e'\n'))
      or current_setting('chancery.act', true) = 'work'));
create policy job_ask on chancery.job for insert to chancery_app
  with check (dossier = current_setting('chancery.dossier', true)
    and mark = any (string_to_array(current_setting('chancery.write', true), e'\n')));
create policy job_work on chancery.job for update to chancery_app
  using (dossier = current_setting('chancery.dossier', true)
    and current_setting('chancery.act', true) = 'work')
  with check (dossier = current_setting('chancery.dossier', true));
create policy job_audit on chancery.job for select to chancery_auditor
  using (dossier = current_setting('chancery.dossier', true));

grant select, insert, update (touched, state, runner, done, total, outcome)
  on chancery.job to chancery_app;
grant select on chancery.job to chancery_auditor;
