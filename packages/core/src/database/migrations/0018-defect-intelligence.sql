-- What is known of sales, added up as rates ask for it: by model (M), model and region (R), model and batch (B).
CREATE TABLE sold_month (
  cut "char" NOT NULL,
  model_id int NOT NULL REFERENCES product_model (id),
  region_id int,
  batch_id int,
  month date NOT NULL,
  units int NOT NULL
);
CREATE INDEX sold_month_model ON sold_month (cut, model_id);
CREATE INDEX units_sold_live ON units_sold (model_id, month) WHERE superseded_at IS NULL;
INSERT INTO sold_month (cut, model_id, month, units)
  SELECT 'M', model_id, month, sum(units) FROM units_sold WHERE superseded_at IS NULL GROUP BY model_id, month;
INSERT INTO sold_month (cut, model_id, region_id, month, units)
  SELECT 'R', model_id, region_id, month, sum(units) FROM units_sold WHERE superseded_at IS NULL GROUP BY model_id, region_id, month;
INSERT INTO sold_month (cut, model_id, batch_id, month, units)
  SELECT 'B', model_id, batch_id, month, sum(units) FROM units_sold WHERE superseded_at IS NULL GROUP BY model_id, batch_id, month;
