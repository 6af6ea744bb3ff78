/**
 * What a province's members have of each other when 100,000 people and 20,000 vacancies are known: two years of referrals and placements, the courses of the
 * schools, the needs of the firms, what was asked of the matching. Every person and vacancy is one that is there; days are spread over two years.
 */
export const EXCHANGE_ROWS: readonly string[] = [
  `CREATE TABLE filled_person AS SELECT id, (row_number() OVER (ORDER BY md5(id::text)))::int AS number FROM candidate`,
  `CREATE TABLE filled_vacancy AS SELECT id, (row_number() OVER (ORDER BY md5(id::text)))::int AS number FROM vacancy`,
  `CREATE UNIQUE INDEX ON filled_person (number)`,
  `CREATE UNIQUE INDEX ON filled_vacancy (number)`,
  `INSERT INTO referral (id, version, person, status, vacancy, vacancy_owner, holder, proposed_by, answer_by, decline_reason, outcome, written_by, event, changed_at, correlation)
   SELECT gen_random_uuid(), 2, p.id, (ARRAY['proposed', 'accepted', 'declined', 'withdrawn', 'closed'])[1 + n % 5], v.id,
     CASE WHEN n % 3 = 0 THEN 'cpi-esempio' ELSE 'agency-esempio' END, CASE WHEN n % 3 = 0 THEN 'agency-esempio' ELSE 'cpi-esempio' END, (ARRAY['holder', 'owner'])[1 + n % 2],
     now() - make_interval(mins => n * 17) + interval '5 days', CASE WHEN n % 5 = 2 THEN 'skills' END, CASE WHEN n % 5 = 4 THEN 'hired' END, 'cpi-esempio', gen_random_uuid(), now() - make_interval(mins => n * 17), 'story-' || n
   FROM generate_series(1, 60000) AS n JOIN filled_person p ON p.number = n JOIN filled_vacancy v ON v.number = 1 + n % 20000`,
  `INSERT INTO referral_step (event, referral, person, version, by_member, at, status)
   SELECT gen_random_uuid(), id, person, step, 'cpi-esempio', changed_at - make_interval(days => 2 - step), CASE step WHEN 1 THEN 'proposed' ELSE status END FROM referral CROSS JOIN generate_series(1, 2) AS step`,
  `INSERT INTO referral_contacts (referral, person, way, at) SELECT id, person, 'sent', changed_at FROM referral WHERE status IN ('accepted', 'closed')`,
  `INSERT INTO placement (id, version, person, publisher, status, referral, vacancy, vacancy_owner, holder, occupation, contract, start_date, end_date, end_reason, municipality, weekly_hours, sample, changed_at, correlation)
   SELECT gen_random_uuid(), 1, r.person, r.vacancy_owner, CASE WHEN n % 3 = 0 THEN 'ended' ELSE 'active' END, r.id, r.vacancy, r.vacancy_owner, r.holder, v.content -> 'occupation',
     (ARRAY['permanent', 'fixed-term', 'agency'])[1 + n % 3], current_date - n % 730, CASE WHEN n % 3 <> 1 THEN current_date - n % 730 + 180 END, CASE WHEN n % 3 = 0 THEN 'term' END, '075035', 36, true, r.changed_at, r.correlation
   FROM (SELECT *, (row_number() OVER (ORDER BY id))::int AS n FROM referral) AS r JOIN vacancy v ON v.id = r.vacancy WHERE n <= 40000`,
  `INSERT INTO board_course (publisher, id, version, status, event_time, enrol_until, start_date, end_date, delivery, municipality, fee, language, skills, need, content)
   SELECT 'school-esempio-' || n % 8, gen_random_uuid(), 1, 'published', now() - make_interval(hours => n), current_date + 5 + n % 60, current_date + 30 + n % 90, current_date + 120 + n % 90,
     (ARRAY['in-person', 'online', 'blended'])[1 + n % 3], '075035', n % 10 * 50, 'it', ARRAY['http://data.europa.eu/esco/skill/' || md5((n % 700)::text), 'http://data.europa.eu/esco/skill/' || md5((n % 431)::text)], NULL,
     jsonb_build_object('status', 'published', 'title', (ARRAY['Saldatura', 'Impianti elettrici', 'Contabilità', 'Cucina', 'Robotica'])[1 + n % 5] || ' ' || n, 'description', repeat('Laboratorio e teoria, con esame finale. ', 12),
       'provider', 'Istituto Esempio', 'language', 'it', 'delivery', (ARRAY['in-person', 'online', 'blended'])[1 + n % 3], 'startDate', current_date + 30 + n % 90, 'endDate', current_date + 120 + n % 90,
       'enrolUntil', current_date + 5 + n % 60, 'hours', 120, 'places', 20, 'fee', n % 10 * 50, 'skills', '[]'::jsonb, 'level', 4)
   FROM generate_series(1, 5000) AS n`,
  `INSERT INTO enrolment (id, version, person, status, course, course_owner, holder, answer_by, position, decline_reason, skills, asked_at, written_by, event, changed_at, correlation)
   SELECT gen_random_uuid(), 2, p.id, (ARRAY['requested', 'waiting', 'confirmed', 'declined', 'withdrawn', 'completed'])[1 + n % 6], c.id, c.publisher, 'cpi-esempio', now() + interval '3 days',
     CASE WHEN n % 6 = 1 THEN 1 + n % 9 END, CASE WHEN n % 6 = 3 THEN 'no-places' END, NULL, now() - make_interval(mins => n * 20), 'cpi-esempio', gen_random_uuid(), now() - make_interval(mins => n * 20), 'story-' || n
   FROM generate_series(1, 40000) AS n JOIN filled_person p ON p.number = n JOIN (SELECT *, (row_number() OVER (ORDER BY id))::int AS number FROM board_course) AS c ON c.number = 1 + n % 5000`,
  `INSERT INTO guidance_interview (id, person, holder, kind, held_on, objective, next_step, note, annulled, version, story, recorded_by, changed_at)
   SELECT gen_random_uuid(), p.id, 'cpi-esempio', (ARRAY['information', 'basic', 'specialist'])[1 + n % 3], current_date - n % 730, '{"isco": "7411"}', 'training', repeat('Annotazione di esempio. ', 10), n % 50 = 0, 1,
     gen_random_uuid(), 'operator-1', now() - make_interval(mins => n * 10)
   FROM generate_series(1, 100000) AS n JOIN filled_person p ON p.number = n`,
  `INSERT INTO guidance_elsewhere (id, person, held_by, kind, held_on, objective, next_step, annulled, version, changed_at)
   SELECT gen_random_uuid(), p.id, 'school-esempio-' || n % 8, (ARRAY['information', 'basic', 'specialist'])[1 + n % 3], current_date - n % 730, '{"isco": "7411"}', 'internship', n % 50 = 0, 1, now() - make_interval(mins => n * 20)
   FROM generate_series(1, 40000) AS n JOIN filled_person p ON p.number = n`,
  `INSERT INTO board_need (publisher, id, version, status, event_time, kind, sector, municipality, needed_from, declared_on, isco_groups, correlation, content)
   SELECT 'cpi-esempio-' || n % 8, gen_random_uuid(), 1, 'declared', now() - make_interval(hours => n), (ARRAY['skill-need', 'industrial-project'])[1 + n % 2], (ARRAY['25.62', '41.20', '56.10', '62.01'])[1 + n % 4], '075035',
     current_date + n % 200, current_date - n % 300, (ARRAY['{7,74,741,7411}', '{7,72,721,7212}', '{5,51,512,5120}', '{2,25,251,2512}'])[1 + n % 4]::text[], 'story-' || n,
     jsonb_build_object('status', 'declared', 'kind', (ARRAY['skill-need', 'industrial-project'])[1 + n % 2], 'title', 'Fabbisogno ' || n, 'description', repeat('Servono persone formate. ', 10), 'sector', '25.62',
       'municipality', '075035', 'from', current_date + n % 200, 'declaredOn', current_date - n % 300, 'takeUpBy', current_date + 60, 'sample', true,
       'occupations', jsonb_build_array(jsonb_build_object('occupation', jsonb_build_object('isco', '7411'), 'headcount', 3, 'skills', '[]'::jsonb)))
   FROM generate_series(1, 10000) AS n`,
  `UPDATE board_course SET need = picked.id FROM (SELECT id, (row_number() OVER (ORDER BY id))::int AS number FROM board_need) AS picked WHERE picked.number % 3 = 0 AND picked.number = (hashtext(board_course.id::text) & 8191) + 1`,
  `INSERT INTO match_run (id, at, asked_by, role, direction, subject, algorithm, inputs, results, persons)
   SELECT gen_random_uuid(), now() - make_interval(mins => n * 15), 'operator-1', 'operator', 'candidates-for-vacancy', v.id, '1', jsonb_build_object('vacancy', v.content),
     (SELECT jsonb_agg(jsonb_build_object('id', gen_random_uuid(), 'score', 50 + k)) FROM generate_series(1, 20) AS k), ARRAY[p.id]
   FROM generate_series(1, 50000) AS n JOIN filled_person p ON p.number = n JOIN filled_vacancy f ON f.number = 1 + n % 20000 JOIN vacancy v ON v.id = f.id`,
];

