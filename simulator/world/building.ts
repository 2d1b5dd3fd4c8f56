/** The shaft: where the landings are. Landings are counted from 0, the lowest. */
export interface Building {
  /** What stands on the buttons, from the lowest to the highest. */
  readonly landings: readonly string[];
  /** Heights of the landings above the lowest one, in metres. */
  readonly heightsM: readonly number[];
  /** Where a fire recall sends the car. */
  readonly recallLanding: number;
}

export interface BuildingPlan {
  readonly landings: readonly string[];
  readonly recallLanding?: number;
  readonly storeyM?: number;
}

/** A car this close to a landing stands level with it: people do not trip over it (EN 81-20 asks for 10 mm). */
const levelToleranceM = 0.005;

export function createBuilding({ landings, recallLanding = 0, storeyM = 3 }: BuildingPlan): Building {
  return { landings, heightsM: landings.map((_, landing) => landing * storeyM), recallLanding };
}

export function heightOf(building: Building, landing: number): number {
  return building.heightsM[landing] ?? 0;
}

export function nearestLanding(building: Building, heightM: number): number {
  let nearest = 0;
  for (const [landing, landingHeightM] of building.heightsM.entries()) {
    if (Math.abs(landingHeightM - heightM) < Math.abs(heightOf(building, nearest) - heightM)) nearest = landing;
  }
  return nearest;
}

/** The landing the height is level with, or null between landings. */
export function levelLanding(building: Building, heightM: number): number | null {
  const nearest = nearestLanding(building, heightM);
  return Math.abs(heightOf(building, nearest) - heightM) <= levelToleranceM ? nearest : null;
}

/** The height in landings instead of metres: 2.5 is half way between the third and the fourth. */
export function positionInLandings(building: Building, heightM: number): number {
  const above = building.heightsM.findIndex((landingHeightM) => landingHeightM >= heightM);
  if (above <= 0) return above === 0 ? 0 : building.heightsM.length - 1;
  const lowerM = heightOf(building, above - 1);
  return above - 1 + (heightM - lowerM) / (heightOf(building, above) - lowerM);
}
