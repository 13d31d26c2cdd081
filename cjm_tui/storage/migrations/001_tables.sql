-- The first schema. A column is named like the field of the record that it holds; lists and maps are JSON.
-- Rows are never deleted: `removed` marks a tombstone. Positions sort by code point (SQLite's BINARY collation).

CREATE TABLE workshops (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  slug TEXT NOT NULL UNIQUE,
  join_code TEXT NOT NULL UNIQUE,
  updated_at TEXT NOT NULL,
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  title TEXT NOT NULL,
  language TEXT NOT NULL DEFAULT 'en',
  template TEXT NOT NULL DEFAULT 'blank',
  agenda TEXT NOT NULL DEFAULT 'standard-120',
  created_at TEXT NOT NULL,
  phase TEXT NOT NULL DEFAULT 'scope' CHECK (phase IN ('scope', 'personas', 'touchpoints', 'emotions', 'analysis', 'priorities', 'actions')),
  phase_entered_at TEXT,
  round INTEGER NOT NULL DEFAULT 1 CHECK (round >= 1),
  closed_at TEXT,
  review_on TEXT,
  preset TEXT NOT NULL DEFAULT 'impact-effort' CHECK (preset IN ('impact-effort', 'rice', 'ice', 'value-effort', 'moscow', 'votes')),
  ice_product INTEGER NOT NULL DEFAULT 0 CHECK (ice_product IN (0, 1)),
  anonymous INTEGER NOT NULL DEFAULT 1 CHECK (anonymous IN (0, 1)),
  projected INTEGER NOT NULL DEFAULT 1 CHECK (projected IN (0, 1)),
  locked INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1)),
  focus TEXT NOT NULL DEFAULT '',
  follow INTEGER NOT NULL DEFAULT 0 CHECK (follow IN (0, 1)),
  agenda_item TEXT REFERENCES agenda_items (uid) DEFERRABLE INITIALLY DEFERRED,
  started_at TEXT,
  timer_label TEXT NOT NULL DEFAULT '',
  timer_minutes REAL NOT NULL DEFAULT 0 CHECK (timer_minutes >= 0),
  timer_ends_at TEXT,
  timer_left_seconds INTEGER,
  origin TEXT NOT NULL DEFAULT ''
);

CREATE TABLE rounds (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  number INTEGER NOT NULL CHECK (number >= 1),
  opened_at TEXT NOT NULL,
  closed_at TEXT,
  review_on TEXT
);
CREATE INDEX rounds_by_workshop ON rounds (workshop);
CREATE UNIQUE INDEX rounds_once ON rounds (workshop, number) WHERE removed = 0;

CREATE TABLE agenda_items (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  position TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  phase TEXT NOT NULL DEFAULT 'scope' CHECK (phase IN ('scope', 'personas', 'touchpoints', 'emotions', 'analysis', 'priorities', 'actions')),
  minutes INTEGER NOT NULL DEFAULT 5 CHECK (minutes BETWEEN 0 AND 100000),
  say TEXT NOT NULL DEFAULT '',
  deadline TEXT,
  begun_at TEXT,
  ended_at TEXT
);
CREATE INDEX agenda_items_by_workshop ON agenda_items (workshop);

CREATE TABLE departments (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  position TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT ''
);
CREATE INDEX departments_by_workshop ON departments (workshop);

CREATE TABLE participants (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  position TEXT NOT NULL DEFAULT '',
  display_name TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT 'participant' CHECK (role IN ('facilitator', 'co-facilitator', 'participant', 'observer')),
  job TEXT NOT NULL DEFAULT '',
  department TEXT REFERENCES departments (uid) DEFERRABLE INITIALLY DEFERRED,
  rehearsed INTEGER NOT NULL DEFAULT 0 CHECK (rehearsed IN (0, 1))
);
CREATE INDEX participants_by_workshop ON participants (workshop);

CREATE TABLE goals (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  position TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  kpi TEXT NOT NULL DEFAULT '',
  baseline TEXT NOT NULL DEFAULT '',
  target TEXT NOT NULL DEFAULT ''
);
CREATE INDEX goals_by_workshop ON goals (workshop);

CREATE TABLE scenarios (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  position TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT ''
);
CREATE INDEX scenarios_by_workshop ON scenarios (workshop);

