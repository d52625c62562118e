-- Webhooks out: targets, what happened, and each delivery with its attempts. Webhooks in: sources, and each message once.
-- Nothing here carries data of a customer.

CREATE TABLE webhook_target (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  url text NOT NULL, -- may hold the key of a robot: never shown whole
  format text NOT NULL CHECK (format IN ('GENERIC', 'WECOM', 'DINGTALK', 'FEISHU')),
  kinds text[] NOT NULL, -- the kinds of events it is told
  language text NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  gone boolean NOT NULL DEFAULT false, -- it answered 410 and was disabled for it
  free_at timestamptz NOT NULL, -- nothing is sent before: the pace that its platform allows
  lease uuid, -- of the worker that sends to it now: one at a time keeps the order
  leased_until timestamptz,
  created_at timestamptz NOT NULL,
  created_by int
);
-- Of targets and of sources. They have to sign, so they stand here as they are; no answer and no log repeats one.
CREATE TABLE webhook_secret (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner_id uuid NOT NULL,
  secret text NOT NULL,
  made_at timestamptz NOT NULL,
  valid_until timestamptz -- null: the current one; else it was replaced, and both hold until then
);
CREATE INDEX webhook_secret_of ON webhook_secret (owner_id, id);

CREATE TABLE webhook_event (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  subject text NOT NULL, -- issue:QI-2026-0001
  data jsonb NOT NULL,
  link text, -- a path of the pages
  at timestamptz NOT NULL
);
CREATE TABLE webhook_delivery (
  id uuid PRIMARY KEY, -- what the receiver knows it by, over all attempts and replays
  position bigint GENERATED ALWAYS AS IDENTITY, -- the order of one target
  target_id uuid NOT NULL REFERENCES webhook_target (id),
  event_id uuid NOT NULL REFERENCES webhook_event (id),
  state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'DELIVERED', 'GIVEN_UP', 'SKIPPED')),
  attempts int NOT NULL DEFAULT 0, -- since the beginning
  failures int NOT NULL DEFAULT 0, -- since it was wanted: how long the next one waits
  wanted_at timestamptz NOT NULL, -- posted, or asked for again
  due_at timestamptz NOT NULL,
  finished_at timestamptz
);
CREATE INDEX webhook_delivery_waiting ON webhook_delivery (target_id, position) WHERE state = 'WAITING';
CREATE INDEX webhook_delivery_recent ON webhook_delivery (position DESC);
CREATE INDEX webhook_delivery_of_target ON webhook_delivery (target_id, position DESC);
CREATE INDEX webhook_delivery_of_event ON webhook_delivery (event_id);
CREATE TABLE webhook_attempt (
  delivery_id uuid NOT NULL REFERENCES webhook_delivery (id) ON DELETE CASCADE,
  ordinal int NOT NULL,
  at timestamptz NOT NULL,
  milliseconds int NOT NULL,
  status int, -- null: no answer came
  failure text, -- null: it was taken; else a text under webhooks.failures
  answer text, -- its beginning, without what we keep secret
  PRIMARY KEY (delivery_id, ordinal)
);

CREATE TABLE webhook_source (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE, -- the source that its cases belong to
  name text NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL,
  created_by int
);
CREATE TABLE webhook_receipt (
  source_id uuid NOT NULL REFERENCES webhook_source (id),
  message_id text NOT NULL,
  body_hash bytea NOT NULL, -- the same id with another body is another message, and refused
  received_at timestamptz NOT NULL,
  answer jsonb, -- null: it is being recorded, or its process ended over it
  PRIMARY KEY (source_id, message_id)
);
CREATE INDEX webhook_receipt_recent ON webhook_receipt (source_id, received_at);
