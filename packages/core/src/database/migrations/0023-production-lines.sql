-- The lines on which batches are made.
CREATE TABLE production_line (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  name text NOT NULL,
  name_en text
);

-- On which line the units of a month were made, and, as produced_month, on which most of a batch was.
ALTER TABLE units_produced ADD COLUMN line_id int REFERENCES production_line (id);
ALTER TABLE production_batch ADD COLUMN line_id int REFERENCES production_line (id);
