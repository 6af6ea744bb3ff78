/** What an employment office of that size has done: declarations, appointments, profilings, pacts, services, lists of targeted placement, communications; the firms it knows and what they declared. */
export const OFFICE_ROWS: readonly string[] = [
  `INSERT INTO firm (id, name, vat_number, sector, municipality, employees, version, updated_at)
   SELECT gen_random_uuid(), (ARRAY['Meccanica', 'Edilizia', 'Ristorante', 'Informatica'])[1 + n % 4] || ' Esempio ' || n, lpad(n::text, 11, '0'), (ARRAY['25.62', '41.20', '56.10', '62.01'])[1 + n % 4], '075035', n % 300, 1, now() - make_interval(mins => n)
   FROM generate_series(1, 20000) AS n`,
  `INSERT INTO need (id, firm, status, content, declared_on, take_up_by, withdrawal_reason, story, version, changed_at)
   SELECT b.id, f.id, CASE WHEN n % 9 = 0 THEN 'withdrawn' ELSE 'declared' END, b.content, b.declared_on, now() + interval '60 days', CASE WHEN n % 9 = 0 THEN 'met' END, b.correlation, 1, b.event_time
   FROM (SELECT *, (row_number() OVER (ORDER BY id))::int AS n FROM board_need) AS b JOIN (SELECT id, (row_number() OVER (ORDER BY id))::int AS number FROM firm) AS f ON f.number = n`,
  `INSERT INTO availability_declaration (id, person, declared_on, benefit, claimed_on, state, state_since, contact_due, contact_source, contacted_on, suspended_until, stopped_on, reason, next_due, changed_by, changed_at)
   SELECT gen_random_uuid(), id, current_date - number % 730, 'none', NULL, (ARRAY['in-force', 'suspended', 'lost', 'ended'])[1 + number % 4], current_date - number % 700, current_date - number % 730 + 30, 'D.Lgs. 150/2015 art. 20',
     current_date - number % 730 + 10, CASE WHEN number % 4 = 1 THEN current_date + 90 END, CASE WHEN number % 4 >= 1 THEN current_date - number % 700 END, CASE WHEN number % 4 >= 2 THEN 'employed' END, CASE WHEN number % 4 = 0 THEN current_date + number % 60 - 30 END, 'operator-1', now() - make_interval(mins => number)
   FROM filled_person WHERE number <= 80000`,
  `INSERT INTO appointment_slot (id, office, starts_at, minutes, places)
   SELECT gen_random_uuid(), 'Sede ' || n % 8, date_trunc('hour', now()) + make_interval(mins => 30 * (n / 8) - 30 * 3000), 30, 5 FROM generate_series(0, 39999) AS n`,
  `INSERT INTO appointment (id, slot, person, place, state, justified, changed_by, changed_at)
   SELECT gen_random_uuid(), s.id, p.id, 1 + n / 40000, (ARRAY['booked', 'attended', 'attended', 'missed'])[1 + n % 4], CASE WHEN n % 4 = 3 THEN n % 8 = 3 END, 'operator-1', s.starts_at
   FROM generate_series(0, 99999) AS n JOIN (SELECT *, (row_number() OVER (ORDER BY id))::int AS number FROM appointment_slot) AS s ON s.number = 1 + n % 40000 JOIN filled_person p ON p.number = n + 1`,
  `INSERT INTO missed_appointment_consequence (appointment, person, declaration, missed_on, occasion, consequence, source, decision, decided_by, decided_at)
   SELECT a.id, a.person, gen_random_uuid(), a.changed_at::date, 1 + (hashtext(a.id::text) & 1), 'quarter-of-a-month', 'D.Lgs. 150/2015 art. 21', 'proposed', NULL, NULL FROM appointment a WHERE state = 'missed' AND NOT justified`,
  `INSERT INTO profiling (id, person, made_on, score, method, inputs, recorded_by, recorded_at)
   SELECT gen_random_uuid(), id, current_date - number % 730, number % 100, 'quantitative', '{"age": 40, "months": 10, "education": 4}', 'operator-1', now() - make_interval(mins => number * 10) FROM filled_person`,
  `INSERT INTO profiling_confirmation (profiling, person, confirmed_by, confirmed_at) SELECT id, person, 'operator-1', recorded_at FROM profiling WHERE score < 80`,
  `INSERT INTO service_pact (id, person, declaration, profiling, state, revision, signed_on, ended_on, end_reason, changed_at)
   SELECT gen_random_uuid(), person, id, gen_random_uuid(), CASE WHEN state = 'ended' THEN 'ended' ELSE 'signed' END, 1, declared_on + 20, CASE WHEN state = 'ended' THEN state_since END, CASE WHEN state = 'ended' THEN 'employed' END, changed_at
   FROM availability_declaration`,
  `INSERT INTO service_pact_revision (pact, number, person, actions, signed_on, written_by) SELECT id, 1, person, '[{"by": "person", "action": "course"}]', signed_on, 'operator-1' FROM service_pact`,
  `INSERT INTO delivered_standard (id, letter, delivered_on, person, pact, recorded_by, recorded_at)
   SELECT gen_random_uuid(), chr(65 + n % 19), current_date - n % 730, p.id, NULL, 'operator-1', now() - make_interval(mins => n) FROM generate_series(1, 200000) AS n JOIN filled_person p ON p.number = 1 + n % 100000`,
  `INSERT INTO delivered_standard_count (month, letter, delivered_on, delivered)
   SELECT to_char(delivered_on, 'YYYY-MM'), letter, delivered_on, count(*) FROM delivered_standard GROUP BY letter, delivered_on`,
  `INSERT INTO targeted_placement_statement (id, firm_tax_code, firm_name, year, revision, figures, outcome, received_on, late, recorded_by, recorded_at)
   SELECT gen_random_uuid(), vat_number, name, 2020 + y, 1, '{"employees": 40, "excluded": []}', '{"quota": 2, "covered": 1}', current_date - 300, false, 'operator-1', now() FROM firm CROSS JOIN generate_series(1, 3) AS y WHERE employees >= 100`,
  `INSERT INTO targeted_placement_list_entry (id, person, list, enrolled_on, points, points_confirmed_by, points_confirmed_at, state, state_since, reason, changed_by, changed_at)
   SELECT gen_random_uuid(), id, (ARRAY['disability', 'disability', 'disability', 'protected'])[1 + number % 4], current_date - 100 - number % 3000, number * 17 % 1001, 'operator-1', now() - make_interval(mins => number),
     standing.state, current_date - number % 100, standing.reason, 'operator-1', now() - make_interval(mins => number)
   FROM filled_person JOIN (VALUES (0, 'enrolled', NULL), (1, 'suspended', 'employment'), (2, 'removed', 'hired')) AS standing (number_of, state, reason) ON number_of = greatest(number / 7 % 5 - 2, 0)`,
  `INSERT INTO mandatory_employment (id, person, placement, referral, outcome, ends_on) SELECT gen_random_uuid(), person, id, referral, 'confirmed', NULL FROM placement`,
  `INSERT INTO mandatory_employment (id, outcome) SELECT gen_random_uuid(), 'unknown-worker' FROM generate_series(1, 40000)`,
  `INSERT INTO mandatory_communication (id, code, digest, form, kind, type, employment, worker_tax_code, employer_tax_code, start_date, reading, warnings, sent_on, due_on, days_late, received_at, received_by)
   SELECT gen_random_uuid(), lpad(n::text, 16, '0'), md5(n::text), (ARRAY['unilav', 'unisomm'])[1 + n % 2], (ARRAY['ASS', 'PRO', 'TRS', 'CES'])[1 + n % 4], '01', id, 'SMPPSN80A01E506P', lpad((n % 20000)::text, 11, '0'), current_date - n % 730,
     jsonb_build_object('worker', jsonb_build_object('firstName', 'Persona', 'lastName', 'Esempio ' || n, 'taxCode', 'SMPPSN80A01E506P'), 'employer', jsonb_build_object('name', 'Impresa ' || n % 20000, 'taxCode', lpad((n % 20000)::text, 11, '0')),
       'contract', jsonb_build_object('code', 'A.02.00', 'startDate', current_date - n % 730, 'tasks', repeat('mansione ', 40))), '[]', current_date - n % 730, current_date - n % 730 - 1, CASE WHEN n % 20 = 0 THEN 4 ELSE 0 END, now() - make_interval(mins => n * 12), 'operator-1'
   FROM (SELECT id, (row_number() OVER (ORDER BY id))::int AS n FROM mandatory_employment) AS employment`,
];
