-- What the product tells people, and by which way each of them wants to hear it.

ALTER TABLE app_user ADD COLUMN email text;

CREATE TABLE message (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id int NOT NULL REFERENCES app_user (id),
  kind text NOT NULL,
  subject text NOT NULL, -- what it is about, as people call it: QI-2026-0001
  link text NOT NULL, -- the page it leads to, from / on
  gaps jsonb NOT NULL, -- what fills the words of its kind; nothing of a customer
  urgent boolean NOT NULL,
  silenced boolean NOT NULL, -- its person does not want the kind in the inbox
  mail text NOT NULL CHECK (mail IN ('AT_ONCE', 'DIGEST', 'NONE')), -- as its person had chosen when it was posted
  digest_id uuid, -- the digest that took it up
  posted_at timestamptz NOT NULL,
  read_at timestamptz,
  archived_at timestamptz
);
CREATE INDEX message_inbox ON message (user_id, (read_at IS NOT NULL), (-id)) WHERE archived_at IS NULL AND NOT silenced;
CREATE INDEX message_archive ON message (user_id, (-id)) WHERE archived_at IS NOT NULL AND NOT silenced;
CREATE INDEX message_for_digest ON message (user_id, posted_at) WHERE mail = 'DIGEST' AND digest_id IS NULL;
CREATE INDEX message_of_digest ON message (digest_id) WHERE digest_id IS NOT NULL;

-- What a person chose for one kind of message; without a row it is as the kind is by default.
CREATE TABLE message_preference (
  user_id int NOT NULL REFERENCES app_user (id),
  kind text NOT NULL,
  in_product boolean NOT NULL,
  mail text NOT NULL CHECK (mail IN ('AT_ONCE', 'DIGEST', 'NONE')),
  PRIMARY KEY (user_id, kind)
);

-- When a person wants mail; without a row: a digest each working day at 8, no quiet hours.
CREATE TABLE message_setting (
  user_id int PRIMARY KEY REFERENCES app_user (id),
  digest text NOT NULL CHECK (digest IN ('DAILY', 'WEEKLY')),
  digest_hour int NOT NULL CHECK (digest_hour BETWEEN 0 AND 23),
  quiet_from int CHECK (quiet_from BETWEEN 0 AND 1439), -- minutes after midnight; past midnight where it ends earlier than it begins
  quiet_to int CHECK (quiet_to BETWEEN 0 AND 1439),
  urgent_passes boolean NOT NULL,
  CHECK (num_nonnulls(quiet_from, quiet_to) IN (0, 2) AND quiet_from <> quiet_to)
);

-- Mail on its way. The id is the Message-ID of every attempt. The address stands with the person alone.
CREATE TABLE mail_delivery (
  id uuid PRIMARY KEY,
  user_id int NOT NULL REFERENCES app_user (id),
  kind text NOT NULL, -- a kind of message, 'digest', or what queueMail was told
  message_id bigint REFERENCES message (id) ON DELETE CASCADE,
  content jsonb, -- {subject, html, text}: of a mail that is neither a message nor a digest
  urgent boolean NOT NULL,
  state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'SENT', 'FAILED', 'GIVEN_UP')),
  attempts int NOT NULL DEFAULT 0,
  queued_at timestamptz NOT NULL,
  next_at timestamptz NOT NULL,
  leased_until timestamptz, -- a worker is at it until then
  tried_since timestamptz, -- the first attempt, from which patience counts
  finished_at timestamptz,
  failure jsonb -- {reason, code}: nothing that a server said in words, because it may name a person
);
CREATE INDEX mail_delivery_waiting ON mail_delivery (urgent DESC, next_at) WHERE state = 'WAITING';
CREATE INDEX mail_delivery_recent ON mail_delivery (queued_at DESC, id);
CREATE INDEX mail_delivery_message ON mail_delivery (message_id) WHERE message_id IS NOT NULL;

CREATE TABLE mail_attachment (
  delivery_id uuid NOT NULL REFERENCES mail_delivery (id) ON DELETE CASCADE,
  place int NOT NULL,
  file_name text NOT NULL,
  content_type text NOT NULL,
  path text,
  bytes bytea,
  PRIMARY KEY (delivery_id, place),
  CHECK (num_nonnulls(path, bytes) = 1)
);
