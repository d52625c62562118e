-- Who receives what by which rule, and every hand-over with the time it took.

-- The rules as they were at a time: a draft until it is put in force, then never changed again. A case keeps the version it
-- was first routed under.
CREATE TABLE routing_version (
  number int PRIMARY KEY,
  rules jsonb NOT NULL, -- as feedback/routing/routing-rule.ts reads them; the order decides
  revision int NOT NULL DEFAULT 1, -- of the draft: of two who edit it the second sees it
  created_by int REFERENCES app_user (id), created_at timestamptz NOT NULL, -- null: shipped
  changed_by int REFERENCES app_user (id), changed_at timestamptz NOT NULL,
  in_force_from timestamptz, -- null: a draft
  put_by int REFERENCES app_user (id), put_at timestamptz, reason text,
  CHECK ((in_force_from IS NULL) = (put_at IS NULL))
);
CREATE UNIQUE INDEX routing_version_draft ON routing_version ((true)) WHERE in_force_from IS NULL;

-- Which department has which duty; superseded, never overwritten.
CREATE TABLE department_duty (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  duty text NOT NULL,
  department_id int NOT NULL REFERENCES department (id),
  set_by int REFERENCES app_user (id), set_at timestamptz NOT NULL,
  superseded_at timestamptz
);
CREATE UNIQUE INDEX department_duty_now ON department_duty (duty) WHERE superseded_at IS NULL;

-- What a person says a case is, which no source tells. Two times; taken back, never overwritten.
CREATE TABLE case_mark (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id uuid NOT NULL,
  mark text NOT NULL,
  employee_id int REFERENCES employee (id), -- who is complained about
  department_id int REFERENCES department (id), -- or which department
  party text, -- which dealer
  reason text NOT NULL,
  happened_on date NOT NULL,
  set_by int NOT NULL REFERENCES app_user (id), set_at timestamptz NOT NULL,
  superseded_at timestamptz, superseded_by int REFERENCES app_user (id), superseded_reason text
);
CREATE INDEX case_mark_case ON case_mark (case_id) WHERE superseded_at IS NULL;

-- Append-only and not unique on purpose, as stale_text: cases whose route is to be looked at. Asked: by a person, whenever
-- the case was learned.
CREATE TABLE stale_route (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id uuid NOT NULL,
  asked boolean NOT NULL DEFAULT false
);

-- The route of a case: under which version, by which rules, with which marks. One lives at a time.
CREATE TABLE case_route (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id uuid NOT NULL,
  version int NOT NULL REFERENCES routing_version (number),
  rules text[] NOT NULL, -- keys of those that took it, in their order
  marks text[] NOT NULL,
  routed_at timestamptz NOT NULL,
  superseded_at timestamptz
);
CREATE UNIQUE INDEX case_route_now ON case_route (case_id) WHERE superseded_at IS NULL;

