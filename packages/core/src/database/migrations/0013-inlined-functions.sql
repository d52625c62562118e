-- Not STRICT, so that PostgreSQL writes them into the statement instead of calling them row by row.
CREATE OR REPLACE FUNCTION duration_bucket(seconds bigint) RETURNS smallint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT CASE WHEN seconds IS NOT NULL THEN least(511, floor(ln(greatest(seconds, 1)::double precision) / ln(1.04::double precision)))::smallint END $$;
CREATE OR REPLACE FUNCTION histogram_entry(bucket smallint, n bigint) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$
    SELECT encode(substring(int4send((bucket::int << 14) | (n & 16383)::int) FROM 2), 'base64')
      || CASE WHEN n BETWEEN -8192 AND 8191 THEN '' ELSE
        encode(substring(int4send(((bucket + 512) << 14) | (((n + 8192) >> 14) & 16383)::int) FROM 2), 'base64') END
  $$;
