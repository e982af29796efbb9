import type { Piece } from '../../../domain/consequence/piece.ts';
import { tellForecast } from './tell-forecast.ts';
import { tellBacktest, tellCredits } from './tell-history.ts';
import { tellAlerts, tellClocks, tellExposure, tellFindings, tellSupport } from './tell-quick.ts';

/** One consequence in short, plain sentences; the zone is that of the agreement. */
export function tellPiece(piece: Piece, timeZone: string): readonly string[] {
  switch (piece.kind) {
    case 'exposure':
      return tellExposure(piece);
    case 'support':
      return tellSupport(piece);
    case 'findings':
      return tellFindings(piece);
    case 'clocks':
      return tellClocks(piece, timeZone);
    case 'alerts':
      return tellAlerts(piece, timeZone);
    case 'back-test':
      return tellBacktest(piece, timeZone);
    case 'forecast':
      return tellForecast(piece);
    case 'credits':
      return tellCredits(piece);
  }
}

const TITLES = {
  exposure: 'Credits and cost',
  support: 'What it rests on',
  findings: 'Worth a look',
  clocks: 'What is open',
  alerts: 'Alerts',
  'back-test': 'The last 12 months',
  forecast: 'Forecast',
  credits: 'Credits of the last 12 months',
} as const satisfies Readonly<Record<Piece['kind'], string>>;

/** What a kind of consequence is about: “The last 12 months”. */
export function pieceTitle(kind: Piece['kind']): string {
  return TITLES[kind];
}
