/** A pattern for `like ? escape '!'` that finds the text as it is, anywhere. */
export const likePattern = (text: string): string => `%${text.replace(/[!%_]/g, '!$&')}%`;
