-- The looks at a measure: what was known of both sides of its cut-in, and what that said. A row is written once and stays.
CREATE TABLE action_look (
  action_id bigint NOT NULL,
  look int NOT NULL CHECK (look > 0),
  looked_at timestamptz NOT NULL,
  up_to date NOT NULL, -- the first day not counted: one look for each
  verdict text NOT NULL CHECK (verdict IN ('EFFECTIVE', 'PARTLY', 'WORSE', 'NOT_EFFECTIVE', 'NOT_SHOWN_YET')),
  planned_ratio float8 NOT NULL,
  reports_before int NOT NULL, reports_after int NOT NULL, -- at the ages that both sides have reached
  exposure_before float8 NOT NULL, exposure_after float8 NOT NULL, -- unit-months
  expected float8 NOT NULL, -- after the cut-in, had nothing changed
  ratio float8, low float8 NOT NULL, high float8, -- rate after ÷ before; null: infinite, without a limit
  p float8 NOT NULL, -- central, of this look alone
  level float8 NOT NULL, -- one-sided, of the limits: what this look may spend
  information float8 NOT NULL, planned_information float8 NOT NULL,
  dispersion float8, dispersion_used float8 NOT NULL,
  others_ratio float8, -- of all other defects of the same products; null: too few
  needed_unit_months float8, needed_weeks float8, -- null: the baseline is too small
  evidence jsonb NOT NULL,
  PRIMARY KEY (action_id, look),
  UNIQUE (action_id, up_to)
);
CREATE FUNCTION refuse_change_of_look() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'looks at a measure are never changed';
END $$;
CREATE TRIGGER action_look_stays BEFORE UPDATE OR DELETE ON action_look FOR EACH ROW EXECUTE FUNCTION refuse_change_of_look();
