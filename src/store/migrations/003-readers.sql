-- Which marks a dossier has entries under: asked by the server to know which of them a reader
-- may read, and told to nobody.

create policy mark_head_names on chancery.mark_head for select to chancery_app
  using (dossier = current_setting('chancery.dossier', true)
    and current_setting('chancery.act', true) = 'marks');
