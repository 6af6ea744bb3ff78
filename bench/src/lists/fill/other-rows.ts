/** An agency's clients and the people who work at them. */
export const AGENCY_ROWS: readonly string[] = [
  `INSERT INTO agency_authorisation (valid_from, number) VALUES (current_date - 1000, '39/0001234')`,
  `INSERT INTO client_mandate (id, client_name, client_vat_number, sector, name_shown, valid_from, valid_until)
   SELECT gen_random_uuid(), 'Cliente ' || n, lpad(n::text, 11, '0'), '25.62', n % 2 = 0, current_date - 300, current_date + 300 FROM generate_series(1, 10000) AS n`,
  `INSERT INTO agency_mission (id, candidate, user_name, user_vat_number, permanent, start_date, end_date, extensions, ended)
   SELECT gen_random_uuid(), p.id, 'Utilizzatrice ' || n % 5000, lpad((n % 5000)::text, 11, '0'), false, current_date - n % 730, current_date - n % 730 + 120, 0, n % 730 > 120 FROM generate_series(1, 60000) AS n JOIN filled_person p ON p.number = n`,
];

/** What the EURES adviser has brought in and handed on. */
export const EURES_ROWS: readonly string[] = [
  `INSERT INTO eures_import (id, at, asked_by, shift_dates, report)
   SELECT gen_random_uuid(), now() - make_interval(hours => n), 'operator-1', false, jsonb_build_object('created', taken.names, 'updated', '[]'::jsonb, 'unchanged', taken.names, 'closed', '[]'::jsonb, 'refused', '[]'::jsonb)
   FROM generate_series(1, 500) AS n CROSS JOIN (SELECT jsonb_agg('agenzia-esempio/' || reference) AS names FROM generate_series(1, 2000) AS reference) AS taken`,
  `INSERT INTO eures_run (id, url, since, next_since, state, asked_by, started_at, ended_at, counts, requests, retries)
   SELECT gen_random_uuid(), 'https://eures.example.org/input/api', 0, n, 'done', 'operator-1', now() - make_interval(hours => n), now() - make_interval(hours => n) + interval '5 minutes',
     '{"new": 20, "changed": 0, "closed": 0, "unchanged": 0, "refused": 0}', 3, 0 FROM generate_series(1, 5000) AS n`,
  `INSERT INTO eures_run_item (run, outcome, reference, line, field)
   SELECT id, (ARRAY['new', 'changed', 'unchanged', 'closed'])[1 + n % 4], 'rif-' || n, NULL, NULL FROM (SELECT id FROM eures_run ORDER BY started_at DESC LIMIT 50) AS run CROSS JOIN generate_series(1, 20000) AS n WHERE n <= 4000`,
];

/** A network of forty members that has been watched for two years. */
export const COORDINATOR_ROWS: readonly string[] = [
  `INSERT INTO registered_member (id, version, kind, name, status, account, signing_keys, encryption_keys, agreement, changed_at)
   SELECT 'membro-' || n, 1, (ARRAY['cpi', 'agency', 'school', 'university', 'eures'])[1 + n % 5], 'Membro ' || n, 'active', 'A' || n, '[]', '[]', '^1.1.0', now() FROM generate_series(1, 40) AS n`,
  // Who has to confirm an erasure is who had joined before.
  `INSERT INTO outbox (id, stream, type, entity, entity_version, audience, subject, time, payload, correlation_id, agreement_version, purpose, own_view)
   SELECT gen_random_uuid(), 'NETWORK', 'network.member-joined.v1', 'membro-' || n, 1, 'all', 'network.x', now() - interval '2 years', '{}', 'c', '1.1.0', 'measurement', false FROM generate_series(1, 40) AS n`,
  `INSERT INTO member_clock (member, lag_ms, steady_lag_ms, steady_since, last_at) SELECT id, 40, 40, now(), now() FROM registered_member ON CONFLICT DO NOTHING`,
  `INSERT INTO flow (day, type, publisher, audience, events, bytes, last_sequence, last_at)
   SELECT current_date - d, type, 'membro-' || m, 'all', 40, 40000, 1000 + d, now() FROM generate_series(0, 729) AS d CROSS JOIN generate_series(1, 40) AS m
     CROSS JOIN unnest(ARRAY['vacancy.published.v1', 'candidate.registered.v1', 'referral.proposed.v1', 'placement.started.v1']) AS type`,
  `INSERT INTO standard_clock (standard, entity, started_at, stopped_at, due_at)
   SELECT (ARRAY['referral-answered', 'enrolment-answered', 'need-taken-up'])[1 + n % 3], gen_random_uuid(), now() - make_interval(mins => n * 10), CASE WHEN n % 10 <> 0 THEN now() - make_interval(mins => n * 10) + make_interval(mins => 60 + n * 7919 % 9000) END, now() - make_interval(mins => n * 10) + interval '5 days'
   FROM generate_series(1, 100000) AS n`,
  `INSERT INTO standard_times (standard, hours, answered, late)
   SELECT standard, floor(took / 3600), count(*), count(*) FILTER (WHERE stopped_at > due_at) FROM standard_clock WHERE took IS NOT NULL GROUP BY 1, 2`,
  `INSERT INTO erasure_asked (event, person, scope, holder, asked_at, due_at, stopped_at)
   SELECT gen_random_uuid(), gen_random_uuid(), 'everything', 'membro-1', now() - make_interval(hours => n * 8), now() - make_interval(hours => n * 8) + interval '30 days',
     CASE WHEN n > 50 THEN now() - make_interval(hours => n * 8 - 1) END FROM generate_series(1, 2000) AS n`,
  `INSERT INTO erasure_answered (event, person, member, records, answered_at)
   SELECT gen_random_uuid(), person, 'membro-' || m, 3, asked_at + interval '1 hour' FROM erasure_asked CROSS JOIN generate_series(1, 40) AS m`,
];
