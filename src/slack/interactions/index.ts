import { openAgreement } from './agreement/open.ts';
import { showRestOfAgreement } from './agreement/rest.ts';
import { ALERT_BUTTONS, ALERT_FORMS } from './alert/index.ts';
import { openChainPicture } from './chain/picture.ts';
import { openChain, turnChain } from './chain/show.ts';
import { openDates, turnDates } from './dates/show.ts';
import { openDiff, turnDiff } from './diff/show.ts';
import { BEGIN_BUTTONS, beginDraft } from './draft/begin.ts';
import { askToDiscard, discard } from './draft/discard.ts';
import { openFile, saveFile } from './draft/file.ts';
import { openDrafts, turnDrafts } from './draft/list.ts';
import { addPerson, changePerson, removePerson, savePerson } from './draft/person.ts';
import { askToPublish, catchUpMine, catchUpTheirs, publish } from './draft/publish.ts';
import { askToRemove, removeTarget } from './draft/remove-target.ts';
import { savePart, saveTarget } from './draft/save.ts';
import { chooseTargetKind } from './draft/target-kind.ts';
import {
  addTarget,
  draftPromise,
  editDocument,
  editPart,
  editTarget,
  mergeMine,
  mergeTheirs,
  showDraftAgain,
} from './draft/work.ts';
import { openExamples, turnExamples } from './examples/show.ts';
import { openExport, turnExport } from './export/show.ts';
import { turnForecast } from './forecast/show.ts';
import { openHistory, turnToNewer, turnToOlder } from './history/show.ts';
import { openHelp } from './home/help.ts';
import { refreshHome } from './home/refresh.ts';
import { applyImport, checkImport } from './import/forms.ts';
import { importMessage, openImport } from './import/open.ts';
import { IMPROVEMENT_BUTTONS, IMPROVEMENT_FORMS } from './improvement/index.ts';
import type {
  ButtonInteraction,
  FormInteraction,
  SearchInteraction,
  ShortcutInteraction,
} from './interaction.ts';
import { dropJob, openJobs, tryJobAgain } from './job/again.ts';
import { openLint, turnLint } from './lint/show.ts';
import { openList, showRestOfList } from './list/rest.ts';
import { MAINTENANCE_BUTTONS, MAINTENANCE_FORMS } from './maintenance/index.ts';
import { NEGOTIATION_BUTTONS, NEGOTIATION_FORMS } from './negotiation/index.ts';
import { OUTAGE_BUTTONS, OUTAGE_FORMS } from './outage/index.ts';
import { PICK_BUTTONS, PICK_SEARCHES } from './pick/pick.ts';
import { REQUEST_BUTTONS, REQUEST_FORMS } from './record/index.ts';
import { openServices, turnServices } from './service/list.ts';
import { openService, turnService } from './service/show.ts';
import { ASK_FOR_STEPS, takeStep } from './standing/step.ts';
import { askForDate, checkDate } from './status/check-date.ts';
import { openStatus } from './status/open.ts';
import { showRest } from './status/rest.ts';
import { shareStatus } from './status/share.ts';
import { openMatrix, openWho, turnWho } from './who/show.ts';
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
  openJobs,
  tryJobAgain,
  dropJob,
  openHelp,
  showRestOfList,
  openList,
  openWhy,
  turnWhy,
  openChain,
  turnChain,
  openChainPicture,
  openLint,
  turnLint,
  openExamples,
  turnExamples,
  openDates,
  turnDates,
  openServices,
  turnServices,
  openService,
  turnService,
  openWho,
  openMatrix,
  turnWho,
  openDiff,
  turnDiff,
  openHistory,
  turnToOlder,
  turnToNewer,
  turnForecast,
  openImport,
  openExport,
  turnExport,
  ...BEGIN_BUTTONS,
  openDrafts,
  turnDrafts,
  editDocument,
  draftPromise,
  showDraftAgain,
  editPart,
  addTarget,
  editTarget,
  askToRemove,
  mergeMine,
  mergeTheirs,
  openFile,
  addPerson,
  changePerson,
  removePerson,
  askToPublish,
  catchUpMine,
  catchUpTheirs,
  askToDiscard,
  ...ASK_FOR_STEPS,
  ...PICK_BUTTONS,
  ...REQUEST_BUTTONS,
  ...NEGOTIATION_BUTTONS,
  ...OUTAGE_BUTTONS,
  ...MAINTENANCE_BUTTONS,
  ...ALERT_BUTTONS,
  ...IMPROVEMENT_BUTTONS,
];

/** Every form that can be sent. */
export const FORMS: readonly FormInteraction[] = [
  checkDate,
  checkImport,
  applyImport,
  beginDraft,
  savePart,
  savePerson,
  saveTarget,
  chooseTargetKind,
  saveFile,
  publish,
  discard,
  removeTarget,
  takeStep,
  ...REQUEST_FORMS,
  ...NEGOTIATION_FORMS,
  ...OUTAGE_FORMS,
  ...MAINTENANCE_FORMS,
  ...ALERT_FORMS,
  ...IMPROVEMENT_FORMS,
];

/** Everything that is looked up while somebody types. */
export const SEARCHES: readonly SearchInteraction[] = PICK_SEARCHES;

/** Every entry in the menu of a message. */
export const SHORTCUTS: readonly ShortcutInteraction[] = [importMessage];
