-- What was asked of the jobs and what became of it. The queue may be lost at any moment; these rows are not.
-- Neither payloads nor reasons carry anything of a person.

CREATE TABLE job_request (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  payload jsonb NOT NULL DEFAULT '{}',
  retry_of bigint, -- the failed run that this one repeats
  requested_at timestamptz NOT NULL DEFAULT now(),
  done_at timestamptz -- null: to be found and put into the queue again, however often
);
CREATE INDEX job_request_open ON job_request (id) WHERE done_at IS NULL;

CREATE TABLE job_run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  queue text NOT NULL,
  name text NOT NULL,
  job_key text NOT NULL, -- the queue's id and birth time: ids alone start over when a queue is lost
  payload jsonb NOT NULL DEFAULT '{}',
  request_id bigint,
  state text NOT NULL CHECK (state IN ('active', 'retrying', 'completed', 'failed')),
  attempts int NOT NULL,
  failed_reason text,
  started_at timestamptz NOT NULL,
  alive_at timestamptz NOT NULL, -- renewed while its process lives
  finished_at timestamptz,
  UNIQUE (queue, job_key)
);
CREATE INDEX job_run_recent ON job_run (started_at DESC, id DESC);
CREATE INDEX job_run_name ON job_run (name, state, id DESC);
