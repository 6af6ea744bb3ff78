import { CANDIDATE_SECTIONS } from '@filiera/contracts';
import type { SampleCourse } from './courses.js';
import { SECTORS, type SampleFirm, vatNumberOf } from './firms.js';
import type { SampleJob } from './jobs.js';
import { OCCUPATIONS, type SampleOccupation } from './occupations.js';
import type { SamplePerson } from './people.js';

const DAY = 24 * 60 * 60 * 1000;
/** Days that a sample vacancy stays open; the agreement's limit is 60. */
const OPEN_DAYS = 45;

/** Sections that people of the sample share: with an employment office all that its public task covers, elsewhere what they agree to. */
const SHARED = {
  cpi: CANDIDATE_SECTIONS.filter((section) => section !== 'targetedPlacement'),
  agency: ['occupations', 'skills', 'languages', 'education', 'experience', 'licences', 'availability', 'mobility'],
  school: ['occupations', 'skills', 'languages', 'education', 'availability', 'mobility'],
  university: ['occupations', 'skills', 'languages', 'education', 'experience', 'availability', 'mobility'],
} as const;

/** The request that registers a person of the sample. */
export function registrationOf(person: SamplePerson, today: Date): object {
  const occupation: SampleOccupation = OCCUPATIONS[person.occupation];
  const kind = person.at.split('-')[0] as keyof typeof SHARED;
  return {
    firstName: person.firstName,
    lastName: 'Esempio',
    taxCode: person.taxCode,
    birthDate: person.birthDate,
    email: `persona${person.number}@example.org`,
    phone: `+39 0832 ${String(person.number).padStart(6, '0')}`,
    status: 'available',
    profile: {
      occupations: [occupation.ref],
      skills: occupation.skills.slice(0, person.skills).map((uri, at) => ({ uri, level: at === 0 ? 'advanced' : 'intermediate' })),
      languages: [{ code: 'it', cefr: 'C2' }, { code: 'en', cefr: person.english }],
      education: { eqf: occupation.eqf },
      ...(person.experienceMonths > 0 ? { experience: [{ occupation: occupation.ref, months: person.experienceMonths }] } : {}),
      licences: occupation.licences.length > 0 ? [...new Set(['B', ...occupation.licences])] : ['B'],
      availability: { from: isoDate(today), contracts: person.contracts, schedule: 'any' },
      mobility: { municipality: person.municipality, maxKm: person.maxKm, ...(person.abroad.length > 0 ? { countries: ['IT', ...person.abroad] } : {}) },
      ...(kind === 'cpi' ? { golPath: 1 + (person.number % 4) } : {}),
    },
    sections: [...SHARED[kind], ...(person.abroad.length > 0 ? ['mobilityAbroad'] : [])],
  };
}

/** The draft of a vacancy of the sample. */
export function draftOf(job: SampleJob, today: Date): object {
  const occupation: SampleOccupation = OCCUPATIONS[job.occupation];
  const essential = Math.max(1, occupation.skills.length - 2);
  return {
    title: titleOf(job),
    description: occupation.description,
    language: 'it',
    employer: { name: `Ditta Esempio ${job.number} Srl` },
    occupation: occupation.ref,
    essentialSkills: occupation.skills.slice(0, essential),
    optionalSkills: occupation.skills.slice(essential),
    workplace: { country: 'IT', municipality: job.municipality },
    contract: job.contract,
    ...(job.durationMonths === null ? {} : { durationMonths: job.durationMonths }),
    hours: { schedule: job.schedule, weekly: job.schedule === 'full-time' ? 40 : 20 },
    pay: { min: job.pay[0], max: job.pay[1], currency: 'EUR', period: 'month' },
    languages: [{ code: 'it', cefr: 'B1' }],
    licences: occupation.licences,
    positions: job.positions,
    remote: job.occupation === 'developer' ? 'partial' : 'none',
    targetedPlacement: false,
    validUntil: daysLater(today, OPEN_DAYS),
    ...(job.at.startsWith('agency') ? { agencyAuthorisation: 'Aut. Min. Esempio 0001' } : {}),
    sample: true,
  };
}

/** What tells a vacancy of the sample from another: no two have the same title. */
export function titleOf(job: SampleJob): string {
  return `${OCCUPATIONS[job.occupation].title} (esempio ${job.number})`;
}

/** The request that registers a firm of the sample. */
export function firmOf(firm: SampleFirm): object {
  return { name: `Ditta Esempio ${firm.number} Srl`, vatNumber: vatNumberOf(firm), sector: SECTORS[firm.occupation], municipality: firm.municipality, employees: firm.employees };
}

/** What a firm of the sample needs. @param firm id of the firm at its office */
export function needOf({ number, occupation, municipality, need }: SampleFirm, firm: string, today: Date): object {
  const { ref, title, skills }: SampleOccupation = OCCUPATIONS[occupation];
  return {
    firm, kind: need!.kind, title: need!.kind === 'skill-need' ? `${title} (fabbisogno di esempio ${number})` : `Nuova sede (progetto di esempio ${number})`, sector: SECTORS[occupation], municipality,
    occupations: [{ occupation: ref, headcount: need!.headcount, skills }], from: daysLater(today, need!.inDays), sample: true,
  };
}

/** The draft of a course of the sample. It is open until the day before it begins, and takes four hours of each working day. */
export function courseOf(course: SampleCourse, today: Date): object {
  const occupation: SampleOccupation = OCCUPATIONS[course.occupation];
  return {
    title: courseTitleOf(course), description: `Corso di esempio. ${occupation.description}`, language: 'it', skills: occupation.skills,
    entry: { educationEqf: Math.max(1, occupation.eqf - 2), skills: [], languages: [{ code: 'it', cefr: 'B1' }] }, places: course.places, startDate: daysLater(today, course.inDays),
    endDate: daysLater(today, course.inDays + Math.ceil((course.hours / 20) * 7)), enrolUntil: daysLater(today, course.inDays - 1), hours: course.hours, delivery: course.delivery,
    ...(course.municipality === null ? {} : { municipality: course.municipality }), fee: course.fee, sample: true,
  };
}

/** What tells a course of the sample from another: no two have the same title. */
export function courseTitleOf({ occupation, number }: SampleCourse): string {
  return `${OCCUPATIONS[occupation].title.replace(', m/f', '')}: corso di esempio ${number}`;
}

function daysLater(day: Date, days: number): string {
  return isoDate(new Date(day.getTime() + days * DAY));
}

function isoDate(day: Date): string {
  return day.toISOString().slice(0, 10);
}
