import type { Clock } from '../../../lambda/client-secret/clock';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Time passes only when somebody sleeps or waits. */
export class VirtualClock implements Clock {
  public constructor(private time = Date.UTC(2026, 0, 1)) {}

  public now(): number {
    return this.time;
  }

  public wait(milliseconds: number): void {
    this.time += milliseconds;
  }

  public async sleep(milliseconds: number): Promise<void> {
    this.wait(milliseconds);
  }
}
