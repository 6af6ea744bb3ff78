import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { IsInt, IsOptional, IsString, Min } from 'class-validator';
import { NodeSettings } from './node-settings.js';
import { WrongSettings } from './settings-fault.js';
import { workSettingsOf } from './work-settings.js';

class CourseSettings {
  @IsOptional() @IsString()
  folder?: string;

  @IsInt() @Min(1)
  everySeconds: number = 10;
}

const known = { courses: CourseSettings };
const settings = (work?: Record<string, unknown>): NodeSettings => Object.assign(new NodeSettings(), { work });
const faults = (work: Record<string, unknown>): string[] => {
  try {
    workSettingsOf(settings(work), known);
  } catch (error) {
    if (error instanceof WrongSettings) return error.faults.map(({ name, seen }) => `${name}=${seen}`);
    throw error;
  }
  return [];
};

describe('what a program sets for its own work', () => {
  it('is read by the class of its part, and has the class’s values where nothing is said', () => {
    expect(workSettingsOf(settings(), known).get(CourseSettings)).toEqual({ everySeconds: 10 });
    expect(workSettingsOf(settings({ courses: { folder: 'in' } }), known).get(CourseSettings)).toEqual({ folder: 'in', everySeconds: 10 });
  });

  it('stops the start with every wrong setting and every unknown part', () => {
    expect(faults({ courses: { everySeconds: 0, folders: 'x' }, course: {} }).map((fault) => fault.split('=')[0]))
      .toEqual(expect.arrayContaining(['work.course', 'work.courses.everySeconds', 'work.courses.folders']));
    expect(faults({ courses: 'in' })).toEqual(['work.courses=in']);
  });
});
