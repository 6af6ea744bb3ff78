import type { VacancyPay } from '@filiera/contracts';
import { allInside, at, type XmlElement } from '@filiera/exchange';

const PERIODS: readonly VacancyPay['period'][] = ['hour', 'month', 'year'];
const AMOUNT = /^\d{1,8}(?:\.\d{1,2})?$/;

/** The pay range, when the document tells both ends, the currency and a period that the network has; half of a range would mislead. */
export function payOf(profile: XmlElement): VacancyPay | undefined {
  const offered = at(profile, 'OfferedRemunerationPackage');
  const [least] = allInside(offered, 'MinimumAmount');
  const [most] = allInside(offered, 'MaximumAmount');
  const interval = allInside(offered, 'RemunerationRateIntervalCode')[0]?.text.toLowerCase();
  const period = PERIODS.find((each) => each === interval);
  const currency = least?.attributes['currencyID'] ?? least?.attributes['currency'] ?? '';
  if (period === undefined || !/^[A-Z]{3}$/.test(currency) || !AMOUNT.test(least?.text ?? '') || !AMOUNT.test(most?.text ?? '')) return undefined;
  const [min, max] = [Number(least!.text), Number(most!.text)];
  return min > max || max > 10_000_000 ? undefined : { min, max, currency, period };
}
