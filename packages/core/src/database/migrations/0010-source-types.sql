-- Since when a source is known to tell of an event type: as known earlier, it did not.
CREATE TABLE source_recorded_type (
  source_id int NOT NULL REFERENCES source (id),
  type text NOT NULL,
  learned_at timestamptz NOT NULL,
  PRIMARY KEY (source_id, type)
);
INSERT INTO source_recorded_type (source_id, type, learned_at)
  SELECT c.source_id, e.type, min(e.learned_at) FROM case_event e JOIN service_case c ON c.id = e.case_id GROUP BY 1, 2;
UPDATE source s SET records = ARRAY(SELECT type FROM source_recorded_type t WHERE t.source_id = s.id ORDER BY type);
