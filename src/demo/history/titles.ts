type Titles = readonly [string, ...string[]];

export const emailTitles: Titles = [
  'Mailbox is full',
  'No mail on the phone',
  'Calendar invitations arrive twice',
  'Shared mailbox for the purchasing team',
  'Mail to a partner comes back',
  'Out-of-office text cannot be saved',
  'Outlook asks for the password again and again',
  'New mailing list',
  'Attachment is blocked',
  'Search finds no old mail',
  'Spam in the inbox',
  'Meeting room cannot be booked',
];

export const payrollTitles: Titles = [
  'Pay slip cannot be opened',
  'Overtime is missing from the pay slip',
  'Wrong tax class after a wedding',
  'Bank details were not taken over',
  'Report to the authorities was rejected',
  'New colleague is missing from the run',
  'Sign-in to the payroll portal fails',
  'Travel expenses are paid twice',
];

export const webshopTitles: Titles = [
  'Checkout hangs after the address',
  'Voucher is not accepted',
  'Product pictures do not load',
  'Payment by card fails',
  'Search finds nothing for “gift”',
  'Order confirmation is not sent',
  'Wrong price in the basket',
  'Stock is shown as zero',
  'Shop is slow in the evening',
];

export const vpnTitles: Titles = [
  'Connection drops every few minutes',
  'Token is not accepted',
  'No access to the file server',
  'New laptop cannot connect',
  'Very slow from home',
  'Certificate has expired',
  'No connection from the hotel',
];

export const printTitles: Titles = [
  'Paper jam on the second floor',
  'Toner is empty',
  'Badge is not recognised',
  'Scan to mail does not arrive',
  'Prints come out striped',
  'Printer is not found',
  'Job stays in the queue',
];

export const cloudmailTitles: Titles = [
  'Mail queue grows at Cloudmail',
  'Cloudmail node does not answer',
  'Mailboxes on one cluster cannot be reached',
  'Cloudmail rejects sign-ins',
];
