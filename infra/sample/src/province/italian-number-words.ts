const SMALL = [
  '', 'uno', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove', 'dieci', 'undici', 'dodici', 'tredici', 'quattordici', 'quindici', 'sedici',
  'diciassette', 'diciotto', 'diciannove',
];
const TENS = ['', '', 'venti', 'trenta', 'quaranta', 'cinquanta', 'sessanta', 'settanta', 'ottanta', 'novanta'];

/** A number from 1 to 999,999 in Italian words: names of people who plainly do not exist, and no two alike. */
export function italianWords(number: number): string {
  if (number >= 1_000) {
    const thousands = Math.floor(number / 1_000);
    return `${thousands === 1 ? 'mille' : `${italianWords(thousands)}mila`}${belowThousand(number % 1_000)}`;
  }
  return belowThousand(number);
}

function belowThousand(number: number): string {
  const hundreds = Math.floor(number / 100);
  const hundred = hundreds === 0 ? '' : `${hundreds === 1 ? '' : SMALL[hundreds]}cento`;
  return hundred + belowHundred(number % 100);
}

function belowHundred(number: number): string {
  if (number < 20) return SMALL[number]!;
  const unit = number % 10;
  const ten = TENS[Math.floor(number / 10)]!;
  // "ventuno", "ventotto": the vowel falls before another.
  return (unit === 1 || unit === 8 ? ten.slice(0, -1) : ten) + SMALL[unit]!;
}
