-- Instants are nanoseconds since 1970, durations nanoseconds, flags 0 or 1.
-- ${text}, ${blob}, ${identity} and ${clustered} are what the dialects do not agree on; a clustered
-- table is nothing but its primary key's index.

CREATE TABLE rounds (
  id               ${text} NOT NULL PRIMARY KEY,
  started_by       ${text} NOT NULL,
  environment      ${text} NOT NULL,
  environment_kind ${text} NOT NULL,
  location         ${text} NOT NULL,
  started_at       BIGINT  NOT NULL,
  commit_id        ${text},
  branch           ${text} NOT NULL,
  build            ${text}
);
CREATE INDEX rounds_by_start ON rounds (environment, branch, started_at, id);
CREATE INDEX rounds_by_age ON rounds (started_at);

CREATE TABLE checks (
  environment ${text} NOT NULL,
  check_id    ${text} NOT NULL,
  declared_at BIGINT  NOT NULL,
  spacing     BIGINT  NOT NULL,
  spec        ${blob} NOT NULL,
  retired_at  BIGINT,
  PRIMARY KEY (environment, check_id)
);

CREATE TABLE series (
  id          ${identity},
  environment ${text} NOT NULL,
  branch      ${text} NOT NULL,
  check_id    ${text} NOT NULL,
  UNIQUE (environment, check_id, branch)
);

-- A run may arrive before its round; until then its series has an empty branch.
-- spacing is the interval that its check was declared with.
CREATE TABLE runs (
  id            ${text} NOT NULL PRIMARY KEY,
  round_id      ${text} NOT NULL,
  series_id     BIGINT  NOT NULL REFERENCES series (id),
  started_at    BIGINT  NOT NULL,
  duration      BIGINT  NOT NULL,
  latency       BIGINT  NOT NULL,
  cold          INTEGER NOT NULL,
  outcome       ${text} NOT NULL,
  fault_code    ${text},
  fault_title   ${text},
  fault_message ${text},
  code_hash     ${text} NOT NULL,
  spacing       BIGINT  NOT NULL,
  body          ${blob} NOT NULL
);
CREATE INDEX runs_by_start ON runs (series_id, started_at);
CREATE INDEX runs_by_round ON runs (round_id, series_id);

-- What a load test's run measured. It may arrive before its run, and its parts in any order.
-- summed is its sums, once it has ended; sealed is 1 once its seconds have been let go: then it is
-- never summed up again.
CREATE TABLE loads (
  run_id     ${text} NOT NULL PRIMARY KEY,
  started_at BIGINT  NOT NULL,
  began      ${blob},
  ended      ${blob},
  summed     ${blob},
  sealed     INTEGER NOT NULL
);
CREATE INDEX loads_unsummed ON loads (run_id) WHERE summed IS NULL;
CREATE INDEX loads_unsealed ON loads (started_at) WHERE sealed = 0;

-- number is a part's place among those of its run: a second may come in several.
CREATE TABLE load_seconds (
  run_id ${text} NOT NULL,
  number INTEGER NOT NULL,
  body   ${blob} NOT NULL,
  PRIMARY KEY (run_id, number)
) ${clustered};

-- When a check first passed with which code.
CREATE TABLE first_passes (
  environment ${text} NOT NULL,
  check_id    ${text} NOT NULL,
  code_hash   ${text} NOT NULL,
  passed_at   BIGINT  NOT NULL,
  PRIMARY KEY (environment, check_id, code_hash)
) ${clustered};

-- latest is when the latest of the facts in it happened.
CREATE TABLE journals (
  id           ${text} NOT NULL PRIMARY KEY,
  acknowledged BIGINT  NOT NULL,
  latest       BIGINT  NOT NULL
) ${clustered};

-- sealed is 1 once a run of the hour has been let go: then it is never summed up again.
CREATE TABLE rollups (
  series_id    BIGINT  NOT NULL REFERENCES series (id),
  hour         BIGINT  NOT NULL,
  skipped      INTEGER NOT NULL,
  passed       INTEGER NOT NULL,
  degraded     INTEGER NOT NULL,
  inconclusive INTEGER NOT NULL,
  broken       INTEGER NOT NULL,
  failed       INTEGER NOT NULL,
  up           BIGINT  NOT NULL,
  down         BIGINT  NOT NULL,
  latencies    ${blob} NOT NULL,
  sealed       INTEGER NOT NULL,
  PRIMARY KEY (series_id, hour)
);
CREATE INDEX rollups_sealed ON rollups (hour) WHERE sealed = 1;

