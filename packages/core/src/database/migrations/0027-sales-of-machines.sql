-- What was known of a machine's day of sale until another was learned; what stands in unit is known now. A machine is here
-- only where its sale was learned late or corrected.
CREATE TABLE unit_sale_superseded (
  unit_id uuid NOT NULL,
  superseded_at timestamptz NOT NULL,
  sold_on date,
  PRIMARY KEY (unit_id, superseded_at)
);
