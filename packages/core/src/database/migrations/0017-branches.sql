-- A branch is a department that has others below it, with all of them: what its head sees. Rollups by branch hold their
-- sums, so that a head's question reads as few cells as the company's.

CREATE TABLE department_branch (
  department_id int NOT NULL,
  branch_id int NOT NULL,
  PRIMARY KEY (department_id, branch_id)
);

-- Whether departments have been moved since the rollups by branch were filled: then nobody relies on them.
CREATE TABLE department_tree (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  moved boolean NOT NULL DEFAULT false
);
INSERT INTO department_tree DEFAULT VALUES;

CREATE VIEW department_branch_now AS
  WITH RECURSIVE above AS (
    SELECT id AS department_id, id AS branch_id FROM department
    UNION
    SELECT a.department_id, d.parent_id FROM above a JOIN department d ON d.id = a.branch_id WHERE d.parent_id IS NOT NULL
  )
  SELECT department_id, branch_id FROM above a WHERE EXISTS (SELECT 1 FROM department d WHERE d.parent_id = a.branch_id);

-- Departments are few: their tree is kept by triggers, whoever changes it.
CREATE FUNCTION keep_department_branches(moves boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- One after the other, and after who fills the rollups: each begins with what the one before has left.
  UPDATE department_tree SET moved = moved OR moves;
  DELETE FROM department_branch b WHERE NOT EXISTS (
    SELECT 1 FROM department_branch_now n WHERE n.department_id = b.department_id AND n.branch_id = b.branch_id);
  INSERT INTO department_branch SELECT department_id, branch_id FROM department_branch_now ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION department_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_department_branches(true);
  RETURN NULL;
END $$;

-- A new department has nothing counted yet; but the one above it becomes a branch, if it was none.
CREATE FUNCTION department_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM came WHERE parent_id IS NOT NULL) THEN
    PERFORM keep_department_branches(EXISTS (
      SELECT 1 FROM came c WHERE c.parent_id NOT IN (SELECT branch_id FROM department_branch)
        AND c.parent_id NOT IN (SELECT id FROM came)));
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER department_moved AFTER UPDATE OF parent_id ON department FOR EACH STATEMENT EXECUTE FUNCTION department_moved();
CREATE TRIGGER department_gone AFTER DELETE ON department FOR EACH STATEMENT EXECUTE FUNCTION department_moved();
CREATE TRIGGER department_came AFTER INSERT ON department REFERENCING NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION department_came();

INSERT INTO department_branch SELECT department_id, branch_id FROM department_branch_now;