CREATE TABLE channels (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  position TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  channel_kind TEXT NOT NULL DEFAULT 'digital' CHECK (channel_kind IN ('physical', 'digital', 'human-remote')),
  in_scope INTEGER NOT NULL DEFAULT 1 CHECK (in_scope IN (0, 1)),
  offered INTEGER NOT NULL DEFAULT 1 CHECK (offered IN (0, 1)),
  data_needed TEXT NOT NULL DEFAULT '',
  have_data TEXT NOT NULL DEFAULT 'no' CHECK (have_data IN ('yes', 'partly', 'no')),
  availability TEXT NOT NULL DEFAULT ''
);
CREATE INDEX channels_by_workshop ON channels (workshop);

CREATE TABLE vocables (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  position TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  feminine TEXT NOT NULL DEFAULT '',
  valence INTEGER NOT NULL DEFAULT 0 CHECK (valence BETWEEN -2 AND 2),
  shown INTEGER NOT NULL DEFAULT 0 CHECK (shown IN (0, 1))
);
CREATE INDEX vocables_by_workshop ON vocables (workshop);

CREATE TABLE personas (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  position TEXT NOT NULL DEFAULT '',
  display_name TEXT NOT NULL DEFAULT '',
  feminine INTEGER NOT NULL DEFAULT 0 CHECK (feminine IN (0, 1)),
  role TEXT NOT NULL DEFAULT '',
  quote TEXT NOT NULL DEFAULT '',
  context TEXT NOT NULL DEFAULT '',
  goals TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(goals)),
  needs TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(needs)),
  motivations TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(motivations)),
  pains TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(pains)),
  day TEXT NOT NULL DEFAULT '',
  expectations TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(expectations)),
  preferred_channels TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(preferred_channels)),
  trigger TEXT NOT NULL DEFAULT '',
  share INTEGER CHECK (share BETWEEN 0 AND 100),
  comfort TEXT CHECK (comfort IN ('low', 'medium', 'high')),
  basis TEXT NOT NULL DEFAULT 'assumption' CHECK (basis IN ('assumption', 'partial', 'researched')),
  sources TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sources)),
  job TEXT NOT NULL DEFAULT ''
);
CREATE INDEX personas_by_workshop ON personas (workshop);

CREATE TABLE journeys (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  position TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  journey_type TEXT NOT NULL DEFAULT 'current-state' CHECK (journey_type IN ('current-state', 'future-state', 'day-in-life', 'blueprint')),
  context TEXT CHECK (context IN ('user-experience', 'marketing-sales', 'customer-experience', 'other')),
  timeframe_value INTEGER CHECK (timeframe_value >= 0),
  timeframe_unit TEXT NOT NULL DEFAULT 'days' CHECK (timeframe_unit IN ('minutes', 'hours', 'days', 'weeks', 'months', 'years')),
  first_action TEXT NOT NULL DEFAULT '',
  last_action TEXT NOT NULL DEFAULT '',
  target_experience TEXT NOT NULL DEFAULT '',
  parent TEXT REFERENCES journeys (uid) DEFERRABLE INITIALLY DEFERRED,
  derived_from TEXT REFERENCES journeys (uid) DEFERRABLE INITIALLY DEFERRED,
  personas TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(personas)),
  goals TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(goals)),
  scenarios TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(scenarios)),
  status TEXT NOT NULL DEFAULT 'later' CHECK (status IN ('now', 'later', 'done')),
  value INTEGER CHECK (value BETWEEN 1 AND 5),
  ease INTEGER CHECK (ease BETWEEN 1 AND 5),
  complexity INTEGER CHECK (complexity BETWEEN 1 AND 5),
  lanes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(lanes)),
  lanes_off TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(lanes_off)),
  actors TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(actors))
);
CREATE INDEX journeys_by_workshop ON journeys (workshop);

CREATE TABLE activities (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  what TEXT NOT NULL CHECK (what IN ('cards', 'readings', 'ideas', 'estimates', 'ballot')),
  journey TEXT REFERENCES journeys (uid) DEFERRABLE INITIALLY DEFERRED,
  persona TEXT REFERENCES personas (uid) DEFERRABLE INITIALLY DEFERRED,
  round INTEGER NOT NULL DEFAULT 1 CHECK (round >= 1),
  pass_number INTEGER NOT NULL DEFAULT 1 CHECK (pass_number >= 1),
  subjects TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(subjects)),
  anonymous INTEGER NOT NULL DEFAULT 1 CHECK (anonymous IN (0, 1)),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'revealed')),
  opened_at TEXT NOT NULL,
  revealed_at TEXT,
  prompt TEXT NOT NULL DEFAULT ''
);
CREATE INDEX activities_by_workshop ON activities (workshop);

