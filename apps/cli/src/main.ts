#!/usr/bin/env node
import { runCli } from './program.js';

process.exitCode = await runCli(process.argv.slice(2), { environment: process.env, out: process.stdout, err: process.stderr, now: () => new Date() });
