-- Who takes part in a case: its owner and whoever did something in it. Departments come in few combinations, so a case
-- names its combination, and a department's cases are those of the combinations that it is in; persons stand row by row.
CREATE TABLE party_set (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  departments int[] NOT NULL UNIQUE -- ascending
);
ALTER TABLE service_case ADD COLUMN party_set_id int;
CREATE INDEX service_case_parties ON service_case (party_set_id, reported_on DESC, id) WHERE merged_into IS NULL AND revision > 0;
CREATE TABLE case_person (
  employee_id int NOT NULL,
  case_id uuid NOT NULL,
  PRIMARY KEY (case_id, employee_id)
);
CREATE INDEX case_person_cases ON case_person (employee_id, case_id);

WITH party AS (
  SELECT id AS case_id, department_id FROM service_case
  UNION SELECT case_id, department_id FROM case_event WHERE superseded_at IS NULL
), told AS (
  SELECT case_id, COALESCE(array_agg(department_id ORDER BY department_id) FILTER (WHERE department_id IS NOT NULL), '{}') AS departments
  FROM party GROUP BY case_id
), made AS (
  INSERT INTO party_set (departments) SELECT DISTINCT departments FROM told RETURNING id, departments
)
UPDATE service_case c SET party_set_id = m.id FROM told t JOIN made m USING (departments) WHERE t.case_id = c.id;
INSERT INTO case_person (employee_id, case_id)
  SELECT employee_id, id FROM service_case WHERE employee_id IS NOT NULL
  UNION SELECT employee_id, case_id FROM case_event WHERE superseded_at IS NULL AND employee_id IS NOT NULL;
