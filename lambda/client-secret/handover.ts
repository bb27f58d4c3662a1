import { randomUUID } from 'crypto';
import { isRefusal, type Services } from './services';
import { currentSince, holding, PENDING, type StoredSecret, type StoredVersion } from './stored-secret';

/** Notes the time of the replacement before the replacement, so that the previous secret never looks older after a crash. */
export async function noteHandover(services: Services, stored: StoredSecret, version: string, now: number): Promise<void> {
  await services.moveLabel(stored.secretId, currentSince(now), { to: version });
  for (const { label } of stored.handoversOf(version)) {
    await services.moveLabel(stored.secretId, label, { from: version });
  }
}

/** The version to make current. It is a new version if the metadata of the current version has changed. */
export async function handoverTarget(
  services: Services, stored: StoredSecret, current: StoredVersion, pending: StoredVersion, id: string,
): Promise<string> {
  const text = JSON.stringify(holding(current.content, pending.content.client_secret));
  if (text === JSON.stringify(pending.content)) {
    return pending.version;
  }
  const version = randomUUID();
  await services.put(stored.secretId, version, text, [id]);
  return version;
}

/** While a version is pending and not current, Secrets Manager refuses another rotation. A version that a person rejected would also return. */
export async function endRotation(services: Services, stored: StoredSecret, token: string): Promise<void> {
  if (stored.bearing(PENDING) !== token) { return; }
  try {
    await services.moveLabel(stored.secretId, PENDING, { from: token });
  } catch (error) {
    // Another invocation of this step was faster.
    if (!isRefusal(error, 'InvalidParameterException')) {
      throw error;
    }
  }
}