CREATE TABLE rollup_faults (
  series_id  BIGINT  NOT NULL,
  hour       BIGINT  NOT NULL,
  fault_code ${text} NOT NULL,
  amount     INTEGER NOT NULL,
  PRIMARY KEY (series_id, hour, fault_code),
  FOREIGN KEY (series_id, hour) REFERENCES rollups (series_id, hour) ON DELETE CASCADE
) ${clustered};

-- Hours whose rollup does not show all of its runs yet.
CREATE TABLE dirty_hours (
  series_id BIGINT NOT NULL REFERENCES series (id),
  hour      BIGINT NOT NULL,
  PRIMARY KEY (series_id, hour)
) ${clustered};

-- The runs that decisions are made on, of whatever branch.
CREATE TABLE windows (
  environment ${text} NOT NULL,
  check_id    ${text} NOT NULL,
  started_at  BIGINT  NOT NULL,
  run_id      ${text} NOT NULL,
  PRIMARY KEY (environment, check_id, started_at, run_id)
) ${clustered};

-- The order of the key is the order in which runs are decided on.
CREATE TABLE waiting (
  environment ${text} NOT NULL,
  started_at  BIGINT  NOT NULL,
  run_id      ${text} NOT NULL,
  check_id    ${text} NOT NULL,
  PRIMARY KEY (environment, started_at, run_id)
) ${clustered};

CREATE TABLE incidents (
  id            ${text} NOT NULL PRIMARY KEY,
  environment   ${text} NOT NULL,
  check_id      ${text} NOT NULL,
  trouble       ${text} NOT NULL,
  since         BIGINT  NOT NULL,
  passed_at     BIGINT,
  opened_at     BIGINT  NOT NULL,
  closed_at     BIGINT,
  fault_code    ${text},
  fault_outcome ${text},
  fault_title   ${text},
  fault_message ${text},
  told_at       BIGINT,
  ack_by        ${text},
  ack_at        BIGINT,
  ack_note      ${text},
  changed       ${text}
);
CREATE INDEX incidents_by_opening ON incidents (environment, opened_at, id);

CREATE TABLE states (
  environment     ${text} NOT NULL,
  check_id        ${text} NOT NULL,
  status          ${text},
  reason_code     ${text},
  reason_text     ${text},
  since           BIGINT,
  recovered_at    BIGINT,
  decided_through BIGINT,
  incident_id     ${text} REFERENCES incidents (id),
  PRIMARY KEY (environment, check_id)
);

CREATE TABLE incident_events (
  incident_id ${text} NOT NULL REFERENCES incidents (id),
  number      INTEGER NOT NULL,
  kind        ${text} NOT NULL,
  happened_at BIGINT  NOT NULL,
  run_id      ${text},
  reason_code ${text} NOT NULL,
  reason_text ${text} NOT NULL,
  seen        ${text} NOT NULL,
  PRIMARY KEY (incident_id, number)
);

-- A letter holds the incident, the check and the verdict as they were when it was written.
-- number is its place among the letters of its incident to its hook.
CREATE TABLE letters (
  id            ${text} NOT NULL PRIMARY KEY,
  hook          ${text} NOT NULL,
  kind          ${text} NOT NULL,
  incident_id   ${text} NOT NULL REFERENCES incidents (id),
  environment   ${text} NOT NULL,
  check_id      ${text} NOT NULL,
  trouble       ${text} NOT NULL,
  since         BIGINT  NOT NULL,
  passed_at     BIGINT,
  opened_at     BIGINT  NOT NULL,
  closed_at     BIGINT,
  fault_code    ${text},
  fault_outcome ${text},
  fault_title   ${text},
  fault_message ${text},
  told_at       BIGINT,
  ack_by        ${text},
  ack_at        BIGINT,
  ack_note      ${text},
  changed       ${text},
  spec          ${blob} NOT NULL,
  status        ${text} NOT NULL,
  reason_code   ${text} NOT NULL,
  reason_text   ${text} NOT NULL,
  written_at    BIGINT  NOT NULL,
  number        INTEGER NOT NULL,
  state         ${text} NOT NULL,
  waiting_since BIGINT  NOT NULL,
  attempts      INTEGER NOT NULL,
  next_attempt  BIGINT  NOT NULL,
  last_reason   ${text},
  settled_at    BIGINT
);
CREATE UNIQUE INDEX letters_in_order ON letters (incident_id, hook, number);
CREATE INDEX letters_by_state ON letters (state, next_attempt);

CREATE TABLE silences (
  id          ${text} NOT NULL PRIMARY KEY,
  environment ${text} NOT NULL,
  checks      ${text} NOT NULL,
  begins_at   BIGINT  NOT NULL,
  ends_at     BIGINT  NOT NULL,
  asked_by    ${text} NOT NULL,
  why         ${text} NOT NULL
);
CREATE INDEX silences_by_end ON silences (environment, ends_at);