CREATE TABLE lanes (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  position TEXT NOT NULL DEFAULT '',
  journey TEXT NOT NULL REFERENCES journeys (uid) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL DEFAULT ''
);
CREATE INDEX lanes_by_workshop ON lanes (workshop);

CREATE TABLE stages (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  position TEXT NOT NULL DEFAULT '',
  journey TEXT NOT NULL REFERENCES journeys (uid) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT '',
  period TEXT NOT NULL DEFAULT 'before' CHECK (period IN ('before', 'during', 'after')),
  period_label TEXT NOT NULL DEFAULT '',
  expectation TEXT NOT NULL DEFAULT '',
  target_emotion INTEGER CHECK (target_emotion BETWEEN -2 AND 2),
  first_action INTEGER NOT NULL DEFAULT 0 CHECK (first_action IN (0, 1))
);
CREATE INDEX stages_by_workshop ON stages (workshop);

CREATE TABLE touchpoints (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  position TEXT NOT NULL DEFAULT '',
  journey TEXT NOT NULL REFERENCES journeys (uid) DEFERRABLE INITIALLY DEFERRED,
  stage TEXT REFERENCES stages (uid) DEFERRABLE INITIALLY DEFERRED,
  suggested_stage TEXT REFERENCES stages (uid) DEFERRABLE INITIALLY DEFERRED,
  set_aside INTEGER NOT NULL DEFAULT 0 CHECK (set_aside IN (0, 1)),
  author TEXT NOT NULL DEFAULT '',
  activity TEXT REFERENCES activities (uid) DEFERRABLE INITIALLY DEFERRED,
  merged_from TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(merged_from)),
  title TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'existing' CHECK (state IN ('existing', 'missing', 'planned')),
  touchpoint_type TEXT NOT NULL DEFAULT 'interaction' CHECK (touchpoint_type IN ('interaction', 'wait', 'internal', 'decision')),
  channel TEXT REFERENCES channels (uid) DEFERRABLE INITIALLY DEFERRED,
  mode TEXT CHECK (mode IN ('in-person', 'web', 'call', 'message', 'other')),
  initiator TEXT CHECK (initiator IN ('customer', 'company', 'third-party')),
  doing TEXT NOT NULL DEFAULT '',
  thinking TEXT NOT NULL DEFAULT '',
  experiencing TEXT NOT NULL DEFAULT '',
  perception TEXT NOT NULL DEFAULT '',
  motivation TEXT NOT NULL DEFAULT '',
  expectation TEXT NOT NULL DEFAULT '',
  meets_expectation TEXT CHECK (meets_expectation IN ('no', 'partly', 'yes')),
  needs_attention INTEGER NOT NULL DEFAULT 0 CHECK (needs_attention IN (0, 1)),
  decision TEXT NOT NULL DEFAULT '',
  duration_minutes INTEGER CHECK (duration_minutes >= 0),
  availability TEXT NOT NULL DEFAULT '',
  response_minutes INTEGER CHECK (response_minutes >= 0),
  expected_response_minutes INTEGER CHECK (expected_response_minutes >= 0),
  owner_department TEXT REFERENCES departments (uid) DEFERRABLE INITIALLY DEFERRED,
  systems TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(systems)),
  physical_evidence TEXT NOT NULL DEFAULT '',
  frontstage TEXT NOT NULL DEFAULT '',
  backstage TEXT NOT NULL DEFAULT '',
  support TEXT NOT NULL DEFAULT '',
  indicator TEXT NOT NULL DEFAULT '',
  moment_of_truth TEXT CHECK (moment_of_truth IN ('ZMOT', 'FMOT', 'SMOT', 'UMOT')),
  key INTEGER NOT NULL DEFAULT 0 CHECK (key IN (0, 1)),
  blocking INTEGER NOT NULL DEFAULT 0 CHECK (blocking IN (0, 1)),
  importance_customer INTEGER CHECK (importance_customer BETWEEN 1 AND 5),
  importance_organisation INTEGER CHECK (importance_organisation BETWEEN 1 AND 5),
  satisfaction INTEGER CHECK (satisfaction BETWEEN 1 AND 5),
  channel_fit TEXT CHECK (channel_fit IN ('keep', 'change', 'self-service')),
  target_channel TEXT REFERENCES channels (uid) DEFERRABLE INITIALLY DEFERRED,
  evidence TEXT NOT NULL DEFAULT 'assumption' CHECK (evidence IN ('assumption', 'partial', 'researched')),
  evidence_source TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags)),
  actors TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(actors)),
  own TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(own)),
  derived_from TEXT REFERENCES touchpoints (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX touchpoints_by_workshop ON touchpoints (workshop);

CREATE TABLE notes (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  position TEXT NOT NULL DEFAULT '',
  note_kind TEXT NOT NULL DEFAULT 'pain' CHECK (note_kind IN ('pain', 'gain', 'gap', 'likely-error', 'opportunity', 'question', 'quote', 'feedback', 'decision', 'parking-lot', 'takeaway', 'comment')),
  text TEXT NOT NULL DEFAULT '',
  journey TEXT REFERENCES journeys (uid) DEFERRABLE INITIALLY DEFERRED,
  stage TEXT REFERENCES stages (uid) DEFERRABLE INITIALLY DEFERRED,
  touchpoint TEXT REFERENCES touchpoints (uid) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL DEFAULT '',
  activity TEXT REFERENCES activities (uid) DEFERRABLE INITIALLY DEFERRED,
  method TEXT NOT NULL DEFAULT '',
  captured TEXT CHECK (captured IN ('yes', 'no', 'could')),
  sample TEXT NOT NULL DEFAULT ''
);
CREATE INDEX notes_by_workshop ON notes (workshop);

CREATE TABLE saved_views (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  title TEXT NOT NULL DEFAULT '',
  journey TEXT REFERENCES journeys (uid) DEFERRABLE INITIALLY DEFERRED,
  persona TEXT REFERENCES personas (uid) DEFERRABLE INITIALLY DEFERRED,
  channel TEXT REFERENCES channels (uid) DEFERRABLE INITIALLY DEFERRED,
  stage TEXT REFERENCES stages (uid) DEFERRABLE INITIALLY DEFERRED,
  department TEXT REFERENCES departments (uid) DEFERRABLE INITIALLY DEFERRED,
  lanes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(lanes)),
  only_key INTEGER NOT NULL DEFAULT 0 CHECK (only_key IN (0, 1))
);
CREATE INDEX saved_views_by_workshop ON saved_views (workshop);

