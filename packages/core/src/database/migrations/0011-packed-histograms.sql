-- A stored histogram is text: entries of four base 64 characters, three bytes, that hold ten bits of bucket and fourteen
-- bits of a signed count. Entries may stand in any order and repeat, so histograms are added by joining them. A count
-- beyond fourteen bits has a second entry, its bucket 512 higher, that counts by 16,384.
CREATE FUNCTION histogram_entry(bucket smallint, n bigint) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$
    SELECT encode(substring(int4send((bucket::int << 14) | (n & 16383)::int) FROM 2), 'base64')
      || CASE WHEN n BETWEEN -8192 AND 8191 THEN '' ELSE
        encode(substring(int4send(((bucket + 512) << 14) | (((n + 8192) >> 14) & 16383)::int) FROM 2), 'base64') END
  $$;
DROP FUNCTION histogram_cells(bytea);
CREATE FUNCTION histogram_cells(histogram text) RETURNS TABLE (bucket smallint, n bigint)
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$
    SELECT (CASE WHEN entry >> 14 < 512 THEN entry >> 14 ELSE (entry >> 14) - 512 END)::smallint,
      (((entry & 16383) # 8192) - 8192)::bigint * CASE WHEN entry >> 14 < 512 THEN 1 ELSE 16384 END
    FROM (
      SELECT (get_byte(bytes, i) << 16) | (get_byte(bytes, i + 1) << 8) | get_byte(bytes, i + 2) AS entry
      FROM (SELECT decode(histogram, 'base64') AS bytes) d, generate_series(0, length(bytes) - 1, 3) AS i
    ) AS entries
  $$;
-- Buckets end where ten bits less one do: nothing lasts longer than sixteen years.
CREATE OR REPLACE FUNCTION duration_bucket(seconds bigint) RETURNS smallint
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT least(511, floor(ln(greatest(seconds, 1)::double precision) / ln(1.04::double precision)))::smallint $$;
