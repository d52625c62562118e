-- What a type of defect means. Its code and family never change: moved to another family it is another type.
ALTER TABLE defect_type
  ADD COLUMN symptom text,
  ADD COLUMN component text,
  ADD COLUMN cause_class text CHECK (cause_class IN ('DESIGN', 'PROCESS', 'MATERIAL', 'ASSEMBLY', 'PURCHASED_PART', 'PACKAGING', 'TRANSPORT', 'USE', 'NO_FAULT_FOUND')),
  ADD COLUMN severity smallint CHECK (severity BETWEEN 1 AND 4), -- 1 a nuisance, 4 a danger
  ADD COLUMN safety boolean NOT NULL DEFAULT false,
  ADD COLUMN version int NOT NULL DEFAULT 1,
  ADD COLUMN retired_at timestamptz;
ALTER TABLE defect_family ADD COLUMN version int NOT NULL DEFAULT 1;

-- A merge or a split: which reports of one type count as another's, since when, and how far the job is.
CREATE TABLE reclassification (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('MERGE', 'SPLIT')),
  reason text NOT NULL,
  includes_past boolean NOT NULL, -- false: only what was learned after it was asked for
  requested_by int NOT NULL REFERENCES app_user (id),
  requested_at timestamptz NOT NULL,
  total int NOT NULL, -- cases to be looked at when it was asked for
  done int NOT NULL DEFAULT 0,
  finished_at timestamptz,
  undo_requested_by int REFERENCES app_user (id),
  undo_requested_at timestamptz,
  undo_reason text,
  undone_at timestamptz
);
-- A report of from_type for which all that is not null holds counts as one of to_type; the first such rule decides.
CREATE TABLE reclassification_rule (
  reclassification_id bigint NOT NULL REFERENCES reclassification (id),
  ordinal smallint NOT NULL,
  from_type_id int NOT NULL REFERENCES defect_type (id),
  to_type_id int NOT NULL REFERENCES defect_type (id),
  model_ids int[], batch_ids int[], supplier_lot_ids int[],
  words text[], -- one of them is in the normalised complaint
  reported_from date, reported_to date, -- half-open
  PRIMARY KEY (reclassification_id, ordinal)
);

-- Every version of the taxonomy: its number, what was changed, and by whom.
CREATE TABLE taxonomy_change (
  version int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  user_id int REFERENCES app_user (id),
  action text NOT NULL CHECK (action IN ('FAMILY_ADDED', 'FAMILY_CHANGED', 'TYPE_ADDED', 'TYPE_CHANGED', 'TYPE_RETIRED', 'TYPE_RESTORED', 'MERGE', 'SPLIT', 'UNDO')),
  reason text,
  defect_family_id int REFERENCES defect_family (id),
  defect_type_id int REFERENCES defect_type (id),
  reclassification_id bigint REFERENCES reclassification (id),
  before jsonb, after jsonb
);

-- What the taxonomy makes of a report stands beside it: the row replaced is a source's or a person's.
ALTER TABLE case_defect
  ADD COLUMN replaces uuid,
  ADD COLUMN reclassification_id bigint,
  DROP CONSTRAINT case_defect_origin_check,
  ADD CONSTRAINT case_defect_origin_check CHECK (origin IN ('source', 'person', 'taxonomy') AND (origin = 'taxonomy') = (replaces IS NOT NULL AND reclassification_id IS NOT NULL));
CREATE INDEX case_defect_reclassification ON case_defect (reclassification_id, case_id) WHERE superseded_at IS NULL AND reclassification_id IS NOT NULL;

-- What a person said a case's defects are, or that the source's word holds again (no types).
CREATE TABLE case_defect_decision (
  case_id uuid NOT NULL,
  id uuid NOT NULL,
  defect_type_ids int[] NOT NULL, -- the leading one first
  reason text,
  decided_by int NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (case_id, id)
);
