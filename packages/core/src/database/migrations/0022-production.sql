-- Units made of a batch in a month, as they were told; what is not superseded holds.
CREATE TABLE units_produced (
  batch_id int NOT NULL REFERENCES production_batch (id),
  month date NOT NULL,
  units int NOT NULL,
  learned_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (batch_id, month, learned_at)
);
CREATE INDEX units_produced_live ON units_produced (batch_id, month) WHERE superseded_at IS NULL;
