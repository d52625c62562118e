-- Units and rollups are made from their records in the code from now on (metrics/rollup-tables): their old tables go.
DO $$
DECLARE statement text;
BEGIN
  FOR statement IN
    SELECT format('DROP %s %I CASCADE', CASE relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, relname)
    FROM pg_class WHERE relnamespace = 'public'::regnamespace
      AND ((relkind = 'v' AND relname LIKE 'unit\_%') OR (relkind = 'r' AND (relname LIKE 'rollup\_%' OR relname LIKE 'delta\_%')))
  LOOP
    EXECUTE statement;
  END LOOP;
END $$;

-- Log buckets of ratio 1.04: bucket b holds [1.04^b, 1.04^(b+1)) seconds, so its middle is within 2 % of all it holds.
CREATE OR REPLACE FUNCTION duration_bucket(seconds bigint) RETURNS smallint
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT floor(ln(greatest(seconds, 1)::double precision) / ln(1.04::double precision))::smallint $$;

-- A histogram is a run of (bucket int2, count int4), big-endian; equal buckets may stand in it more than once.
CREATE FUNCTION histogram_cells(histogram bytea) RETURNS TABLE (bucket smallint, n bigint)
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$
    SELECT ((get_byte(histogram, i) << 8) | get_byte(histogram, i + 1))::int::smallint,
      ('x' || encode(substring(histogram FROM i + 3 FOR 4), 'hex'))::bit(32)::int::bigint
    FROM generate_series(0, length(histogram) - 1, 6) AS i
  $$;

-- Units of a source that ripen through this day are ripe for good and stand with the rest.
ALTER TABLE source
  ADD COLUMN ripe_through date NOT NULL DEFAULT '-infinity',
  ADD COLUMN records text[] NOT NULL DEFAULT '{}'; -- event types that the source is known to tell of
-- How far a source was known to be complete, and since when that was known.
CREATE TABLE source_completeness (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id int NOT NULL REFERENCES source (id),
  complete_through date NOT NULL,
  learned_at timestamptz NOT NULL
);
INSERT INTO source_completeness (source_id, complete_through, learned_at)
  SELECT id, complete_through, '-infinity' FROM source WHERE complete_through IS NOT NULL;
-- As known on an earlier time: what was learned or superseded since.
CREATE INDEX case_event_learned ON case_event USING brin (learned_at);
CREATE INDEX case_event_superseded ON case_event (superseded_at) WHERE superseded_at IS NOT NULL;
CREATE INDEX case_assertion_learned ON case_assertion USING brin (learned_at);
-- Everything of the log must be projected again by the rules of this version.
INSERT INTO stale_case (case_id) SELECT id FROM service_case WHERE revision > 0;
