import { exchangeWithCourses, internships } from '@filiera/exchange';
import { Module } from '@nestjs/common';
import { schooling } from './school-features.js';

/** Wiring: what this kind of member shares with others comes from the exchange, what only it does comes beside. */
@Module({ imports: [...exchangeWithCourses.imports, ...internships.imports, ...schooling.imports] })
export class SchoolModule {}
