-- Files that people asked for: what, with whose eyes, how far they are. The rows are the memory; files lie in the data folder.

CREATE TABLE export_run (
  id uuid PRIMARY KEY,
  user_id int NOT NULL REFERENCES app_user (id),
  request jsonb NOT NULL, -- what was asked, as the door parsed it
  scope jsonb NOT NULL, -- what the asker might see when they asked; a download asks again
  language text NOT NULL,
  file_name text NOT NULL, -- the name it is downloaded under
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled', 'expired')),
  attempt int NOT NULL DEFAULT 0,
  rows_done bigint NOT NULL DEFAULT 0,
  rows_total bigint, -- known once its rows were counted
  bytes bigint,
  failure jsonb, -- {reason, values}: a text under errors
  requested_at timestamptz NOT NULL,
  started_at timestamptz,
  alive_at timestamptz, -- renewed with the progress; one that falls silent is taken over
  finished_at timestamptz,
  expires_at timestamptz -- the file is removed then
);
CREATE INDEX export_run_of_user ON export_run (user_id, requested_at DESC);
CREATE INDEX export_run_open ON export_run (requested_at) WHERE state IN ('waiting', 'running');
