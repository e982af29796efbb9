import { openAgreement } from './agreement/open.ts';
import { showRestOfAgreement } from './agreement/rest.ts';
import { openChainPicture } from './chain/picture.ts';
import { openChain, turnChain } from './chain/show.ts';
import { openDiff, turnDiff } from './diff/show.ts';
import { openHelp } from './home/help.ts';
import { refreshHome } from './home/refresh.ts';
import { applyImport, checkImport } from './import/forms.ts';
import { importMessage, openImport } from './import/open.ts';
import type { ButtonInteraction, FormInteraction, ShortcutInteraction } from './interaction.ts';
import { openList, showRestOfList } from './list/rest.ts';
import { openServices, turnServices } from './service/list.ts';
import { openService, turnService } from './service/show.ts';
import { askForDate, checkDate } from './status/check-date.ts';
import { openStatus } from './status/open.ts';
import { showRest } from './status/rest.ts';
import { shareStatus } from './status/share.ts';
import { openWho, turnWho } from './who/show.ts';
import { openWhy } from './why/open.ts';
import { turnWhy } from './why/turn.ts';

/** Every button that does something. */
export const BUTTONS: readonly ButtonInteraction[] = [
  openStatus,
  showRest,
  shareStatus,
  askForDate,
  openAgreement,
  showRestOfAgreement,
  refreshHome,
  openHelp,
  showRestOfList,
  openList,
  openWhy,
  turnWhy,
  openChain,
  turnChain,
  openChainPicture,
  openServices,
  turnServices,
  openService,
  turnService,
  openWho,
  turnWho,
  openDiff,
  turnDiff,
  openImport,
];

/** Every form that can be sent. */
export const FORMS: readonly FormInteraction[] = [checkDate, checkImport, applyImport];

/** Every entry in the menu of a message. */
export const SHORTCUTS: readonly ShortcutInteraction[] = [importMessage];
