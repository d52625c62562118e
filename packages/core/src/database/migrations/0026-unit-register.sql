-- Single units as files tell of them: what is not superseded holds. What a case says of its unit stands in `unit`, and goes before it.
CREATE TABLE unit_register (
  unit_id uuid NOT NULL, -- as in unit: derived from the serial
  serial text NOT NULL,
  model_id int NOT NULL,
  batch_id int,
  line_id int,
  region_id int,
  produced_on date,
  sold_on date,
  learned_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (unit_id, learned_at)
);
CREATE UNIQUE INDEX unit_register_live ON unit_register (unit_id) WHERE superseded_at IS NULL;

-- The register counted as sales and production are told: beside units_sold and units_produced, never among them.
CREATE TABLE serials_sold (
  model_id int NOT NULL REFERENCES product_model (id),
  batch_id int REFERENCES production_batch (id),
  region_id int REFERENCES region (id),
  month date NOT NULL,
  units int NOT NULL,
  learned_at timestamptz NOT NULL,
  superseded_at timestamptz,
  UNIQUE NULLS NOT DISTINCT (model_id, batch_id, region_id, month, learned_at)
);
CREATE INDEX serials_sold_live ON serials_sold (model_id, month) WHERE superseded_at IS NULL;
CREATE TABLE serials_produced (
  batch_id int NOT NULL REFERENCES production_batch (id),
  line_id int REFERENCES production_line (id),
  month date NOT NULL,
  units int NOT NULL,
  learned_at timestamptz NOT NULL,
  superseded_at timestamptz,
  UNIQUE NULLS NOT DISTINCT (batch_id, line_id, month, learned_at)
);
CREATE INDEX serials_produced_live ON serials_produced (batch_id, month) WHERE superseded_at IS NULL;

-- What is known of sales by model, batch and region (C), of counts and serials together; the other cuts are its sums.
INSERT INTO sold_month (cut, model_id, batch_id, region_id, month, units)
  SELECT 'C', model_id, batch_id, region_id, month, units FROM units_sold WHERE superseded_at IS NULL;
-- And of production, by batch and line.
CREATE TABLE made_month (
  batch_id int NOT NULL REFERENCES production_batch (id),
  line_id int,
  month date NOT NULL,
  units int NOT NULL
);
CREATE INDEX made_month_batch ON made_month (batch_id);
INSERT INTO made_month (batch_id, line_id, month, units)
  SELECT batch_id, line_id, month, units FROM units_produced WHERE superseded_at IS NULL;
