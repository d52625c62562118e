/** The reference rows of the generated company: ids are written by hand, so that the cases' arithmetic may name them. */
export const companyTerms = `
  INSERT INTO department (id, code, name, name_en, parent_id) OVERRIDING SYSTEM VALUE
    SELECT 1, 'HQ', '总部服务中心', 'Head office', NULL::int
    UNION ALL SELECT 1 + a, 'A' || a, '大区' || a, 'Area ' || a, 1 FROM generate_series(1, 7) a
    UNION ALL SELECT 9 + b, 'B' || b, '分公司' || b, 'Branch ' || b, 2 + b * 7 / 32 FROM generate_series(0, 31) b;
  INSERT INTO employee (id, code, name, name_en) OVERRIDING SYSTEM VALUE
    SELECT e, 'E' || e, '员工' || e, 'Employee ' || e FROM generate_series(1, 1000) e;
  INSERT INTO employee_membership (employee_id, department_id, valid_from, valid_to)
    SELECT e, 9 + (e - 1) % 32, '2022-01-01'::date, CASE WHEN e <= 96 THEN '2025-03-01'::date END FROM generate_series(1, 960) e
    UNION ALL SELECT e, 9 + e % 32, '2025-03-01', NULL::date FROM generate_series(1, 96) e
    UNION ALL SELECT e, CASE WHEN e <= 980 THEN 1 ELSE 2 + (e - 981) % 7 END, '2022-01-01', NULL::date FROM generate_series(961, 1000) e;
  INSERT INTO region (id, code, name, name_en) OVERRIDING SYSTEM VALUE
    SELECT r, 'R' || r, '省' || r, 'Province ' || r FROM generate_series(1, 31) r;
  INSERT INTO channel (id, code, name, name_en) OVERRIDING SYSTEM VALUE
    SELECT c, 'C' || c, '渠道' || c, 'Channel ' || c FROM generate_series(1, 8) c;
  INSERT INTO case_kind (id, code, name, name_en, counts_for_first_fix) OVERRIDING SYSTEM VALUE
    VALUES (1, 'repair', '维修', 'Repair', true), (2, 'complaint', '投诉', 'Complaint', true), (3, 'return', '退换货', 'Return', true),
      (4, 'consultation', '咨询', 'Consultation', false), (5, 'installation', '安装', 'Installation', false);
  INSERT INTO case_priority (id, code, name, name_en) OVERRIDING SYSTEM VALUE
    VALUES (1, 'high', '高', 'High'), (2, 'normal', '中', 'Normal'), (3, 'low', '低', 'Low');
  INSERT INTO product_family (id, code, name, name_en) OVERRIDING SYSTEM VALUE
    SELECT f, 'F' || f, '产品大类' || f, 'Family ' || f FROM generate_series(1, 8) f;
  INSERT INTO product_model (id, family_id, code, name, name_en) OVERRIDING SYSTEM VALUE
    SELECT m, 1 + (m - 1) % 8, 'F' || 1 + (m - 1) % 8 || '/M' || m, '型号' || m, 'Model ' || m FROM generate_series(1, 60) m;
  INSERT INTO production_batch (id, model_id, code, name, name_en, produced_month) OVERRIDING SYSTEM VALUE
    SELECT (m - 1) * 72 + k + 1, m, 'M' || m || '-' || k, '批次' || m || '-' || k, 'Batch ' || m || '-' || k,
      ('2020-11-01'::date + make_interval(months => k))::date
    FROM generate_series(1, 60) m, generate_series(0, 71) k;
  INSERT INTO supplier_lot (id, code, name, name_en) OVERRIDING SYSTEM VALUE
    SELECT l, 'L' || l, '批号' || l, 'Lot ' || l FROM generate_series(1, 500) l;
  INSERT INTO defect_family (id, code, name, name_en) OVERRIDING SYSTEM VALUE
    SELECT d, 'DF' || d, '缺陷大类' || d, 'Defect family ' || d FROM generate_series(1, 24) d;
  INSERT INTO defect_type (id, family_id, code, name, name_en) OVERRIDING SYSTEM VALUE
    SELECT (f - 1) * 13 + t + 1, (f - 1) * 3 + t % 3 + 1, 'DF' || (f - 1) * 3 + t % 3 + 1 || '/T' || t,
      '缺陷' || f || '-' || t, 'Defect ' || f || '-' || t
    FROM generate_series(1, 8) f, generate_series(0, 12) t;
  INSERT INTO source (id, code, complete_through, records) OVERRIDING SYSTEM VALUE
    VALUES (1, 'bench', '2026-10-31', '{replied,dispatched,arrived,resolved,reopened,escalated,followed_up}');
  INSERT INTO source_completeness (source_id, complete_through, learned_at) VALUES (1, '2026-10-31', '2026-11-01');`;
