-- A person's cases are told from those of a department by the case's combination of departments, without its row.
ALTER TABLE case_person ADD COLUMN party_set_id int;
UPDATE case_person p SET party_set_id = c.party_set_id FROM service_case c WHERE c.id = p.case_id;
DROP INDEX case_person_cases;
CREATE INDEX case_person_cases ON case_person (employee_id, party_set_id, case_id);
