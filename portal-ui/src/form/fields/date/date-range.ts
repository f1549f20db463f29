/** What the wheels offer: birthdays as well as plans. */
export const firstDate = new Date(1930, 0, 1);
export const lastDate = new Date(2060, 11, 31);