-- Something asked of a department, of somebody outside, or of a queue where a duty has no department.
CREATE TABLE hand_over (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject text NOT NULL CHECK (subject IN ('CASE', 'ISSUE')),
  case_id uuid, issue text, -- the issue's number
  from_department_id int REFERENCES department (id), -- null: nobody of the company's departments
  to_department_id int REFERENCES department (id), to_party text, to_queue text,
  ask text NOT NULL DEFAULT '', -- what is wanted; a rule's own words are its name
  version int REFERENCES routing_version (number), rule text, step int, -- by rule, or
  sent_by int REFERENCES app_user (id), -- by hand
  marks text[] NOT NULL DEFAULT '{}',
  follows bigint REFERENCES hand_over (id), -- the refused one, or the one before it
  sent_at timestamptz NOT NULL,
  accept_hours int NOT NULL, answer_hours int NOT NULL, -- working hours of who receives it
  accept_due_at timestamptz NOT NULL, answer_due_at timestamptz NOT NULL,
  CHECK (num_nonnulls(case_id, issue) = 1 AND (subject = 'CASE') = (case_id IS NOT NULL)),
  CHECK (num_nonnulls(to_department_id, to_party, to_queue) = 1)
);
CREATE INDEX hand_over_case ON hand_over (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX hand_over_issue ON hand_over (issue) WHERE issue IS NOT NULL;
CREATE INDEX hand_over_department ON hand_over (to_department_id, sent_at);
CREATE INDEX hand_over_follows ON hand_over (follows) WHERE follows IS NOT NULL;

-- What became of it, append-only; each state comes once.
CREATE TABLE hand_over_state (
  hand_over_id bigint NOT NULL REFERENCES hand_over (id),
  state text NOT NULL CHECK (state IN ('ACCEPTED', 'REFUSED', 'ANSWERED', 'WITHDRAWN')),
  text text, -- why refused or withdrawn, what was answered
  by_user int REFERENCES app_user (id), -- null: by rule
  at timestamptz NOT NULL,
  PRIMARY KEY (hand_over_id, state),
  CHECK (state = 'ACCEPTED' OR text IS NOT NULL)
);
-- It ends once: answered, refused or withdrawn.
CREATE UNIQUE INDEX hand_over_end ON hand_over_state (hand_over_id) WHERE state <> 'ACCEPTED';

-- Who was told that one is late; each step once.
CREATE TABLE hand_over_escalation (
  hand_over_id bigint NOT NULL REFERENCES hand_over (id),
  late text NOT NULL CHECK (late IN ('ACCEPT', 'ANSWER')),
  step int NOT NULL CHECK (step BETWEEN 1 AND 3), -- the department's head, its parent's head, the leader of the company
  department_id int REFERENCES department (id),
  told int[] NOT NULL, -- users; none: nobody who may be told was there, and the next step came at once
  at timestamptz NOT NULL,
  PRIMARY KEY (hand_over_id, late, step)
);

-- Version 1 is the founding regulation. It holds for what is learned from now on.
INSERT INTO routing_version (number, rules, created_at, changed_at, in_force_from, put_at) VALUES (1, '[
  {"key":"special","name":"专案：危机、媒体曝光、法律诉讼、影响公信力","nameEn":"Special case: crisis, media, lawsuit, credibility","when":{"marks":["CRISIS","MEDIA","LAWSUIT","CREDIBILITY"]},"route":{"steps":[[{"duty":"MANAGEMENT"}]],"marks":["SPECIAL_CASE"],"also":true,"acceptHours":1,"answerHours":8}},
  {"key":"unsatisfied","name":"对投诉处理不满意：公司高层","nameEn":"Unsatisfied with how a complaint was handled: senior management","when":{"marks":["UNSATISFIED"]},"route":{"steps":[[{"duty":"MANAGEMENT"}]],"marks":[],"also":true,"acceptHours":8,"answerHours":24}},
  {"key":"individual","name":"多次处理后仍不服：个案","nameEn":"Unsettled again and again: individual case","when":{"unsettledAtLeast":3},"route":{"steps":[[{"duty":"MANAGEMENT"}]],"marks":["INDIVIDUAL_CASE"],"also":true,"acceptHours":8,"answerHours":24}},
  {"key":"investigation","name":"投诉调查组","nameEn":"Investigation group","when":{"marks":["INVESTIGATION"]},"route":{"steps":[[{"duty":"INVESTIGATION"}]],"marks":["BYPASS"],"also":true,"acceptHours":8,"answerHours":40}},
  {"key":"staff","name":"投诉人员：销售部门，当事人回避","nameEn":"About a person: sales, never the person concerned","when":{"flags":["ABOUT_STAFF"]},"route":{"steps":[[{"duty":"SALES"}]],"marks":["BYPASS"],"also":true,"acceptHours":8,"answerHours":24}},
  {"key":"attitude","name":"态度差、不尽职：销售部门","nameEn":"Attitude or neglect: sales","when":{"words":["态度","爱答不理","吵架","顶撞","骂人","推诿","推来推去","没人管","rude","attitude","neglect"]},"route":{"steps":[[{"duty":"SALES"}]],"marks":["BYPASS"],"also":true,"acceptHours":8,"answerHours":24}},
  {"key":"dealer","name":"涉及中间商：协调沟通","nameEn":"About a dealer: coordination","when":{"flags":["ABOUT_DEALER"]},"route":{"steps":[[{"duty":"DEALERS"}]],"marks":[],"also":true,"acceptHours":8,"answerHours":40}},
  {"key":"compensation","name":"退货和赔付：仓库、财务、生产制造支持","nameEn":"Return or compensation: support of warehouse, finance and production","when":{"marks":["RETURN","COMPENSATION"]},"route":{"steps":[[{"duty":"WAREHOUSE"},{"duty":"FINANCE"},{"duty":"PRODUCTION"}]],"marks":[],"also":true,"acceptHours":8,"answerHours":24}},
  {"key":"major","name":"重大质量问题","nameEn":"Major quality problem","when":{"marks":["MAJOR_QUALITY"]},"route":{"steps":[],"marks":["MAJOR"],"also":true,"acceptHours":4,"answerHours":16}},
  {"key":"safety","name":"涉及人身安全：按重大处理","nameEn":"Somebody can come to harm: handled as major","when":{"flags":["SAFETY"]},"route":{"steps":[],"marks":["MAJOR"],"also":true,"acceptHours":4,"answerHours":16}},
  {"key":"short","name":"数量不足、包装破损：仓库","nameEn":"Short quantity or damaged packaging: warehouse","when":{"marks":["SHORT_QUANTITY","PACKAGING_DAMAGE"]},"route":{"steps":[[{"duty":"WAREHOUSE"}]],"marks":[],"also":false,"acceptHours":8,"answerHours":24}},
  {"key":"packaging","name":"包装、运输原因：仓库","nameEn":"Cause in packaging or transport: warehouse","when":{"causeClasses":["PACKAGING","TRANSPORT"]},"route":{"steps":[[{"duty":"WAREHOUSE"}]],"marks":[],"also":false,"acceptHours":8,"answerHours":24}},
  {"key":"purchased","name":"外购、配套件：总部协调采购，由外协厂家解决","nameEn":"Purchased part: headquarters, purchasing, supplier","when":{"causeClasses":["PURCHASED_PART"]},"route":{"steps":[[{"duty":"AFTER_SALES"}],[{"duty":"PURCHASING"}],[{"supplier":true}]],"marks":["RECOVERY"],"also":false,"acceptHours":8,"answerHours":80}},
  {"key":"design","name":"产品质量（设计）：研发、设计","nameEn":"Product quality, design: R&D and design","when":{"causeClasses":["DESIGN"]},"route":{"steps":[[{"duty":"RESEARCH"},{"duty":"DESIGN"}]],"marks":[],"also":false,"acceptHours":8,"answerHours":80}},
  {"key":"production","name":"产品质量（工艺、装配）：生产","nameEn":"Product quality, process or assembly: production","when":{"causeClasses":["PROCESS","ASSEMBLY"]},"route":{"steps":[[{"duty":"PRODUCTION"}]],"marks":[],"also":false,"acceptHours":8,"answerHours":80}},
  {"key":"technical","name":"产品质量（材料）：技质部门","nameEn":"Product quality, material: technical quality","when":{"causeClasses":["MATERIAL"]},"route":{"steps":[[{"duty":"TECHNICAL_QUALITY"}]],"marks":[],"also":false,"acceptHours":8,"answerHours":80}},
  {"key":"quality","name":"产品质量，原因未明：技质部门","nameEn":"Product quality of unknown cause: technical quality","when":{"marks":["QUALITY","MAJOR_QUALITY"]},"route":{"steps":[[{"duty":"TECHNICAL_QUALITY"}]],"marks":[],"also":false,"acceptHours":8,"answerHours":40}}
]', now(), now(), now(), now());
