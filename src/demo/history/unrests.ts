import type { Unrest } from './small-disruptions.ts';

/** How restless each service is when nothing bad happens. */
export const unrests: readonly Unrest[] = [
  {
    service: 'email',
    calendar: 'office-de',
    perMonth: 0.8,
    longestMinutes: 7,
    causes: ['A mail gateway was restarted', 'Sign-in to the mailbox was slow'],
    except: ['2026-03', '2026-06', '2026-10'],
  },
  {
    service: 'payroll',
    calendar: 'office-de',
    perMonth: 0.7,
    longestMinutes: 22,
    causes: ['The payroll portal did not answer', 'Pay slips could not be opened'],
    except: ['2026-04'],
  },
  {
    service: 'vpn',
    calendar: 'office-de',
    perMonth: 1.3,
    longestMinutes: 16,
    causes: ['A gateway changed over to its twin', 'New sign-ins failed', 'Packets were lost'],
    except: ['2026-02'],
  },
  {
    service: 'webshop',
    calendar: 'around-the-clock',
    perMonth: 2.2,
    longestMinutes: 15,
    causes: ['The checkout was slow', 'The search did not answer', 'A release was rolled back'],
    except: ['2025-11', '2026-11'],
  },
  {
    service: 'print',
    calendar: 'office-uk',
    perMonth: 1.1,
    longestMinutes: 28,
    causes: ['Jobs waited in the queue', 'The badge readers did not answer'],
    except: ['2026-09'],
  },
];
