// What the provider remembers. A rotated refresh token stays usable for the client's retry grace period.
const records = new Map();

export class Store {
  constructor(model, graceSeconds) {
    this.model = model;
    this.graceSeconds = graceSeconds;
  }

  async upsert(id, payload) { records.set(`${this.model}:${id}`, payload); }

  async find(id) {
    const payload = records.get(`${this.model}:${id}`);
    const usable = payload?.consumed !== undefined && this.model === 'RefreshToken' && Date.now() / 1000 < payload.consumed + this.graceSeconds(payload);
    return usable ? { ...payload, consumed: undefined } : payload;
  }

  async findByUid(uid) { return [...records].find(([key, payload]) => key.startsWith(`${this.model}:`) && payload.uid === uid)?.[1]; }

  async consume(id) { (await this.payload(id)).consumed ??= Date.now() / 1000; }

  async payload(id) { return records.get(`${this.model}:${id}`); }

  async destroy(id) { records.delete(`${this.model}:${id}`); }

  async revokeByGrantId(grantId) {
    for (const [key, payload] of records) { if (payload.grantId === grantId) { records.delete(key); } }
  }
}