CREATE TABLE readings (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  touchpoint TEXT NOT NULL REFERENCES touchpoints (uid) DEFERRABLE INITIALLY DEFERRED,
  persona TEXT NOT NULL REFERENCES personas (uid) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  activity TEXT REFERENCES activities (uid) DEFERRABLE INITIALLY DEFERRED,
  round INTEGER NOT NULL DEFAULT 1 CHECK (round >= 1),
  pass_number INTEGER NOT NULL DEFAULT 1 CHECK (pass_number >= 1),
  valence INTEGER NOT NULL CHECK (valence BETWEEN -2 AND 2),
  intensity INTEGER CHECK (intensity BETWEEN 1 AND 3),
  word TEXT NOT NULL DEFAULT '',
  late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
  included INTEGER NOT NULL DEFAULT 0 CHECK (included IN (0, 1))
);
CREATE INDEX readings_by_workshop ON readings (workshop);
CREATE UNIQUE INDEX readings_once ON readings (round, pass_number, author, touchpoint, persona) WHERE removed = 0;

CREATE TABLE agreements (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  touchpoint TEXT NOT NULL REFERENCES touchpoints (uid) DEFERRABLE INITIALLY DEFERRED,
  persona TEXT REFERENCES personas (uid) DEFERRABLE INITIALLY DEFERRED,
  round INTEGER NOT NULL DEFAULT 1 CHECK (round >= 1),
  value REAL CHECK (value BETWEEN -2 AND 2),
  word TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  outcome TEXT NOT NULL DEFAULT 'agreed',
  raw_score REAL
);
CREATE INDEX agreements_by_workshop ON agreements (workshop);
CREATE UNIQUE INDEX agreements_once ON agreements (round, touchpoint, persona) WHERE removed = 0;

