import type { Points } from './exponent.js';

/** Lines of one plot, by their names. */
export interface Growth {
  readonly name: string;
  readonly lines: Readonly<Record<string, Points>>;
}

const WIDTH = 760;
const HEIGHT = 340;
const [LEFT, RIGHT, TOP, BOTTOM] = [70, 190, 36, 40];
const COLOURS = ['#0066cc', '#b4451f', '#1b7837', '#762a83'];

/** Draws quantities over sizes on logarithmic axes: a straight line is a power, its slope the exponent. The same points give the same bytes. */
export function drawGrowth({ name, lines }: Growth): string {
  const points = Object.values(lines).flat();
  const [sizes, values] = [points.map(([size]) => Math.log10(size)), points.map(([, value]) => Math.log10(value))];
  const [left, right] = [Math.floor(Math.min(...sizes)), Math.ceil(Math.max(...sizes))];
  const [low, high] = [Math.floor(Math.min(...values)), Math.ceil(Math.max(...values))];
  const x = (power: number): string => (LEFT + ((power - left) / Math.max(1, right - left)) * (WIDTH - LEFT - RIGHT)).toFixed(1);
  const y = (power: number): string => (HEIGHT - BOTTOM - ((power - low) / Math.max(1, high - low)) * (HEIGHT - TOP - BOTTOM)).toFixed(1);
  const powers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img">`,
    `<title>${name}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${LEFT}" y="22" font-size="14">${name}</text>`,
    ...powers(low, high).map((power) => `<path d="M${LEFT} ${y(power)}H${WIDTH - RIGHT}" stroke="#ddd"/><text x="${LEFT - 6}" y="${y(power)}" dy="4" text-anchor="end">10^${power}</text>`),
    ...powers(left, right).map((power) => `<path d="M${x(power)} ${TOP}V${HEIGHT - BOTTOM}" stroke="#eee"/><text x="${x(power)}" y="${HEIGHT - 18}" text-anchor="middle">10^${power}</text>`),
    ...Object.entries(lines).flatMap(([label, line], at) => [
      `<polyline fill="none" stroke="${COLOURS[at % COLOURS.length]}" stroke-width="2" points="${line.map(([size, value]) => `${x(Math.log10(size))},${y(Math.log10(value))}`).join(' ')}"/>`,
      `<text x="${WIDTH - RIGHT + 8}" y="${y(Math.log10(line.at(-1)![1]))}" dy="4" fill="${COLOURS[at % COLOURS.length]}">${label}</text>`,
    ]),
    '</svg>',
    '',
  ].join('\n');
}
