-- A histogram's entries with equal buckets added up, in their order, and nothing left of what cancels: NULL where
-- nothing is left at all.
CREATE FUNCTION histogram_exact(histogram text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$
    SELECT string_agg(histogram_entry(bucket, n), '' ORDER BY bucket)
    FROM (SELECT bucket, sum(n)::bigint AS n FROM histogram_cells(histogram) GROUP BY bucket HAVING sum(n) <> 0) AS netted
  $$;

-- One histogram behind another; added up each time the text outgrows a power of two, so that it never grows beyond
-- twice of what it holds.
CREATE FUNCTION histogram_added(a text, b text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$
    SELECT CASE
      WHEN b IS NULL THEN a
      WHEN a IS NULL THEN b
      WHEN length(a) + length(b) > 256 AND floor(log(2, length(a) + length(b))) > floor(log(2, length(a))) THEN histogram_exact(a || b)
      ELSE a || b END
  $$;

-- The same histogram taken away.
CREATE FUNCTION histogram_negated(histogram text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT string_agg(histogram_entry(bucket, -n), '') FROM histogram_cells(histogram) $$;