CREATE TABLE findings (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  journey TEXT NOT NULL REFERENCES journeys (uid) DEFERRABLE INITIALLY DEFERRED,
  key TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  comment TEXT NOT NULL DEFAULT '',
  rank INTEGER,
  dismissed INTEGER NOT NULL DEFAULT 0 CHECK (dismissed IN (0, 1)),
  touchpoint TEXT REFERENCES touchpoints (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX findings_by_workshop ON findings (workshop);
CREATE UNIQUE INDEX findings_once ON findings (workshop, journey, key) WHERE removed = 0;

CREATE TABLE improvements (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  position TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  how TEXT NOT NULL DEFAULT '',
  owner TEXT NOT NULL DEFAULT '',
  owner_accepted INTEGER NOT NULL DEFAULT 0 CHECK (owner_accepted IN (0, 1)),
  due TEXT,
  status TEXT NOT NULL DEFAULT 'idea' CHECK (status IN ('idea', 'planned', 'doing', 'done', 'measured')),
  indicator TEXT NOT NULL DEFAULT '',
  baseline TEXT NOT NULL DEFAULT '',
  target TEXT NOT NULL DEFAULT '',
  result TEXT NOT NULL DEFAULT '',
  journey TEXT REFERENCES journeys (uid) DEFERRABLE INITIALLY DEFERRED,
  touchpoints TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(touchpoints)),
  findings TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(findings)),
  author TEXT NOT NULL DEFAULT '',
  activity TEXT REFERENCES activities (uid) DEFERRABLE INITIALLY DEFERRED,
  merged_from TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(merged_from)),
  impact INTEGER CHECK (impact BETWEEN 1 AND 5),
  effort INTEGER CHECK (effort BETWEEN 1 AND 5),
  reach REAL CHECK (reach >= 0),
  rice_impact REAL CHECK (rice_impact BETWEEN 0 AND 3),
  confidence REAL CHECK (confidence BETWEEN 0 AND 100),
  person_months REAL CHECK (person_months > 0),
  ice_impact INTEGER CHECK (ice_impact BETWEEN 1 AND 10),
  ice_confidence INTEGER CHECK (ice_confidence BETWEEN 1 AND 10),
  ice_ease INTEGER CHECK (ice_ease BETWEEN 1 AND 10),
  value_customer INTEGER CHECK (value_customer BETWEEN 1 AND 5),
  value_business INTEGER CHECK (value_business BETWEEN 1 AND 5),
  moscow TEXT CHECK (moscow IN ('must', 'should', 'could', 'wont'))
);
CREATE INDEX improvements_by_workshop ON improvements (workshop);

CREATE TABLE estimates (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  improvement TEXT NOT NULL REFERENCES improvements (uid) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  activity TEXT REFERENCES activities (uid) DEFERRABLE INITIALLY DEFERRED,
  round INTEGER NOT NULL DEFAULT 1 CHECK (round >= 1),
  pass_number INTEGER NOT NULL DEFAULT 1 CHECK (pass_number >= 1),
  impact INTEGER CHECK (impact BETWEEN 1 AND 5),
  effort INTEGER CHECK (effort BETWEEN 1 AND 5),
  late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
  included INTEGER NOT NULL DEFAULT 0 CHECK (included IN (0, 1))
);
CREATE INDEX estimates_by_workshop ON estimates (workshop);
CREATE UNIQUE INDEX estimates_once ON estimates (round, pass_number, author, improvement) WHERE removed = 0;

CREATE TABLE ballots (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  title TEXT NOT NULL DEFAULT '',
  round INTEGER NOT NULL DEFAULT 1 CHECK (round >= 1),
  turn INTEGER NOT NULL DEFAULT 1 CHECK (turn >= 1),
  previous TEXT REFERENCES ballots (uid) DEFERRABLE INITIALLY DEFERRED,
  options TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(options)),
  budget INTEGER NOT NULL DEFAULT 3 CHECK (budget BETWEEN 1 AND 8),
  cap INTEGER NOT NULL DEFAULT 3 CHECK (cap BETWEEN 1 AND 8),
  anonymous INTEGER NOT NULL DEFAULT 1 CHECK (anonymous IN (0, 1)),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'revealed')),
  opened_at TEXT NOT NULL,
  closed_at TEXT
);
CREATE INDEX ballots_by_workshop ON ballots (workshop);

CREATE TABLE votes (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  ballot TEXT NOT NULL REFERENCES ballots (uid) DEFERRABLE INITIALLY DEFERRED,
  improvement TEXT NOT NULL REFERENCES improvements (uid) DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL,
  dots INTEGER NOT NULL DEFAULT 1 CHECK (dots BETWEEN 1 AND 8)
);
CREATE INDEX votes_by_workshop ON votes (workshop);
CREATE UNIQUE INDEX votes_once ON votes (ballot, author, improvement) WHERE removed = 0;

