-- Reports are read by this day. Without statistics of it a range of days is taken for a two-hundredth of the cases, and what
-- they are joined with is gone through once for each: five times the time of the curves of Reliability.
CREATE STATISTICS service_case_report_day ON (COALESCE(reported_on, learned_on)) FROM service_case;
ANALYZE service_case;
