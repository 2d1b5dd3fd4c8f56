import { wrong, type Finding } from '../reading/finding.js';
import type { SiteDraft } from '../reading/site-draft.js';
import { siteDefaults } from '../schema/site-defaults.js';

/** Answers become louder with the room, not quieter. */
export function checkPrompts({ prompts }: SiteDraft): readonly Finding[] {
  const { levelDbFs = siteDefaults.promptLevelDbFs, loudestDbFs = levelDbFs } = prompts ?? {};
  if (loudestDbFs >= levelDbFs) return [];
  const message = `${loudestDbFs} is below the level in a quiet room (levelDbFs: ${levelDbFs}); write at least that, which lets answers never rise`;
  return [wrong(['prompts', 'loudestDbFs'], message)];
}