CREATE TABLE metrics (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  position TEXT NOT NULL DEFAULT '',
  metric_kind TEXT NOT NULL DEFAULT 'nps' CHECK (metric_kind IN ('nps', 'csat', 'ces', 'churn', 'retention', 'number')),
  title TEXT NOT NULL DEFAULT '',
  inputs TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(inputs)),
  period TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  n INTEGER CHECK (n >= 0),
  journey TEXT REFERENCES journeys (uid) DEFERRABLE INITIALLY DEFERRED,
  stage TEXT REFERENCES stages (uid) DEFERRABLE INITIALLY DEFERRED,
  touchpoint TEXT REFERENCES touchpoints (uid) DEFERRABLE INITIALLY DEFERRED,
  channel TEXT REFERENCES channels (uid) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX metrics_by_workshop ON metrics (workshop);

CREATE TABLE alternatives (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  record_kind TEXT NOT NULL,
  record_uid TEXT NOT NULL,
  field TEXT NOT NULL,
  text TEXT NOT NULL,
  author TEXT NOT NULL
);
CREATE INDEX alternatives_by_workshop ON alternatives (workshop);
CREATE TABLE changes (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  workshop INTEGER NOT NULL REFERENCES workshops (id),
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  label TEXT NOT NULL,
  edits TEXT NOT NULL CHECK (json_valid(edits)),
  act INTEGER NOT NULL DEFAULT 0 CHECK (act IN (0, 1)),
  undoes TEXT REFERENCES changes (uid)
);
CREATE INDEX changes_by_workshop ON changes (workshop, seq);

-- Who somebody is when they come back; never in a change, a view or an export.
CREATE TABLE credentials (
  participant TEXT PRIMARY KEY REFERENCES participants (uid) DEFERRABLE INITIALLY DEFERRED,
  secret BLOB NOT NULL,
  rejoin_salt BLOB,
  rejoin_hash BLOB,
  key_fingerprint TEXT
) WITHOUT ROWID;

CREATE INDEX workshops_by_update ON workshops (archived, removed, updated_at DESC, id DESC);
CREATE INDEX touchpoints_by_stage ON touchpoints (stage) WHERE removed = 0;
CREATE INDEX readings_by_touchpoint ON readings (touchpoint) WHERE removed = 0;
CREATE INDEX votes_by_ballot ON votes (ballot, author) WHERE removed = 0;

CREATE TRIGGER changes_are_kept BEFORE DELETE ON changes
BEGIN SELECT RAISE(ABORT, 'changes are never deleted'); END;

CREATE TRIGGER changes_stay BEFORE UPDATE ON changes
BEGIN SELECT RAISE(ABORT, 'changes are never altered'); END;

CREATE TRIGGER votes_within_budget_insert AFTER INSERT ON votes WHEN NEW.removed = 0
BEGIN
  SELECT RAISE(ABORT, 'over budget') FROM ballots AS b WHERE b.uid = NEW.ballot AND b.budget <
    (SELECT SUM(dots) FROM votes WHERE ballot = NEW.ballot AND author = NEW.author AND removed = 0);
  SELECT RAISE(ABORT, 'over cap') FROM ballots AS b WHERE b.uid = NEW.ballot AND b.cap < NEW.dots;
END;

CREATE TRIGGER votes_within_budget_update AFTER UPDATE ON votes WHEN NEW.removed = 0
BEGIN
  SELECT RAISE(ABORT, 'over budget') FROM ballots AS b WHERE b.uid = NEW.ballot AND b.budget <
    (SELECT SUM(dots) FROM votes WHERE ballot = NEW.ballot AND author = NEW.author AND removed = 0);
  SELECT RAISE(ABORT, 'over cap') FROM ballots AS b WHERE b.uid = NEW.ballot AND b.cap < NEW.dots;
END;

-- Views for outsiders: stable names and columns, revealed rows only.
CREATE VIEW v_touchpoints AS
SELECT w.id AS workshop_id, w.title AS workshop, j.title AS journey, s.title AS stage, s.period, t.title AS touchpoint,
  t.uid AS touchpoint_uid, c.title AS channel, d.title AS department, t.state, t.touchpoint_type AS type, t.doing, t.thinking,
  t.experiencing, t.expectation, t.meets_expectation, t.needs_attention, t.duration_minutes, t.response_minutes,
  t.expected_response_minutes, t.key, t.blocking, t.moment_of_truth, t.importance_customer, t.importance_organisation,
  t.satisfaction, t.channel_fit, t.evidence, s.position AS stage_position, t.position AS position
