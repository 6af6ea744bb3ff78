/** What schools and universities of that size teach. */
export const COURSE_ROWS: readonly string[] = [
  `INSERT INTO course (id, stage, content, published_on, close_reason, version, created_at, updated_at)
   SELECT id, CASE WHEN n % 5 = 0 THEN 'closed' ELSE 'published' END, content - 'status', current_date - n % 700, CASE WHEN n % 5 = 0 THEN 'held' END, 1, event_time, event_time
   FROM (SELECT *, (row_number() OVER (ORDER BY id))::int AS n FROM board_course) AS board`,
];

/** What they keep besides: firms that take people in, internships, apprenticeships. */
export const INTERNSHIP_ROWS: readonly string[] = [
  `INSERT INTO host_agreement (id, host_name, host_vat_number, valid_from, valid_until, created_at)
   SELECT gen_random_uuid(), 'Impresa ospitante ' || n, lpad(n::text, 11, '0'), current_date - 400, current_date + 700, now() FROM generate_series(1, 10000) AS n`,
  `INSERT INTO internship (id, candidate, agreement, host_vat_number, category, seasonal, project, start_date, end_date, status, created_at)
   SELECT gen_random_uuid(), p.id, a.id, a.host_vat_number, 'ordinary', false, repeat('Progetto formativo. ', 10), current_date - n % 730, current_date - n % 730 + 180, CASE WHEN n % 730 > 180 THEN 'ended' ELSE 'open' END, now()
   FROM generate_series(1, 30000) AS n JOIN filled_person p ON p.number = n JOIN (SELECT *, (row_number() OVER (ORDER BY id))::int AS number FROM host_agreement) AS a ON a.number = 1 + n % 10000`,
  `INSERT INTO internship_suspension (id, internship, reason, from_day, until_day) SELECT gen_random_uuid(), id, 'illness', start_date + 40, start_date + 80 FROM internship WHERE hashtext(id::text) % 5 = 0`,
  `INSERT INTO apprenticeship (id, candidate, level, employer_name, employer_vat_number, qualification, start_date, training_end_date)
   SELECT gen_random_uuid(), id, 'first', 'Impresa ' || number, lpad(number::text, 11, '0'), 'qualification', current_date - number % 900, current_date + 400 FROM filled_person WHERE number <= 10000`,
];

export const SCHOOL_ROWS: readonly string[] = [
  `INSERT INTO school_class (id, name, school_year, year_of_course, school_type)
   SELECT gen_random_uuid(), (1 + n % 5) || ' ' || chr(65 + n % 20), (2015 + n % 11) || '/' || (2016 + n % 11), 1 + n % 5, (ARRAY['vocational', 'technical', 'lyceum'])[1 + n % 3] FROM generate_series(1, 4000) AS n`,
  `INSERT INTO student (candidate, school_class, enrolled_at) SELECT p.id, c.id, now() FROM filled_person p JOIN (SELECT *, (row_number() OVER (ORDER BY id))::int AS n FROM school_class) AS c ON c.n = 1 + p.number % 4000`,
  `INSERT INTO guardian_delegation (id, candidate, given_on) SELECT gen_random_uuid(), id, current_date - 100 FROM filled_person`,
  `INSERT INTO school_work_project (id, school_class, agreement, title, from_day, until_day)
   SELECT gen_random_uuid(), c.id, a.id, 'Progetto ' || n, current_date - 200, current_date + 30
   FROM (SELECT *, (row_number() OVER (ORDER BY id))::int AS n FROM school_class) AS c JOIN (SELECT *, (row_number() OVER (ORDER BY id))::int AS number FROM host_agreement) AS a ON a.number = n`,
  `INSERT INTO school_work_hours (project, candidate, day, hours)
   SELECT p.id, s.candidate, current_date - d * 7, 6 FROM school_work_project p JOIN student s ON s.school_class = p.school_class CROSS JOIN generate_series(1, 8) AS d`,
];

export const UNIVERSITY_ROWS: readonly string[] = [
  `INSERT INTO graduate (candidate, degree, graduated_on) SELECT id, (ARRAY['bachelor', 'master', 'doctorate'])[1 + number % 3], current_date - number % 2200 FROM filled_person WHERE number <= 20000`,
];
