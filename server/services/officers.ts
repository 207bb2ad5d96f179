import {
  appointmentRefusal,
  type Appointment,
  type AppointmentRefusal,
  type Officer,
  type Part,
} from "../domain/officer.ts";
import { ok, refuse, type Result } from "../domain/result.ts";
import type { Clock, Records } from "./ports.ts";
import { hashPassword, passwordRefusal, type PasswordRefusal } from "./passwords.ts";
import type { Chance } from "./random.ts";

export type OfficerService = ReturnType<typeof createOfficerService>;

export type NewOfficer = {
  readonly signIn: string;
  readonly name: string;
  readonly password: string;
  readonly declaredUnrelated?: boolean;
  readonly relativeOfCommittee?: boolean;
  readonly demo?: boolean;
};

export type OfficerRefusal =
  AppointmentRefusal | PasswordRefusal | { readonly code: "sign-in-taken" } | { readonly code: "not-found" };

/** Who may do what; appointments end and begin, nothing is rewritten (PB5). */
export function createOfficerService({
  officers,
  clock,
  chance,
}: {
  officers: Records<Officer>;
  clock: Clock;
  chance: Chance;
}) {
  return {
    all: () => officers.all(),
    get: (id: string) => officers.get(id),
    nameOf: async (id: string): Promise<string> => (await officers.get(id))?.name ?? id,

    /** True once somebody who is no demo officer administers: then demo officers are shut out. */
    async hasRealAdministrator(): Promise<boolean> {
      const all = await officers.all();
      return all.some(
        ({ demo, disabled, appointments }) =>
          !demo && !disabled && appointments.some(({ part }) => part === "administrator"),
      );
    },

    async add(wish: NewOfficer): Promise<Result<Officer, OfficerRefusal>> {
      const signIn = wish.signIn.trim();
      const all = await officers.all();
      if (all.some((each) => each.signIn.toLowerCase() === signIn.toLowerCase()))
        return refuse({ code: "sign-in-taken" });
      const weak = wish.demo ? undefined : passwordRefusal(wish.password, signIn);
      if (weak) return refuse(weak);
      const officer: Officer = {
        id: `o-${chance.symbols(8)}`,
        signIn,
        name: wish.name.trim(),
        passwordHash: await hashPassword(wish.password),
        appointments: [],
        ...(wish.declaredUnrelated && { declaredUnrelated: clock.today() }),
        ...(wish.relativeOfCommittee && { relativeOfCommittee: true }),
        ...(wish.demo && { demo: true }),
      };
      return ok(await officers.put(officer.id, () => officer));
    },

    /** Gives an officer a part from a day on. */
    async appoint(id: string, appointment: Appointment): Promise<Result<Officer, OfficerRefusal>> {
      const officer = await officers.get(id);
      if (!officer) return refuse({ code: "not-found" });
      const against = appointmentRefusal(officer, appointment);
      if (against) return refuse(against);
      return ok(
        await officers.put(id, (found) => ({
          ...(found ?? officer),
          appointments: [...(found ?? officer).appointments, appointment],
        })),
      );
    },

    /** Hand-over: the part ends with a day; who held it then stays known. */
    async endPart(
      id: string,
      { unit, part, until }: { unit: string; part: Part; until: string },
    ): Promise<Result<Officer, OfficerRefusal>> {
      const officer = await officers.get(id);
      if (!officer) return refuse({ code: "not-found" });
      const ended = (held: Appointment): Appointment =>
        held.unit === unit && held.part === part && (!held.until || held.until > until) ? { ...held, until } : held;
      return ok(
        await officers.put(id, (found) => ({
          ...(found ?? officer),
          appointments: (found ?? officer).appointments.map(ended),
        })),
      );
    },

    async declareUnrelated(id: string): Promise<Result<Officer, OfficerRefusal>> {
      const officer = await officers.get(id);
      if (!officer) return refuse({ code: "not-found" });
      return ok(await officers.put(id, (found) => ({ ...(found ?? officer), declaredUnrelated: clock.today() })));
    },

    async setPassword(id: string, password: string): Promise<Result<Officer, OfficerRefusal>> {
      const officer = await officers.get(id);
      if (!officer) return refuse({ code: "not-found" });
      const weak = passwordRefusal(password, officer.signIn);
      if (weak) return refuse(weak);
      const passwordHash = await hashPassword(password);
      return ok(
        await officers.put(id, (found) => ({ ...(found ?? officer), passwordHash, signedOutBefore: clock.now() })),
      );
    },

    async disable(id: string): Promise<Result<Officer, OfficerRefusal>> {
      const officer = await officers.get(id);
      if (!officer) return refuse({ code: "not-found" });
      return ok(await officers.put(id, (found) => ({ ...(found ?? officer), disabled: true })));
    },
  };
}