FROM touchpoints AS t
JOIN workshops AS w ON w.id = t.workshop
JOIN journeys AS j ON j.uid = t.journey
LEFT JOIN stages AS s ON s.uid = t.stage
LEFT JOIN channels AS c ON c.uid = t.channel
LEFT JOIN departments AS d ON d.uid = t.owner_department
LEFT JOIN activities AS a ON a.uid = t.activity
WHERE t.removed = 0 AND j.removed = 0 AND (a.uid IS NULL OR a.state = 'revealed')
ORDER BY w.id, j.position, s.position, t.position;

CREATE VIEW v_emotions AS
SELECT w.id AS workshop_id, w.title AS workshop, j.title AS journey, s.title AS stage, t.title AS touchpoint,
  t.uid AS touchpoint_uid, p.display_name AS persona, r.round, r.pass_number AS pass, r.author, r.valence, r.intensity,
  r.word, r.late, g.value AS agreed_value
FROM readings AS r
JOIN workshops AS w ON w.id = r.workshop
JOIN touchpoints AS t ON t.uid = r.touchpoint
JOIN journeys AS j ON j.uid = t.journey
JOIN personas AS p ON p.uid = r.persona
LEFT JOIN stages AS s ON s.uid = t.stage
LEFT JOIN activities AS a ON a.uid = r.activity
LEFT JOIN agreements AS g
  ON g.touchpoint = r.touchpoint AND g.persona = r.persona AND g.round = r.round AND g.removed = 0
WHERE r.removed = 0 AND t.removed = 0 AND (a.uid IS NULL OR a.state = 'revealed')
ORDER BY w.id, j.position, s.position, t.position, p.position, r.round, r.pass_number, r.author;

CREATE VIEW v_improvements AS
SELECT w.id AS workshop_id, w.title AS workshop, i.title AS improvement, i.uid AS improvement_uid, i.how, i.owner,
  i.owner_accepted, i.due, i.status, i.indicator, i.baseline, i.target, i.result,
  COALESCE(i.impact, (SELECT AVG(e.impact) FROM estimates AS e LEFT JOIN activities AS ea ON ea.uid = e.activity
    WHERE e.improvement = i.uid AND e.removed = 0 AND (ea.uid IS NULL OR ea.state = 'revealed'))) AS impact,
  COALESCE(i.effort, (SELECT AVG(e.effort) FROM estimates AS e LEFT JOIN activities AS ea ON ea.uid = e.activity
    WHERE e.improvement = i.uid AND e.removed = 0 AND (ea.uid IS NULL OR ea.state = 'revealed'))) AS effort,
  (SELECT group_concat(t.title, ' | ') FROM json_each(i.touchpoints) AS x JOIN touchpoints AS t ON t.uid = x.value)
    AS touchpoints
FROM improvements AS i
JOIN workshops AS w ON w.id = i.workshop
LEFT JOIN activities AS a ON a.uid = i.activity
WHERE i.removed = 0 AND (a.uid IS NULL OR a.state = 'revealed')
ORDER BY w.id, i.position;

CREATE VIEW v_votes AS
SELECT w.id AS workshop_id, w.title AS workshop, b.title AS ballot, b.turn, b.round, i.title AS improvement,
  i.uid AS improvement_uid, SUM(v.dots) AS votes, COUNT(*) AS voters
FROM votes AS v
JOIN ballots AS b ON b.uid = v.ballot
JOIN workshops AS w ON w.id = v.workshop
JOIN improvements AS i ON i.uid = v.improvement
WHERE v.removed = 0 AND b.state = 'revealed'
GROUP BY b.uid, i.uid
ORDER BY w.id, b.opened_at, votes DESC, i.title;

CREATE VIEW v_actions AS
SELECT workshop_id, workshop, improvement AS what, how, owner AS who, due AS "when", owner_accepted, status, indicator,
  baseline, target, result, touchpoints, improvement_uid
FROM v_improvements
WHERE status <> 'idea' OR owner <> '' OR due IS NOT NULL
ORDER BY workshop_id, due IS NULL, due;