/** What a node keeps of its own traffic: its message log, what was set aside, who was erased. */
export const TRAFFIC_ROWS: readonly string[] = [
  `INSERT INTO outbox (id, stream, type, entity, entity_version, person, audience, subject, time, payload, correlation_id, agreement_version, purpose, own_view)
   SELECT gen_random_uuid(), 'VACANCIES', 'vacancy.published.v1', id, 1, NULL, 'all', 'rete.vacancy.published.v1.cpi-esempio.all.-.' || id, updated_at, content::text, 'story', '1.1.0', 'matching', true FROM vacancy`,
  `INSERT INTO outbox (id, stream, type, entity, entity_version, person, audience, subject, time, payload, correlation_id, agreement_version, purpose, own_view)
   SELECT gen_random_uuid(), 'CANDIDATES', 'candidate.registered.v1', id, 1, id, 'cpi', 'rete.candidate.registered.v1.cpi-esempio.cpi.' || id || '.' || id, updated_at, profile::text, 'story', '1.1.0', 'matching', true FROM candidate`,
  `INSERT INTO outbox_sealed (position, stream, sequence, salt, previous_digest, digest, batch, place, message_id, published_at, stream_sequence, attempts, parked_reason)
   SELECT position, stream, position, 'salt', 'digest', 'digest', 1, 0, id::text, CASE WHEN position % 500 <> 0 THEN time END, CASE WHEN position % 500 <> 0 THEN position END, 3, CASE WHEN position % 500 = 0 THEN 'maximum bytes exceeded' END FROM outbox`,
  `INSERT INTO outbox_forgotten (stream, entity, type, version, told_at) SELECT 'VACANCIES', id, 'vacancy.published.v1', 2, now() FROM vacancy LIMIT 500`,
  `INSERT INTO quarantine (fingerprint, reason, detail, stream, subject, headers, payload, event_id, type, source, quarantined_at, state)
   SELECT 'fingerprint-' || n, (ARRAY['bad-signature', 'unknown-signer', 'schema'])[1 + n % 3], 'campo mancante', 'VACANCIES', 'rete.vacancy.published.v1.agency-esempio.all.-.' || gen_random_uuid(), '{"ce-id": ["1"]}',
     convert_to(repeat('x', 1500), 'UTF8'), gen_random_uuid(), 'vacancy.published.v1', 'agency-esempio', now() - make_interval(mins => n), CASE WHEN n % 4 = 0 THEN 'open' ELSE 'discarded' END FROM generate_series(1, 10000) AS n`,
  `INSERT INTO erasure (person, scope, holder, requested_at, erased_at, erased_records) SELECT gen_random_uuid(), 'everything', 'cpi-esempio', now(), now(), 3 FROM generate_series(1, 5000)`,
];
